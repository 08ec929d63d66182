"""The legend across the plates, there only while zones are told apart by more than their kind."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from atlas.domain.scene import ViewScene
from atlas.ui.canvas.legend import entries, legend_height, paint_legend
from atlas.ui.canvas.theme import CanvasTheme

GAP, AIR = 14.0, 6.0


class LegendStrip(QWidget):
    """As high as its words need at its width."""

    def __init__(self) -> None:
        super().__init__()
        self._view: ViewScene | None = None
        self._theme = CanvasTheme()
        self.hide()

    def set_view(self, view: ViewScene | None) -> None:
        """Explain a view; hidden where its marks need no words beyond those of the card."""
        self._view = view if view is not None and (view.compared or view.sure) else None
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
            words = legend_height(self._room().width(), self._view, self._theme)
            self.setFixedHeight(round(words + 2 * AIR * self._theme.scale))
        self.update()

    def _room(self) -> QRectF:
        gap, air = GAP * self._theme.scale, AIR * self._theme.scale
        return QRectF(self.rect()).adjusted(gap, air, -gap, -air)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words over paper, below a hairline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.paper))
        painter.setPen(QPen(QColor(self._theme.rule), 1))
        painter.drawLine(0, 0, self.width(), 0)
        if self._view is not None:
            paint_legend(painter, self._room(), self._view, self._theme)
        painter.end()
