"""Names of places on the skin: the landmark, the directions in body terms, both sides alike, short."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from atlas import paths
from atlas.domain.anatomy import Landmark, LandmarkKind
from atlas.domain.body import Position, Side, mirror
from atlas.domain.place_name import MOST_LETTERS, SKIN_POINTS, nearest_landmarks, place_name

BACK: Position = (0.0, 1.0, 0.0)
FRONT: Position = (0.0, -1.0, 0.0)
OUT: Position = (-1.0, 0.0, 0.0)


def bone(name: str, at: Position, palpate: str = "") -> Landmark:
    return Landmark(name, name, LandmarkKind.BONE, at, palpate)


SPINE = bone("Spine of the scapula, middle", (-114.0, -14.0, 1426.0))
T6 = bone("Spinous process of T6", (0.0, -2.0, 1316.0))
STERNUM = bone("Sternal angle", (0.0, -190.0, 1396.0))
TROCHANTER = bone("Greater trochanter", (-162.0, -82.0, 849.0))
ULNA = bone("Styloid process of the ulna", (-257.0, -122.0, 874.0))
FIBULA = bone("Head of the fibula", (-121.0, -62.0, 386.0))
ALL = (SPINE, T6, STERNUM, TROCHANTER, ULNA, FIBULA)


def test_a_place_is_told_from_the_nearest_landmark_in_steps_of_five_mm() -> None:
    name = place_name((-81.0, 30.0, 1408.0), ALL, ("Trapezius", "Supraspinatus"), outward=BACK)
    assert name == (
        "Over trapezius and supraspinatus, "
        "20 mm below and 35 mm medial to the spine of the scapula (middle), right"
    )


@pytest.mark.parametrize(
    ("at", "outward"),
    [((-81.0, 30.0, 1408.0), BACK), ((-83.0, 10.0, 300.0), BACK), ((-176.0, -86.0, 731.0), OUT)],
)
def test_the_left_is_named_as_the_right(at: Position, outward: Position) -> None:
    right = place_name(at, ALL, outward=outward)
    left = place_name(mirror(at), ALL, outward=mirror(outward))
    assert right.replace("right", "left") == left != right


def test_a_place_over_a_landmark_is_at_it() -> None:
    assert place_name((0.5, 20.0, 1317.0), ALL, outward=BACK) == "At the spinous process of T6, midline"


def test_the_front_is_not_measured_from_the_back() -> None:
    def facing_of(at: Position) -> Position:
        return FRONT if at[1] < -100.0 else BACK

    found = nearest_landmarks(
        (0.0, -60.0, 1330.0), (T6, STERNUM), Side.RIGHT, outward=FRONT, facing_of=facing_of
    )
    assert [landmark.id for landmark in found] == [STERNUM.id]


def test_hand_and_thigh_are_not_measured_from_each_other() -> None:
    thigh, hand = (-176.0, -86.0, 855.0), (-240.0, -130.0, 850.0)
    assert ULNA.id not in {one.id for one in nearest_landmarks(thigh, ALL, Side.RIGHT)}
    assert [one.id for one in nearest_landmarks(hand, ALL, Side.RIGHT)] == [ULNA.id]


def test_along_a_limb_it_is_proximal_and_distal_and_the_face_is_told() -> None:
    name = place_name((-83.0, 10.0, 300.0), (FIBULA,), outward=BACK)
    assert name == "90 mm distal and 35 mm medial to the head of the fibula, right leg, back"
    front = place_name((-83.0, -110.0, 300.0), (FIBULA,), outward=FRONT)
    assert front.endswith("right leg, front")


def test_words_that_take_no_to_stand_beside_those_that_do() -> None:
    name = place_name((-176.0, -52.0, 731.0), (TROCHANTER,), outward=OUT)
    assert name == "120 mm distal to and 30 mm behind the greater trochanter, right thigh, outer side"


def test_a_landmark_of_the_depth_counts_as_further_off() -> None:
    deep = bone("Deep one", (-80.0, 0.0, 1400.0), "Deep, rarely felt itself.")
    open_to_touch = replace(deep, id="Open one", at=(-80.0, 0.0, 1412.0), palpate="")
    found = nearest_landmarks((-80.0, 30.0, 1400.0), (deep, open_to_touch), Side.RIGHT)
    assert [one.id for one in found] == ["Open one", "Deep one"]


def test_areas_of_the_skin_are_not_measured_from() -> None:
    area = Landmark("flank", "Flank", LandmarkKind.SKIN, (-141.0, -85.0, 1075.0))
    navel = Landmark("umbilicus", "Umbilicus", LandmarkKind.SKIN, (0.0, -208.0, 1042.0))
    found = nearest_landmarks((-130.0, -120.0, 1070.0), (area, navel), Side.RIGHT)
    assert [one.id for one in found] == ["umbilicus"]


def test_the_landmarks_of_the_skin_are_in_the_data() -> None:
    rows = yaml.safe_load((paths.data_folder() / "landmarks.yaml").read_text(encoding="utf-8"))
    assert {rows[one]["kind"] for one in SKIN_POINTS} == {"skin"}


def test_a_name_stays_short_and_on_one_line() -> None:
    long = "Flexor digiti minimi brevis of the foot and what else runs there"
    name = place_name((-81.0, 30.0, 1408.0), ALL, (long, long), outward=BACK)
    assert len(name) <= MOST_LETTERS
    assert "\n" not in name
    assert name.endswith("right")
    assert "scapula" in name


def test_without_landmarks_the_muscles_and_the_side_are_left() -> None:
    assert place_name((90.0, 0.0, 1400.0), (), ("Trapezius",)) == "Over trapezius, left"
    assert place_name((0.0, 0.0, 1400.0), ()) == "Midline"
