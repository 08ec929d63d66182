"""Which part of the body a place of the skin belongs to."""

from __future__ import annotations

import pytest

from atlas.domain.anatomy import BodyRegion
from atlas.domain.body import Position, Side, mirror
from atlas.domain.limbs import on_arm, on_shoulder, part_words, region_at

PLACES: tuple[tuple[Position, Position, BodyRegion], ...] = (
    ((-260.0, -80.0, 1266.0), (-1.0, -0.3, 0.0), BodyRegion.ARM),
    ((-181.0, -80.0, 1193.0), (0.8, -0.5, -0.2), BodyRegion.ARM),
    ((-168.0, -121.0, 1241.0), (-1.0, -0.2, -0.1), BodyRegion.THORAX),
    ((-176.0, -60.0, 1241.0), (-0.9, 0.3, 0.0), BodyRegion.THORAX),
    ((-252.0, -84.0, 1383.0), (-0.9, -0.4, 0.1), BodyRegion.THORAX),
    ((-243.0, -184.0, 741.0), (0.3, 0.2, -0.9), BodyRegion.FOREARM_HAND),
    ((-175.0, -82.0, 849.0), (-1.0, 0.2, 0.1), BodyRegion.THORAX),
    ((-176.0, -86.0, 731.0), (-1.0, 0.3, -0.1), BodyRegion.THIGH),
    ((-84.0, 12.0, 310.0), (0.1, 1.0, 0.1), BodyRegion.LEG_FOOT),
)


@pytest.mark.parametrize(("at", "outward", "region"), PLACES)
def test_a_place_belongs_to_its_limb_on_both_sides(
    at: Position, outward: Position, region: BodyRegion
) -> None:
    assert region_at(at, outward) is region
    assert region_at(mirror(at), mirror(outward)) is region


def test_without_a_normal_the_hand_is_still_told_from_the_thigh() -> None:
    assert on_arm((-243.0, -184.0, 741.0))
    assert not on_arm((-176.0, -86.0, 731.0))


def test_the_shoulder_lies_above_the_armpit() -> None:
    assert on_shoulder((-176.0, -39.0, 1446.0))
    assert not on_shoulder((-176.0, -39.0, 1300.0))
    assert not on_shoulder((-100.0, 3.0, 1478.0))


@pytest.mark.parametrize(
    ("at", "outward", "words"),
    [
        ((-283.0, -156.0, 818.0), (0.0, -1.0, 0.1), " hand, palm"),
        ((-105.0, -125.0, -73.0), (0.1, 0.0, -1.0), " foot, sole"),
        ((-14.0, -87.0, 629.0), (1.0, -0.2, -0.1), " thigh, inner side"),
        ((-60.0, -221.0, 1110.0), (-0.4, -0.9, -0.1), ""),
    ],
)
def test_the_face_of_a_limb_is_named_alike_on_both_sides(at: Position, outward: Position, words: str) -> None:
    assert part_words(at, outward, Side.RIGHT) == words
    assert part_words(mirror(at), mirror(outward), Side.LEFT) == words
