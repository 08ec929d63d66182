"""The mouse on a plate: hover, press, drag, double press, and the brush."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt

from atlas.domain.body import Position
from atlas.domain.plates import Structure
from atlas.domain.scene import PointMark, ZoneMark
from atlas.ui.canvas.asks import Asks
from atlas.ui.canvas.closeup import close_up
from atlas.ui.canvas.navigation import Navigator
from atlas.ui.canvas.picker import Hit, Picker

DRAG_PX = 5.0


class Pointer:
    """Turns mouse positions (viewport px) into questions and movements."""

    def __init__(self, asks: Asks, navigator: Navigator, hover: Callable[[Hit, QPointF], None]) -> None:
        """``hover`` is told of what is under the cursor whenever the cursor moves."""
        self._asks, self._navigator, self._hover = asks, navigator, hover
        self.picker: Picker | None = None
        self.cursor: QPointF | None = None
        self.brush = False
        self.panning = False
        self.hand = False
        self._pressed: QPointF | None = None
        self._last = QPointF()

    def hit(self, at: QPointF) -> Hit:
        """What is at a viewport px."""
        if self.picker is None:
            return None
        place = self._navigator.to_plate(at)
        return self.picker.at(place.x(), place.y(), self._navigator.scale)

    def shows(self, hit: Hit, at: QPointF) -> bool:
        """Whether a viewport px shows what was hit."""
        if self.picker is None:
            return False
        place = self._navigator.to_plate(at)
        return self.picker.shows(hit, place.x(), place.y(), self._navigator.scale)

    def press(self, at: QPointF, button: Qt.MouseButton) -> None:
        """A button goes down."""
        if self.picker is not None:
            self.picker.read_now()
        self._pressed = self._last = at
        self.panning = button == Qt.MouseButton.MiddleButton
        if self.brush and button == Qt.MouseButton.LeftButton and not self.hand:
            self._paint(at, begins=True)

    def move(self, at: QPointF, buttons: Qt.MouseButton) -> None:
        """The cursor moves: drags the picture, paints, or names what is under it."""
        self.cursor = at
        if self._pressed is None or not buttons:
            self._name(at)
        elif self.brush and not self.panning and not self.hand:
            self._paint(at, begins=False)
        elif self.panning or (at - self._pressed).manhattanLength() > DRAG_PX:
            self.panning = True
            step = at - self._last
            self._navigator.pan(step.x(), step.y())
            self._last = at

    def release(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """A button comes up: a press that did not drag is a click."""
        clicked = self._pressed is not None and not self.panning and not self.hand
        self._pressed, self.panning = None, False
        if not clicked or self.brush:
            return
        if modifiers & Qt.KeyboardModifier.AltModifier:
            self.cycle(at)
        else:
            self.click(at)

    def click(self, at: QPointF) -> None:
        """Ask for what is at a viewport px."""
        hit = self.hit(at)
        match hit:
            case PointMark():
                self._asks.point_clicked.emit(hit.muscle, hit.point, hit.side)
            case Structure():
                assert self.picker is not None
                self._asks.structure_clicked.emit(hit.id, hit.side, self.picker.plate.id)
            case ZoneMark():
                self._asks.zone_clicked.emit(hit.muscle, hit.point, hit.side)
            case _:
                self._asks.background_clicked.emit()

    def cycle(self, at: QPointF | None = None) -> bool:
        """Ask for the structures that lie under each other at a viewport px; False if there is no choice."""
        at = at or self.cursor
        if self.picker is None or at is None:
            return False
        place = self._navigator.to_plate(at)
        stack = self.picker.stack(place.x(), place.y())
        found = tuple({s.id: (s.id, s.side) for s in reversed(stack)}.values())[::-1]
        if len(found) > 1:
            self._asks.cycle_requested.emit(found)
        return len(found) > 1

    def double(self, at: QPointF) -> None:
        """Ask for a plate that shows this place closer up, or zoom in."""
        self._pressed = None
        place = self._navigator.to_plate(at)
        body = self.picker.body(place.x(), place.y()) if self.picker is not None else None
        chosen = ""
        if self.picker is not None and body is not None:
            chosen = close_up(self.picker.store.plates, self.picker.plate.id, *body)
        if chosen:
            self._asks.plate_requested.emit(chosen)
        else:
            self._navigator.zoom(2.0, at)

    def leave(self) -> None:
        """The cursor leaves the plate."""
        self.cursor = None
        self._hover(None, QPointF())
        self._asks.body_hovered.emit(None)

    def _name(self, at: QPointF) -> None:
        self._hover(self.hit(at), at)
        body = self._body(at)
        self._asks.body_hovered.emit(body[0] if body else None)

    def _paint(self, at: QPointF, *, begins: bool) -> None:
        body = self._body(at)
        if body is not None:
            self._asks.body_painted.emit(*body, begins)

    def _body(self, at: QPointF) -> tuple[Position, Position] | None:
        if self.picker is None:
            return None
        place = self._navigator.to_plate(at)
        return self.picker.body(place.x(), place.y())
