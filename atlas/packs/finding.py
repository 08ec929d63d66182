"""What a check across records finds: the record, the trail to the fault in it, and what to say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from atlas.domain.library import Library
from atlas.packs.body import Body
from atlas.packs.problems import brief, suggest
from atlas.packs.walk import Trail


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault in the record ``id`` of a ``kind``, at the end of a trail of keys and indices."""

    kind: str
    id: str
    trail: Trail
    value: object
    message: str
    expected: str = ""
    hint: str = ""
    target: tuple[str, str] = ("", "")
    """Kind and id of the record that is looked for in vain."""


Check: TypeAlias = Callable[[Library, Body], Iterator[Finding]]


def unknown(kind: str, ident: str, trail: Trail, name: str, what: str, known: Iterable[str]) -> Finding:
    """That a record names a ``what`` that is not among the known ones."""
    message = f"There is no {what} '{brief(name)}'."
    return Finding(kind, ident, trail, name, message, "", suggest(name, known), (f"{what}s", name))
