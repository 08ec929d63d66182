"""The decks that the page of decks offers, and the one that is wished for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from atlas.domain.library import Library
from atlas.domain.quiz.decks import Deck, deck_of_items, items_in
from atlas.state.facts import Facts
from atlas.state.learn_decks import TITLES, DeckKind, deck_of, offers
from atlas.ui.learn.decks import DecksPage, packable
from atlas.ui.learn.kept import Kept
from atlas.ui.learn.wish import Wish

Selections = Mapping[DeckKind, tuple[str, ...]]


class Wishes:
    """Joins the page to the library, the notebook and what is selected in the window."""

    def __init__(
        self, page: DecksPage, facts: Callable[[], Facts], kept: Kept, selections: Callable[[], Selections]
    ) -> None:
        self._page, self._facts, self._kept, self._selections = page, facts, kept, selections
        self._asked: dict[DeckKind, tuple[str, ...]] = {}
        self._offered: DeckKind | None = None
        self._library: Library | None = None
        page.wished.connect(self._wished)

    @property
    def outdated(self) -> bool:
        """Whether the decks of another library are offered: who is quick comes before it is read."""
        return self._library is not self._facts().library

    def show(self) -> None:
        """Ask the notebook and the window anew, and tell what there is."""
        self._library = self._facts().library
        self._asked = {DeckKind.DUE: self._kept.due(), DeckKind.WRONG: self._kept.wrong()}
        self._offered = None
        counts = {kind: len(ids) for kind, ids in {**self._asked, **self._selections()}.items()}
        self._page.set_counts(counts)
        self._wished(self._page.wish)

    def deck(self) -> Deck:
        """The deck that is wished for; empty where nothing of the kind is there."""
        wish = self._page.wish
        return replace(self._found(wish), kinds=wish.kinds, length=wish.length, seconds=wish.seconds)

    def _found(self, wish: Wish) -> Deck:
        if wish.deck in (DeckKind.DUE, DeckKind.WRONG):
            return deck_of_items(TITLES[wish.deck], self._asked.get(wish.deck, ()))
        try:
            muscles = self._selections().get(wish.deck, ())
            return deck_of(wish.deck, wish.which, self._facts().library, muscles)
        except KeyError:
            return Deck(TITLES[wish.deck])

    def _wished(self, wish: Wish) -> None:
        """Offer the decks of another kind, then tell how many questions there are."""
        facts = self._facts()
        if wish.deck is not self._offered:
            self._offered = wish.deck
            self._page.set_offers(offers(wish.deck, facts.library))
        deck = self.deck()
        drawn = frozenset(structure.id for structure in facts.structures)
        count = len(items_in(deck, facts.library, drawn))
        asked = min(count, deck.length)
        told = f"{asked} of {count} questions will be asked." if count else "There is nothing to ask here."
        self._page.set_found(told, some=bool(count), packs=bool(deck.muscles) and packable(self._page.wish))
