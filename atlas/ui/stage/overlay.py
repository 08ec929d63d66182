"""Over the whole stage: laser dot, spotlight, what the pen draws, a frozen picture, black and white."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QRadialGradient,
)
from PySide6.QtWidgets import QWidget

from atlas.state.stage import Blank, Tool
from atlas.ui.stage.theme import INK, INK_HALO, LASER, LASER_RIM

LASER_SHARE, SPOT_SHARE, PEN_SHARE = 1 / 70, 1 / 6, 1 / 180
"""Radius of the dot, of the light, and half the width of the pen, as shares of the height of the stage."""
DIM = QColor(0, 0, 0, 175)
REST_MS = 3000
"""So long after its last move the dot goes out."""
LEAST_PX = 3.0
"""Places of a stroke lie no nearer to each other."""


@dataclass(frozen=True)
class Line:
    """A stroke in px of the overlay, and the room beyond which it is not seen."""

    path: QPolygonF
    room: QRect


class Overlay(QWidget):
    """A clear sheet that lets the mouse through, unless one draws or everything is covered."""

    drawn = Signal(object)
    """The places of a stroke in px of the overlay, once the button comes up."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setMouseTracking(True)
        self._tool, self._blank = Tool.LASER, Blank.NONE
        self._at: QPointF | None = None
        self._frozen: QPixmap | None = None
        self._ink: list[Line] = []
        self._stroke: list[QPointF] | None = None
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self.lay_down)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_look(self, tool: Tool, blank: Blank) -> None:
        """Take a tool, and cover everything or nothing."""
        if (tool, blank) == (self._tool, self._blank):
            return
        self._tool, self._blank, self._stroke = tool, blank, None
        takes = tool is Tool.PEN or blank is not Blank.NONE
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not takes)
        shape = Qt.CursorShape.BlankCursor if blank is not Blank.NONE else Qt.CursorShape.CrossCursor
        self.setCursor(shape)
        self.update()

    def set_frozen(self, picture: QPixmap | None) -> None:
        """Show a picture over everything that changes below, or no longer."""
        self._frozen = picture
        self.update()

    @property
    def frozen(self) -> bool:
        """Whether a picture covers what changes."""
        return self._frozen is not None

    @property
    def pointing(self) -> bool:
        """Whether the dot or the light is on."""
        return self._at is not None

    def set_ink(self, lines: Sequence[Line]) -> None:
        """What has been drawn."""
        if list(lines) != self._ink:
            self._ink = list(lines)
            self.update()

    def point(self, at: QPointF) -> None:
        """The mouse is here (px of the overlay)."""
        before, self._at = self._at, at
        self._rest.start()
        if self._blank is not Blank.NONE or self._tool is Tool.PEN:
            return
        if before is None and self._tool is Tool.SPOTLIGHT:
            self.update()
            return
        for place in (before, at):
            if place is not None:
                self.update(self._round(place))

    def lay_down(self) -> None:
        """The dot goes out; the spotlight stays where it is."""
        if self._at is not None and self._tool is not Tool.SPOTLIGHT:
            area, self._at = self._round(self._at), None
            self.update(area)

    def _radius(self) -> float:
        return (SPOT_SHARE if self._tool is Tool.SPOTLIGHT else LASER_SHARE) * self.height()

    def _round(self, place: QPointF) -> QRect:
        reach = 1.6 * self._radius() + 2
        return QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach).toAlignedRect()

    # The pen.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if self._draws and event.button() == Qt.MouseButton.LeftButton:
            self._stroke = [event.position()]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it."""
        if self._stroke is None:
            return
        way = event.position() - self._stroke[-1]
        if way.manhattanLength() >= LEAST_PX:
            self._stroke.append(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Hand it over; a click alone is a dot."""
        if self._stroke is not None and event.button() == Qt.MouseButton.LeftButton:
            stroke, self._stroke = self._stroke, None
            self.drawn.emit(tuple(stroke))

    @property
    def _draws(self) -> bool:
        return self._tool is Tool.PEN and self._blank is Blank.NONE and self._frozen is None

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cover, or frozen picture, ink, light."""
        painter = QPainter(self)
        if self._blank is not Blank.NONE:
            painter.fillRect(event.rect(), Qt.GlobalColor[self._blank.value])
            painter.end()
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._frozen is not None:
            painter.drawPixmap(0, 0, self._frozen)
        else:
            self.paint_ink(painter)
        if self._tool is Tool.SPOTLIGHT and self._at is not None:
            _spotlight(painter, QRectF(event.rect()), self._at, self._radius())
        elif self._tool is Tool.LASER and self._at is not None:
            _laser(painter, self._at, self._radius())
        painter.end()

    def paint_ink(self, painter: QPainter) -> None:
        """Everything that has been drawn, and the stroke that is being drawn."""
        width = 2 * PEN_SHARE * self.height()
        lines = [*self._ink, *([Line(QPolygonF(self._stroke), self.rect())] if self._stroke else [])]
        for colour, more in ((INK_HALO, 1.7), (INK, 1.0)):
            pen = QPen(QColor(colour), width * more, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            for line in lines:
                painter.setClipRect(line.room)
                one = line.path.size() == 1
                painter.drawPoint(line.path.first()) if one else painter.drawPolyline(line.path)
        painter.setClipping(False)


def _spotlight(painter: QPainter, area: QRectF, at: QPointF, radius: float) -> None:
    """Everything is dim but a round place."""
    dim = QPainterPath()
    dim.setFillRule(Qt.FillRule.OddEvenFill)
    dim.addRect(area)
    hole = QPainterPath()
    hole.addEllipse(at, radius, radius)
    painter.fillPath(dim.subtracted(hole), DIM)


def _laser(painter: QPainter, at: QPointF, radius: float) -> None:
    """A bright dot with a dark rim: seen on muscle, skin and paper."""
    glow = QRadialGradient(at, 1.5 * radius)
    glow.setColorAt(0.0, QColor(LASER))
    glow.setColorAt(0.55, QColor(LASER))
    glow.setColorAt(0.56, QColor(LASER_RIM))
    glow.setColorAt(0.72, QColor(LASER_RIM))
    glow.setColorAt(0.73, QColor(255, 255, 255, 220))
    glow.setColorAt(1.0, QColor(255, 255, 255, 0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(glow)
    painter.drawEllipse(at, 1.5 * radius, 1.5 * radius)
