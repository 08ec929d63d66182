"""Plain paragraphs, chapters and dates, as the sheets of paper use them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

NOTHING = "–"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph of plain text; ``mark`` is that of an item of a list, ``strong`` stands out."""

    text: str
    mark: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading and what stands below it; ``boxed`` has a frame, so that nobody overlooks it."""

    title: str
    words: tuple[Words, ...]
    boxed: bool = False


def long_day(day: datetime.date) -> str:
    """Such as 3 November 2026, in the words of this program whatever the system's language."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def counted(what: str, numbers: Sequence[int]) -> str:
    """Such as ``Site 2`` or ``Sites 1–3, 5``."""
    return f"{what}{'s' * (len(numbers) > 1)} {ranged(numbers)}"


def ranged(numbers: Iterable[int]) -> str:
    """Numbers in order, three and more that follow each other as a range: ``1–3, 5``."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = (f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
    return ", ".join(parts)
