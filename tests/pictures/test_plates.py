"""The shipped plates by probes: what is where, in which colour, seen from which side."""

from __future__ import annotations

from functools import cache

import pytest
from PIL import Image

from atlas import paths
from atlas.domain.body import Depth, Position, Side
from atlas.domain.plates import Plate
from atlas.packs.load import load
from atlas.packs.plates import load_plates, load_structures
from atlas.state.choose import Spot, seen

FOLDER = paths.assets_folder() / "plates"
PLATES = load_plates(FOLDER)
NUMBERS = {s.number: s for s in load_structures(paths.assets_folder() / "structures.json")}
LIBRARY = load((paths.data_folder(),), paths.assets_folder()).library
MM = 6
HARD_TO_SEE = {("dorsal_interossei_hand", 3), ("intercostals", 1)}
"""Zones of which a third lies where no plate looks: in the cleft between two fingers, and under the arm where
the skin of this body is one with that of the trunk."""


@cache
def ids(plate: str, depth: Depth) -> Image.Image:
    return Image.open(FOLDER / plate / PLATES[plate].ids[depth]).convert("I")


@cache
def picture(plate: str, depth: Depth) -> Image.Image:
    return Image.open(FOLDER / plate / PLATES[plate].pictures[depth][0]).convert("RGBA")


def structures_near(plate: Plate, depth: Depth, place: Position, radius_mm: float = MM) -> set[str]:
    """The ids of what is seen within some mm of a place."""
    x, y, _ = plate.camera.project(place)
    r = radius_mm * plate.camera.scale
    box = ids(plate.id, depth).crop((int(x - r), int(y - r), int(x + r) + 1, int(y + r) + 1))
    numbers = {n for _, n in box.getcolors(1 << 20)} - {0}
    return {NUMBERS[n].id for n in numbers}


def colour(plate: str, depth: Depth, place: Position) -> tuple[int, int, int, int]:
    x, y, _ = PLATES[plate].camera.project(place)
    return picture(plate, depth).getpixel((int(x), int(y)))


@pytest.mark.parametrize(
    ("plate", "depth", "muscle"),
    [
        ("shoulder_back_posterior", Depth.SUPERFICIAL, "trapezius"),
        ("shoulder_back_posterior", Depth.INTERMEDIATE, "infraspinatus"),
        ("full_posterior", Depth.SUPERFICIAL, "gluteus_maximus"),
        ("low_back_hip_posterior", Depth.INTERMEDIATE, "gluteus_medius"),
        ("low_back_hip_posterior", Depth.DEEP, "piriformis"),
        ("head_neck_right", Depth.SUPERFICIAL, "sternocleidomastoid"),
        ("head_neck_right", Depth.SUPERFICIAL, "masseter"),
        ("head_neck_right", Depth.SUPERFICIAL, "temporalis"),
    ],
)
def test_a_trigger_point_lies_on_its_muscle_in_the_picture(plate: str, depth: Depth, muscle: str) -> None:
    found = [
        muscle in structures_near(PLATES[plate], depth, point.at)
        for point in LIBRARY.muscles[muscle].trigger_points
        if seen(PLATES[plate], Spot(point.at, point.facing, 1.0)) > 0.3
    ]
    assert found
    assert sum(found) >= len(found) / 2, found


def test_every_point_and_every_zone_is_seen_on_the_plates() -> None:
    for muscle in LIBRARY.muscles.values():
        for point in muscle.trigger_points:
            spot = Spot(point.at, point.facing, 1.0)
            assert any(seen(plate, spot) > 0 for plate in PLATES.values()), f"{muscle.id} {point.id}"
            for zone in point.zones:
                strokes = [
                    Spot(p, n, 1.0, on_skin=True) for p, n in zip(zone.stroke, zone.facing, strict=True)
                ]
                shown = sum(any(seen(plate, s) > 0 for plate in PLATES.values()) for s in strokes)
                least = 0.6 if (muscle.id, point.id) in HARD_TO_SEE else 0.8
                assert shown >= least * len(strokes), f"{muscle.id} {point.id}: {zone.where}"


def test_the_right_of_the_body_is_on_the_left_of_the_front_and_on_the_right_of_the_back() -> None:
    for plate, expected in (("full_anterior", False), ("full_posterior", True)):
        width = PLATES[plate].camera.size[0]
        x, _, _ = PLATES[plate].camera.project((-200.0, -60.0, 1300.0))
        assert (x > width / 2) is expected


def test_the_skin_is_skin_and_the_air_is_empty() -> None:
    chest: Position = (-60.0, -230.0, 1330.0)
    red, green, blue, alpha = colour("full_anterior", Depth.SKIN, chest)
    assert alpha == 255
    assert red > green > blue
    assert colour("full_anterior", Depth.SKIN, (-340.0, 0.0, 1700.0))[3] == 0


def test_bones_are_paler_than_muscles() -> None:
    femur: Position = (-110.0, -100.0, 600.0)
    bone, muscle = (colour("full_anterior", depth, femur) for depth in (Depth.BONE, Depth.SUPERFICIAL))
    assert min(bone[:3]) > min(muscle[:3]) + 30


def test_eyes_look_out_of_the_skin() -> None:
    """The pupil is dark and the white of the eye is paler than the cheek."""
    plate = PLATES["head_neck_anterior"]
    x, y, _ = plate.camera.project((-33.7, -178.0, 1646.0))
    r = int(9 * plate.camera.scale)
    eye = picture(plate.id, Depth.SKIN).crop((int(x) - r, int(y) - r, int(x) + r, int(y) + r)).convert("L")
    darkest, brightest = eye.getextrema()
    assert darkest < 70
    assert brightest > 190


def test_left_and_right_of_a_full_figure_mirror_each_other() -> None:
    right, left = ids("full_right", Depth.SUPERFICIAL), ids("full_left", Depth.SUPERFICIAL)
    shares = []
    for image, side in ((right, Side.RIGHT), (left, Side.LEFT)):
        counts = {NUMBERS[n]: c for c, n in image.getcolors(1 << 24) if n}
        shares.append({s.id: c for s, c in counts.items() if s.side is side})
    for name in ("deltoid", "gluteus_maximus", "sternocleidomastoid"):
        assert shares[0][name] == pytest.approx(shares[1][name], rel=0.06), name
