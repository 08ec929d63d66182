"""The checklist of a plan in reading order, and what each answer says at which site."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from atlas import paths
from atlas.domain.anatomy import Citation, Source
from atlas.domain.body import Position, Side, on_side
from atlas.domain.cases import Answer, CautionAnswer, Plan, Site, Technique
from atlas.domain.cautions import Caution, CautionGroup, Mark
from atlas.domain.library import Library
from atlas.packs.load import load
from atlas.state.plan_cautions import checklist, open_questions, seen, site_cautions
from tests.unit.small_atlas import LIBRARY

DAY, LATER = date(2024, 5, 1), date(2024, 6, 1)
ON_BACK: Position = (-100.0, 20.0, 1400.0)
LISTED = Site("backer", 1, Side.RIGHT, ON_BACK, "upper part", Technique.SUPERFICIAL)
CALF = Site("", None, Side.LEFT, (84.0, 12.0, 310.0), "calf", Technique.DEEP)
CURRENT = replace(LISTED, side=Side.LEFT, at=(100.0, 20.0, 1400.0), technique=Technique.ELECTRICAL)
SITES = (LISTED, CALF, CURRENT)


def entry(
    id: str, group: CautionGroup, *marks: Mark, ask: str = "Is it so?", always: bool = False
) -> Caution:
    sources = (Citation("book", "chapter 3"), Citation("gone"))
    return Caution(
        id, id.capitalize(), group, f"{id} is the case", "It matters.", "It", sources, ask, marks, always,
        "Gently." if always else "", "Call." if always else "",
    )  # fmt: skip


TABLE = (
    entry("thinners", CautionGroup.MEDICINE, Mark.DEEP),
    entry("stimulator", CautionGroup.RELATIVE, Mark.ELECTRICAL),
    entry("swelling", CautionGroup.ABSOLUTE, Mark.LEFT_LEG),
    entry("fever", CautionGroup.RED_FLAG, Mark.ALL),
    entry("lung", CautionGroup.RELATIVE, Mark.CHEST, ask="", always=True),
    entry("news", CautionGroup.RELATIVE),
)
SMALL = replace(LIBRARY, cautions={caution.id: caution for caution in TABLE})


def plan(**answers: Answer) -> Plan:
    return Plan(SITES, tuple(CautionAnswer(id, answer, DAY) for id, answer in answers.items()))


def ids(found: Plan, library: Library = SMALL) -> list[list[str]]:
    return [[caution.id for caution in cautions] for cautions in site_cautions(found, library)]


def test_the_questions_stand_by_list_in_reading_order_and_what_holds_always_is_not_asked() -> None:
    groups = checklist(plan(), SMALL)
    assert [group.group for group in groups] == list(CautionGroup)
    assert [[row.id for row in group.rows] for group in groups] == [
        ["fever"], ["swelling"], ["stimulator", "news"], ["thinners"],
    ]  # fmt: skip
    assert groups[0].title.startswith("Red flags")


def test_a_row_says_why_and_rests_on_sources_as_text() -> None:
    row = checklist(plan(), SMALL)[0].rows[0]
    assert (row.ask, row.why, row.answer, row.when) == ("Is it so?", "It matters.", None, None)
    assert row.sources == ("Writer W (1999). A manual. 2nd edition. chapter 3.", "gone")


def test_a_row_carries_its_answer_with_day_and_remark_the_later_one_of_two() -> None:
    answers = (
        CautionAnswer("fever", Answer.NO, LATER, "gone since"),
        CautionAnswer("fever", Answer.YES, DAY),
    )
    row = checklist(Plan((), answers), SMALL)[0].rows[0]
    assert (row.answer, row.when, row.remark) == (Answer.NO, LATER, "gone since")


def test_it_is_seen_when_every_list_has_an_answer_and_questions_stay_open_until_all_have() -> None:
    assert not seen(plan(), SMALL)
    assert open_questions(plan(), SMALL) == 5
    one = plan(fever=Answer.NO)
    assert not seen(one, SMALL)
    each = plan(fever=Answer.NO, swelling=Answer.UNKNOWN, stimulator=Answer.NO, thinners=Answer.YES)
    assert seen(each, SMALL)
    assert open_questions(each, SMALL) == 1
    assert open_questions(Plan(SITES, (*each.cautions, CautionAnswer("news", Answer.NO, DAY))), SMALL) == 0


def test_an_answer_to_a_question_that_the_atlas_does_not_have_counts_for_nothing() -> None:
    strange = plan(stranger=Answer.YES)
    assert open_questions(strange, SMALL) == 5
    assert ids(strange) == ids(plan())


def test_an_atlas_without_cautions_asks_and_warns_of_nothing() -> None:
    assert checklist(plan(), LIBRARY) == ()
    assert seen(plan(), LIBRARY)
    assert open_questions(plan(), LIBRARY) == 0
    assert site_cautions(plan(), LIBRARY) == ((), (), ())
    assert site_cautions(Plan(), SMALL) == ()


def test_what_holds_always_is_told_unasked_and_a_question_only_when_answered() -> None:
    assert ids(plan()) == [["lung"], [], ["lung"]]
    assert ids(plan(fever=Answer.NO, thinners=Answer.NO)) == ids(plan())


def test_a_yes_marks_the_sites_of_its_rule_in_the_order_of_the_lists() -> None:
    found = plan(
        thinners=Answer.YES, stimulator=Answer.YES, swelling=Answer.YES, fever=Answer.YES, news=Answer.YES
    )
    assert ids(found) == [
        ["fever", "lung"], ["fever", "swelling", "thinners"], ["fever", "stimulator", "lung", "thinners"],
    ]  # fmt: skip


def test_not_known_marks_as_a_yes_does_and_says_so() -> None:
    known, unknown = plan(stimulator=Answer.YES), plan(stimulator=Answer.UNKNOWN)
    assert ids(unknown) == ids(known)
    yes, maybe = site_cautions(known, SMALL)[2][0], site_cautions(unknown, SMALL)[2][0]
    assert yes.sentence == "Stimulator is the case."
    assert maybe.sentence == "Not known whether stimulator is the case."
    assert (yes.reason, yes.answer, maybe.answer) == ("It matters.", Answer.YES, Answer.UNKNOWN)
    assert yes.sources == ("Writer W (1999). A manual. 2nd edition. chapter 3.", "gone")


def test_what_holds_always_carries_what_to_do_and_what_to_tell() -> None:
    (lung,) = site_cautions(plan(), SMALL)[0]
    assert (lung.sentence, lung.technique, lung.tell, lung.answer) == (
        "Lung is the case.", "Gently.", "Call.", None,
    )  # fmt: skip


def test_many_authors_are_told_by_the_first_and_a_year_that_is_not_known_is_left_out() -> None:
    many = Source("book", "Writer W, Other O, Third T, Fourth F", "A manual")
    library = replace(SMALL, sources={"book": many})
    row = checklist(plan(), library)[0].rows[0]
    assert row.sources[0] == "Writer W, and others. A manual. chapter 3."


@pytest.fixture(scope="module")
def library() -> Library:
    return load((paths.data_folder(),), paths.assets_folder()).library


def listed(library: Library, muscle: str, side: Side, technique: Technique = Technique.DEEP) -> Site:
    point = library.muscles[muscle].trigger_points[0]
    return Site(muscle, point.id, side, on_side(point.at, side), point.name, technique)


def whole(library: Library, *sites: Site, **answers: Answer) -> list[list[str]]:
    cautions = tuple(CautionAnswer(id, answer, DAY) for id, answer in answers.items())
    return ids(Plan(sites, cautions), library)


def test_sites_over_the_chest_carry_the_pneumothorax_with_what_to_do_and_tell(library: Library) -> None:
    chest, calf = listed(library, "rhomboid_major", Side.LEFT), listed(library, "gastrocnemius", Side.LEFT)
    free = Site("", None, Side.RIGHT, (-30.0, 33.0, 1316.0), "between the shoulder blades")
    over, below, placed = site_cautions(Plan((chest, calf, free)), library)
    assert "pneumothorax" not in {caution.id for caution in below}
    for cautions in (over, placed):
        (lung,) = [caution for caution in cautions if caution.id == "pneumothorax"]
        assert "breathlessness" in lung.tell
        assert lung.technique
        assert any("Mintken" in source for source in lung.sources)
    assert {caution.id for caution in placed} == {"pneumothorax", "free_site"}


def test_blood_thinners_mark_deep_sites_and_a_stimulator_those_with_current(library: Library) -> None:
    shallow = listed(library, "gastrocnemius", Side.RIGHT, Technique.SUPERFICIAL)
    deep, current = (
        replace(shallow, technique=Technique.DEEP),
        replace(shallow, technique=Technique.ELECTRICAL),
    )
    piriformis = listed(library, "piriformis", Side.RIGHT, Technique.SUPERFICIAL)
    sites = (shallow, deep, current, piriformis)
    found = whole(library, *sites, anticoagulants=Answer.YES, pacemaker=Answer.UNKNOWN)
    assert ["anticoagulants" in at for at in found] == [False, True, True, True]
    assert ["pacemaker" in at for at in found] == [False, False, True, False]


def test_current_carries_where_it_must_not_flow_and_is_marked_in_pregnancy(library: Library) -> None:
    deep = listed(library, "gastrocnemius", Side.RIGHT)
    current = replace(deep, technique=Technique.ELECTRICAL)
    found = whole(library, deep, current, pregnancy=Answer.YES)
    assert ["current" in at for at in found] == [False, True]
    assert ["pregnancy" in at for at in found] == [False, True]
    told = library.cautions["current"].technique
    for place in ("across the chest", "through the head", "side of the neck", "carotid sinus", "eye"):
        assert place in told
    for asked in ("pacemaker", "pregnancy", "epilepsy", "lowered feeling"):
        assert asked in library.cautions["current"].then


def test_what_lies_near_the_eye_or_a_joint_says_so(library: Library) -> None:
    brow, knee, calf = (
        listed(library, muscle, Side.RIGHT) for muscle in ("orbicularis_oculi", "vastus_medialis", "soleus")
    )
    found = whole(library, brow, knee, calf)
    assert ["eye" in at for at in found] == [True, False, False]
    assert ["joint" in at for at in found] == [False, True, False]


def test_below_the_occiput_a_sudden_headache_is_told(library: Library) -> None:
    (cautions,) = site_cautions(Plan((listed(library, "suboccipitals", Side.LEFT),)), library)
    (canal,) = [caution for caution in cautions if caution.id == "spinal_canal"]
    assert "never upward or inward" in canal.technique
    assert "sudden severe pain of head" in canal.tell


def test_lymphoedema_marks_all_sites_of_its_limb_and_no_other(library: Library) -> None:
    sites = [listed(library, m, side) for m in ("brachialis", "soleus", "masseter") for side in Side]
    for limb, hit in (("right_arm", 0), ("left_arm", 1), ("right_leg", 2), ("left_leg", 3)):
        found = whole(library, *sites, **{f"lymphoedema_{limb}": Answer.YES})
        assert [f"lymphoedema_{limb}" in at for at in found] == [i == hit for i in range(len(sites))]


def test_pregnancy_marks_belly_and_low_back_and_its_first_months_every_site(library: Library) -> None:
    sites = [listed(library, m, Side.RIGHT) for m in ("quadratus_lumborum", "rectus_abdominis", "soleus")]
    found = whole(library, *sites, pregnancy=Answer.YES)
    assert ["pregnancy" in at for at in found] == [True, True, False]
    early = whole(library, *sites, pregnancy_early=Answer.YES)
    assert all("pregnancy_early" in at for at in early)


def test_every_sentence_that_ships_reads_as_one_with_yes_and_with_not_known(library: Library) -> None:
    site = replace(listed(library, "multifidus", Side.RIGHT), technique=Technique.ELECTRICAL)
    told = set()
    for caution in library.cautions.values():
        for given, start in (
            (Answer.YES, caution.finding[:1].upper()),
            (Answer.UNKNOWN, "Not known whether "),
        ):
            answers = (CautionAnswer(caution.id, given, DAY),)
            (found,) = site_cautions(Plan((site,), answers), library)
            for row in (row for row in found if row.id == caution.id and row.answer is given):
                assert row.sentence.startswith(start)
                assert row.sentence.endswith(".")
                assert row.reason
                assert row.sources
                told.add(row.id)
    assert len(told) > 30
