"""What stands on a page: rows of text that can go on overleaf, and pictures that cannot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from atlas.ui.paper.lines import Line, wrapped
from atlas.ui.paper.measure import PRINT, Face, mm

BAR = mm(1.0)
"""The bar that stands beside what nobody may overlook."""

SHORT = 12
"""A row of so many lines stands together: nobody reads half a caution."""


class Block(Protocol):
    """A part of a page; all lengths in px."""

    @property
    def before(self) -> float:
        """The space above it, left out at the top of a page."""
        ...

    @property
    def height(self) -> float:
        """How high it is."""
        ...

    @property
    def least(self) -> float:
        """How much of it must stand together."""
        ...

    @property
    def keep(self) -> bool:
        """Whether it stays with what follows, as a heading does."""
        ...

    @property
    def head(self) -> Row | None:
        """What is said again above it on a new page."""
        ...

    def split(self, room: float) -> tuple[Block, Block] | None:
        """The part that fits into ``room`` and the rest; None where it cannot be divided so."""
        ...

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint it with its upper left corner at a place."""
        ...


@dataclass(frozen=True, slots=True)
class Column:
    """Lines at the left edge ``left`` of a row."""

    left: float
    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        """Of all lines."""
        return sum(line.height for line in self.lines)

    def taken(self, room: float) -> int:
        """How many lines fit into ``room``."""
        used, count = 0.0, 0
        for line in self.lines:
            used += line.height
            if used > room:
                break
            count += 1
        return count


@dataclass(frozen=True, slots=True)
class Row:
    """Columns of text beside each other, perhaps with a rule below or a bar on the left."""

    columns: tuple[Column, ...]
    width: float
    before: float = 0.0
    pad: float = 0.0
    rule: float = 0.0
    bar: bool = False
    barred_from: float = 0.0
    """How far above the row its bar begins."""
    shade: str = ""
    keep: bool = False
    head: Row | None = None

    @property
    def height(self) -> float:
        """With the padding above and below."""
        return max((column.height for column in self.columns), default=0.0) + 2 * self.pad

    @property
    def short(self) -> bool:
        """Whether it has so few lines that it is never divided."""
        return max((len(column.lines) for column in self.columns), default=0) <= SHORT

    @property
    def least(self) -> float:
        """Three lines, or all of a short one."""
        most = SHORT if self.short else 3
        rows = (sum(line.height for line in column.lines[:most]) for column in self.columns)
        return max(rows, default=0.0) + 2 * self.pad

    def split(self, room: float) -> tuple[Row, Row] | None:
        """Divide between lines."""
        if self.short:
            return None
        counts = [column.taken(room - 2 * self.pad) for column in self.columns]
        if room < self.least or not any(counts):
            return None
        parts = zip(self.columns, counts, strict=True)
        first = tuple(replace(column, lines=column.lines[:count]) for column, count in parts)
        parts = zip(self.columns, counts, strict=True)
        rest = tuple(replace(column, lines=column.lines[count:]) for column, count in parts)
        return replace(self, columns=first, rule=0.0), replace(self, columns=rest)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Ground, bar, rule, then the lines."""
        if self.shade:
            painter.fillRect(QRectF(x, y, self.width, self.height), QColor(self.shade))
        if self.bar:
            high = self.height + self.barred_from
            painter.fillRect(QRectF(x, y - self.barred_from, BAR, high), QColor(PRINT.ink))
        if self.rule:
            painter.setPen(QPen(QColor(PRINT.rule), self.rule))
            painter.drawLine(QLineF(x, y + self.height, x + self.width, y + self.height))
        for column in self.columns:
            top = y + self.pad
            for line in column.lines:
                line.paint(painter, x + column.left, top)
                top += line.height


@dataclass(frozen=True, slots=True)
class Picture:
    """Something painted into a box that is never divided."""

    height: float
    draw: Callable[[QPainter], None]
    before: float = 0.0
    keep: bool = False
    head: Row | None = None

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Never."""
        del room
        return None

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint it from its own origin."""
        painter.save()
        painter.translate(x, y)
        self.draw(painter)
        painter.restore()


def paragraph(
    text: str, face: Face, width: float, *, before: float = 0.0, keep: bool = False, bar: bool = False
) -> Row:
    """Text over the whole width."""
    left = BAR + mm(2.2) if bar else 0.0
    lines = wrapped(text, face, width - left)
    above = before if bar and not keep else 0.0
    return Row((Column(left, lines),), width, before, keep=keep, bar=bar, barred_from=above)


def item(mark: str, text: str, face: Face, width: float, *, before: float = 0.0, bar: bool = False) -> Row:
    """Text that hangs behind a mark."""
    left = BAR + mm(2.2) if bar else 0.0
    hang = left + face.line * (0.62 + 0.3 * max(0, len(mark) - 1))
    lines = wrapped(text, face, width - hang)
    columns = (Column(left, (Line(mark, face),)), Column(hang, lines))
    return Row(columns, width, before, bar=bar, barred_from=before if bar else 0.0)
