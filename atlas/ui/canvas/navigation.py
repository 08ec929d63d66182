"""Where the reader looks: zoom to the cursor, pan, fit and fly to a frame, never longer than 150 ms."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QRectF, QSizeF, QVariantAnimation, Signal
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsView

FLIGHT_MS = 140
MARGIN = 0.97


@dataclass(frozen=True, slots=True)
class Look:
    """The plate px in the middle of the view, and screen px per plate px."""

    x: float
    y: float
    scale: float


def between(a: Look, b: Look, t: float) -> Look:
    """A look on the way from ``a`` to ``b`` (0 to 1) that keeps the place both have in common in place."""
    scale = exp(log(a.scale) + t * (log(b.scale) - log(a.scale)))
    if abs(a.scale - b.scale) > 1e-9 * a.scale:
        t = (1 / scale - 1 / a.scale) / (1 / b.scale - 1 / a.scale)
    return Look(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y), scale)


def fitting(frame: QRectF, room: QSizeF) -> Look:
    """The look that shows all of a frame (plate px) in a room (screen px)."""
    scale = MARGIN * min(room.width() / max(frame.width(), 1.0), room.height() / max(frame.height(), 1.0))
    return Look(frame.center().x(), frame.center().y(), max(scale, 1e-3))


class Navigator(QObject):
    """Moves a graphics view over a plate."""

    moved = Signal()

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__(view)
        self._view = view
        self._plate = QRectF(0, 0, 1, 1)
        self._wanted: QRectF | None = None
        self._now = self._goal = Look(0.5, 0.5, 1.0)
        self._flight = QVariantAnimation(self, duration=FLIGHT_MS, startValue=0.0, endValue=1.0)
        self._flight.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._flight.valueChanged.connect(self._fly)
        self._flight.finished.connect(self._landed)
        self._start = self._now

    @property
    def scale(self) -> float:
        """Screen px per plate px now."""
        return self._now.scale

    @property
    def goal_scale(self) -> float:
        """Screen px per plate px at the end of the flight."""
        return self._goal.scale

    def seen(self) -> QRectF:
        """What is in view now, in plate px."""
        return self._around(self._now)

    def goal(self) -> QRectF:
        """What will be in view at the end of the flight, in plate px."""
        return self._around(self._goal)

    def _around(self, look: Look) -> QRectF:
        size = self._view.viewport().size()
        width, height = size.width() / look.scale, size.height() / look.scale
        return QRectF(look.x - width / 2, look.y - height / 2, width, height)

    def set_plate(self, width: float, height: float) -> None:
        """Look at another plate of this size in px, the whole of it."""
        self._plate = QRectF(0, 0, width, height)
        room = 3 * max(width, height)
        self._view.setSceneRect(self._plate.adjusted(-room, -room, room, room))
        self.show(None, animated=False)

    def show(self, frame: QRectF | None, *, animated: bool = True) -> None:
        """Bring a part of the plate (px) into view, None for all; it stays so while the view is resized."""
        self._wanted = frame or self._plate
        self._go(self._fitting(self._wanted), animated)

    def resized(self) -> None:
        """The view has another size."""
        self._go(self._fitting(self._wanted) if self._wanted else self._now, animated=False)

    def zoom(self, factor: float, at: QPointF | None = None, *, animated: bool = True) -> None:
        """Zoom by a factor so that what is at a viewport px stays there (the middle if None)."""
        viewport = self._view.viewport()
        dx = at.x() - viewport.width() / 2 if at else 0.0
        dy = at.y() - viewport.height() / 2 if at else 0.0
        fit = self._fitting(self._plate).scale
        scale = min(max(self._goal.scale * factor, 0.7 * fit), max(8.0, 2 * fit))
        x, y = self._now.x + dx / self._now.scale, self._now.y + dy / self._now.scale
        self._wanted = None
        self._go(Look(x - dx / scale, y - dy / scale, scale), animated)

    def pan(self, dx: float, dy: float, *, animated: bool = False) -> None:
        """Move the picture by screen px."""
        start = self._goal if animated else self._now
        self._wanted = None
        self._go(Look(start.x - dx / start.scale, start.y - dy / start.scale, start.scale), animated)

    def to_plate(self, at: QPointF) -> QPointF:
        """The plate px at a viewport px."""
        back, _ = self._view.viewportTransform().inverted()
        return back.map(at)

    def to_view(self, x: float, y: float) -> QPointF:
        """The viewport px of a plate px."""
        return self._view.viewportTransform().map(QPointF(x, y))

    @property
    def strayed(self) -> bool:
        """Whether the reader has moved or zoomed the picture by hand since it was framed."""
        return self._wanted is None

    def _fitting(self, frame: QRectF) -> Look:
        return fitting(frame, QSizeF(self._view.viewport().size()))

    def _go(self, goal: Look, animated: bool) -> None:
        x = min(max(goal.x, self._plate.left()), self._plate.right())
        y = min(max(goal.y, self._plate.top()), self._plate.bottom())
        self._goal = Look(x, y, goal.scale)
        self._flight.stop()
        if animated and self._view.isVisible():
            self._start = self._now
            self._view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
            self._flight.start()
        else:
            if self._goal.scale != self._now.scale:
                self._view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
            self._apply(self._goal)
            self._landed()

    def _fly(self, t: float) -> None:
        self._apply(between(self._start, self._goal, t))

    def _landed(self) -> None:
        self._view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)

    def _apply(self, look: Look) -> None:
        if look.scale != self._view.transform().m11():
            self._view.setTransform(QTransform.fromScale(look.scale, look.scale))
        self._now = look
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        size = self._view.viewport().size()
        across.setValue(round(look.x * look.scale - size.width() / 2))
        down.setValue(round(look.y * look.scale - size.height() / 2))
        self.moved.emit()
