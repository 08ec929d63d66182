"""What was learnt as one open JSON file, to keep or to take to another computer.

::

    {"format": "trigger-point-atlas progress", "version": 1,
     "reviews": [{"when": "2026-11-03T14:15:00.000000+00:00", "item": "zone:infraspinatus/1",
                  "rating": 1 (again), 2 (hard), 3 (good) or 4 (easy), "ms": 5200, "answer": ""}, ...]}

The answers are the whole truth: when an item is due follows from them. An unknown key is refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from atlas.domain.checks import Refused, brief
from atlas.domain.quiz.items import QuizKind
from atlas.domain.quiz.memory import Rating, Review, utc
from atlas.notebook.fields import Fields
from atlas.notebook.record import read_record
from atlas.notebook.review_rows import stamp
from atlas.notebook.writing import keep_whole

FORMAT, VERSION = "trigger-point-atlas progress", 1
SIZE_LIMIT = 64_000_000
MOST_REVIEWS = 500_000
_ALL = ("format", "version", "reviews")
_REVIEW = ("when", "item", "rating", "ms", "answer")


def save_progress(path: Path, reviews: Iterable[Review]) -> None:
    """Write answers in one move. Raises ``NotKept``."""
    rows = [
        {
            "when": stamp(review.when),
            "item": review.item,
            "rating": int(review.rating),
            "ms": review.ms,
            "answer": review.answer,
        }
        for review in reviews
    ]
    record = {"format": FORMAT, "version": VERSION, "reviews": rows}
    keep_whole(path, json.dumps(record, ensure_ascii=False, indent=1).encode())


def load_progress(path: Path) -> tuple[Review, ...]:
    """The answers in a file. Raises ``Refused`` with where, what stands there and what was expected."""
    record = read_record(path, "progress", VERSION, SIZE_LIMIT // 1_000_000)
    return Fields(record, path.name, _ALL).each("reviews", MOST_REVIEWS, _review)


def _review(value: object, where: str) -> Review:
    f = Fields(value, where, _REVIEW)
    when, kind = _time(f), _kind(f)
    rating, ms = f.whole("rating"), f.whole("ms")
    if rating not in set(Rating):
        raise Refused(f"{f.at('rating')}: {brief(rating)}; expected 1, 2, 3 or 4.")
    return f.make(lambda: Review(when, f.text("item"), kind, Rating(rating), ms or 0, f.text("answer")))


def _time(fields: Fields) -> datetime:
    try:
        return utc(datetime.fromisoformat(fields.text("when")))
    except (ValueError, OverflowError, Refused):
        text = brief(fields.raw("when"))
        raise Refused(f"{fields.at('when')}: {text}; expected a time with its zone.") from None


def _kind(fields: Fields) -> QuizKind:
    word = fields.text("item").partition(":")[0]
    if word not in set(QuizKind):
        expected = f"expected one that begins with {', '.join(QuizKind)} and a colon"
        raise Refused(f"{fields.at('item')}: {brief(fields.raw('item'))}; {expected}.")
    return QuizKind(word)
