"""The mouse on a plate: hover, press, drag, double press, and the brush."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt

from atlas.domain.plates import Structure
from atlas.domain.scene import PointMark, SiteMark, ZoneMark
from atlas.ui.canvas.asks import Asks
from atlas.ui.canvas.brush import Brush, Place
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
        self.brush = Brush(asks, self.body, self._px_per_mm)
        self.panning = False
        self.hand = False
        self.placing = False
        """Whether a click chooses a place on the skin."""
        self.names = True
        """Whether what is under the cursor is named."""
        self.chooses = True
        """Whether a press asks for what is there."""
        self._pressed: QPointF | None = None
        self._picks = False
        self._button = Qt.MouseButton.NoButton
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

    def zones(self, at: QPointF) -> tuple[ZoneMark, ...]:
        """All zones at a viewport px."""
        if self.picker is None:
            return ()
        place = self._navigator.to_plate(at)
        return self.picker.zones_at(place.x(), place.y())

    def press(self, at: QPointF, button: Qt.MouseButton, *, picks: bool = False) -> None:
        """A button goes down; while the brush is on, a press that ``picks`` asks for the region there."""
        if self.brush.drawing:
            return
        self._picks, self._button = picks and self.brush.on, button
        if self.picker is not None:
            self.picker.read_now()
        self.cursor = self._pressed = self._last = at
        self.panning = button == Qt.MouseButton.MiddleButton
        if self.brush.on and button == Qt.MouseButton.LeftButton and not self.hand and not picks:
            self.brush.press(at)

    def move(self, at: QPointF, buttons: Qt.MouseButton) -> None:
        """The cursor moves: paints, drags the picture, or names what is under it."""
        self.cursor = at
        if not buttons:
            self.brush.release()  # the button has come up where nobody could tell
            self._name(at)
        elif self.brush.drawing:
            self.brush.move(at)
        elif self._pressed is None:
            self._name(at)
        elif self.panning or self._far(at, self._pressed):
            self.panning = True
            step = at - self._last
            self._navigator.pan(step.x(), step.y())
            self._last = at

    def _far(self, at: QPointF, pressed: QPointF) -> bool:
        """Whether a press has become a drag; while the brush is on only the hand drags."""
        return (at - pressed).manhattanLength() > DRAG_PX and (self.hand or not self.brush.on)

    def release(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """A button comes up: a press that did not drag is a click."""
        clicked = self._pressed is not None and not self.panning and not self.hand
        self._pressed, self.panning = None, False
        self.brush.release()
        if clicked and self._picks and self.chooses:
            self._pick(at)
        if not clicked or self.brush.on:
            return
        if self._button == Qt.MouseButton.RightButton:
            if not self.chooses:
                return
            self._asks.menu_requested.emit(self.hit(at), self.body(at), at)
        elif modifiers & Qt.KeyboardModifier.AltModifier:
            self.cycle(at)
        else:
            self.click(at)

    def _pick(self, at: QPointF) -> None:
        body = self.body(at)
        if body is not None:
            self._asks.body_picked.emit(body[0])

    def tap(self, at: QPointF) -> None:
        """A finger has touched a viewport px and come up again: a spot of paint, or a click."""
        if self.brush.on:
            self.press(at, Qt.MouseButton.LeftButton)
            self.release(at, Qt.KeyboardModifier.NoModifier)
            self.leave()
        else:
            self.click(at)

    def click(self, at: QPointF) -> None:
        """Ask for what is at a viewport px."""
        body = self.body(at) if self.placing else None
        if body is not None:
            self._asks.place_chosen.emit(*body)
        elif self.chooses:
            self._choose(at)

    def _choose(self, at: QPointF) -> None:
        hit = self.hit(at)
        match hit:
            case SiteMark():
                self._asks.site_clicked.emit(hit.number)
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
        if self.picker is None or at is None or not self.chooses:
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
        body = self.body(at)
        chosen = ""
        if self.picker is not None and body is not None and self.chooses:
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

    def body(self, at: QPointF) -> Place | None:
        """The skin at a viewport px, None beside the body."""
        if self.picker is None:
            return None
        place = self._navigator.to_plate(at)
        return self.picker.body(place.x(), place.y())

    def _name(self, at: QPointF) -> None:
        """Tell what is under the cursor; the brush would only be in the way of names."""
        self._hover(None if self.brush.on or not self.names else self.hit(at), at)
        body = self.body(at)
        self._asks.body_hovered.emit(body[0] if body else None)

    def _px_per_mm(self) -> float:
        return self.picker.plate.camera.scale * self._navigator.scale if self.picker is not None else 0.0
