"""From skin to bone: the layer down to which the body is peeled."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider

from atlas.domain.body import DEPTHS, Depth
from atlas.ui.canvas.theme import LIGHT, CanvasTheme

STEP_PX = 62


class DepthSlider(QSlider):
    """A vertical slider with a named stop for each depth."""

    depthRequested = Signal(str)

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setRange(0, len(DEPTHS) - 1)
        self.setInvertedAppearance(True)
        self.setInvertedControls(True)
        self.setPageStep(1)
        self.setAccessibleName("Depth, from skin to bone")
        self.setToolTip("Peel from skin to bone")
        self._theme = LIGHT
        self._told = False
        self.valueChanged.connect(self._ask)

    def set_depth(self, depth: Depth) -> None:
        """Show a depth; writes nothing back."""
        self._told = True
        self.setValue(DEPTHS.index(depth))
        self.setAccessibleDescription(depth.value)
        self._told = False

    def set_theme(self, theme: CanvasTheme) -> None:
        """Take the colours and the size of a theme."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the longest name."""
        widest = max(QFontMetricsF(self.font()).horizontalAdvance(d.value.capitalize()) for d in DEPTHS)
        return QSize(round(widest + 44 * self._theme.scale), round(STEP_PX * len(DEPTHS)))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than the names."""
        return QSize(self.sizeHint().width(), 40 * len(DEPTHS))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Jump to the stop under the mouse."""
        self.setValue(self._stop_at(event.position().y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse from stop to stop."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.setValue(self._stop_at(event.position().y()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line, a dot at the depth, and the names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, x = self._theme, 16.0 * self._theme.scale
        painter.setPen(QPen(QColor(theme.rule), 3 * theme.scale))
        painter.drawLine(QPointF(x, self._y(0)), QPointF(x, self._y(len(DEPTHS) - 1)))
        for stop in range(len(DEPTHS)):
            self._paint_stop(painter, stop, x)
        painter.end()

    def _paint_stop(self, painter: QPainter, stop: int, x: float) -> None:
        theme, y, here = self._theme, self._y(stop), stop == self.value()
        radius = (6.5 if here else 2.5) * theme.scale
        painter.setPen(QPen(QColor(theme.focus), 2) if here and self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent if here else theme.quiet))
        painter.drawEllipse(QPointF(x, y), radius, radius)
        font = self.font()
        font.setBold(here)
        painter.setFont(font)
        painter.setPen(QColor(theme.accent if here else theme.quiet))
        box = QRectF(x + 13 * theme.scale, y - 16 * theme.scale, self.width(), 32 * theme.scale)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, DEPTHS[stop].value.capitalize())

    def _y(self, stop: int) -> float:
        margin = 18.0 * self._theme.scale
        return margin + stop * (self.height() - 2 * margin) / (len(DEPTHS) - 1)

    def _stop_at(self, y: float) -> int:
        return min(range(len(DEPTHS)), key=lambda stop: abs(self._y(stop) - y))

    def _ask(self, value: int) -> None:
        if not self._told:
            self.depthRequested.emit(DEPTHS[value].value)
