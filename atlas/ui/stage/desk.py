"""Presenting: the window becomes the stage, shows the state to a class, and comes back."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QScreen
from PySide6.QtWidgets import QWidget

from atlas.domain.scene import Scene
from atlas.state import stage as moves
from atlas.state.facts import Facts
from atlas.state.model import AtlasState
from atlas.state.resolve import resolve
from atlas.state.stage import Stage
from atlas.state.stage_history import settled
from atlas.state.stage_steps import forward, to_step
from atlas.state.stage_words import class_words
from atlas.ui.stage.asks import StageAsks
from atlas.ui.stage.files import LessonFiles
from atlas.ui.stage.foot_layout import FootWords
from atlas.ui.stage.keys import StageKeys
from atlas.ui.stage.parts import Parts
from atlas.ui.stage.place import Place
from atlas.ui.stage.presenting import Presenting
from atlas.ui.stage.question_clock import QuestionClock
from atlas.ui.stage.screens import Screens
from atlas.ui.stage.sheet import StageSheet
from atlas.ui.stage.theme import stage_theme
from atlas.ui.themes import THEMES

PREPARE_MS = 150
"""So long after a step the next one is read: its own frame is on the screen by then."""
WORKING = ("depth.", "side.", "plate.", "point.", "condition.", "ring", "chains", "sure", "quit", "stage")
"""The commands whose shortcuts hold on the stage, where there is no menu."""


class StageDesk(QObject):
    """Shows the state on the stage; what a lecturer does goes through ``asks``."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.desk)
        self._parts = parts
        self.sheet = StageSheet(parts.shell)
        self.keys = StageKeys(self)
        self.presenting = Presenting(parts.shell, parts.facts, parts.plates, self.keys)
        self.files = LessonFiles(parts)
        self.asks = StageAsks(parts, self.sheet, self.files, self._room)
        self._place = Place(parts.shell, parts.desk, parts.canvas, self.sheet)
        self._screens = Screens(parts.shell)
        self._clock = QuestionClock(self.sheet.set_time, self)
        self._ahead = QTimer(self, interval=PREPARE_MS, singleShot=True)
        self._ahead.timeout.connect(self._prepare)
        self._asking = False
        self._coming: tuple[tuple[Facts, AtlasState, Scene], ...] = ()
        self.keys.pressed.connect(self.asks.press)
        self.sheet.heightChanged.connect(lambda height: parts.canvas.set_theme(stage_theme(height)))

    def show_state(self, state: AtlasState) -> bool:
        """Show a state; whether the stage has the window, so that nothing else needs to be told."""
        if state.stage is None:
            self._leave(state)
            return False
        if not self._place.taken and not self._asking:
            self._asking = True
            self._screens.ask(self._enter, self._not_chosen, again=False)
        if not self._place.taken:
            return False
        self._show(state, state.stage)
        return True

    def choose_screen(self) -> None:
        """Ask again which screen the class looks at."""
        self._screens.ask(self._enter, lambda: None, again=True)

    def _not_chosen(self) -> None:
        self._parts.store.apply(moves.leave)

    def _enter(self, screen: QScreen) -> None:
        """The screen is known: the window becomes the stage."""
        asked, self._asking = self._asking, False
        stage = self._parts.store.state.stage
        if not self._place.taken and (stage is None or not asked):
            return
        self.presenting.close()
        if self._place.taken:
            self._place.fill(screen)
        else:
            self._take(screen)
        own = self._screens.presenter(screen)
        if own is not None:
            self.presenting.open(own)
            self._parts.shell.activateWindow()
        if stage is not None:
            self._show(self._parts.store.state, stage)

    def _take(self, screen: QScreen) -> None:
        parts = self._parts
        self.keys.watch(self._widgets())
        ports = [pane.view.viewport() for pane in parts.canvas.panes]
        self.asks.mouse.watch([*ports, self.sheet.foot, self.sheet.side, self.sheet])
        parts.canvas.set_bare(True)
        self._place.take(screen)
        parts.canvas.set_theme(stage_theme(self.sheet.height()))
        parts.shell.addActions(self._working())

    def _leave(self, state: AtlasState) -> None:
        self._asking = False
        if not self._place.taken:
            return
        parts = self._parts
        self._ahead.stop()
        self._clock.set_seconds(None)
        self.presenting.close()
        self.keys.let_go(self._widgets())
        self.asks.mouse.let_go()
        for action in self._working():
            parts.shell.removeAction(action)
        self.sheet.overlay.set_frozen(None)
        self._place.give_back()
        parts.canvas.set_muted(False)
        parts.canvas.set_bare(False)
        parts.canvas.set_theme(THEMES[state.theme].canvas)

    def _show(self, state: AtlasState, stage: Stage) -> None:
        scene, overlay = self._scene(state), self.sheet.overlay
        said = self._said(state, scene)
        asking = bool(said.words.question and not said.words.answer)
        if not stage.frozen:
            overlay.set_frozen(None)
        self.sheet.say(said, recording=stage.recorded is not None, frozen=stage.frozen)
        self._parts.canvas.set_muted(asking or not stage.labels)
        self._parts.canvas.set_scene(scene)
        overlay.set_look(stage.tool, stage.blank)
        self.asks.trace()
        self._clock.set_seconds(said.words.seconds, said.words.question)
        if stage.frozen and not overlay.frozen:
            overlay.set_frozen(self.sheet.picture())
        self.presenting.show_state(state)
        self._parts.shell.setWindowTitle(f"{said.words.caption or 'Presenting'} - Trigger Point Atlas")
        self._parts.actions.refresh()
        self._ahead.start()

    def _scene(self, state: AtlasState) -> Scene:
        """What a state shows, worked out already where it was to be expected."""
        facts = self._parts.facts()
        known = (scene for of, coming, scene in self._coming if of is facts and coming == state)
        return next(known, None) or resolve(state, facts)

    def _said(self, state: AtlasState, scene: Scene) -> FootWords:
        facts = self._parts.facts()
        cameras = tuple(facts.plates[view.plate].camera for view in scene.views)
        legend = state.stage is not None and state.stage.labels
        return FootWords(class_words(state, facts), scene.views, cameras, legend)

    def _prepare(self) -> None:
        """Read what the next key will show, and the step after it."""
        state, facts = self._parts.store.state, self._parts.facts()
        if state.stage is None:
            return
        ahead = (forward(state, facts), to_step(state, facts, state.stage.step + 1))
        coming = [settled(state, one) for one in ahead]
        scenes = [resolve(one, facts) for one in coming]
        self._coming = tuple((facts, one, scene) for one, scene in zip(coming, scenes, strict=True))
        self._parts.canvas.prepare(scenes, self.sheet.room_for(self._said(coming[0], scenes[0])))

    def _room(self) -> QWidget:
        return self.presenting.window or self.sheet

    def _widgets(self) -> list[QWidget]:
        return [self.sheet, self.sheet.overlay, *(pane.view for pane in self._parts.canvas.panes)]

    def _working(self) -> list[QAction]:
        by_id = self._parts.actions.by_id
        return [action for id, action in by_id.items() if id.startswith(WORKING)]
