"""The ring of the brush round the cursor, in the true size of the brush."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from atlas.ui.canvas.theme import CanvasTheme

LEAST_PX = 3.0
"""A smaller ring could not be seen under the cursor."""
LINE_PX, HALO_PX = 1.4, 3.4


class BrushItem(QGraphicsItem):
    """A circle of a radius in screen px, dashed for the eraser, dark on light so that any ground shows it."""

    def __init__(self) -> None:
        super().__init__()
        self.radius = LEAST_PX
        self._dashed = False
        self._theme = CanvasTheme()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.hide()

    def set_theme(self, theme: CanvasTheme) -> None:
        """Take colours and sizes."""
        self.prepareGeometryChange()
        self._theme = theme

    def set_ring(self, at: QPointF | None, radius: float, dashed: bool) -> None:
        """Show a ring of ``radius`` screen px at a plate px, none if None."""
        if at is None:
            self.hide()
            return
        radius = max(radius, LEAST_PX)
        if (radius, dashed) != (self.radius, self._dashed):
            self.prepareGeometryChange()
            self.radius, self._dashed = radius, dashed
        self.setPos(at)
        self.show()

    def boundingRect(self) -> QRectF:
        """The ring with its halo, in screen px round the cursor."""
        reach = self.radius + HALO_PX * self._theme.scale
        return QRectF(-reach, -reach, 2 * reach, 2 * reach)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Halo, then line."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        style = Qt.PenStyle.DashLine if self._dashed else Qt.PenStyle.SolidLine
        halo = QColor(self._theme.halo)
        halo.setAlphaF(0.75)
        for colour, width, pen in (
            (halo, HALO_PX, Qt.PenStyle.SolidLine),
            (QColor(self._theme.mark), LINE_PX, style),
        ):
            painter.setPen(QPen(colour, width * self._theme.scale, pen))
            painter.drawEllipse(QPointF(), self.radius, self.radius)
