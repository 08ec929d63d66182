"""Which sites each rule marks: by the record of the muscle, or by the place where there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas import paths
from atlas.domain.anatomy import BodyRegion, Citation, Hazard, Muscle
from atlas.domain.body import Depth, Position, Side, on_side
from atlas.domain.cases import Site, Technique
from atlas.domain.caution_rules import RULES, marks_site, on_arm, on_belly_or_low_back, on_leg, over_chest
from atlas.domain.cautions import Caution, CautionGroup, Mark
from atlas.domain.library import Library
from atlas.packs.load import load
from tests.unit.small_atlas import MUSCLE

BACK: Position = (-100.0, 20.0, 1400.0)
SITE = Site("backer", 1, Side.RIGHT, BACK, "upper part")
FREE = replace(SITE, muscle="", point=None)


def caution(*marks: Mark) -> Caution:
    return Caution(
        "some", "Some", CautionGroup.RELATIVE, "it is so", "Then.", "So", (Citation("book"),), "Is it?", marks
    )


def holds(mark: Mark, site: Site, muscle: Muscle | None) -> bool:
    return marks_site(caution(mark), site, muscle)


def with_hazards(*hazards: Hazard) -> Muscle:
    return replace(MUSCLE, needling=replace(MUSCLE.needling, hazards=hazards))


@pytest.fixture(scope="module")
def library() -> Library:
    return load((paths.data_folder(),), paths.assets_folder()).library


def test_every_word_has_its_rule() -> None:
    assert set(RULES) == set(Mark)


def test_a_caution_marks_where_one_of_its_rules_holds_and_none_without_rules() -> None:
    assert marks_site(caution(Mark.ELECTRICAL, Mark.CHEST), SITE, MUSCLE)
    assert not marks_site(caution(Mark.ELECTRICAL, Mark.FREE), SITE, MUSCLE)
    assert not marks_site(caution(), SITE, MUSCLE)
    assert holds(Mark.ALL, SITE, MUSCLE)
    assert holds(Mark.ALL, FREE, None)


@pytest.mark.parametrize(
    ("technique", "depth", "deep", "electrical"),
    [
        (Technique.DEEP, Depth.SUPERFICIAL, True, False),
        (Technique.ELECTRICAL, Depth.SUPERFICIAL, True, True),
        (Technique.SUPERFICIAL, Depth.DEEP, True, False),
        (Technique.SUPERFICIAL, Depth.INTERMEDIATE, False, False),
    ],
)
def test_deep_and_electrical(technique: Technique, depth: Depth, deep: bool, electrical: bool) -> None:
    site, muscle = replace(SITE, technique=technique), replace(MUSCLE, depth=depth)
    assert holds(Mark.DEEP, site, muscle) is deep
    assert holds(Mark.ELECTRICAL, site, muscle) is electrical


def test_a_shallow_free_site_is_not_deep() -> None:
    assert not holds(Mark.DEEP, replace(FREE, technique=Technique.SUPERFICIAL), None)
    assert holds(Mark.DEEP, FREE, None)


def test_the_chest_needs_the_record_and_the_place_and_the_place_alone_without_a_record() -> None:
    assert holds(Mark.CHEST, SITE, MUSCLE)
    assert not holds(Mark.CHEST, SITE, with_hazards(Hazard.NONE_MAJOR))
    assert holds(Mark.CHEST, FREE, None)
    assert not holds(Mark.CHEST, replace(FREE, at=(-80.0, 0.0, 300.0)), None)
    assert not holds(Mark.CHEST, replace(SITE, at=(-80.0, 0.0, 300.0)), MUSCLE)
    assert holds(Mark.CHEST, replace(SITE, at=(-80.0, 0.0, 1060.0)), MUSCLE)


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize(
    ("region", "arm", "leg"),
    [(region, False, False) for region in (BodyRegion.THORAX, BodyRegion.ABDOMEN, BodyRegion.HEAD_NECK)]
    + [(region, True, False) for region in (BodyRegion.SHOULDER, BodyRegion.ARM, BodyRegion.FOREARM_HAND)]
    + [(region, False, True) for region in (BodyRegion.HIP, BodyRegion.THIGH, BodyRegion.LEG_FOOT)],
)
def test_a_limb_is_marked_on_its_own_side_alone(side: Side, region: BodyRegion, arm: bool, leg: bool) -> None:
    site, muscle = replace(SITE, side=side), replace(MUSCLE, region=region)
    right = side is Side.RIGHT
    assert [holds(mark, site, muscle) for mark in (Mark.RIGHT_ARM, Mark.LEFT_ARM)] == [
        arm and right,
        arm and not right,
    ]
    assert [holds(mark, site, muscle) for mark in (Mark.RIGHT_LEG, Mark.LEFT_LEG)] == [
        leg and right,
        leg and not right,
    ]


def test_a_free_site_on_a_limb_is_marked_by_its_place() -> None:
    hand = replace(FREE, side=Side.LEFT, at=(283.0, -156.0, 818.0))
    thigh = replace(FREE, side=Side.LEFT, at=(176.0, -86.0, 731.0))
    assert [m for m in Mark if "_" in m and holds(m, hand, None)] == [Mark.LEFT_ARM]
    assert [m for m in Mark if "_" in m and holds(m, thigh, None)] == [Mark.LEFT_LEG]


def test_hazards_mark_by_the_record_alone() -> None:
    for mark, hazard in (
        (Mark.NERVE, Hazard.NERVE),
        (Mark.VESSEL, Hazard.VESSEL),
        (Mark.ORGAN, Hazard.KIDNEY),
        (Mark.ORGAN, Hazard.VISCUS),
        (Mark.SPINAL_CANAL, Hazard.SPINAL_CANAL),
        (Mark.EYE, Hazard.EYE),
        (Mark.JOINT, Hazard.JOINT),
    ):
        assert holds(mark, SITE, with_hazards(Hazard.PNEUMOTHORAX, hazard))
        assert not holds(mark, SITE, with_hazards(Hazard.PNEUMOTHORAX))
        assert not holds(mark, FREE, None)


def test_belly_and_loin_by_place_and_the_muscles_of_the_pelvic_floor() -> None:
    loin, neck = (-75.0, -7.0, 1085.0), (-13.0, -61.0, 1521.0)
    low_back = replace(MUSCLE, region=BodyRegion.LOW_BACK)
    assert holds(Mark.BELLY_LOW_BACK, replace(SITE, at=loin), low_back)
    assert not holds(Mark.BELLY_LOW_BACK, replace(SITE, at=neck), low_back)
    floor = replace(MUSCLE, region=BodyRegion.PELVIC_FLOOR)
    assert holds(Mark.BELLY_LOW_BACK, replace(SITE, at=(-34.0, -40.0, 866.0)), floor)


CHEST = {
    "armpit", "armpit_back", "scapula", "medial_border_of_scapula", "upper_thoracic_spine",
    "mid_thoracic_spine", "lower_thoracic_spine", "below_scapula", "side_of_chest", "upper_chest",
    "outer_chest", "sternum", "breast", "lower_chest", "epigastrium", "clavicle", "supraclavicular",
    "suprascapular", "upper_abdomen",
}  # fmt: skip
ARM = {
    "shoulder_front", "shoulder_side", "shoulder_back", "arm_front", "arm_back", "arm_outer", "arm_inner",
    "elbow_crease", "elbow_point", "elbow_outer", "elbow_inner", "forearm_front", "forearm_back",
    "forearm_radial", "forearm_ulnar", "wrist_front", "wrist_back", "palm", "hand_back", "thumb",
}  # fmt: skip
LEG = {
    "hip_side", "hip_front", "buttock_middle", "buttock_lower", "thigh_front", "thigh_back", "thigh_inner",
    "thigh_outer", "knee_front", "knee_back", "shin", "calf", "heel", "sole", "great_toe", "groin",
}  # fmt: skip
BELLY = {
    "low_back", "lumbosacral", "loin", "flank", "navel", "side_of_abdomen", "lower_abdomen", "hypogastrium",
    "upper_abdomen", "epigastrium",
}  # fmt: skip
INWARD = {"shoulder_front", "shoulder_back", "arm_inner"}
"""Of the arm, and so near to the ribs that they count as over the chest as well."""


@pytest.mark.parametrize("side", list(Side))
def test_places_of_the_skin_count_where_they_belong(library: Library, side: Side) -> None:
    for known, lies in ((CHEST, over_chest), (ARM, on_arm), (LEG, on_leg), (BELLY, on_belly_or_low_back)):
        for name in known:
            places = [on_side(at, side) for at, _ in library.regions[name].spots]
            assert all(map(lies, places)), (name, lies)


@pytest.mark.parametrize("side", list(Side))
def test_places_far_away_do_not_count(library: Library, side: Side) -> None:
    far_from_chest = (LEG | ARM | {"vertex", "jaw", "navel"}) - INWARD
    rules = (
        (far_from_chest, over_chest), (LEG | {"breast"}, on_arm), (ARM, on_leg), (ARM, on_belly_or_low_back),
    )  # fmt: skip
    for known, lies in rules:
        for name in known:
            places = [on_side(at, side) for at, _ in library.regions[name].spots]
            assert not any(map(lies, places)), (name, lies)


BEYOND = {
    ("external_oblique", 2), ("multifidus", 2), ("quadratus_lumborum", 4), ("rectus_abdominis", 3),
    ("rectus_abdominis", 4), ("sternocleidomastoid", 4), ("sternocleidomastoid", 7), ("triceps_brachii", 2),
    ("triceps_brachii", 3), ("triceps_brachii", 4),
}  # fmt: skip
"""Points of muscles whose records name pneumothorax for their other points."""


def test_every_listed_point_that_names_the_lung_near_the_chest_is_marked(library: Library) -> None:
    missed = set()
    for muscle in library.muscles.values():
        for point in muscle.trigger_points:
            for side in Side:
                site = Site(muscle.id, point.id, side, on_side(point.at, side), point.name)
                named = Hazard.PNEUMOTHORAX in muscle.needling.hazards
                held = holds(Mark.CHEST, site, muscle)
                assert named or not held
                if named and not held:
                    missed.add((muscle.id, point.id))
    assert missed == BEYOND
