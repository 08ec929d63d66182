"""Whether a mark is seen on a plate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atlas.domain.body import Position
from atlas.domain.plates import Plate
from atlas.domain.sight import uncovered

if TYPE_CHECKING:
    from atlas.ui.canvas.skin_map import SkinMap  # numpy


def shown(at: Position, facing: Position | None, plate: Plate, skin: SkinMap | None) -> bool:
    """Whether a place lies in the frame, faces the reader, has no other part of the body before it, and
    belongs to a part that the plate shows at all."""
    if not plate.camera.sees(at, facing):
        return False
    return skin is None or uncovered(plate, at, skin.behind(at), skin.reach)
