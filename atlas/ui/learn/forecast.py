"""The chart of what falls due: a bar for each of the next days, its number above it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from atlas.domain.quiz.memory import Forecast
from atlas.state.learn_words import forecast_words
from atlas.ui.themes import THEMES, WindowTheme

LINES = 8.0
"""How high the chart is, in lines of type."""
WEEK = 7


class ForecastChart(QWidget):
    """Told in words as well."""

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[Forecast, ...] = ()
        self._theme = THEMES["light"]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("What falls due in the next days")

    def set_days(self, days: Sequence[Forecast]) -> None:
        """Show days, today first."""
        self._days = tuple(days)
        told = forecast_words(self._days)
        self.setAccessibleDescription(told)
        self.setToolTip(told)
        self.update()

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(240, round(LINES * self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        """Never lower than it is meant to be."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Bars over a line; the days are named week by week."""
        if not self._days:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = float(self.fontMetrics().height())
        room = QRectF(0, line, self.width(), self.height() - 2.2 * line)
        most = max(1, *(day.due for day in self._days))
        step = room.width() / len(self._days)
        for i, day in enumerate(self._days):
            self._bar(painter, QRectF(i * step, room.top(), step, room.height()), i, day, day.due / most)
        painter.setPen(QPen(QColor(self._theme.canvas.quiet), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.end()

    def _bar(self, painter: QPainter, room: QRectF, index: int, day: Forecast, share: float) -> None:
        c, centre = self._theme.canvas, Qt.AlignmentFlag.AlignCenter
        high = share * room.height()
        bar = QRectF(room.left() + 0.15 * room.width(), room.bottom() - high, 0.7 * room.width(), high)
        painter.fillRect(bar, QColor(c.accent if index == 0 else c.quiet))
        painter.setPen(QColor(c.ink))
        line = float(self.fontMetrics().height())
        wide = 4 * line
        if day.due:
            text = str(day.due)
            own = float(self.fontMetrics().horizontalAdvance(text)) + 2.0
            left = min(max(0.0, bar.center().x() - own / 2), self.width() - own)
            painter.drawText(QRectF(left, bar.top() - line, own, line), centre, text)
        if index % WEEK == 0:
            text = "today" if index == 0 else f"{day.day:%d %b}"
            side = Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(room.left(), room.bottom() + 0.1 * line, wide, line), side, text)
