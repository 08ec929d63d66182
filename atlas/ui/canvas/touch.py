"""Fingers on the plate: one pans or taps, two zoom."""

from __future__ import annotations

from math import dist

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEventPoint, QTouchEvent

from atlas.ui.canvas.navigation import Navigator

TAP_PX = 12.0


class Touch:
    """Follows the fingers from the first one down to the last one up."""

    def __init__(self, navigator: Navigator) -> None:
        self._navigator = navigator
        self._start: QPointF | None = None
        self._still = True

    def handle(self, event: QTouchEvent) -> QPointF | None:
        """Act on a touch event; the place of a tap when one has just ended."""
        fingers = [p for p in event.points() if p.state() != QEventPoint.State.Released]
        if event.type() == QEvent.Type.TouchBegin:
            self._start, self._still = event.points()[0].position(), True
        elif len(fingers) == 2:
            self._pinch(fingers[0], fingers[1])
        elif len(fingers) == 1:
            self._drag(fingers[0])
        event.accept()
        ended = event.type() == QEvent.Type.TouchEnd
        return self._start if ended and self._still else None

    def _drag(self, finger: QEventPoint) -> None:
        if self._still and dist(finger.position().toTuple(), self._start_at(finger).toTuple()) <= TAP_PX:
            return
        self._still = False
        step = finger.position() - finger.lastPosition()
        self._navigator.pan(step.x(), step.y())

    def _start_at(self, finger: QEventPoint) -> QPointF:
        return self._start if self._start is not None else finger.pressPosition()

    def _pinch(self, a: QEventPoint, b: QEventPoint) -> None:
        self._still = False
        before = dist(a.lastPosition().toTuple(), b.lastPosition().toTuple())
        now = dist(a.position().toTuple(), b.position().toTuple())
        middle = (a.position() + b.position()) / 2
        step = middle - (a.lastPosition() + b.lastPosition()) / 2
        self._navigator.pan(step.x(), step.y())
        if before > 0 and now > 0:
            self._navigator.zoom(now / before, middle, animated=False)
