"""The page of a painted pain: plain words, what to rule out first, nothing said that is not known."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from atlas.domain.anatomy import Citation, Condition, Frequency, Region, Role
from atlas.domain.body import Side
from atlas.domain.library import Library
from atlas.domain.pain import Answer
from atlas.domain.points import Certainty, Reported, ZoneKind
from atlas.state.pain_page import (
    BEGIN,
    NOBODY,
    Candidate,
    Distinction,
    Earlier,
    PainPage,
    distinction_of,
    pain_page,
)
from tests.unit.small_atlas import CONDITION, LIBRARY, MUSCLE, SOURCES

FINDING = "Prone. Press flat against the bone, across the fibres, two fingers below. Not told."
CHEST = Condition(
    "chest",
    "Chest pain",
    "It aches.",
    (),
    ("Pressure on the chest (heart)", "Fever."),
    ("Angina",),
    "",
    "",
    (),
)
SIDER = replace(
    MUSCLE, id="sider", name="Sider", conditions={"ache": Role.MAJOR, "chest": Role.MAJOR}, look_alikes=()
)
OTHER = replace(MUSCLE, id="other", name="Other", conditions={"chest": Role.MAJOR}, look_alikes=("angina.",))
WHOLE = replace(
    LIBRARY,
    muscles={"backer": MUSCLE, "sider": SIDER, "other": OTHER},
    conditions={"ache": CONDITION, "chest": CHEST},
    regions={
        **LIBRARY.regions,
        "occiput": Region("occiput", "Below the occiput", (((-40.0, 0.0, 1600.0), 30.0),)),
        "wrist": Region("wrist", "Wrist, palm side", (((-320.0, -100.0, 850.0), 30.0),)),
        "thumb": Region("thumb", "Thumb", (((-340.0, -100.0, 800.0), 20.0),)),
    },
    frequency={"arm": Frequency("arm", "Arm", ("wrist",), ("other", "backer"), (Citation("book"),))},
)
SHARES = {"front": 0.62, "occiput": 0.38}


def answer(muscle: str = "backer", **changed: object) -> Answer:
    made = Answer(muscle, 1, Side.RIGHT, ZoneKind.ESSENTIAL, 0.7, 0.82, 1.0, "front", None)
    return replace(made, **changed)  # type: ignore[arg-type]


def page(*answers: Answer, library: Library = WHOLE, **more: object) -> PainPage:
    return pain_page(answers, SHARES, 84.2, library, **more)  # type: ignore[arg-type]


def why(**changed: object) -> str:
    return page(answer(**changed)).rows[0].why


def test_an_empty_page_says_how_to_begin() -> None:
    shown = pain_page((), {}, 0.0, WHOLE)
    assert (shown.begin, shown.painted, shown.rows, shown.apart) == (BEGIN, "", (), None)


def test_paint_that_nobody_explains_is_said() -> None:
    shown = page()
    assert shown.begin == NOBODY
    assert shown.painted == "Painted: 84 cm², front of the shoulder 62%, below the occiput 38%"


def test_small_parts_of_the_paint_are_counted_not_named() -> None:
    shares = {"front": 0.5, "occiput": 0.3, "wrist": 0.14, "thumb": 0.05, "gone": 0.001}
    shown = pain_page((answer(),), shares, 0.04, WHOLE)
    assert shown.painted.startswith("Painted: 0.1 cm², front of the shoulder 50%")
    assert shown.painted.endswith("wrist, palm side 14%, 1 more region")


def test_a_row_says_who_where_and_why() -> None:
    figure = Reported(36.1, 133, "paper")
    row = page(answer(reported=figure)).rows[0]
    assert (row.rank, row.muscle, row.point, row.side) == (1, "Backer", "upper part", "right")
    assert (row.score, row.link, row.kind) == (0.7, "point:backer/1", ZoneKind.ESSENTIAL)
    assert row.why == (
        "Covers 82% of what you painted; essential zone; named first among the causes of pain in the "
        "front of the shoulder; reported there in 36% (n = 133, Author 2010)"
    )


@pytest.mark.parametrize(
    ("place", "region", "said"),
    [
        (1.0, "front", "named first among the causes of pain in the front of the shoulder"),
        (0.8, "front", "named among the first causes of pain in the front"),
        (0.4, "occiput", "named among the causes of pain below the occiput"),
        (0.4, "wrist", "named among the causes of pain in the wrist, palm side"),
    ],
)
def test_the_place_among_the_causes_in_words(place: float, region: str, said: str) -> None:
    assert said in why(place=place, region=region)


def test_who_leads_the_list_of_a_region_is_named_first_however_little_of_it_is_painted() -> None:
    assert "named first among" in why(muscle="other", place=0.3, region="wrist")


@pytest.mark.parametrize("changed", [{"place": 0.0}, {"region": "nowhere"}])
def test_without_a_place_nothing_is_said_of_it(changed: dict[str, object]) -> None:
    assert "named" not in why(**changed)


def test_both_sides_spillover_and_beside_the_paint() -> None:
    row = page(answer(side=None, kind=ZoneKind.SPILLOVER, cover=0.0)).rows[0]
    assert row.side == "both sides"
    assert row.why.startswith("Reaches close to what you painted; spillover zone")


def test_an_uncertain_point_says_so() -> None:
    point = replace(MUSCLE.trigger_points[0], certainty=Certainty.LOW)
    library = replace(WHOLE, muscles={"backer": replace(MUSCLE, trigger_points=(point,))})
    assert "this point is uncertain" in page(answer(), library=library).rows[0].why


@pytest.mark.parametrize(
    ("authors", "said"),
    [("Poveda-Pagán EJ, Lozano C", "Poveda-Pagán 2010"), ("Authors not seen", "2010"), ("Ball", "Ball 2010")],
)
def test_the_short_name_of_a_source(authors: str, said: str) -> None:
    source = replace(SOURCES["paper"], authors=authors)
    library = replace(WHOLE, sources={"paper": source})
    row = page(answer(reported=Reported(20.0, 9, "paper")), library=library).rows[0]
    assert row.why.endswith(f"reported there in 20% (n = 9, {said})")


def test_what_most_name_is_ruled_out_first_and_only_once() -> None:
    told = page(answer("backer"), answer("sider"), answer("other")).cautions
    assert [caution.text for caution in told if caution.red_flag] == [
        "Fever.",
        "Pressure on the chest (heart)",
    ]
    assert [caution.text for caution in told if not caution.red_flag] == ["Angina", "Tumour."]
    assert {caution.link for caution in told} == {"condition:ache", "condition:chest"}


def test_over_a_limb_fewer_are_told_and_never_more_than_five() -> None:
    many = replace(CHEST, red_flags=tuple("abcdefg"), look_alikes=tuple("hijklmn"))
    library = replace(WHOLE, conditions={"chest": many})
    trunk = pain_page((answer("other"),), {"occiput": 1.0}, 9.0, library).cautions
    limb = pain_page((answer("other"),), {"wrist": 1.0}, 9.0, library).cautions
    assert (len(trunk), len(limb)) == (5, 3)


def test_the_top_two_are_told_apart_by_region_and_by_pressing() -> None:
    told = Distinction(
        Candidate("Backer", "Wrist, palm side", "upper part", FINDING),
        Candidate("Sider", "", "lower part", ""),
    )
    said = page(answer(), answer("sider"), distinction=told).apart
    assert said == (
        "Of the two, only Backer may bring pain in the wrist, palm side. "
        "Press each, and see which brings back the known pain.\n"
        "Backer, upper part: Prone. Press flat against the bone, across the fibres, two fingers below.\n"
        "Sider, lower part."
    )


def test_without_regions_pressing_alone_is_told_and_one_muscle_needs_no_telling() -> None:
    assert (page(answer(), answer("sider")).apart or "").startswith("Press each")
    assert page(answer()).apart is None
    assert distinction_of((answer(),), WHOLE) is None


def test_a_distinction_names_records_and_forgives_those_that_are_gone() -> None:
    told = distinction_of((answer(), answer("nobody", point=9)), WHOLE, ("wrist", "nowhere"))
    assert told is not None
    assert (told.first.muscle, told.first.only, told.first.point) == (
        "Backer",
        "Wrist, palm side",
        "upper part",
    )
    assert told.second == Candidate("nobody", "", "", "")
    assert page(answer("nobody", point=9)).rows[0].point == "point 9"


def test_what_changed_since_an_earlier_painting() -> None:
    earlier = Earlier("3 Nov", 12.4, 30.0, 0.0)
    assert page(answer(), earlier=earlier).since == "Since 3 Nov: 12 cm² new, 30 cm² gone"
    assert pain_page((), {}, 0.0, WHOLE, earlier).since.startswith("Since 3 Nov")


def test_nothing_is_claimed_as_certain() -> None:
    shown = page(answer(), answer("sider"), distinction=distinction_of((answer(), answer("sider")), WHOLE))
    for said in (
        shown.painted,
        shown.begin,
        shown.since,
        shown.apart or "",
        *(row.why for row in shown.rows),
    ):
        assert " is " not in f" {said} "


def test_the_page_is_loaded_without_numpy() -> None:
    code = "import sys; sys.modules['numpy'] = None; import atlas.state.pain_page"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
