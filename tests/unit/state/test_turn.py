"""Where pain regions and landmarks are seen: a region on a plate's skin, whatever that leaves away."""

from __future__ import annotations

from dataclasses import replace

from atlas.domain.body import Position, Side
from atlas.domain.plates import Camera, Plate, Relief
from atlas.domain.scene import PlaceMark, RegionMark
from atlas.state.choose import seen
from atlas.state.marks import Marks
from atlas.state.turn import other_spots
from tests.unit.small_atlas import FACTS

AT: Position = (-190.0, -74.0, 1138.0)
"""On the inner side of the right elbow, on the way to which a look from the left meets the trunk."""
INWARD: Position = (1.0, 0.0, 0.0)
REGION = Marks(regions=(RegionMark("inner_elbow", Side.RIGHT, ((AT, 20.0),), (INWARD,)),))


def from_the_left(skin_at: float) -> Plate:
    """A plate that looks to the right side; its skin lies at x = ``skin_at`` mm, what is nearer is gone."""
    camera = Camera((-1.0, 0.0, 0.0), (0.0, 0.0, 1.0), (0.0, AT[1], AT[2]), 200.0, 200.0, 1.0)
    relief = Relief(bytes([1]) * (20 * 20), 20, 10.0, -skin_at, 1.0)
    return replace(FACTS.plates["back_close"], camera=camera, relief=relief)


def test_a_region_is_seen_on_a_plate_that_leaves_the_trunk_away() -> None:
    (spot,) = other_spots(REGION)
    assert seen(from_the_left(AT[0]), spot) == 1.0


def test_a_region_behind_other_skin_is_not_seen() -> None:
    (spot,) = other_spots(REGION)
    assert seen(from_the_left(AT[0] + 150.0), spot) == 0.0
    assert seen(replace(from_the_left(AT[0]), relief=None), spot) == 0.0


def test_a_landmark_may_lie_far_beneath_the_skin() -> None:
    deep = replace(PlaceMark("process", Side.RIGHT, AT, INWARD, "Process"), at=(0.0, AT[1], AT[2]))
    (spot,) = other_spots(Marks(places=(deep,)))
    assert seen(from_the_left(100.0), spot) == 1.0
