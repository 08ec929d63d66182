"""The way in which the skin faces near a place, as far as the records tell."""

from __future__ import annotations

from math import dist

from atlas.domain.body import Position, mirror
from atlas.domain.library import Library


def facing_near(at: Position, library: Library) -> Position | None:
    """The outward normal of the skin near a place, from its pain region; None without regions.

    Regions cover the whole skin, and their normals are worked out when the data is read. They are authored on
    the right, so a place of the left is looked up in the mirror.
    """
    right = mirror(at) if at[0] > 0 else at
    spots = (
        (dist(right, spot) - radius, facing)
        for region in library.regions.values()
        for (spot, radius), facing in zip(region.spots, region.facing, strict=False)
    )
    found = min(spots, key=lambda row: row[0], default=(0.0, None))[1]
    return mirror(found) if found is not None and at[0] > 0 else found
