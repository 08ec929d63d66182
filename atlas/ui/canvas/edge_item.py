"""The outline of what is under the cursor."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from atlas.ui.canvas.theme import CanvasTheme


class EdgeItem(QGraphicsPathItem):
    """A line with a light halo, of the same width at any zoom, over a breath of light."""

    def __init__(self) -> None:
        super().__init__()
        self._pens: tuple[QPen, ...] = ()
        self._light = QColor(255, 255, 255, 38)

    def set_theme(self, theme: CanvasTheme) -> None:
        """Take colours and sizes."""
        pens = []
        for colour, width in ((theme.halo, 3.4), (theme.accent, 1.5)):
            pen = QPen(QColor(colour), width * theme.scale)
            pen.setCosmetic(True)
            pens.append(pen)
        self._pens = tuple(pens)
        self.setPen(pens[0])

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Fill, halo, line."""
        path = self.path()
        painter.fillPath(path, self._light)
        for pen in self._pens:
            painter.strokePath(path, pen)
