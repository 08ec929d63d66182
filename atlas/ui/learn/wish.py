"""What is wished to be asked: which deck, which kinds of questions, how many, how fast."""

from __future__ import annotations

from dataclasses import dataclass

from atlas.domain.quiz.items import QuizKind
from atlas.state.learn_decks import DeckKind


@dataclass(frozen=True, slots=True)
class Wish:
    """A deck by its kind and id, as the page of decks holds it; ``seconds`` None is without end."""

    deck: DeckKind = DeckKind.REGION
    which: str = ""
    kinds: tuple[QuizKind, ...] = tuple(QuizKind)
    length: int = 20
    seconds: float | None = None
