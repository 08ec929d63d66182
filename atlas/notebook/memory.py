"""When an item is asked again: FSRS, which learns from each answer how long the next one may wait.

The `fsrs` package is the reference implementation of its authors; it is used without its random spread, so
that the same answers always lead to the same state.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from atlas.domain.quiz.memory import CardState, Rating, Review, Stage, utc

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

RETENTION = 0.9
"""An item is asked again when the chance that it is still known has sunk to this."""
_STAGES = (Stage.LEARNING, Stage.REVIEW, Stage.RELEARNING)
"""The stages in the order of the package's numbers, which begin with 1."""


def reviewed(card: CardState | None, review: Review) -> CardState:
    """The state of an item after one more answer; ``card`` is None for the first one."""
    import fsrs  # an atlas in which nobody learns starts without it

    when = utc(review.when)
    before = fsrs.Card(1, due=when) if card is None else _card_of(card)
    after, _ = _scheduler().review_card(before, fsrs.Rating(int(review.rating)), when)
    assert after.stability is not None
    assert after.difficulty is not None
    lapsed = card is not None and card.stage is Stage.REVIEW and review.rating is Rating.AGAIN
    told = _STAGES[after.state - 1], after.step, after.stability, after.difficulty, after.due
    if card is None:
        return CardState(review.item, *told, when)
    return CardState(card.item, *told, when, card.reviews + 1, card.lapses + lapsed)


def replayed(reviews: Iterable[Review]) -> CardState | None:
    """The state of an item after all of its answers, the first one first; None without any."""
    card = None
    for review in reviews:
        card = reviewed(card, review)
    return card


def recall(card: CardState, now: datetime) -> float:
    """The chance (0 to 1) that an item would be known now. Raises ``Refused`` for a time without a zone."""
    return float(_scheduler().get_card_retrievability(_card_of(card), utc(now)))


def _card_of(card: CardState) -> Card:
    import fsrs

    state = fsrs.State(_STAGES.index(card.stage) + 1)
    return fsrs.Card(1, state, card.step, card.stability, card.difficulty, card.due, card.last)


@cache
def _scheduler() -> Scheduler:
    import fsrs

    return fsrs.Scheduler(desired_retention=RETENTION, enable_fuzzing=False)
