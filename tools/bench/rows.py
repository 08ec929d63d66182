"""One measured figure beside its bound, and the table of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Row:
    """What was measured, its value and the bound that it should hold (None where there is none)."""

    what: str
    value: float
    bound: float | None
    unit: str
    note: str = ""
    at_least: bool = False

    @property
    def holds(self) -> bool:
        """Whether the bound is kept."""
        if self.bound is None:
            return True
        return self.value >= self.bound if self.at_least else self.value <= self.bound


def table(rows: Iterable[Row]) -> str:
    """The rows as aligned text; a missed bound is marked."""
    lines = []
    for row in rows:
        sign = ">=" if row.at_least else "<="
        bound = "" if row.bound is None else f"{sign} {row.bound:g} {row.unit}"
        mark = "" if row.holds else "  MISSED"
        lines.append(f"{row.what:<58} {row.value:>9.3f} {row.unit:<5} {bound:<14}{mark}  {row.note}".rstrip())
    return "\n".join(lines)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` (0 to 1) of ``values`` lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def spread(values: Sequence[float]) -> str:
    """Smallest, middle and largest, for the note."""
    return f"min {min(values):.2f}, median {median(values):.2f}, max {max(values):.2f}, n = {len(values)}"
