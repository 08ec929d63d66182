"""Answers and the states of items as rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from atlas.domain.checks import Refused
from atlas.domain.quiz.items import QuizKind
from atlas.domain.quiz.memory import CardState, Rating, Review, Stage
from atlas.notebook.memory import replayed, reviewed

_REVIEW = "at, item, kind, rating, ms, answer"
_CARD = "item, stage, step, stability, difficulty, due, last, reviews, lapses"


def review_added(db: sqlite3.Connection, review: Review) -> CardState:
    """Add an answer and bring its item up to date. Raises ``Refused`` for one that is there already."""
    if not _added(db, review):
        raise Refused(f"{review.item} was already answered at {review.when:%Y-%m-%d %H:%M:%S}.")
    card = card_of(db, review.item)
    in_order = card is None or card.last <= review.when
    state = reviewed(card, review) if in_order else replayed(reviews_of(db, review.item))
    assert state is not None
    return _kept(db, state)


def review_removed(db: sqlite3.Connection, item: str) -> Review:
    """Take the last answer to an item back. Raises ``Refused`` where there is none."""
    last = next(reviews_of(db, item, newest_first=True), None)
    if last is None:
        raise Refused(f"{item} has not been answered; nothing can be taken back.")
    db.execute("DELETE FROM reviews WHERE item = ? AND at = ?", (item, stamp(last.when)))
    _replay(db, item)
    return last


def reviews_merged(db: sqlite3.Connection, reviews: tuple[Review, ...]) -> int:
    """Add the answers that are not there yet; how many these were."""
    touched = [review.item for review in reviews if _added(db, review)]
    for item in dict.fromkeys(touched):
        _replay(db, item)
    return len(touched)


def card_of(db: sqlite3.Connection, item: str) -> CardState | None:
    """The state of an item, None where it has never been answered."""
    row = db.execute(f"SELECT {_CARD} FROM cards WHERE item = ?", (item,)).fetchone()
    return None if row is None else _card(row)


def cards(db: sqlite3.Connection, until: datetime | None = None) -> Iterator[CardState]:
    """The states of all items, those due first first; with ``until`` (UTC) only those due by then."""
    bound = ("WHERE due <= ?", (stamp(until),)) if until is not None else ("", ())
    return map(_card, db.execute(f"SELECT {_CARD} FROM cards {bound[0]} ORDER BY due, item", bound[1]))


def reviews_of(db: sqlite3.Connection, item: str, *, newest_first: bool = False) -> Iterator[Review]:
    """All answers to an item by their time; or the one kept last first, for a clock may have gone back."""
    order = "id DESC" if newest_first else "at"
    rows = db.execute(f"SELECT {_REVIEW} FROM reviews WHERE item = ? ORDER BY {order}", (item,))
    return map(_review, rows)


def reviews(db: sqlite3.Connection) -> Iterator[Review]:
    """All answers, item by item, the first one of each first."""
    return map(_review, db.execute(f"SELECT {_REVIEW} FROM reviews ORDER BY item, at"))


def stamp(when: datetime) -> str:
    """A time in UTC as it is kept: of one length, so that it sorts as text."""
    return when.astimezone(UTC).isoformat(timespec="microseconds")


def _added(db: sqlite3.Connection, review: Review) -> bool:
    values = (stamp(review.when), review.item, review.kind, int(review.rating), review.ms, review.answer)
    done = db.execute(f"INSERT OR IGNORE INTO reviews ({_REVIEW}) VALUES (?, ?, ?, ?, ?, ?)", values)
    return done.rowcount == 1


def _replay(db: sqlite3.Connection, item: str) -> None:
    state = replayed(reviews_of(db, item))
    if state is None:
        db.execute("DELETE FROM cards WHERE item = ?", (item,))
    else:
        _kept(db, state)


def _kept(db: sqlite3.Connection, card: CardState) -> CardState:
    values = (card.item, card.stage, card.step, card.stability, card.difficulty)
    times = (stamp(card.due), stamp(card.last))
    db.execute(
        f"REPLACE INTO cards ({_CARD}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*values, *times, card.reviews, card.lapses),
    )
    return card


def _card(row: tuple[Any, ...]) -> CardState:
    item, stage, step, stability, difficulty, due, last, count, lapses = row
    times = datetime.fromisoformat(due), datetime.fromisoformat(last)
    return CardState(item, Stage(stage), step, stability, difficulty, *times, count, lapses)


def _review(row: tuple[Any, ...]) -> Review:
    at, item, kind, rating, ms, answer = row
    return Review(datetime.fromisoformat(at), item, QuizKind(kind), Rating(rating), ms, answer)
