"""What is remembered of answers: ratings, reviews, the state of each item, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum, StrEnum

from atlas.domain.checks import LINE, Refused, check_line, check_number
from atlas.domain.quiz.items import QuizKind

LONGEST_MS = 24 * 60 * 60 * 1000
"""Nobody thinks longer than a day about one question."""


class Rating(IntEnum):
    """How well an item was known; all but ``AGAIN`` mean that it was."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Stage(StrEnum):
    """Where an item stands: learnt in minutes, reviewed after days, learnt anew after a lapse."""

    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


@dataclass(frozen=True, slots=True)
class Review:
    """One answer: when (UTC), to which item, how it was rated, how long it took in ms, what was answered."""

    when: datetime
    item: str
    kind: QuizKind
    rating: Rating
    ms: int
    answer: str = ""

    def __post_init__(self) -> None:
        if self.when.utcoffset() != timedelta(0):
            raise Refused(f"review: {self.when}; expected a time in UTC.")
        check_line(self.item, "item")
        if not self.item.startswith(f"{self.kind}:"):
            raise Refused(f"item: {self.item}; expected one that begins with {self.kind}:")
        check_line(self.answer, "answer")
        check_number(self.ms, "ms", 0, LONGEST_MS)

    @property
    def correct(self) -> bool:
        """Whether it was known."""
        return self.rating is not Rating.AGAIN


def answer_line(text: str) -> str:
    """What was answered, as one line that a review can hold."""
    return " ".join(text.replace("\0", " ").split())[:LINE]


def utc(when: datetime) -> datetime:
    """A time with a zone in UTC. Raises ``Refused`` for one without a zone."""
    if when.tzinfo is None:
        raise Refused(f"time: {when}; expected one with its zone.")
    return when.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class CardState:
    """What the memory holds of an item: when it is due (UTC), how stable (days) and how difficult (1 to 10).

    ``step`` counts the steps of learning, None outside them; ``lapses`` are answers that were wrong after
    the item had reached the stage of review.
    """

    item: str
    stage: Stage
    step: int | None
    stability: float
    difficulty: float
    due: datetime
    last: datetime
    reviews: int = 1
    lapses: int = 0


@dataclass(frozen=True, slots=True)
class Forecast:
    """How many items fall due on a day; what is overdue counts for the first one."""

    day: date
    due: int


@dataclass(frozen=True, slots=True)
class Retention:
    """Of the answers to items that had been learnt before, how many were asked and how many were right."""

    asked: int = 0
    right: int = 0

    @property
    def share(self) -> float | None:
        """The share that was right, 0 to 1; None where nothing was asked."""
        return self.right / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class Strength:
    """How well a muscle is known: its items, their answers and wrong ones, and the mean chance (0 to 1) that
    an item of it would be known now.
    """

    muscle: str
    items: int
    reviews: int
    wrong: int
    recall: float
