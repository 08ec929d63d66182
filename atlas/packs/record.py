"""A kind of record: its fields, how one is read, and the dataclass that it becomes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from functools import cached_property
from typing import Any

from atlas.packs.kinds import ABSENT, FAIL, Context, Kind
from atlas.packs.problems import brief


@dataclass(frozen=True)
class Field:
    """One field of a record: its name, the kind of its value, one line on what it says."""

    name: str
    kind: Kind
    doc: str


@dataclass(frozen=True)
class Record:
    """A mapping with known keys. A field is required if the dataclass has no default for it.

    ``short`` names the field that a plain text stands for, where a record may be written so.
    """

    make: type[Any]
    doc: str
    table: tuple[Field, ...]
    short: str = ""

    @property
    def title(self) -> str:
        """The name of the record in the documentation."""
        return self.make.__name__

    @property
    def expected(self) -> str:
        """What is expected, as the end of a sentence."""
        keys = ", ".join(field.name for field in self.table)
        return f"a mapping with {keys}" + (f", or the {self.short} alone" if self.short else "")

    @cached_property
    def required(self) -> frozenset[str]:
        """The names of the fields that must be there."""
        bare = {f.name for f in fields(self.make) if f.default is MISSING and f.default_factory is MISSING}
        return frozenset(field.name for field in self.table if field.name in bare)

    @cached_property
    def _readers(self) -> dict[str, Callable[[Any, Context], Any]]:
        return {field.name: field.kind.read for field in self.table}

    def read(self, value: Any, context: Context) -> Any:
        """The dataclass made of a mapping, or ``FAIL`` or ``ABSENT`` with faults noted."""
        if self.short and type(value) is str:
            value = {self.short: value}
        if type(value) is not dict:
            return context.fail(value, f"'{brief(value)}' does not fit.", self.expected)
        faults, readers, known, lost = context.faults, self._readers, len(context.faults), None
        values: dict[str, Any] = {}
        for key, item in value.items():
            read = readers.get(key)
            if read is None:
                result = self._unknown(key, context)
            elif item is None:
                continue
            else:
                result = read(item, context)
            if len(faults) != known:
                known = context.step(known, key)
                if context.full:
                    return FAIL
            if result is FAIL or (result is ABSENT and lost is not FAIL):
                lost = result
            values[key] = result
        if not self.required <= values.keys():
            lost = self._missing(values, context)
        return lost or self.make(**values)

    def _unknown(self, key: str, context: Context) -> Any:
        names = [field.name for field in self.table]
        message, near = f"'{brief(key)}' is no field of {_article(self.title)}.", context.near(key, names)
        return context.fail(key, message, "" if near else "one of " + ", ".join(names), near)

    def _missing(self, values: dict[str, Any], context: Context) -> Any:
        meant = {fault.hint for fault in context.faults}
        for field in self.table:
            if field.name in self.required - meant and field.name not in values:
                context.fail("", f"The field '{field.name}' is missing: {field.doc}", field.kind.expected)
        return FAIL


def _article(title: str) -> str:
    words = "".join(f" {c.lower()}" if c.isupper() else c for c in title).strip()
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"
