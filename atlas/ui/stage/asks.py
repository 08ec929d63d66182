"""What a lecturer asks for by keys and mouse, turned into changes of the state."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtWidgets import QWidget

from atlas.domain.body import Position
from atlas.state import stage as moves
from atlas.state.marks import leading_marks
from atlas.state.stage_jump import Jump, jumps, lesson_jumps
from atlas.state.stage_steps import enter
from atlas.ui.stage.files import LessonFiles
from atlas.ui.stage.jump import JumpList
from atlas.ui.stage.mouse import StageMouse
from atlas.ui.stage.on_body import OnBody
from atlas.ui.stage.parts import Parts
from atlas.ui.stage.sheet import StageSheet


class StageAsks(QObject):
    """Carries out keys; everything else on the body goes its usual way."""

    def __init__(
        self, parts: Parts, sheet: StageSheet, files: LessonFiles, room: Callable[[], QWidget]
    ) -> None:
        """``room`` is where lists open: the presenter's window where there is one."""
        super().__init__(sheet)
        self._parts, self._sheet, self._files, self._room = parts, sheet, files, room
        self._body = OnBody(parts.canvas, sheet)
        self._under: Position | None = None
        self.mouse = StageMouse(sheet.overlay, sheet)
        parts.canvas.bodyPositionHovered.connect(self._hover)
        sheet.overlay.drawn.connect(self._draw)
        for pane in parts.canvas.panes:
            pane.view.navigator.moved.connect(self.trace)

    def press(self, name: str) -> None:
        """Do what a key is for; the dot goes out until the mouse moves again."""
        if name == "leave":
            self.leave()
        elif name != "undo" or not self._refit():
            self._parts.actions.trigger(f"stage.{name}")
        self._sheet.overlay.lay_down()

    def leave(self) -> None:
        """The window as it was; for a lesson that was recorded one is asked where to save it."""
        stage = self._parts.store.state.stage
        self._parts.store.apply(moves.leave)
        if stage is not None and stage.recorded:
            self._files.ask_record(stage.recorded)

    def choose_lesson(self) -> None:
        """Offer the lessons."""
        self._parts.store.apply(lambda state: enter(state, self._parts.facts()))
        self._offer(lambda: lesson_jumps(self._parts.facts()))

    def jump(self) -> None:
        """Offer the steps of the lesson, other lessons, muscles, conditions."""
        self._offer(lambda: jumps(self._parts.store.state, self._parts.facts()))

    def zoom(self) -> None:
        """From near to the place under the dot, else to the point that is talked about; or back."""
        found = self._place_meant()
        if found is not None:
            self._parts.store.apply(lambda state: moves.zoom_to(state, *found))

    def trace(self) -> None:
        """Lay the ink where the body is by now."""
        stage = self._parts.store.state.stage
        if stage is not None:
            self._sheet.overlay.set_ink(self._body.lines(stage.ink))

    def _place_meant(self) -> tuple[str, Position] | None:
        canvas = self._parts.canvas
        views = canvas.scene.views
        port = self.mouse.port if self._sheet.overlay.pointing else None
        for pane, view in zip(canvas.panes, views, strict=False):
            if self._under is not None and port is pane.view.viewport():
                return view.plate, self._under
        marks = [(view.plate, mark.at) for view in views for mark in view.points if mark.emphasis >= 1.0]
        marks += [(view.plate, mark.at) for view in views for mark in view.places]
        marks += [(view.plate, at) for view in views[:1] for at in self._to_come()]
        stage = self._parts.store.state.stage
        back = stage is not None and stage.closer is not None and bool(views)
        return marks[0] if marks else (views[0].plate, (0.0, 0.0, 0.0)) if back else None

    def _to_come(self) -> list[Position]:
        """The points that are talked about, before they are up."""
        marks = leading_marks(self._parts.store.state, self._parts.facts().library)
        return [mark.at for mark in marks.points if mark.emphasis >= 1.0]

    def _offer(self, find: Callable[[], tuple[Jump, ...]]) -> None:
        room = self._room()
        listed = JumpList(room, find, room.height())
        listed.chosen.connect(lambda place: self._parts.store.apply(place.change))
        listed.closed.connect(lambda: room.setFocus(Qt.FocusReason.OtherFocusReason))

    def _refit(self) -> bool:
        """Show the frames again where the picture has been moved by hand; False where it has not."""
        canvas, strayed = self._parts.canvas, False
        for pane, view in zip(canvas.panes, canvas.scene.views, strict=False):
            if pane.view.navigator.strayed:
                strayed = True
                pane.view.navigator.show(QRectF(*view.frame) if view.frame else None)
        return strayed

    def _draw(self, places: tuple[QPointF, ...]) -> None:
        ink = self._body.ink_of(places)
        if ink is not None:
            self._parts.store.apply(lambda state: moves.draw(state, ink))

    def _hover(self, at: Position | None) -> None:
        self._under = at
