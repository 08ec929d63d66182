"""The words of both sheets of paper: nothing is left out, nothing is told twice, and each has its source."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

import pytest

from atlas import paths
from atlas.domain.body import Side
from atlas.domain.cases import Answer, Case, CautionAnswer, Done, Plan, Session, Site, Technique, WholeCase
from atlas.domain.cautions import CautionGroup
from atlas.domain.library import Library
from atlas.domain.painting import Painting
from atlas.packs.load import load
from atlas.state.paper_sources import PaperSources
from atlas.state.paper_words import counted, long_day, ranged
from atlas.state.patient_sheet import NOT_NEEDLED, PatientSheet, in_plain_words, patient_sheet, region_name
from atlas.state.plan_marks import site_marks
from atlas.state.plan_sheet import NOTHING, PlanSheet, plan_sheet
from tests.unit.state.test_plan_cautions import CALF, LISTED, SMALL

DAY = datetime.date(2026, 11, 3)
NEEDLED = replace(LISTED, needle_length_mm=40.0, gauge_mm=0.25, position="prone", remark="careful")
SESSION = Session(DAY, (Done(NEEDLED, True, "sore"), Done(CALF, None)), 7, None, "abduction 90°", "first one")


def whole(*sites: Site, **answers: Answer) -> WholeCase:
    given = tuple(CautionAnswer(id, answer, DAY) for id, answer in answers.items())
    case = Case("S-014", DAY, ("ache", "sleeps badly"), "Only for the practice.")
    return WholeCase(case, Plan(sites, given), sessions=((SESSION, Painting()),))


def planned(*sites: Site, **answers: Answer) -> PlanSheet:
    return plan_sheet(whole(*sites, **answers), SMALL, DAY)


@pytest.fixture(scope="module")
def shipped() -> Library:
    return load((paths.data_folder(),), paths.assets_folder(), None).library


def told(sheet: PatientSheet) -> str:
    return "\n".join(words.text for chapter in sheet.chapters for words in chapter.words)


def test_the_plan_says_what_for_whom_and_when() -> None:
    sheet = planned(NEEDLED)
    assert (sheet.code, sheet.day) == ("S-014", "3 November 2026")
    assert sheet.conditions == "Shoulder ache, sleeps badly"
    assert "reference body" in sheet.reference
    assert "no depth" in sheet.reference


def test_a_row_holds_all_of_its_site() -> None:
    (row,) = planned(NEEDLED).rows
    assert (row.number, row.name, row.side) == (1, "upper part", "R")
    assert row.detail == "upper part [1]"
    assert (row.technique, row.needle) == ("superficial", "0.25 × 40 mm")
    assert (row.position, row.remark, row.cautions) == ("prone", "careful", "Lung")


def test_a_free_site_on_the_left_says_so() -> None:
    (row,) = planned(replace(CALF, gauge_mm=0.3)).rows
    assert (row.name, row.detail, row.side) == ("calf", "", "L")
    assert (row.technique, row.needle, row.position, row.cautions) == (
        "deep",
        "0.3 mm in diameter",
        NOTHING,
        NOTHING,
    )


def test_current_is_told_in_words() -> None:
    (row,) = planned(replace(NEEDLED, technique=Technique.ELECTRICAL, gauge_mm=None)).rows
    assert (row.technique, row.needle) == ("with current", "40 mm long")


def test_a_caution_stands_once_with_its_sites_and_sources() -> None:
    sheet = planned(NEEDLED, replace(NEEDLED, point=2), CALF, fever=Answer.YES, thinners=Answer.UNKNOWN)
    rows = {row.name: row for row in sheet.cautions}
    assert {name: row.sites for name, row in rows.items()} == {
        "Fever": "1–3",
        "Thinners": "3",
        "Lung": "1, 2",
    }
    assert rows["Thinners"].text.startswith("Not known whether thinners is the case. It matters.")
    assert "Gently." in rows["Lung"].text
    for row in rows.values():
        for number in re.findall(r"\d+", row.text.rpartition("[")[2]):
            assert any(line.startswith(f"[{number}]") for line in sheet.sources)


def test_what_was_asked_is_told_and_what_was_not_is_counted() -> None:
    sheet = planned(NEEDLED, fever=Answer.YES, swelling=Answer.NO)
    assert [words.text for words in sheet.answers] == [
        "Fever: yes, 3 November 2026.",
        "No to: Swelling.",
        "3 of 5 questions of the checklist have not been asked.",
    ]


def test_a_session_says_what_was_done_and_felt() -> None:
    (row,) = planned(NEEDLED).sessions
    assert row.day == "3 November 2026"
    assert row.sites == "upper part R (twitch, sore); calf L"
    assert (row.pain, row.motion, row.remark) == ("7 → ?", "abduction 90°", "first one")


def test_the_note_of_the_case_is_on_neither_sheet() -> None:
    case = whole(NEEDLED)
    assert "Only for the practice" not in repr(plan_sheet(case, SMALL, DAY))
    assert "Only for the practice" not in repr(patient_sheet(case, SMALL, DAY))


def test_sources_are_numbered_as_they_are_named_and_an_unknown_one_is_told() -> None:
    sources = PaperSources(SMALL)
    assert (sources.mark("paper"), sources.mark("book", "paper"), sources.mark("gone")) == (
        "[1]",
        "[1,\u00a02]",
        "[3]",
    )
    assert sources.lines() == (
        "[1] Author A. A study. 2010. doi:10.1/x",
        "[2] Writer W. A manual. 2nd edition. 1999.",
        "[3] gone (not in the list of sources)",
    )
    assert sources.short() == "[1] Author 2010 doi:10.1/x; [2] Writer 1999 2nd edition; [3] gone"


@pytest.mark.parametrize(
    ("numbers", "text"),
    [([2], "2"), ([1, 2], "1, 2"), ([5, 1, 2, 3], "1–3, 5"), ([1, 3, 4, 5, 9], "1, 3–5, 9")],
)
def test_numbers_are_told_shortly(numbers: list[int], text: str) -> None:
    assert ranged(numbers) == text
    assert counted("Site", numbers) == f"Site{'s' * (len(numbers) > 1)} {text}"


def test_a_day_is_told_alike_everywhere() -> None:
    assert long_day(datetime.date(2027, 1, 31)) == "31 January 2027"


def test_the_patient_is_told_where_in_words_with_the_side() -> None:
    (place,) = patient_sheet(whole(NEEDLED, replace(NEEDLED, point=2)), SMALL, DAY).places
    assert (place.numbers, place.side, place.muscles) == ("1, 2", "right (R)", "backer")
    assert place.region == "Front of the shoulder"  # the only region of the small atlas


def test_a_region_with_sites_on_both_sides_says_which_is_where() -> None:
    other = replace(NEEDLED, side=Side.LEFT, at=(100.0, 20.0, 1400.0))
    (place,) = patient_sheet(whole(NEEDLED, other), SMALL, DAY).places
    assert (place.numbers, place.side) == ("1, 2", "1 right (R); 2 left (L)")


def test_a_region_is_that_of_the_skin_that_faces_as_the_site_does(shipped: Library) -> None:
    def region(muscle: str, side: Side) -> str:
        record = shipped.muscles[muscle]
        point = record.trigger_points[0]
        at = point.at if side is Side.RIGHT else (-point.at[0], *point.at[1:])
        (mark,) = site_marks(Plan((Site(muscle, point.id, side, at, "x"),)), shipped)
        return region_name(mark, shipped)

    for side in Side:
        assert region("infraspinatus", side) == "Shoulder blade"
        assert region("rectus_femoris", side) in {"Front of the thigh", "Front of the hip"}


def test_no_patient_reads_of_a_needle_in_the_ear_or_between_the_teeth(shipped: Library) -> None:
    assert set(shipped.regions) >= NOT_NEEDLED
    told: dict[str, str] = {}
    for record in shipped.muscles.values():
        for point in record.trigger_points:
            site = Site(record.id, point.id, Side.RIGHT, point.at, "x")
            (mark,) = site_marks(Plan((site,)), shipped)
            told[f"{record.id} {point.id}"] = region_name(mark, shipped)
    assert not {shipped.regions[id].name for id in NOT_NEEDLED} & set(told.values())
    assert told["adductor_longus 1"] in {"Front of the thigh", "Groin", "Inner thigh"}
    assert told["masseter 7"] in {"Jaw joint", "Jaw"}


JARGON = re.compile(
    r"scapula|clavic|occip|vertex|thorac|lumbo|sacr|coccy|iliac|epigast|hypogast|perine|calcane|medial|lateral"
    r"|anterior|posterior|loin|flank",
    re.IGNORECASE,
)


def test_no_region_has_a_word_of_anatomy_for_the_patient(shipped: Library) -> None:
    for region in shipped.regions.values():
        plain = in_plain_words(region.name, shipped)
        assert not JARGON.search(plain), plain
        assert plain[0].isupper()


def test_the_patient_reads_the_words_of_the_guide_with_their_sources(shipped: Library) -> None:
    at = shipped.muscles["infraspinatus"].trigger_points[0].at
    site = Site("infraspinatus", 1, Side.RIGHT, at, "Infraspinatus 1")
    sheet = patient_sheet(whole(site), shipped, DAY)
    titles = [chapter.title for chapter in sheet.chapters]
    boxed = ["Get help", "For you in particular"]
    assert titles == ["Why", "What to expect", "Tell us before", "Afterwards", *boxed]
    assert [chapter.title for chapter in sheet.chapters if chapter.boxed] == boxed
    text = told(sheet)
    for part in (
        "say no or stop", "a day or two", "No heavy", "emergency call", "breathlessness", "days later",
        "get up slowly", "strong shivering",
    ):  # fmt: skip
        assert part in text
    numbers = {int(n) for mark in re.findall(r"\[([\d, –\xa0]+)\]", text) for n in re.findall(r"\d+", mark)}
    assert numbers
    assert all(f"[{number}] " in sheet.sources for number in numbers)
    assert len(sheet.call) == 3


def test_signs_of_a_collapsed_lung_are_told_where_the_needle_is_near_the_chest_alone(
    shipped: Library,
) -> None:
    def own(muscle: str) -> str:
        point = shipped.muscles[muscle].trigger_points[0]
        sheet = patient_sheet(whole(Site(muscle, point.id, Side.RIGHT, point.at, "x")), shipped, DAY)
        found = [c for c in sheet.chapters if c.title == "For you in particular"]
        return " ".join(words.text for chapter in found for words in chapter.words)

    assert "lung" in own("infraspinatus")
    assert "lung" not in own("gastrocnemius")


def test_what_is_looked_into_first_is_told_in_plain_words(shipped: Library) -> None:
    at = shipped.muscles["infraspinatus"].trigger_points[0].at
    site = Site("infraspinatus", 1, Side.RIGHT, at, "x")
    case = whole(site, cauda_equina=Answer.YES, lymphoedema_right_arm=Answer.UNKNOWN)
    alert = patient_sheet(case, shipped, DAY).alert
    assert alert.startswith("To look into before any needle: ")
    assert "numbness between the legs, bladder or bowel" in alert
    assert "swelling from poor lymph flow, right arm (not known)" in alert


def test_the_patient_reads_what_a_warning_sign_is_about_and_not_what_it_may_be(shipped: Library) -> None:
    at = shipped.muscles["infraspinatus"].trigger_points[0].at
    flags = [one for one in shipped.cautions.values() if one.group is CautionGroup.RED_FLAG]
    case = whole(Site("infraspinatus", 1, Side.RIGHT, at, "x"), **{one.id: Answer.YES for one in flags})
    alert = patient_sheet(case, shipped, DAY).alert
    assert all(flag.plain.lower() in alert for flag in flags)
    assert "possible" not in alert


def test_nothing_that_the_patient_reads_is_called_safe(shipped: Library) -> None:
    at = shipped.muscles["infraspinatus"].trigger_points[0].at
    sheet = patient_sheet(whole(Site("infraspinatus", 1, Side.RIGHT, at, "x")), shipped, DAY)
    assert not re.search(r"\bsafe(ly)?\b", told(sheet), re.IGNORECASE)
    assert "never how deep" in sheet.reference


def test_without_pages_of_the_guide_there_are_still_places_and_lines_to_call() -> None:
    sheet = patient_sheet(whole(CALF), SMALL, DAY)
    assert sheet.chapters == ()
    assert sheet.places[0].muscles == ""
    assert sheet.call
