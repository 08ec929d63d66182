"""Which side of the body lies at which edge of a plate, and how long a millimetre is."""

from __future__ import annotations

from dataclasses import dataclass

from atlas.domain.body import Position
from atlas.domain.plates import Camera

AXES = (("R", "L"), ("Anterior", "Posterior"), ("Inferior", "Superior"))
"""For each axis the word at its negative and positive end."""
PLAIN = {"Anterior": "Front", "Posterior": "Back", "Inferior": "Below", "Superior": "Above"}
"""The words of anatomy in those of everybody."""
LENGTHS_MM = (1, 2, 5, 10, 20, 50, 100, 200, 500)


@dataclass(frozen=True, slots=True)
class Edges:
    """The words at the left and right edge of a plate and, where these do not tell the side, between them."""

    left: str
    right: str
    middle: str


def edges(camera: Camera, *, plain: bool = False) -> Edges:
    """What to write on a plate so that nobody takes right for left; ``plain`` in words for everybody."""
    axis, sign = _main(camera.right)
    words = AXES[axis] if sign > 0 else AXES[axis][::-1]
    if axis == 0:
        return Edges(words[0], words[1], "")
    if plain:
        words = (PLAIN[words[0]], PLAIN[words[1]])
    return Edges(words[0], words[1], _side(camera))


def _side(camera: Camera) -> str:
    axis, sign = _main(camera.forward)
    if axis == 0:
        return "Right side" if sign > 0 else "Left side"
    axis, sign = _main(camera.top)
    return f"{'L' if sign > 0 else 'R'} at the top" if axis == 0 else ""


def _main(direction: Position) -> tuple[int, int]:
    """The axis along which a direction mostly points, and which way."""
    axis = max(range(3), key=lambda i: abs(direction[i]))
    return axis, 1 if direction[axis] > 0 else -1


def bar_length(px_per_mm: float, most_px: float) -> int:
    """The longest round length in mm whose bar fits into ``most_px`` screen px."""
    fitting = [mm for mm in LENGTHS_MM if mm * px_per_mm <= most_px]
    return fitting[-1] if fitting else LENGTHS_MM[0]
