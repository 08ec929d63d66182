"""Fingers on the plate: one pans, paints or taps, two zoom."""

from __future__ import annotations

from math import dist

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEventPoint, QTouchEvent

from atlas.ui.canvas.navigation import Navigator
from atlas.ui.canvas.pointer import Pointer

TAP_PX = 12.0


class Touch:
    """Follows the fingers from the first one down to the last one up."""

    def __init__(self, navigator: Navigator, pointer: Pointer) -> None:
        self._navigator, self._pointer = navigator, pointer
        self._start: QPointF | None = None
        self._still = True
        self._pinched = False

    def handle(self, event: QTouchEvent) -> QPointF | None:
        """Act on a touch event; the place of a tap when one has just ended."""
        fingers = [p for p in event.points() if p.state() != QEventPoint.State.Released]
        if event.type() == QEvent.Type.TouchBegin:
            self._start, self._still, self._pinched = event.points()[0].position(), True, False
        elif len(fingers) == 2:
            self._pinch(fingers[0], fingers[1])
        elif len(fingers) == 1:
            self._drag(fingers[0])
        if event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
            self._lift()
        event.accept()
        ended = event.type() == QEvent.Type.TouchEnd
        return self._start if ended and self._still else None

    def _drag(self, finger: QEventPoint) -> None:
        if self._still and dist(finger.position().toTuple(), self._start_at(finger).toTuple()) <= TAP_PX:
            return
        begins, self._still = self._still, False
        if self._pointer.brush.on and not self._pinched:
            if begins:
                self._pointer.press(self._start_at(finger), Qt.MouseButton.LeftButton)
            self._pointer.move(finger.position(), Qt.MouseButton.LeftButton)
            return
        step = finger.position() - finger.lastPosition()
        self._navigator.pan(step.x(), step.y())

    def _lift(self) -> None:
        """End what the brush has painted; the ring goes with the finger."""
        if self._pointer.brush.drawing:
            self._pointer.release(self._pointer.cursor or QPointF(), Qt.KeyboardModifier.NoModifier)
            self._pointer.leave()

    def _start_at(self, finger: QEventPoint) -> QPointF:
        return self._start if self._start is not None else finger.pressPosition()

    def _pinch(self, a: QEventPoint, b: QEventPoint) -> None:
        self._lift()
        self._still, self._pinched = False, True
        before = dist(a.lastPosition().toTuple(), b.lastPosition().toTuple())
        now = dist(a.position().toTuple(), b.position().toTuple())
        middle = (a.position() + b.position()) / 2
        step = middle - (a.lastPosition() + b.lastPosition()) / 2
        self._navigator.pan(step.x(), step.y())
        if before > 0 and now > 0:
            self._navigator.zoom(now / before, middle, animated=False)
