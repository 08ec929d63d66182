"""Keeps the presenter's window in step with the stage, and draws what comes next while all is still."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage, QPainter, QScreen
from PySide6.QtWidgets import QMainWindow

from atlas.domain.scene import ViewScene
from atlas.state.facts import Facts
from atlas.state.model import AtlasState
from atlas.state.resolve import resolve
from atlas.state.stage_steps import forward
from atlas.state.stage_words import presenter_words
from atlas.ui.canvas.store import PlateStore
from atlas.ui.export import paint_view
from atlas.ui.stage.keys import StageKeys
from atlas.ui.stage.presenter import PresenterWindow
from atlas.ui.stage.theme import STAGE

CALM_MS = 500


class Presenting(QObject):
    """One window on the presenter's own screen, as long as the stage is up."""

    def __init__(self, shell: QMainWindow, facts: Callable[[], Facts], plates: Path, keys: StageKeys) -> None:
        super().__init__(shell)
        self._shell, self._facts, self._plates, self._keys = shell, facts, plates, keys
        self.window: PresenterWindow | None = None
        self._state: AtlasState | None = None
        self._store: PlateStore | None = None
        self._calm = QTimer(self, interval=CALM_MS, singleShot=True)
        self._calm.timeout.connect(self._draw)

    def open(self, screen: QScreen) -> None:
        """Fill a screen."""
        self.window = PresenterWindow(self._shell)
        self._keys.watch([self.window])
        self.window.setGeometry(screen.geometry())
        self.window.showFullScreen()

    def show_state(self, state: AtlasState) -> None:
        """Say what belongs to a state of the stage."""
        self._state = state
        if self.window is not None:
            self.window.set_words(presenter_words(state, self._facts()))
            self._calm.start()

    def close(self) -> None:
        """The stage is over."""
        self._calm.stop()
        if self.window is not None:
            self._keys.let_go([self.window])
            self.window.close()
            self.window.deleteLater()
            self.window = None
        if self._store is not None:
            self._store.finish()
            self._store = None

    def _draw(self) -> None:
        if self.window is None or self._state is None:
            return
        facts = self._facts()
        views = resolve(forward(self._state, facts), facts).views
        if views:
            self.window.set_picture(self._picture(views[-1], facts, self.window.picture_size()))

    def _picture(self, view: ViewScene, facts: Facts, size: tuple[int, int]) -> QImage:
        if self._store is None:
            self._store = PlateStore()
            numbers = {structure.number: structure for structure in facts.structures}
            self._store.set_plates(facts.plates, numbers, self._plates)
        image = QImage(*size, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        paint_view(painter, replace(view, subtitle=""), facts.plates[view.plate], self._store, STAGE, size)
        painter.end()
        return image
