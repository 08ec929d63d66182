"""The part of the notebook that keeps what was learnt."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

from atlas.domain.quiz.memory import CardState, Forecast, Retention, Review, Strength
from atlas.notebook import progress, review_rows
from atlas.notebook.progress_file import load_progress, save_progress
from atlas.notebook.sweep import owe_sweep, sweep


class Learnt:
    """Answers to questions and what the memory makes of them, in the notebook's file."""

    _db: sqlite3.Connection

    def record(self, review: Review) -> CardState:
        """Keep an answer; the state of its item from now on."""
        with self._change():
            return review_rows.review_added(self._db, review)

    def take_back(self, item: str) -> Review:
        """Take the last answer to an item back, as if it had not been given; what it was."""
        with self._change():
            return review_rows.review_removed(self._db, item)

    def due(self, now: datetime, items: Collection[str] | None = None) -> tuple[CardState, ...]:
        """The items that are due now, the longest overdue first; of ``items`` alone where they are given."""
        with self._reading():
            return progress.due(self._db, now, items)

    def fresh(self, items: Iterable[str]) -> tuple[str, ...]:
        """Those of some items that have never been answered, in their order."""
        with self._reading():
            return progress.fresh(self._db, items)

    def forecast(self, now: datetime, days: int = 30) -> tuple[Forecast, ...]:
        """How many items fall due on each of the next days, today and what is overdue first."""
        with self._reading():
            return progress.forecast(self._db, now, days)

    def retention(self, since: datetime | None = None) -> Retention:
        """How much was still known of what had been answered on an earlier day."""
        with self._reading():
            return progress.retention(self._db, since)

    def strengths(self, now: datetime) -> tuple[Strength, ...]:
        """How well each muscle is known that was asked, the weakest first."""
        with self._reading():
            return progress.strengths(self._db, now)

    def wrong_items(self) -> tuple[str, ...]:
        """The items whose last answer was wrong, the latest first."""
        with self._reading():
            return progress.wrong_items(self._db)

    def export_progress(self, path: Path) -> None:
        """Write all answers as JSON (``progress_file`` holds the schema)."""
        with self._reading():
            reviews = tuple(review_rows.reviews(self._db))
        save_progress(path, reviews)

    def import_progress(self, path: Path) -> int:
        """Add the answers in a JSON file to those that are here; how many were new."""
        reviews = load_progress(path)
        with self._change():
            return review_rows.reviews_merged(self._db, reviews)

    def forget_progress(self) -> bool:
        """Delete all answers; whether their bytes are gone from the file as well by now, as for a case."""
        with self._change():
            self._db.execute("DELETE FROM reviews")
            self._db.execute("DELETE FROM cards")
            owe_sweep(self._db)
        with self._spoken():
            return sweep(self._db)

    def _spoken(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    def _change(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    def _reading(self) -> AbstractContextManager[None]:
        raise NotImplementedError
