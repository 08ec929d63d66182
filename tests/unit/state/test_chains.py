"""Chains: which arrows are drawn on which plate, what the card says, and that the command turns them on."""

from __future__ import annotations

from dataclasses import replace

from atlas.domain.anatomy import Chain, Citation
from atlas.domain.body import Side, SideView
from atlas.domain.points import Certainty
from atlas.state import actions
from atlas.state.chains import OTHERS, OWN, chain_marks
from atlas.state.facts import Facts
from atlas.state.model import AtlasState, Kind, Mode, Selection
from atlas.state.muscle_card import muscle_card
from atlas.state.resolve import resolve
from tests.unit.small_atlas import BACK, FACTS, FRONT, LIBRARY, MUSCLE, PLATES, POINT

FAR = replace(
    MUSCLE,
    id="arm",
    name="Arm muscle",
    trigger_points=(
        replace(POINT, at=(-150.0, -90.0, 1200.0), facing=FRONT),
        replace(POINT, id=2, at=(-150.0, 20.0, 1100.0), facing=BACK),
    ),
)
BARE = replace(MUSCLE, id="bare", name="Bare", trigger_points=())
CHAIN = Chain("backer", ("arm", "bare"), (Citation("book", "chapter 2"),), Certainty.MODERATE, "One book.")
LINKED = replace(LIBRARY, muscles={m.id: m for m in (MUSCLE, FAR, BARE)}, chains={"backer": CHAIN})
ON = AtlasState(plate="full_posterior", selection=Selection(Kind.MUSCLE, "backer"), chains=True)


def facts() -> Facts:
    return replace(FACTS, library=LINKED)


def test_an_arrow_leads_from_the_key_to_the_point_of_the_satellite_that_the_plate_shows() -> None:
    (mark,) = chain_marks(ON, LINKED, PLATES["full_posterior"])
    assert (mark.start, mark.end) == (POINT.at, FAR.trigger_points[1].at)
    assert (mark.strength, mark.name, mark.named_start) == (OWN, "Arm muscle", False)
    (front,) = chain_marks(ON, LINKED, PLATES["full_anterior"])
    assert front.end == FAR.trigger_points[0].at


def test_the_arrow_from_the_key_is_fainter_and_has_its_name() -> None:
    (mark,) = chain_marks(
        replace(ON, selection=Selection(Kind.MUSCLE, "arm")), LINKED, PLATES["full_posterior"]
    )
    assert (mark.strength, mark.name, mark.named_start) == (OTHERS, "Backer", True)
    assert OTHERS < OWN


def test_both_sides_have_their_own_arrows() -> None:
    marks = chain_marks(replace(ON, side=SideView.BOTH), LINKED, PLATES["full_posterior"])
    assert sorted(mark.start[0] for mark in marks) == [-100.0, 100.0]
    assert {mark.start[0] * mark.end[0] > 0.0 for mark in marks} == {True}
    assert len(SideView.BOTH.sides) == len(Side) == len(marks)


def test_nothing_is_drawn_unless_asked_for_and_of_a_muscle() -> None:
    plate = PLATES["full_posterior"]
    for state in (
        replace(ON, chains=False),
        replace(ON, selection=None),
        replace(ON, mode=Mode.PAIN),
        replace(ON, selection=Selection(Kind.MUSCLE, "bare")),
        replace(ON, selection=Selection(Kind.CONDITION, "ache")),
        replace(ON, selection=Selection(Kind.MUSCLE, "gone")),
    ):
        assert chain_marks(state, LINKED, plate) == ()


def test_the_command_shows_the_arrows_in_every_view() -> None:
    off = replace(ON, chains=False)
    assert all(view.chains == () for view in resolve(off, facts()).views)
    assert any(view.chains for view in resolve(actions.toggle_chains(off), facts()).views)
    assert actions.toggle_chains(actions.toggle_chains(off)) == off


def test_the_card_of_a_key_names_its_satellites_with_links_source_and_doubt() -> None:
    (section,) = [s for s in muscle_card(MUSCLE, LINKED, None).sections if s.title == "Chains of points"]
    (row,) = section.rows
    assert row.label.replace("\u00a0", " ") == "Key point for"
    assert [span.link for span in row.value if span.link.startswith("muscle:")] == [
        "muscle:arm",
        "muscle:bare",
    ]
    assert "source:book" in [span.link for span in row.value]
    assert row.value[-1].text.endswith("One book.")


def test_the_card_of_a_satellite_names_its_key_and_others_have_no_such_section() -> None:
    (section,) = [s for s in muscle_card(FAR, LINKED, None).sections if s.title == "Chains of points"]
    assert section.rows[0].label.replace("\u00a0", " ") == "Satellite of"
    assert section.rows[0].value[0].link == "muscle:backer"
    assert "Chains of points" not in [s.title for s in muscle_card(MUSCLE, LIBRARY, None).sections]
