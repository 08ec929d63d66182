"""Which plate shows a place of the body closer up."""

from __future__ import annotations

from collections.abc import Mapping

from atlas.domain.body import Position, dot
from atlas.domain.plates import Plate

LOOKING = -0.25
"""The cosine below which skin counts as turned to the reader."""


def close_up(plates: Mapping[str, Plate], shown: str, at: Position, facing: Position) -> str:
    """The smallest other plate whose frame holds a skin position that looks at it; "" if there is none.

    Only plates that cover less of the body than the shown one count.
    """
    limit = _area(plates[shown])
    fitting = [
        plate
        for plate in plates.values()
        if plate.id != shown
        and _area(plate) < limit
        and plate.camera.sees(at)
        and dot(facing, plate.camera.forward) < LOOKING
    ]
    return min(fitting, key=_area).id if fitting else ""


def _area(plate: Plate) -> float:
    return plate.camera.width * plate.camera.height
