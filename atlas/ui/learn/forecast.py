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
GAP_PX = 3.0


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
        widths = [self._wide(day.due) for day in self._days]
        lefts = number_places(widths, step, room.width())
        for i, day in enumerate(self._days):
            column = QRectF(i * step, room.top(), step, room.height())
            self._bar(painter, column, i, day, day.due / most, lefts[i])
        painter.setPen(QPen(QColor(self._theme.canvas.quiet), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.end()

    def _bar(
        self, painter: QPainter, room: QRectF, index: int, day: Forecast, share: float, left: float | None
    ) -> None:
        c, centre = self._theme.canvas, Qt.AlignmentFlag.AlignCenter
        high = share * room.height()
        bar = QRectF(room.left() + 0.15 * room.width(), room.bottom() - high, 0.7 * room.width(), high)
        painter.fillRect(bar, QColor(c.accent if index == 0 else c.quiet))
        painter.setPen(QColor(c.ink))
        line = float(self.fontMetrics().height())
        wide = 4 * line
        if left is not None:
            number = QRectF(left, bar.top() - line, self._wide(day.due), line)
            painter.drawText(number, centre, str(day.due))
        if index % WEEK == 0:
            text = "today" if index == 0 else f"{day.day:%d %b}"
            side = Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(room.left(), room.bottom() + 0.1 * line, wide, line), side, text)

    def _wide(self, due: int) -> float:
        """How wide a number is (px); nothing is told of a day on which nothing falls due."""
        return float(self.fontMetrics().horizontalAdvance(str(due))) + 2.0 if due else 0.0


def number_places(widths: Sequence[float], step: float, room: float) -> list[float | None]:
    """The left edge (px) of the number over each bar, ``step`` px apart in ``room``; None where there is none
    or where it would run into the one before it.
    """
    found: list[float | None] = []
    taken = 0.0
    for i, wide in enumerate(widths):
        left = min(max(0.0, (i + 0.5) * step - wide / 2), room - wide)
        told = wide > 0.0 and left >= taken
        found.append(left if told else None)
        taken = left + wide + GAP_PX if told else taken
    return found
