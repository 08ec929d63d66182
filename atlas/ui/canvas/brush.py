"""The brush on a plate: turns a drag into positions on the skin, close enough together to leave no gap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil, hypot
from typing import TypeAlias

from PySide6.QtCore import QPointF

from atlas.domain.body import Position
from atlas.ui.canvas.asks import Asks

Place: TypeAlias = tuple[Position, Position]
"""A skin position (mm) and the outward normal of the skin there."""

STEP_SHARE, LEAST_STEP_MM, MOST_STEPS = 0.6, 4.0, 60
"""Positions of a fast drag lie this share of the brush's radius apart, and are never more than so many."""


class Brush:
    """What the brush is like, and the stroke that is being painted."""

    def __init__(self, asks: Asks, body: Callable[[QPointF], Place | None], px: Callable[[], float]) -> None:
        """``body`` answers what skin is at a viewport px, ``px`` how many viewport px a mm is."""
        self._asks, self._body, self._px = asks, body, px
        self.on = False
        self.radius = 0.0
        self.erases = False
        self.drawing = False
        self._begun = False
        self._last = QPointF()

    def set(self, on: bool, radius_mm: float, erases: bool) -> None:
        """Take another brush; a stroke that is being painted ends."""
        if (on, erases) != (self.on, self.erases):
            self.release()
        self.on, self.radius, self.erases = on, radius_mm, erases

    @property
    def radius_px(self) -> float:
        """The radius on the screen."""
        return self.radius * self._px()

    def press(self, at: QPointF) -> None:
        """Begin a stroke with a spot."""
        self.drawing, self._begun, self._last = True, False, at
        self._lay(at)

    def move(self, at: QPointF) -> None:
        """Lead the stroke on."""
        for place in self._way(at):
            self._lay(place)
        self._last = at

    def release(self) -> None:
        """End the stroke, if there is one."""
        begun = self.drawing and self._begun
        self.drawing = self._begun = False
        if begun:
            self._asks.stroke_ended.emit()

    def _way(self, at: QPointF) -> Iterator[QPointF]:
        """Places from the last one to ``at``: the events of a fast hand lie far apart."""
        step = max(STEP_SHARE * self.radius, LEAST_STEP_MM) * self._px()
        away = at - self._last
        count = min(MOST_STEPS, max(1, ceil(hypot(away.x(), away.y()) / max(step, 1.0))))
        for i in range(1, count + 1):
            yield self._last + away * (i / count)

    def _lay(self, at: QPointF) -> None:
        body = self._body(at)
        if body is not None:
            begins, self._begun = not self._begun, True
            self._asks.body_painted.emit(*body, begins)
