"""Whether a plate shows the part of the body in which a place lies, and does not look through another."""

from __future__ import annotations

from atlas.domain.body import Position
from atlas.domain.plates import Plate

BEHIND_MM = 110.0
"""A place farther than this behind the skin that is seen lies in another part of the body."""
BEFORE_MM = -40.0
"""A place so far before the skin that is seen lies in a part of the body that the plate has left away."""
SIDEWAYS, MIDLINE_MM, OTHER_HALF_MM = 0.7, 15.0, 40.0
"""A picture whose view goes across the body (cosine) does not look through it: what lies further than this
beyond the median plane must be no further behind the skin than this."""


def uncovered(plate: Plate, at: Position, behind: float | None, reach: tuple[float, float]) -> bool:
    """Whether a place (mm) within a plate's frame is neither hidden nor left away.

    ``behind`` is how far (mm) it lies behind the skin that is seen there, None where there is none; ``reach``
    is the depth of the nearest and of the farthest skin of the plate.
    """
    if behind is not None:
        return BEFORE_MM < behind <= (OTHER_HALF_MM if _through_the_body(plate, at) else BEHIND_MM)
    depth = plate.camera.project(at)[2]
    among = reach[0] + BEFORE_MM < depth < reach[1] + BEHIND_MM
    return among and not _of_the_other_half(plate, at)


def _of_the_other_half(plate: Plate, at: Position) -> bool:
    """Whether a plate from the side is of the half of the body in which a place does not lie."""
    sideways = abs(plate.camera.forward[0]) > SIDEWAYS
    return sideways and abs(at[0]) > MIDLINE_MM and at[0] * plate.camera.centre[0] < 0.0


def _through_the_body(plate: Plate, at: Position) -> bool:
    """Whether a plate from the side looks at a place through the half of the body that it is of."""
    across = plate.camera.forward[0]
    beyond = abs(across) > SIDEWAYS and at[0] * across > MIDLINE_MM
    return beyond and plate.camera.centre[0] * across <= 0.0
