"""Reading the values of a JSON file one by one: each wrong one gets a sentence with its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import NoReturn, TypeVar

from atlas.domain.body import Position
from atlas.domain.checks import Refused, brief, within

Choice = TypeVar("Choice", bound=StrEnum)
Made = TypeVar("Made")


class Fields:
    """The values of one JSON object, by key; an unknown key is refused with what was perhaps meant."""

    def __init__(self, value: object, where: str, keys: tuple[str, ...]) -> None:
        if not isinstance(value, Mapping):
            raise Refused(f"{where}: {brief(value)}; expected an object with {', '.join(keys)}.")
        for key in value:
            if key not in keys:
                near = get_close_matches(key[:80], keys, 1, 0.6)
                hint = f" Did you mean {near[0]}?" if near else f" Expected {', '.join(keys)}."
                raise Refused(f"{where}: {brief(key)} is not known here.{hint}")
        self._value = value
        self._where = where

    def at(self, key: str) -> str:
        """Where a value stands."""
        return f"{self._where} › {key}"

    def raw(self, key: str) -> object:
        """A value as it is, None when it is left out."""
        return self._value.get(key)

    def inner(self, key: str, keys: tuple[str, ...]) -> Fields:
        """The values of an object within this one; none when it is left out."""
        return Fields(self._value.get(key, {}), self.at(key), keys)

    def text(self, key: str) -> str:
        """A text; empty when it is left out."""
        value = self._value.get(key, "")
        return value if isinstance(value, str) else self._fail(key, "a text")

    def truth(self, key: str) -> bool | None:
        """True or false; None when it is left out."""
        value = self.raw(key)
        return value if value is None or isinstance(value, bool) else self._fail(key, "true, false or null")

    def whole(self, key: str) -> int | None:
        """A whole number; None when it is left out."""
        value = self.raw(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        return self._fail(key, "a whole number or null")

    def number(self, key: str) -> float | None:
        """A number; None when it is left out."""
        value = self.raw(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not within(value, 1e9):
            return self._fail(key, "a number or null")
        return float(value)

    def position(self, key: str) -> Position:
        """A place in the reference body, in mm."""
        value = self.raw(key)
        if not isinstance(value, list) or len(value) != 3:
            return self._fail(key, "[x, y, z] in mm")
        x, y, z = (v if isinstance(v, int | float) and not isinstance(v, bool) else None for v in value)
        if x is None or y is None or z is None or not all(within(v, 1e9) for v in (x, y, z)):
            return self._fail(key, "[x, y, z] in mm")
        return (float(x), float(y), float(z))

    def day(self, key: str) -> date:
        """A day as ISO 8601 writes it."""
        try:
            return date.fromisoformat(self.text(key))
        except ValueError:
            return self._fail(key, "a day such as 2026-11-03")

    def choice(self, key: str, of: type[Choice], default: Choice | None = None) -> Choice:
        """One of a few words; ``default`` when it is left out."""
        if default is not None and key not in self._value:
            return default
        try:
            return of(self.text(key))
        except ValueError:
            return self._fail(key, "one of " + ", ".join(of))

    def rows(self, key: str, most: int) -> list[object]:
        """A list of at most ``most`` entries; empty when it is left out."""
        value = self._value.get(key, [])
        if not isinstance(value, list) or len(value) > most:
            return self._fail(key, f"a list of at most {most}")
        return value

    def each(self, key: str, most: int, make: Callable[[object, str], Made]) -> tuple[Made, ...]:
        """What ``make`` makes of each entry of a list and of its place."""
        rows = self.rows(key, most)
        return tuple(make(row, f"{self.at(key)} › {number}") for number, row in enumerate(rows, 1))

    def make(self, record: Callable[[], Made]) -> Made:
        """A record made of these values; what it refuses is told with its place."""
        try:
            return record()
        except Refused as fault:
            text = str(fault)
            raise (fault if text.startswith(self._where) else Refused(f"{self._where} › {text}")) from None

    def _fail(self, key: str, expected: str) -> NoReturn:
        raise Refused(f"{self.at(key)}: {brief(self.raw(key))}; expected {expected}.")
