"""Kinds of values that hold others: lists, pairs and mappings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from atlas.packs.kinds import ABSENT, FAIL, IDENT, Context, Kind, said


@dataclass(frozen=True)
class Many:
    """A list of at least ``least`` items. With ``leave_out``, an item that points nowhere is left out."""

    item: Kind
    least: int = 0
    leave_out: bool = False

    @property
    def expected(self) -> str:
        return f"a list, each item {self.item.expected}"

    def read(self, value: Any, context: Context) -> Any:
        if type(value) is not list:
            return context.fail(value, f"{said(value)} is not a list.", self.expected)
        if len(value) < self.least:
            return context.fail(value, f"The list holds fewer than {self.least}.", self.expected)
        read, faults, known = self.item.read, context.faults, len(context.faults)
        out, lost = [], None
        for i, item in enumerate(value):
            result = read(item, context)
            if len(faults) != known:
                known = context.step(known, i)
                if context.full:
                    return FAIL
            if result is FAIL or (result is ABSENT and lost is not FAIL):
                lost = result
            else:
                out.append(result)
        if lost is FAIL or (lost is ABSENT and not self.leave_out):
            return lost
        return tuple(out)


@dataclass(frozen=True)
class Both:
    """A list of exactly these kinds in this order, such as [from, to]."""

    items: tuple[Kind, ...]
    expected: str

    def read(self, value: Any, context: Context) -> Any:
        if type(value) is not list or len(value) != len(self.items):
            return context.fail(value, f"{said(value)} does not fit.", self.expected)
        known, out = len(context.faults), []
        for i, (kind, item) in enumerate(zip(self.items, value, strict=True)):
            out.append(kind.read(item, context))
            known = context.step(known, i)
        return _worst(out) or tuple(out)


@dataclass(frozen=True)
class Table:
    """A mapping of ids to one kind of value."""

    item: Kind

    @property
    def expected(self) -> str:
        return f"a mapping of ids, each to {self.item.expected}"

    def read(self, value: Any, context: Context) -> Any:
        if type(value) is not dict:
            return context.fail(value, f"{said(value)} is not a mapping.", self.expected)
        out, known = {}, len(context.faults)
        for key, item in value.items():
            ident = IDENT.read(key, context)
            out[ident] = self.item.read(item, context)
            known = context.step(known, key)
            if context.full:
                return FAIL
        return _worst([*out, *out.values()]) or out


def _worst(results: list[Any]) -> Any:
    """``FAIL`` or ``ABSENT`` if it is among the results, else None."""
    return next((bad for bad in (FAIL, ABSENT) if any(result is bad for result in results)), None)
