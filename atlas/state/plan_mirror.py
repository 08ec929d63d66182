"""Close-ups of the left: those of the right, mirrored as the points are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from atlas.domain.body import Side, mirror
from atlas.domain.plates import Plate, Relief
from atlas.state.facts import Facts

TAIL = "~left"
"""Ends the id of a plate that is mirrored."""
ASIDE_MM, SIDEWAYS = 20.0, 0.3
"""A plate whose middle lies so far from the median plane, or that looks so much sideways, is of one side."""


def with_mirrored(facts: Facts) -> Facts:
    """The facts with every close-up of one side mirrored for the other, behind all others."""
    made = (mirrored(plate) for plate in facts.plates.values() if plate.parent and _of_one_side(plate))
    plates: Mapping[str, Plate] = {**facts.plates, **{plate.id: plate for plate in made}}
    return replace(facts, plates=plates)


def mirrored(plate: Plate) -> Plate:
    """A plate as it would be of the mirrored body; its pictures are those of ``original``, turned over."""
    camera = plate.camera
    return replace(
        plate,
        id=plate.id + TAIL,
        name=plate.name.replace("right side", "left side"),
        camera=replace(camera, view=mirror(camera.view), up=mirror(camera.up), centre=mirror(camera.centre)),
        sprites={},
        relief=None if plate.relief is None else _turned_over(plate.relief),
    )


def told(plate: str) -> str:
    """What is said of a plate that is mirrored; nothing of others."""
    return "left, mirrored from the right" if plate.endswith(TAIL) else ""


def original(plate: str) -> str:
    """The id of the plate that a mirrored one was made from; any other id as it is."""
    return plate.removesuffix(TAIL)


def _of_one_side(plate: Plate) -> bool:
    return abs(plate.camera.centre[0]) > ASIDE_MM or abs(plate.camera.forward[0]) > SIDEWAYS


def _turned_over(relief: Relief) -> Relief:
    rows = (relief.cells[i : i + relief.width] for i in range(0, len(relief.cells), relief.width))
    other = {Side.RIGHT: Side.LEFT, Side.LEFT: Side.RIGHT}
    return replace(
        relief,
        cells=b"".join(row[::-1] for row in rows),
        shows={(structure, other[side]): share for (structure, side), share in relief.shows.items()},
    )
