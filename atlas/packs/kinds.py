"""Kinds of values: each reads one value of a tree, says what it expects, and notes every fault it finds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from atlas.domain.body import Position
from atlas.packs.problems import brief, suggest

FAIL: Any = object()
"""What a kind returns instead of a value when it has noted a fault."""
ABSENT: Any = object()
"""What a kind returns for a part that is left out without spoiling what holds it."""


MOST_FAULTS = 50
"""So many faults of one file are told; more would not help, and looking for them would take its time."""


@dataclass(slots=True)
class Fault:
    """One fault: the keys and indices that lead to it, innermost first, and what to say."""

    value: object
    message: str
    expected: str = ""
    hint: str = ""
    trail: list[str | int] = field(default_factory=list)


@dataclass(slots=True)
class Context:
    """What is needed while a record is read: the known landmarks, and the faults found so far."""

    landmarks: Mapping[str, Position]
    faults: list[Fault] = field(default_factory=list)
    hints: int = 5

    def near(self, word: object, known: Iterable[str]) -> str:
        """What was perhaps meant; only for the first few faults of a file, for it takes its time."""
        self.hints -= 1
        return suggest(word, known) if isinstance(word, str) and self.hints >= 0 else ""

    def fail(self, value: object, message: str, expected: str = "", hint: str = "") -> Any:
        """Note a fault and return ``FAIL``."""
        self.faults.append(Fault(value, message, expected, hint))
        return FAIL

    @property
    def full(self) -> bool:
        """Whether enough faults have been found to stop."""
        return len(self.faults) > MOST_FAULTS

    def step(self, since: int, key: str | int) -> int:
        """Say for the faults from number ``since`` on that they lie in ``key``; how many there are now."""
        for fault in self.faults[since:]:
            fault.trail.append(key)
        return len(self.faults)


class Kind(Protocol):
    """Reads one value."""

    @property
    def expected(self) -> str:
        """What is expected, as the end of the sentence 'Expected ...'."""

    def read(self, value: Any, context: Context) -> Any:
        """The value as the records hold it, or ``FAIL`` with faults noted."""


@dataclass(frozen=True)
class Text:
    """A text of at most ``limit`` characters; with ``loose`` a number will do as well."""

    limit: int = 4000
    loose: bool = False

    @property
    def expected(self) -> str:
        return "a text or a number" if self.loose else "a text"

    def read(self, value: Any, context: Context) -> Any:
        if self.loose and type(value) in (int, float):
            value = str(value)
        if type(value) is not str:
            message = f"{said(value)} is not a text; put it in quotes if it is meant so."
            return context.fail(value, message, self.expected)
        text = value.strip()
        if len(text) > self.limit:
            return context.fail(value, f"The text is longer than {self.limit} characters.")
        return text or context.fail(value, "The text is empty.", self.expected)


@dataclass(frozen=True)
class Pattern:
    """A text that matches a pattern, such as an id."""

    pattern: re.Pattern[str]
    expected: str

    def read(self, value: Any, context: Context) -> Any:
        if type(value) is str and self.pattern.fullmatch(value):
            return value
        return context.fail(value, f"{said(value)} does not fit.", self.expected)


IDENT = Pattern(
    re.compile("[a-z][a-z0-9_]{0,63}"), "an id in small letters, digits and underscores, such as teres_minor"
)


@dataclass(frozen=True)
class Whole:
    """A whole number from ``low`` to ``high``."""

    low: int
    high: int

    @property
    def expected(self) -> str:
        return f"a whole number from {self.low} to {self.high}"

    def read(self, value: Any, context: Context) -> Any:
        if type(value) is int and self.low <= value <= self.high:
            return value
        return context.fail(value, f"{said(value)} does not fit.", self.expected)


@dataclass(frozen=True)
class Number:
    """A number from ``low`` to ``high``."""

    low: float
    high: float

    @property
    def expected(self) -> str:
        return f"a number from {self.low:g} to {self.high:g}"

    def read(self, value: Any, context: Context) -> Any:
        if (type(value) is int or type(value) is float) and self.low <= value <= self.high:
            return float(value)
        return context.fail(value, f"{said(value)} does not fit.", self.expected)


class Flag:
    """True or false."""

    expected = "true or false"

    def read(self, value: Any, context: Context) -> Any:
        if type(value) is bool:
            return value
        return context.fail(value, f"{said(value)} does not fit.", self.expected)


class Choice:
    """One word of an enumeration."""

    def __init__(self, words: type[StrEnum]) -> None:
        self._words = {str(word): word for word in words}

    @property
    def expected(self) -> str:
        return "one of " + ", ".join(self._words)

    def read(self, value: Any, context: Context) -> Any:
        word = self._words.get(value) if type(value) is str else None
        if word is not None:
            return word
        near = context.near(value, self._words)
        return context.fail(value, f"{said(value)} is not known here.", self.expected, near)


class Place:
    """A position [x, y, z] in mm, all finite and near the body."""

    expected = "a position [x, y, z] in mm, each from -2500 to 2500"

    def read(self, value: Any, context: Context) -> Any:
        if type(value) is list and len(value) == 3:
            x, y, z = value
            if _in_reach(x) and _in_reach(y) and _in_reach(z):
                return (float(x), float(y), float(z))
        return context.fail(value, f"{said(value)} is not a position.", self.expected)


def _in_reach(x: Any) -> bool:
    return (type(x) is int or type(x) is float) and -2500 <= x <= 2500


class PlaceOrLandmark:
    """A position, or the id of a landmark, whose position it becomes."""

    expected = "the id of a landmark or a position [x, y, z] in mm"

    def read(self, value: Any, context: Context) -> Any:
        if type(value) is not str:
            return PLACE.read(value, context)
        position = context.landmarks.get(value)
        if position is not None:
            return position
        near = context.near(value, context.landmarks)
        context.fail(value, f"There is no landmark '{brief(value)}'.", self.expected, near)
        return ABSENT


PLACE = Place()


def said(value: object) -> str:
    """A value as the subject of a sentence."""
    return f"'{brief(value)}'" if isinstance(value, str) else brief(value).capitalize()
