"""Where a cut that was moved lies, in words."""

from __future__ import annotations

from atlas.domain.body import Side, scale
from atlas.domain.section_plane import Plane, toward

WORDS = {
    "up": "above",
    "down": "below",
    "front": "in front",
    "back": "behind",
    "right": "to the right",
    "left": "to the left",
    "outer": "further out",
    "inner": "further in",
}


def where_words(mm: float, plane: Plane, side: Side) -> str:
    """How far and to which side of the site a plane lies that was moved ``mm`` along its normal."""
    if not mm:
        return "at the site"
    way = toward(scale(plane.normal, mm), side if plane.limb else None)
    return f"{abs(mm):g} mm {' and '.join(WORDS[part] for part in way.lower().split(', '))}"
