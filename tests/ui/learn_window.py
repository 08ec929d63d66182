"""A window with a notebook of its own in which somebody learns."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from atlas import paths
from atlas.domain.body import Position, add, scale
from atlas.domain.quiz.decks import deck_of_muscles
from atlas.domain.quiz.items import QuizKind
from atlas.domain.quiz.question import Question
from atlas.notebook.anki_file import save_anki
from atlas.notebook.notebook import Notebook
from atlas.packs.load import load
from atlas.packs.plates import load_plates, load_structures
from atlas.state.facts import Facts
from atlas.state.learn import Learning
from atlas.state.notes import Keeper, Opened
from atlas.state.store import Store
from atlas.ui.canvas.plate_view import PlateView
from atlas.ui.desk import Desk
from atlas.ui.learn.desk import LearnDesk
from atlas.ui.learn.panel import LearnPanel
from atlas.ui.shell import Shell

LEFT = Qt.MouseButton.LeftButton


def all_facts() -> Facts:
    assets = paths.assets_folder()
    library = load((paths.data_folder(),), assets).library
    return Facts(library, load_plates(assets / "plates"), load_structures(assets / "structures.json"))


@dataclass
class Window:
    """The shell with the desk in it."""

    shell: Shell
    desk: Desk
    store: Store
    notebook: Notebook
    qtbot: QtBot

    @property
    def learn(self) -> LearnDesk:
        return self.desk.right.learn

    @property
    def panel(self) -> LearnPanel:
        return self.learn.panel

    @property
    def learning(self) -> Learning:
        assert self.store.state.learning is not None
        return self.store.state.learning

    @property
    def question(self) -> Question:
        assert self.learning.question is not None
        return self.learning.question

    @property
    def view(self) -> PlateView:
        return self.desk.canvas.panes[0].view

    def ask(self, kind: QuizKind, *muscles: str, length: int = 3, seconds: float | None = None) -> Question:
        """Begin a round of one kind about some muscles."""
        deck = deck_of_muscles("Test", muscles or ("infraspinatus",))
        self.learn.asking.begin(replace(deck, kinds=(kind,), length=length, seconds=seconds))
        self.settle()
        return self.question

    def settle(self) -> None:
        """Until the canvas has read what it shows and flown where it looks."""
        self.qtbot.waitUntil(lambda: self.desk.canvas.ready, timeout=20_000)
        self.view.navigator.resized()
        QApplication.processEvents()

    def px(self, at: Position) -> QPoint:
        """Where a position of the body is seen on the first view, px."""
        plate = self.desk._facts.plates[self.store.state.plate]
        x, y, _ = plate.camera.project(at)
        return self.view.navigator.to_view(x, y).toPoint()

    def skin_over(self, question: Question) -> Position:
        """The skin over the point that is asked for, roughly."""
        assert question.target is not None
        assert question.target.facing is not None
        return add(question.target.at, scale(question.target.facing, 20.0))

    def press(self, *keys: Qt.Key, on: QWidget | None = None) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            QTest.keyClick(on or self.shell.focusWidget() or self.shell, key)


@contextmanager
def opened(qtbot: QtBot, facts: Facts, folder: Path) -> Iterator[Window]:
    """The window with a new notebook in a folder."""
    notebook = Notebook.open(folder / "notebook.sqlite").notebook
    assert notebook is not None
    found = Opened(notebook, "", save_anki)
    store = Store(keep=Keeper(lambda: found))
    shell = Shell()
    qtbot.addWidget(shell)
    desk = Desk(shell, store, facts, paths.assets_folder() / "plates", lambda: found)
    desk.build()
    shell.resize(1366, 768)
    with qtbot.waitExposed(shell):
        shell.show()
    desk.set_facts(facts, lambda _words: [], ())
    shell.activateWindow()
    try:
        yield Window(shell, desk, store, notebook, qtbot)
    finally:
        desk.finish()
        notebook.close()
        shell.close()
