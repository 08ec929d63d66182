"""Decks hold what they say, and deal it fairly."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from atlas.domain.anatomy import BodyRegion
from atlas.domain.body import Depth
from atlas.domain.library import Library
from atlas.domain.quiz import decks
from atlas.domain.quiz.decks import Deck, dealt, items_in
from atlas.domain.quiz.items import Item, QuizKind, item_of, items_of, muscle_of
from tests.unit.small_atlas import LIBRARY

SMALL = items_of(LIBRARY, LIBRARY.muscles)


def test_decks_by_region_condition_nerve_and_depth(library: Library) -> None:
    arm = decks.deck_of_region(library, BodyRegion.ARM)
    assert arm.title == "Arm"
    assert {library.muscles[id].region for id in arm.muscles} == {BodyRegion.ARM}
    assert decks.deck_of_nerve(library, "C5").muscles == library.nerves["C5"].muscles
    deep = decks.deck_of_depth(library, Depth.DEEP)
    assert {library.muscles[id].depth for id in deep.muscles} == {Depth.DEEP}
    elbow = decks.deck_of_condition(library, "tennis_elbow")
    assert set(elbow.muscles) == {muscle.id for muscle, _ in library.muscles_of("tennis_elbow")}
    conditions = {item.condition for item in items_in(elbow, library)} - {""}
    assert conditions == {"tennis_elbow"}


def test_a_deck_of_items_passes_over_what_is_no_more() -> None:
    deck = decks.deck_of_items(
        "What I got wrong", ["zone:backer/1", "zone:gone/1", "zone:backer/9", "x", "name:backer"]
    )
    assert [item.id for item in items_in(deck, LIBRARY)] == ["zone:backer/1"]
    assert [item.id for item in SMALL] == [
        "point:backer/1", "point:backer/2", "zone:backer/1", "zone:backer/2", "paint:backer/1",
        "paint:backer/2", "nerve:backer", "attachments:backer", "hazards:backer", "condition:ache",
        "case:backer",
    ]  # fmt: skip


def test_only_muscles_that_are_drawn_are_named(library: Library) -> None:
    deck = Deck("All", tuple(library.muscles), kinds=(QuizKind.NAME_MUSCLE,))
    assert {i.muscle for i in items_in(deck, library, drawn={"deltoid"})} == {"deltoid"}
    assert len(items_in(deck, library)) == len(library.muscles)


def test_an_unknown_id_is_no_item() -> None:
    for ident in (
        "",
        "zone",
        "zone:",
        "zone:backer",
        "zone:backer/x",
        "condition:gone",
        "nerve:backer/1",
        "other:backer",
    ):
        assert item_of(ident, LIBRARY) is None, ident
    assert [muscle_of(ident) for ident in ("zone:backer/1", "nerve:backer", "condition:ache")] == [
        "backer",
        "backer",
        "",
    ]


def test_a_muscle_with_many_points_does_not_fill_the_deck(library: Library) -> None:
    deck = Deck(
        "Some",
        ("pectoralis_major", "supraspinatus", "deltoid"),
        length=9,
        kinds=(QuizKind.FIND_POINT, QuizKind.NERVE),
    )
    drawn = dealt(deck, items_in(deck, library), Random(1))
    assert len(drawn) == 9
    assert max(Counter(item.muscle for item in drawn[:6]).values()) == 2
    assert Counter(item.kind for item in drawn)[QuizKind.NERVE] == 3


@given(st.lists(st.sampled_from(SMALL), unique=True), st.integers(0, 15), st.integers())
def test_a_deal_holds_each_item_once(items: list[Item], length: int, seed: int) -> None:
    drawn = dealt(Deck("Any", length=length), items, Random(seed))
    assert len(drawn) == len(set(drawn)) == min(length, len(items))
    assert set(drawn) <= set(items)
    assert drawn == dealt(Deck("Any", length=length), items, Random(seed))
