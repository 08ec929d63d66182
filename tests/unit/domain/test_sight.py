"""A mark is on no plate that shows another limb, or looks at its place through the body."""

from __future__ import annotations

from functools import cache

import pytest

from atlas import paths
from atlas.domain.body import Position
from atlas.domain.plates import Plate
from atlas.domain.sight import uncovered
from atlas.packs.plates import load_plates

FAR = (-1000.0, 1000.0)


@cache
def plates() -> dict[str, Plate]:
    return dict(load_plates(paths.assets_folder() / "plates"))


def at_x(x: float) -> Position:
    return (x, -60.0, 900.0)


@pytest.mark.parametrize(
    ("plate", "x", "behind", "seen"),
    [
        ("leg_medial", -100.0, 45.0, True),
        ("leg_medial", 110.0, -160.0, False),
        ("trunk_lateral", -60.0, 90.0, True),
        ("trunk_lateral", 60.0, 90.0, False),
        ("trunk_lateral", 8.0, 90.0, True),
        ("full_right", 20.0, 85.0, False),
        ("full_anterior", 20.0, 85.0, True),
        ("full_anterior", 20.0, 140.0, False),
    ],
)
def test_how_far_behind_or_before_the_skin_decides(plate: str, x: float, behind: float, seen: bool) -> None:
    assert uncovered(plates()[plate], at_x(x), behind, FAR) is seen


@pytest.mark.parametrize(("x", "seen"), [(-90.0, True), (90.0, False)])
def test_without_skin_the_half_of_the_plate_decides(x: float, seen: bool) -> None:
    assert uncovered(plates()["trunk_lateral"], at_x(x), None, FAR) is seen


def test_without_skin_a_place_lies_among_what_the_plate_shows() -> None:
    plate = plates()["thigh_medial"]
    depth = plate.camera.project(at_x(-100.0))[2]
    for nearest, farthest, seen in ((-50.0, 50.0, True), (45.0, 100.0, False), (-300.0, -130.0, False)):
        assert uncovered(plate, at_x(-100.0), None, (depth + nearest, depth + farthest)) is seen
