"""The decks that can be chosen: what is asked, by words such as ``region:shoulder``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from atlas.domain.anatomy import BodyRegion
from atlas.domain.body import MUSCLE_DEPTHS, Depth
from atlas.domain.library import Library
from atlas.domain.quiz import decks
from atlas.domain.quiz.decks import Deck
from atlas.domain.quiz.items import QuizKind
from atlas.state.lists import REGION_TITLES


class DeckKind(StrEnum):
    """By what a deck is chosen; the value begins its name on the command line."""

    DUE = "due"
    WRONG = "wrong"
    REGION = "region"
    CONDITION = "condition"
    NERVE = "nerve"
    DEPTH = "depth"
    MUSCLES = "muscles"
    FILTERED = "filtered"
    COMPARED = "compared"
    ALL = "all"


TITLES = {
    DeckKind.DUE: "Due today",
    DeckKind.WRONG: "What I got wrong",
    DeckKind.REGION: "A part of the body",
    DeckKind.CONDITION: "A condition",
    DeckKind.NERVE: "A nerve or root",
    DeckKind.DEPTH: "A layer",
    DeckKind.MUSCLES: "The selected muscle",
    DeckKind.FILTERED: "The muscles of the navigator's filter",
    DeckKind.COMPARED: "The compared muscles",
    DeckKind.ALL: "All muscles",
}
KIND_TITLES = {
    QuizKind.FIND_POINT: "Find the point on the body",
    QuizKind.WHOSE_ZONE: "Whose zone is this?",
    QuizKind.PAINT_ZONE: "Paint the zone",
    QuizKind.NAME_MUSCLE: "Name the muscle",
    QuizKind.NERVE: "Nerve and roots",
    QuizKind.ATTACHMENTS: "Attachments",
    QuizKind.HAZARDS: "Hazards of needling",
    QuizKind.MUSCLES_FOR_CONDITION: "Muscles for a condition",
    QuizKind.CASE: "A short case",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One deck of a kind: its id and the name that is read."""

    id: str
    name: str


def offers(kind: DeckKind, library: Library) -> tuple[Offer, ...]:
    """The decks of a kind, in the order of the records; empty where the kind alone says what is asked."""
    if kind is DeckKind.REGION:
        held = {muscle.region for muscle in library.muscles.values()}
        return tuple(Offer(one.value, REGION_TITLES[one]) for one in BodyRegion if one in held)
    if kind is DeckKind.CONDITION:
        rows = (one for one in library.conditions.values() if library.muscles_of(one.id))
        return tuple(Offer(one.id, one.name) for one in rows)
    if kind is DeckKind.NERVE:
        return tuple(Offer(id, nerve.name) for id, nerve in library.nerves.items())
    if kind is DeckKind.DEPTH:
        return tuple(Offer(one.value, f"{one.value.capitalize()} muscles") for one in MUSCLE_DEPTHS)
    return ()


def deck_of(kind: DeckKind, which: str, library: Library, muscles: tuple[str, ...] = ()) -> Deck:
    """A deck of muscles; ``muscles`` are those of a selection. Raises ``KeyError`` for what is not known."""
    if kind in (DeckKind.MUSCLES, DeckKind.FILTERED, DeckKind.COMPARED):
        return decks.deck_of_muscles(TITLES[kind], muscles)
    make: dict[DeckKind, Callable[[], Deck]] = {
        DeckKind.REGION: lambda: _of_region(library, _region(which)),
        DeckKind.CONDITION: lambda: decks.deck_of_condition(library, which),
        DeckKind.NERVE: lambda: decks.deck_of_nerve(library, which),
        DeckKind.DEPTH: lambda: decks.deck_of_depth(library, _layer(which)),
        DeckKind.ALL: lambda: decks.deck_of_muscles(TITLES[DeckKind.ALL], library.muscles),
    }
    return make[kind]()


def named_deck(words: str, library: Library) -> Deck:
    """A deck by a name such as ``region:shoulder``, ``muscles:infraspinatus,deltoid`` or ``all``.

    Raises ``LookupError`` with a sentence for what is not known.
    """
    word, _, which = words.partition(":")
    if word == DeckKind.ALL and not which:
        return deck_of(DeckKind.ALL, "", library)
    if word == DeckKind.MUSCLES:
        muscles = tuple(part for part in which.split(",") if part)
        missing = [id for id in muscles if id not in library.muscles]
        if missing or not muscles:
            raise LookupError(f"there is no muscle '{missing[0] if missing else which}'")
        names = ", ".join(library.muscles[id].name for id in muscles[:3])
        return decks.deck_of_muscles(f"{names} and others" if len(muscles) > 3 else names, muscles)
    if word not in (DeckKind.REGION, DeckKind.CONDITION, DeckKind.NERVE, DeckKind.DEPTH):
        raise LookupError(
            f"there is no deck '{words}'; expected region:, condition:, nerve:, depth:, muscles: or all"
        )
    known = offers(DeckKind(word), library)
    if which not in {offer.id for offer in known}:
        listed = ", ".join(offer.id for offer in known[:12])
        raise LookupError(f"there is no {word} '{which}'; there are {listed}")
    return deck_of(DeckKind(word), which, library)


def _of_region(library: Library, region: BodyRegion) -> Deck:
    return replace(decks.deck_of_region(library, region), title=REGION_TITLES[region])


def _region(which: str) -> BodyRegion:
    try:
        return BodyRegion(which)
    except ValueError:
        raise KeyError(which) from None


def _layer(which: str) -> Depth:
    try:
        return Depth(which)
    except ValueError:
        raise KeyError(which) from None
