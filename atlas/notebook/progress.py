"""What follows from the answers: what is due, what will be, what is weak. Asks the rows, changes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from itertools import groupby

from atlas.domain.checks import Refused
from atlas.domain.quiz.items import muscle_of
from atlas.domain.quiz.memory import CardState, Forecast, Retention, Strength, utc
from atlas.notebook.memory import recall
from atlas.notebook.review_rows import cards, reviews

MOST_DAYS = 3_650
APART = timedelta(hours=20)
"""An answer tests the memory when the one before it was given at least so long ago."""


def due(db: sqlite3.Connection, now: datetime, items: Collection[str] | None = None) -> tuple[CardState, ...]:
    """The items that are due now, the longest overdue first; of ``items`` alone where they are given."""
    wanted = None if items is None else frozenset(items)
    return tuple(card for card in cards(db, utc(now)) if wanted is None or card.item in wanted)


def fresh(db: sqlite3.Connection, items: Iterable[str]) -> tuple[str, ...]:
    """Those of some items that have never been answered, in their order."""
    known = {item for (item,) in db.execute("SELECT item FROM cards")}
    return tuple(item for item in dict.fromkeys(items) if item not in known)


def forecast(db: sqlite3.Connection, now: datetime, days: int) -> tuple[Forecast, ...]:
    """How many items fall due on each of the next days, today first, by the days of ``now``'s own zone."""
    if not 0 < days <= MOST_DAYS:
        raise Refused(f"days: {days}; expected 1 to {MOST_DAYS}.")
    today = now.date()
    counts = [0] * days
    for card in cards(db, utc(now) + timedelta(days=days)):
        place = max(0, (card.due.astimezone(now.tzinfo).date() - today).days)
        if place < days:
            counts[place] += 1
    return tuple(Forecast(today + timedelta(days=i), count) for i, count in enumerate(counts))


def retention(db: sqlite3.Connection, since: datetime | None = None) -> Retention:
    """How much was known of what had been answered before, on an earlier day; from ``since`` on if given."""
    asked = right = 0
    for _, row in groupby(reviews(db), key=lambda review: review.item):
        last = None
        for review in row:
            tests = last is not None and review.when - last >= APART
            if tests and (since is None or review.when >= utc(since)):
                asked += 1
                right += review.correct
            last = review.when
    return Retention(asked, right)


def strengths(db: sqlite3.Connection, now: datetime) -> tuple[Strength, ...]:
    """How well each muscle is known of which anything was answered, the weakest first."""
    wrong = dict(db.execute("SELECT item, count(*) FROM reviews WHERE rating = 1 GROUP BY item").fetchall())
    by_muscle: dict[str, list[CardState]] = {}
    for card in cards(db):
        muscle = muscle_of(card.item)
        if muscle:
            by_muscle.setdefault(muscle, []).append(card)
    rows = [
        Strength(
            muscle,
            len(own),
            sum(card.reviews for card in own),
            sum(wrong.get(card.item, 0) for card in own),
            sum(recall(card, now) for card in own) / len(own),
        )
        for muscle, own in by_muscle.items()
    ]
    return tuple(sorted(rows, key=lambda row: (row.recall - row.wrong / row.reviews, row.muscle)))


def wrong_items(db: sqlite3.Connection) -> tuple[str, ...]:
    """The items whose last answer was wrong, the latest first."""
    rows = db.execute(
        "SELECT item FROM reviews AS r WHERE rating = 1"
        " AND at = (SELECT max(at) FROM reviews WHERE item = r.item) ORDER BY at DESC"
    )
    return tuple(item for (item,) in rows)
