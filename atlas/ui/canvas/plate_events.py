"""What the reader does on a plate, from Qt's events to the pointer and the navigator."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QResizeEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsView, QWidget

from atlas.ui.canvas import gestures
from atlas.ui.canvas.asks import Asks
from atlas.ui.canvas.cross_keys import CrossKeys
from atlas.ui.canvas.navigation import Navigator
from atlas.ui.canvas.picker import Hit
from atlas.ui.canvas.pointer import Pointer
from atlas.ui.canvas.touch import Touch

KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class PlateEvents(QGraphicsView):
    """A graphics view that moves over a plate and reports what is pointed at."""

    focused = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.asks = Asks(self)
        self.navigator = Navigator(self)
        self._pointer = Pointer(self.asks, self.navigator, self._hover)
        self._touch = Touch(self.navigator, self._pointer)
        self._cross = CrossKeys(
            self._pointer, self.navigator, lambda: QRectF(self.viewport().rect()), self._show_cross
        )

    def _hover(self, hit: Hit, at: QPointF) -> None:
        """Show what is under the cursor at a viewport px."""
        raise NotImplementedError

    def _show_brush(self) -> None:
        """Let the ring of the brush and the cursor follow what the pointer does."""
        raise NotImplementedError

    def _show_cross(self, at: QPointF | None) -> None:
        """Show the cross that keys move at a viewport px, or none."""
        raise NotImplementedError

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click, a drag or a stroke."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        picks = alt or event.button() == Qt.MouseButton.RightButton
        self._pointer.press(event.position(), event.button(), picks=picks)
        self._show_brush()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Name what is under the cursor, or drag."""
        self._cross.hide()
        self._pointer.move(event.position(), event.buttons())
        self._show_brush()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a click, a drag or a stroke with the last button that comes up."""
        if not event.buttons():
            self._pointer.release(event.position(), event.modifiers())
            self._show_brush()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Look closer; the brush paints a second spot."""
        if self._pointer.brush.on:
            self.mousePressEvent(event)
        else:
            self._pointer.double(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom or pan; with Alt, go through what lies under each other; with Shift, size the brush."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._pointer.cycle(event.position())
            event.accept()
        elif self._pointer.brush.on and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.asks.brush_size_requested.emit(gestures.size_of_wheel(event))
            event.accept()
        else:
            gestures.wheel(event, self.navigator)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by keys; space turns a drag into a move while the brush is on, brackets size it."""
        size = gestures.size_of_key(event) if self._pointer.brush.on else None
        if self._cross.press(event):
            self._show_brush()
        elif size is not None:
            self.asks.brush_size_requested.emit(size)
        elif event.key() == Qt.Key.Key_Space:
            self._take_hand(True)
        elif not gestures.key(event, self.navigator, self._pointer.cursor):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of the space bar."""
        if self._cross.release(event):
            return
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._take_hand(False)

    def _take_hand(self, taken: bool) -> None:
        self._pointer.hand = taken
        self._show_brush()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through what lies under the cursor; without a choice there it moves the focus on."""
        if forward and self._pointer.cycle():
            return True
        return super().focusNextPrevChild(forward)

    def viewportEvent(self, event: QEvent) -> bool:
        """Fingers, pinches on a touchpad, and the cursor leaving."""
        if isinstance(event, QTouchEvent):
            tap = self._touch.handle(event)
            if tap is not None:
                self._pointer.tap(tap)
            self._show_brush()
            return True
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.navigator.zoom(1.0 + event.value(), event.position(), animated=False)
            return True
        if event.type() == QEvent.Type.Leave:
            self._pointer.leave()
            self._show_brush()
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what was wanted in view."""
        super().resizeEvent(event)
        self.navigator.resized()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus when the keyboard brought it."""
        super().focusInEvent(event)
        self.focused.emit(event.reason() in KEYBOARD)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it has gone; the space bar may come up elsewhere."""
        super().focusOutEvent(event)
        self._take_hand(False)
        self.focused.emit(False)
