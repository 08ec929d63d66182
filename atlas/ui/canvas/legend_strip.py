"""The legend across the plates, there only while zones are told apart by more than their kind."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from atlas.domain.scene import ViewScene
from atlas.ui.canvas.legend import entries, legend_height, paint_legend
from atlas.ui.canvas.theme import CanvasTheme

GAP, AIR = 14.0, 6.0
TALLEST = 0.24
"""Of its width: a taller legend is set smaller, for the body needs the room."""
SMALLEST = 0.9
"""The size below which it is not set, whatever the theme."""


class LegendStrip(QWidget):
    """As high as its words need at its width."""

    def __init__(self) -> None:
        super().__init__()
        self._view: ViewScene | None = None
        self._theme = self._size = CanvasTheme()
        self.hide()

    def set_view(self, view: ViewScene | None) -> None:
        """Explain a view; hidden where its marks need no words beyond those of the card."""
        self._view = view if view is not None and (view.compared or view.sure or view.known) else None
        if self._view is not None:
            self.setAccessibleName("Legend: " + ", ".join(text for text, _ in entries(self._view)))
        self.setVisible(self._view is not None)
        self._fit()

    def set_theme(self, theme: CanvasTheme) -> None:
        """Take colours and sizes."""
        self._theme = theme
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words may need another line."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._view is not None:
            self._size = self._theme
            while self._size.scale > SMALLEST and self._height() > TALLEST * self.width():
                self._size = replace(self._size, scale=max(SMALLEST, 0.94 * self._size.scale))
            self.setFixedHeight(round(self._height()))
        self.update()

    def _height(self) -> float:
        assert self._view is not None
        words = legend_height(self._room().width(), self._view, self._size)
        return words + 2 * AIR * self._size.scale

    def _room(self) -> QRectF:
        gap, air = GAP * self._size.scale, AIR * self._size.scale
        return QRectF(self.rect()).adjusted(gap, air, -gap, -air)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words over paper, below a hairline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.paper))
        painter.setPen(QPen(QColor(self._theme.rule), 1))
        painter.drawLine(0, 0, self.width(), 0)
        if self._view is not None:
            paint_legend(painter, self._room(), self._view, self._size)
        painter.end()
