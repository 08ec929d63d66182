"""Published depths drawn against the lengths of common needles."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from atlas.state.section_page import NEEDLES_MM, DepthRow
from atlas.ui.canvas.theme import LIGHT, CanvasTheme

LONGEST_MM = 110.0
FLAGS = int(Qt.TextFlag.TextWordWrap)


class DepthScale(QWidget):
    """One line of needle lengths, and a bar for each measurement that is a depth."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[DepthRow, ...] = ()
        self._theme = LIGHT
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("Published depths against needle lengths")

    def set_rows(self, rows: Sequence[DepthRow]) -> None:
        """Draw measurements; those without a place on the scale are told in words alone."""
        self._rows = tuple(rows)
        self.setAccessibleDescription("; ".join(words_of(row) for row in self._rows))
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: CanvasTheme) -> None:
        """Take the colours and sizes of a theme."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The words take more lines in a narrow window."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the needles, and of each measurement's words and bar."""
        return round(self._top() + sum(self._row_height(row, width) for row in self._rows))

    def sizeHint(self) -> QSize:
        """A column of words."""
        return QSize(320, self.heightForWidth(320))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The needles as ticks with thin lines down through the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._top():
            self._paint_needles(painter)
        y = self._top()
        for row in self._rows:
            self._paint_row(painter, row, y)
            y += self._row_height(row, self.width())
        painter.end()

    def _paint_needles(self, painter: QPainter) -> None:
        metrics, high = self.fontMetrics(), self.fontMetrics().height()
        painter.setPen(QColor(self._theme.quiet))
        painter.drawText(QPointF(0, high * 0.85), "Needle lengths, mm")
        painter.setPen(QPen(QColor(self._theme.ink), 1.4 * self._theme.scale))
        painter.drawLine(QPointF(self._x(0), high * 2.3), QPointF(self._x(LONGEST_MM), high * 2.3))
        for i, needle in enumerate(NEEDLES_MM):
            x, word = self._x(needle), str(needle)
            wide = metrics.horizontalAdvance(word)
            painter.setPen(QPen(QColor(self._theme.ink), 1.4 * self._theme.scale))
            painter.drawLine(QPointF(x, high * 2.05), QPointF(x, high * 2.55))
            painter.drawText(QPointF(x - wide / 2, high * (3.35 if i % 2 else 1.95)), word)
            painter.setPen(QPen(QColor(self._theme.rule), 1))
            painter.drawLine(QPointF(x, high * (3.5 if i % 2 else 2.6)), QPointF(x, self.height()))

    def _paint_row(self, painter: QPainter, row: DepthRow, y: float) -> None:
        size, high = self._theme.scale, self.fontMetrics().height()
        box = self._words_box(row, self.width())
        back = QRectF(0, y, self.width(), box.height())
        painter.fillRect(back, QColor(self._paper()))
        painter.setPen(QColor(self._theme.ink))
        painter.drawText(back, FLAGS, words_of(row))
        if row.low is None or row.high is None:
            return
        middle = y + box.height() + high * 0.45
        left, right = self._x(row.low), self._x(row.high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.region))
        bar = QRectF(left, middle - 4 * size, max(right - left, 2 * size), 8 * size)
        painter.drawRoundedRect(bar, 4 * size, 4 * size)
        if row.middle is not None:
            painter.setBrush(QColor(self._theme.region_rim))
            painter.drawEllipse(QPointF(self._x(row.middle), middle), 4.5 * size, 4.5 * size)

    def _paper(self) -> str:
        return self.palette().color(self.backgroundRole()).name()

    def _x(self, mm: float) -> float:
        margin = 10.0 * self._theme.scale
        return margin + min(mm, LONGEST_MM) / LONGEST_MM * (self.width() - 2 * margin)

    def _top(self) -> float:
        return self.fontMetrics().height() * 3.9 if any(row.low is not None for row in self._rows) else 0.0

    def _row_height(self, row: DepthRow, width: int) -> float:
        bar = 0.0 if row.low is None else 1.1
        return self._words_box(row, width).height() + self.fontMetrics().height() * (bar + 0.35)

    def _words_box(self, row: DepthRow, width: int) -> QRect:
        return self.fontMetrics().boundingRect(QRect(0, 0, max(80, width), 10_000), FLAGS, words_of(row))


def words_of(row: DepthRow) -> str:
    """A measurement in one sentence: what, how many mm, in how many, by whom."""
    return f"{row.what}: {row.mm} mm (n = {row.n}, {row.source})"
