"""A lecture hall for tests: the real window with its store, and what a lecturer does with it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from atlas.state import stage_steps
from atlas.state.facts import Facts
from atlas.state.stage import Stage
from atlas.state.store import Store
from atlas.ui.desk import Desk
from atlas.ui.shell import Shell
from atlas.ui.stage.sheet import StageSheet

SIZES = ((1024, 768), (1920, 1080), (3840, 2160))


@dataclass
class Hall:
    """The window, its store, and what a lecturer does with it."""

    qtbot: QtBot
    shell: Shell
    desk: Desk
    store: Store
    facts: Facts

    @property
    def stage(self) -> Stage:
        assert self.store.state.stage is not None
        return self.store.state.stage

    @property
    def sheet(self) -> StageSheet:
        return self.desk.presented.stage.sheet

    def play(self, lesson: str, step: int = 0, size: tuple[int, int] = (1024, 768)) -> None:
        found = self.facts.library.lessons[lesson]
        self.store.apply(lambda state: stage_steps.play(state, self.facts, found, step))
        self.shell.setWindowState(Qt.WindowState.WindowNoState)
        self.shell.resize(*size)
        self.qtbot.waitUntil(lambda: (self.sheet.width(), self.sheet.height()) == size)

    def press(self, *keys: Qt.Key, on: QWidget | None = None) -> None:
        for key in keys:
            self.qtbot.keyClick(on or self.sheet, key)

    def settle(self) -> None:
        self.qtbot.wait(40)
        self.qtbot.waitUntil(lambda: self.desk.canvas.ready, timeout=15_000)

    def picture(self) -> QImage:
        return self.shell.grab().toImage()
