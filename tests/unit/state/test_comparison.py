"""Two to four muscles compared, and what was measured of a zone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from atlas.domain.anatomy import Source
from atlas.domain.library import Library
from atlas.domain.points import Reported, ZoneKind
from atlas.state import actions, compare_actions
from atlas.state.card import Card
from atlas.state.commands import COMMANDS
from atlas.state.comparison import LIMIT
from atlas.state.facts import Facts
from atlas.state.figures import NO_FIGURE, figure_words, first_author
from atlas.state.links import follow, link_of
from atlas.state.marks import marks_of
from atlas.state.model import AtlasState, Mode
from atlas.state.other_cards import card_of
from atlas.state.resolve import resolve
from atlas.state.settings import Settings, load_settings, save_settings
from atlas.state.store import Store
from tests.unit.small_atlas import FACTS, LIBRARY, MUSCLE

NAMES = ("backer", "two", "three", "four", "five")
FAR = replace(
    MUSCLE,
    id="five",
    name="Five",
    trigger_points=tuple(
        replace(point, zones=tuple(zone for zone in point.zones if zone.kind is ZoneKind.SPILLOVER))
        for point in MUSCLE.trigger_points
    ),
)
MUSCLES = {id: replace(MUSCLE, id=id, name=id.capitalize()) for id in NAMES[:4]} | {"five": FAR}
FIVE = Facts(
    Library(MUSCLES, LIBRARY.conditions, LIBRARY.regions, sources=LIBRARY.sources),
    FACTS.plates,
    FACTS.structures,
)


def comparing(*ids: str) -> AtlasState:
    state = AtlasState()
    for id in ids:
        state = follow(follow(state, FIVE, f"muscle:{id}"), FIVE, f"add:{id}")
    return state


def said(card: Card) -> str:
    spans = [
        *(span for s in card.sections for row in s.rows for span in row.value),
        *(span for s in card.sections for p in s.paragraphs for span in p),
        *(span for s in card.sections for pair in s.pairs for side in pair for span in side),
    ]
    return "".join(span.text for span in spans)


def command(id: str) -> object:
    return next(one for one in COMMANDS if one.id == id)


def test_one_muscle_alone_is_shown_as_ever() -> None:
    state = comparing("backer")
    assert state.compared == ("backer",)
    assert resolve(state, FIVE).views[0].compared == ()
    card = said(card_of(state, FIVE))
    assert "Remove from comparison" in card
    assert "Choose another muscle" in card
    assert "with Backer" in said(card_of(follow(state, FIVE, "muscle:two"), FIVE))


def test_two_muscles_are_shown_with_letters_and_lanes() -> None:
    view = resolve(comparing("backer", "two"), FIVE).views[0]
    assert view.compared == ("Backer", "Two")
    assert [point.label for point in view.points] == ["A1", "A2", "B1", "B2"]
    assert {(zone.muscle, zone.lane) for zone in view.zones} == {("backer", 0), ("two", 1)}
    assert {h.structure for h in view.highlights} == {"backer", "two"}


def test_no_more_than_four_are_compared_and_a_sentence_says_so() -> None:
    state = follow(comparing(*NAMES[:4]), FIVE, "muscle:five")
    assert compare_actions.add(state, FIVE, "five") == state
    assert LIMIT in said(card_of(state, FIVE))
    assert LIMIT in said(card_of(comparing(*NAMES[:4]), FIVE))
    assert not command("compare").enabled(Store(state))
    assert command("compare").enabled(Store(follow(state, FIVE, "muscle:two")))


def test_taking_away_leads_back_to_one_muscle() -> None:
    state = follow(comparing("backer", "two", "three"), FIVE, "remove:two")
    assert state.compared == ("backer", "three")
    state = follow(state, FIVE, "remove:backer")
    assert link_of(state) == "muscle:three"
    assert compare_actions.toggle(state, FIVE).compared == ()
    assert follow(state, FIVE, "remove:nobody") == state
    assert follow(state, FIVE, "add:nobody") == state


def test_something_else_can_be_looked_at_between() -> None:
    state = follow(comparing("backer", "two"), FIVE, "muscle:five")
    assert resolve(state, FIVE).views[0].compared == ()
    assert "Show Backer and Two compared" in said(card_of(state, FIVE))
    assert resolve(follow(state, FIVE, "comparison:"), FIVE).views[0].compared == ("Backer", "Two")


def test_a_compared_muscle_that_is_selected_stands_out_by_its_points() -> None:
    state = follow(comparing("backer", "two"), FIVE, "point:two/1")
    points = resolve(state, FIVE).views[0].points
    assert [point.label for point in points if point.emphasis == 1.0] == ["B1"]
    assert card_of(state, FIVE).title == "Two"


def test_escape_leaves_the_selection_first_and_then_the_comparison() -> None:
    state = follow(comparing("backer", "two"), FIVE, "muscle:two")
    state = actions.clear_selection(state)
    assert "compared" in card_of(state, FIVE).subtitle
    assert actions.clear_selection(state).compared == ()


def test_going_back_undoes_what_was_added() -> None:
    store = Store(comparing("backer"))
    store.apply(lambda s: follow(s, FIVE, "muscle:two"))
    store.apply(lambda s: compare_actions.toggle(s, FIVE))
    assert store.state.compared == ("backer", "two")
    store.back()
    assert store.state.compared == ("backer",)


def test_a_painted_pain_is_not_covered_by_a_comparison() -> None:
    state = replace(comparing("backer", "two"), mode=Mode.PAIN)
    assert marks_of(state, FIVE.library).zones == ()
    assert compare_actions.show(state, FIVE).mode is Mode.EXPLORE


def test_the_card_tells_what_is_shared_and_what_is_each_ones_own() -> None:
    card = card_of(comparing("backer", "two"), FIVE)
    shared = next(section for section in card.sections if section.title == "What is shared")
    assert [(row.label, row.value[0].text) for row in shared.rows] == [("all", "Front of the shoulder")]
    assert "essential A B" in said(card)
    assert "No region of its own" in said(card)
    titles = [section.title for section in card.sections]
    assert titles.index("What is shared") < titles.index("How to tell apart") < titles.index("Nerve")
    assert all(len(section.pairs) == 2 for section in card.sections if section.title == "Needling hazards")
    alone = said(card_of(comparing("backer", "five"), FIVE))
    assert "No region: their zones do not meet." in alone
    assert "Alone reaches Front of the shoulder" in alone


def test_of_three_muscles_facts_stand_in_lettered_rows() -> None:
    card = card_of(comparing("backer", "two", "five"), FIVE)
    nerve = next(section for section in card.sections if section.title == "Nerve")
    assert [row.label for row in nerve.rows] == ["A", "B", "C"]
    shared = next(section for section in card.sections if section.title == "What is shared")
    assert [row.label for row in shared.rows] == ["A\u00a0B"]
    assert "No region is covered by all." in said(card)


def test_every_link_of_the_card_leads_somewhere() -> None:
    state = comparing("backer", "two")
    card = card_of(state, FIVE)
    links = [span.link for s in card.sections for row in s.rows for span in row.value if span.link]
    for link in links:
        if not link.startswith(("source:", "https:")):
            assert follow(state, FIVE, link) != state, link


@pytest.mark.parametrize(
    ("authors", "first"),
    [
        ("Poveda-Pagán EJ, and others", "Poveda-Pagán"),
        ("Kim HS, Shin KJ", "Kim"),
        ("Fernández-de-las-Peñas C (editor)", "Fernández-de-las-Peñas C (editor)"),
        ("Standring S", "Standring"),
        ("De Witte AB; Other C", "De Witte"),
    ],
)
def test_the_first_author_by_family_name(authors: str, first: str) -> None:
    assert first_author(authors) == first


def test_figures_in_words() -> None:
    sources = {"paper": Source("paper", "Writer AB, Other C", "Title", 2017)}
    library = Library(sources=sources)
    assert figure_words(Reported(36.0, 133, "paper"), library) == "36% of 133, Writer 2017"
    assert figure_words(Reported(27.1, 9, "lost"), library) == "27.1% of 9"
    assert figure_words(None, library) == NO_FIGURE


def test_zones_carry_their_figures_to_the_canvas() -> None:
    state = follow(AtlasState(), FIVE, "muscle:backer")
    zones = resolve(state, FIVE).views[0].zones
    assert [(z.percent, z.figure, z.doubtful) for z in zones] == [
        (36.1, "36.1% of 133, Author 2010", True),
        (None, NO_FIGURE, False),
    ]


def test_one_switch_shows_how_sure_places_and_zones_are(tmp_path: Path) -> None:
    state = actions.toggle_sure(follow(AtlasState(), FIVE, "muscle:backer"))
    view = resolve(state, FIVE).views[0]
    assert (view.sure, view.ring) == (True, True)
    assert not actions.toggle_ring(state).ring
    assert not actions.toggle_sure(state).ring
    assert not resolve(actions.toggle_sure(comparing("backer", "two")), FIVE).views[0].sure
    save_settings(tmp_path / "s.json", Settings(state))
    assert load_settings(tmp_path / "s.json")[0].state.sure
