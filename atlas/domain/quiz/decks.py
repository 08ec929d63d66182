"""Decks: which items are asked, of what, how many and how fast."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from random import Random

from atlas.domain.anatomy import BodyRegion
from atlas.domain.body import Depth, Side
from atlas.domain.library import Library
from atlas.domain.quiz.items import Item, QuizKind, item_of, items_of

ALL_KINDS: tuple[QuizKind, ...] = tuple(QuizKind)


@dataclass(frozen=True, slots=True)
class Deck:
    """What is asked: kinds of questions about ``muscles``, or the items with the ids ``items`` alone.

    ``conditions`` narrows the questions about conditions to these, where it is not empty. ``length`` is the
    most that is asked in a row, ``seconds`` the time for each question, None without end. ``side`` is the
    side of the body on which one clicks and paints, None for either.
    """

    title: str
    muscles: tuple[str, ...] = ()
    kinds: tuple[QuizKind, ...] = ALL_KINDS
    items: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    length: int = 20
    seconds: float | None = None
    side: Side | None = None


def deck_of_region(library: Library, region: BodyRegion) -> Deck:
    """The muscles that are listed under a part of the body."""
    title = str(region).replace("_", " ").capitalize()
    return Deck(title, tuple(m.id for m in library.muscles.values() if m.region == region))


def deck_of_condition(library: Library, condition: str) -> Deck:
    """The muscles that name a condition, the major ones first. Raises ``KeyError``."""
    muscles = tuple(muscle.id for muscle, _ in library.muscles_of(condition))
    return Deck(library.conditions[condition].name, muscles, conditions=(condition,))


def deck_of_nerve(library: Library, nerve: str) -> Deck:
    """The muscles that name a nerve or a root. Raises ``KeyError``."""
    found = library.nerves[nerve]
    return Deck(found.name, found.muscles)


def deck_of_depth(library: Library, depth: Depth) -> Deck:
    """The muscles of one layer."""
    title = f"{str(depth).capitalize()} muscles"
    return Deck(title, tuple(m.id for m in library.muscles.values() if m.depth == depth))


def deck_of_muscles(title: str, muscles: Iterable[str]) -> Deck:
    """Any selection of muscles."""
    return Deck(title, tuple(dict.fromkeys(muscles)))


def deck_of_items(title: str, items: Iterable[str]) -> Deck:
    """Certain items, such as those that were answered wrongly or are due."""
    return Deck(title, items=tuple(dict.fromkeys(items)))


def items_in(deck: Deck, library: Library, drawn: Collection[str] | None = None) -> tuple[Item, ...]:
    """All that a deck can ask, in the order of the records; ``drawn`` as for ``items_of``."""
    if deck.items:
        known = (item_of(ident, library) for ident in deck.items)
        return tuple(item for item in known if item is not None and item.kind in deck.kinds)
    found = items_of(library, deck.muscles, deck.kinds, drawn)
    return tuple(i for i in found if not (i.condition and deck.conditions) or i.condition in deck.conditions)


def dealt(deck: Deck, items: Iterable[Item], rng: Random) -> tuple[Item, ...]:
    """At most ``deck.length`` of some items in random order.

    The kinds take turns and no muscle comes twice before each has come once, as far as they reach, so that a
    muscle with nine points does not fill the deck.
    """
    rest = list(items)
    rng.shuffle(rest)
    kinds: dict[str, int] = {}
    muscles: dict[str, int] = {}
    drawn: list[Item] = []
    while rest and len(drawn) < deck.length:
        item = min(rest, key=lambda i: (muscles.get(_about(i), 0), kinds.get(i.kind, 0)))
        rest.remove(item)
        drawn.append(item)
        kinds[item.kind] = kinds.get(item.kind, 0) + 1
        muscles[_about(item)] = muscles.get(_about(item), 0) + 1
    return tuple(drawn)


def _about(item: Item) -> str:
    return item.condition or item.muscle
