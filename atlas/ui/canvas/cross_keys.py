"""A cross on the plate that is moved by keys: what a hand does with the mouse can be done without one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from atlas.ui.canvas.gestures import ARROWS
from atlas.ui.canvas.navigation import Navigator
from atlas.ui.canvas.pointer import Pointer
from atlas.ui.canvas.theme import CanvasTheme

STEP_PX, FAR_PX = 5.0, 40.0
ARM_PX, GAP_PX = 15.0, 4.0
LINE_PX, HALO_PX = 1.6, 4.0
EDGE_PX = 24.0
"""Nearer than this to the edge of the view the picture moves instead of the cross."""
SETS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CrossKeys:
    """Arrows move the cross, Shift makes them go far; Space sets a place, or paints as long as it is held.

    Return sets a place as well, but ends no painting.
    """

    def __init__(
        self,
        pointer: Pointer,
        navigator: Navigator,
        room: Callable[[], QRectF],
        show: Callable[[QPointF | None], None],
    ) -> None:
        """``room`` is what can be seen (viewport px), ``show`` is told where the cross stands."""
        self._pointer, self._navigator, self._room, self._show = pointer, navigator, room, show
        self.on = False
        self.at: QPointF | None = None

    def set(self, on: bool) -> None:
        """Whether keys move the cross; it comes up with the first arrow."""
        if on != self.on:
            self.on = on
            self.hide()

    def hide(self) -> None:
        """The mouse has taken over."""
        if self.at is not None:
            self.at = None
            self._show(None)

    def press(self, event: QKeyEvent) -> bool:
        """Act on a key that goes down; False if it is none of the cross."""
        key = Qt.Key(event.key())
        if not self.on:
            return False
        if key in ARROWS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            dx, dy = ARROWS[key]
            far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move(QPointF(-dx, -dy) * (FAR_PX if far else STEP_PX))
            return True
        painting = self._pointer.brush.on
        if key not in SETS or (painting and key != Qt.Key.Key_Space):
            return False
        if not event.isAutoRepeat():
            self._set(self.at if self.at is not None else self._room().center(), painting)
        return True

    def release(self, event: QKeyEvent) -> bool:
        """Act on a key that comes up: a stroke ends with Space."""
        if not self.on or event.key() != Qt.Key.Key_Space:
            return False
        if not event.isAutoRepeat() and self.at is not None and self._pointer.brush.on:
            self._pointer.release(self.at, Qt.KeyboardModifier.NoModifier)
        return True

    def _set(self, at: QPointF, painting: bool) -> None:
        self._stand(at)
        self._pointer.press(at, Qt.MouseButton.LeftButton)
        if not painting:
            self._pointer.release(at, Qt.KeyboardModifier.NoModifier)

    def _move(self, step: QPointF) -> None:
        """A step of the cross, or of the picture where the cross has come to the edge."""
        room = self._room()
        if self.at is None or not room.contains(self.at):
            self._stand(room.center())
            return
        goal, inner = self.at + step, room.adjusted(EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX)
        if not inner.contains(goal):
            self._navigator.pan(-step.x(), -step.y())
            goal = self.at
        self._stand(goal)

    def _stand(self, at: QPointF) -> None:
        self.at = at
        held = Qt.MouseButton.LeftButton if self._pointer.brush.drawing else Qt.MouseButton.NoButton
        self._pointer.move(at, held)
        self._show(at)


class CrossItem(QGraphicsItem):
    """The cross at a place of the plate, in screen px; its middle is open so that the place can be seen."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = CanvasTheme()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.hide()

    def set_theme(self, theme: CanvasTheme) -> None:
        """Take colours and sizes."""
        self.prepareGeometryChange()
        self._theme = theme

    def set_place(self, at: QPointF | None) -> None:
        """Stand at a plate px, nowhere if None."""
        if at is not None:
            self.setPos(at)
        self.setVisible(at is not None)

    def boundingRect(self) -> QRectF:
        """The arms with their halo."""
        reach = (ARM_PX + HALO_PX) * self._theme.scale
        return QRectF(-reach, -reach, 2 * reach, 2 * reach)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Four arms: halo, then line."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._theme.scale
        for colour, width in ((self._theme.halo, HALO_PX), (self._theme.mark, LINE_PX)):
            painter.setPen(QPen(QColor(colour), width * scale))
            for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                arm = QPointF(x, y)
                painter.drawLine(arm * GAP_PX * scale, arm * ARM_PX * scale)
