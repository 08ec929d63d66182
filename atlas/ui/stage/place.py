"""The window becomes the stage and comes back exactly as it was."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QBoxLayout, QMainWindow, QWidget

from atlas.ui.canvas.canvas_pair import CanvasPair
from atlas.ui.stage.sheet import StageSheet

FULL = Qt.WindowState.WindowFullScreen


@dataclass(frozen=True)
class Before:
    """What the window was like: where the canvas stood, the menu, the place, the focus."""

    desk: QWidget
    row: QBoxLayout
    index: int
    stretch: int
    menu_hidden: bool
    state: Qt.WindowState
    geometry: QRect
    focus: QWidget | None


class Place:
    """Puts a stage into the window in place of the desk."""

    def __init__(self, shell: QMainWindow, desk: QWidget, canvas: CanvasPair, sheet: StageSheet) -> None:
        self._shell, self._desk, self._canvas, self._sheet = shell, desk, canvas, sheet
        self._before: Before | None = None

    @property
    def taken(self) -> bool:
        """Whether the stage is up."""
        return self._before is not None

    def take(self, screen: QScreen | None) -> None:
        """Fill a screen with the stage."""
        shell, row = self._shell, self._canvas.parentWidget().layout()
        assert isinstance(row, QBoxLayout)
        index = row.indexOf(self._canvas)
        around = shell.geometry() if not shell.windowState() else shell.normalGeometry()
        menu = shell.menuBar()
        self._before = Before(
            self._desk, row, index, row.stretch(index), menu.isHidden(), shell.windowState(), around,
            shell.focusWidget(),
        )  # fmt: skip
        menu.hide()
        self._sheet.borrow(self._canvas)
        self._put(self._sheet)
        self.fill(screen)
        self._sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def fill(self, screen: QScreen | None) -> None:
        """Fill this screen; None for the one on which the window is."""
        shell = self._shell
        if screen is not None and screen is not shell.screen():
            shell.setWindowState(shell.windowState() & ~(FULL | Qt.WindowState.WindowMaximized))
            shell.setScreen(screen)  # full screen is that of its own screen, wherever the window lies
            shell.setGeometry(screen.geometry())
        shell.setWindowState(shell.windowState() | FULL)

    def give_back(self) -> None:
        """The window as it was."""
        before, self._before = self._before, None
        if before is None:
            return
        before.row.insertWidget(before.index, self._canvas, before.stretch)
        self._put(before.desk)
        self._shell.menuBar().setHidden(before.menu_hidden)
        self._shell.setWindowState(Qt.WindowState.WindowNoState)
        self._shell.setGeometry(before.geometry)
        self._shell.setWindowState(before.state)
        focus = before.focus if before.focus is not None else self._canvas
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, widget: QWidget) -> None:
        """Another widget in the middle of the window; the one before waits, hidden."""
        before = self._shell.takeCentralWidget()
        if before is not None:
            before.setParent(self._shell)
            before.hide()
        self._shell.setCentralWidget(widget)
        widget.show()
