"""What a chart is drawn with: its frame, its marks, its dates, in sizes of the painter's font."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from atlas.state.paper_words import MONTHS
from atlas.ui.canvas.theme import CanvasTheme

LEFT, SIDE = 1.6, 1.7
"""The room for the figures of the scale, and between the frame and the outer sessions, in lines of type."""
LEAST_SHARE = 0.6
"""Two sessions stand at least this share of the even distance apart, however few days lie between them."""


class ChartPaper:
    """Draws the parts of a chart with one painter; ``places`` are the x of the sessions, px."""

    def __init__(
        self, painter: QPainter, theme: CanvasTheme, rect: QRectF, days: Sequence[datetime.date]
    ) -> None:
        self._painter, self._theme, self._days = painter, theme, tuple(days)
        self._metrics = QFontMetricsF(painter.font(), painter.device())
        self.line = self._metrics.height()
        first, last = rect.left() + (LEFT + SIDE) * self.line, rect.right() - SIDE * self.line
        shares = spread(days)
        self.places = [first + share * (last - first) for share in shares]
        gaps = [b - a for a, b in pairwise(self.places)]
        room = min(gaps, default=rect.width())
        self.step = min(0.5 * self.line, room * 0.22)
        self._size = min(0.34 * self.line, max(room * 0.25, 0.15 * self.line))
        self._frame = QRectF(
            rect.left() + LEFT * self.line, rect.top(), rect.width() - LEFT * self.line, rect.height()
        )

    def y(self, box: QRectF, value: float, most: float) -> float:
        """The height of a value between 0 and ``most`` in a frame."""
        return box.bottom() - value / most * box.height()

    def frame(self, rect: QRectF, most: float, values: Sequence[int]) -> QRectF:
        """Draw the ground line and one line for each value; the frame that marks stand in."""
        pad = self.line * 0.55
        box = QRectF(self._frame.left(), rect.top() + pad, self._frame.width(), rect.height() - 2 * pad)
        for value in {0, *values}:
            y = self.y(box, value, most)
            self._painter.setPen(self._pen(self._theme.quiet if not value else self._theme.rule, 0.06))
            self._painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        self._painter.setPen(QColor(self._theme.quiet))
        for value in values:
            place = QRectF(box.left() - LEFT * self.line, self.y(box, value, most) - self.line / 2,
                           (LEFT - 0.4) * self.line, self.line)  # fmt: skip
            self._painter.drawText(place, Qt.AlignmentFlag.AlignRight, str(value))
        return box

    def title(self, rect: QRectF, text: str, *, marks: bool) -> None:
        """A heading, and with ``marks`` what ring and square mean where there is room for it."""
        self._painter.setPen(QColor(self._theme.ink))
        base = rect.top() + self._metrics.ascent()
        self._painter.drawText(QPointF(rect.left(), base), text)
        if marks:
            self._key(rect, self._metrics.horizontalAdvance(text), base)

    def _key(self, rect: QRectF, taken: float, base: float) -> None:
        """What ring and square mean, behind a heading; nearer to each other where there is little room."""
        words = ("before", "after")
        room = rect.width() - taken - sum(map(self._metrics.horizontalAdvance, words))
        mark = min(1.05 * self.line, max(0.75 * self.line, room / 2 - 0.3 * self.line))
        gap = min(1.2 * self.line, max(0.1 * self.line, (room - 2 * mark) / 3))
        x = rect.left() + taken + gap
        for word, draw in zip(words, (self.ring, self.square), strict=True):
            draw(QPointF(x + 0.4 * self.line, rect.top() + self.line / 2))
            self._painter.setPen(QColor(self._theme.ink))
            self._painter.drawText(QPointF(x + mark, base), word)
            x += mark + self._metrics.horizontalAdvance(word) + gap

    def ring(self, at: QPointF) -> None:
        """An open ring."""
        self._painter.setPen(self._pen(self._theme.ink, 0.11))
        self._painter.setBrush(QColor(self._theme.paper))
        self._painter.drawEllipse(at, self._size, self._size)

    def square(self, at: QPointF) -> None:
        """A filled square."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._theme.accent))
        half = self._size
        self._painter.drawRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half))

    def join(self, start: QPointF, end: QPointF) -> None:
        """The line between before and after."""
        self._painter.setPen(self._pen(self._theme.ink, 0.11))
        self._painter.drawLine(start, end)

    def column(self, x: float, top: float, bottom: float) -> None:
        """A hatched column with an edge."""
        half = max(self.step, 0.2 * self.line)
        box = QRectF(x - half, top, 2 * half, max(bottom - top, 0.08 * self.line))
        self._painter.setPen(self._pen(self._theme.paint_rim, 0.08))
        self._painter.setBrush(QColor(self._theme.paint))
        self._painter.drawRect(box)
        self._painter.setBrush(QBrush(QColor(self._theme.paint_rim), Qt.BrushStyle.BDiagPattern))
        self._painter.drawRect(box)

    def word(self, at: QPointF, text: str) -> None:
        """A word centred above a place."""
        self._painter.setPen(QColor(self._theme.quiet))
        self._painter.drawText(QPointF(at.x() - self._metrics.horizontalAdvance(text) / 2, at.y()), text)

    def figures(self, values: Sequence[tuple[float, float | None]], box: QRectF, most: float) -> None:
        """The figures above columns, as many as have room beside each other."""
        free = box.left() - LEFT * self.line
        for x, value in values:
            text = "" if value is None else f"{value:.0f}"
            wide = self._metrics.horizontalAdvance(text)
            if value is not None and x - wide / 2 >= free:
                self.word(QPointF(x, self.y(box, value, most) - 0.25 * self.line), text)
                free = x + wide / 2 + 0.3 * self.line

    def dates(self, top: float) -> None:
        """Days and months below the sessions as far as they have room, the year where it is another one."""
        free, year = self._frame.left() - LEFT * self.line, 0
        for x, day in zip(self.places, self._days, strict=True):
            text = f"{day.day} {MONTHS[day.month - 1][:3]}"
            wide = self._metrics.horizontalAdvance(text)
            if x - wide / 2 < free:
                continue
            free = x + wide / 2 + 0.4 * self.line
            self.word(QPointF(x, top + self._metrics.ascent()), text)
            if day.year != year:
                year = day.year
                self.word(QPointF(x, top + self.line + self._metrics.ascent()), str(year))

    def _pen(self, colour: str, share: float) -> QPen:
        """A line whose width is a share of a line of type."""
        return QPen(QColor(colour), share * self.line)


def spread(days: Sequence[datetime.date]) -> list[float]:
    """Where days stand between 0 and 1: by their distance, but never too near to be told apart."""
    if len(days) < 2:
        return [0.5] * len(days)
    gaps = [float((b - a).days) for a, b in pairwise(days)]
    least = LEAST_SHARE * max(sum(gaps), 1.0) / len(gaps)
    wide = [max(gap, least) for gap in gaps]
    return [sum(wide[:n]) / sum(wide) for n in range(len(days))]
