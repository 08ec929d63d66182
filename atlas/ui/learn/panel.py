"""The panel of learning: decks, the round with its result, progress."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from atlas.state.model import LearnPage
from atlas.ui.learn.decks import DecksPage
from atlas.ui.learn.progress import ProgressPage
from atlas.ui.learn.round import RoundPage
from atlas.ui.learn.style import style_sheet
from atlas.ui.learn.summary import SummaryPage
from atlas.ui.themes import THEMES, WindowTheme
from atlas.ui.widgets import button, show_empty_boxes, words
from atlas.ui.work_line import WorkLine

TITLES = {LearnPage.DECKS: "Decks", LearnPage.ROUND: "Round", LearnPage.PROGRESS: "Progress"}


class LearnPanel(QWidget):
    """Holds the pages; shows which one is turned to."""

    pageRequested = Signal(object)
    """A ``LearnPage``."""
    leaveRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("learnPanel")
        self.setAccessibleName("Learn")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title, self.trouble, self.work = words("learnCode"), words("learnTrouble"), WorkLine()
        self.decks, self.round, self.summary = DecksPage(), RoundPage(), SummaryPage()
        self.progress = ProgressPage()
        self.stack = QStackedWidget()
        for page in (self.decks, self.round, self.summary, self.progress):
            self.stack.addWidget(page)
        self.turn = {page: self._turner(page) for page in LearnPage}
        self.title.setText("Learn")
        self._lay_out()
        self.set_theme(THEMES["light"])
        self.set_trouble("")

    def show_page(self, page: LearnPage, *, over: bool, begun: bool) -> None:
        """Turn to a page; the round's result where it is ``over``."""
        for one, turner in self.turn.items():
            turner.setChecked(one is page)
        self.turn[LearnPage.ROUND].setEnabled(begun)
        shown = {
            LearnPage.DECKS: self.decks,
            LearnPage.ROUND: self.summary if over else self.round,
            LearnPage.PROGRESS: self.progress,
        }
        self.stack.setCurrentWidget(shown[page])

    def set_trouble(self, sentence: str) -> None:
        """Tell what went wrong, or what was done, where the eyes are; or nothing."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colours and the type of a theme."""
        self.setStyleSheet(style_sheet(theme))
        px = theme.type_px
        self.layout().setContentsMargins(px * 2 // 3, px // 2, px * 2 // 3, px // 2)
        self.round.set_theme(theme)
        self.progress.set_theme(theme)
        show_empty_boxes(self, theme)
        for widget in self.findChildren(QWidget):  # the width that it needs is asked before it is shown
            widget.ensurePolished()

    def take_focus(self) -> None:
        """Put the keyboard on what comes first on the page that is shown."""
        self.stack.currentWidget().take_focus()

    def _turner(self, page: LearnPage) -> QToolButton:
        turner = button(TITLES[page], f"{TITLES[page]}", lambda: self.pageRequested.emit(page))
        turner.setCheckable(True)
        return turner

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(button("✕", "Close; the round waits (F4)", self.leaveRequested.emit))
        tabs, group = QWidget(), QButtonGroup(self)
        tabs.setObjectName("learnPages")
        row = QHBoxLayout(tabs)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for turner in self.turn.values():
            group.addButton(turner)
            row.addWidget(turner)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(tabs)
        column.addWidget(self.trouble)
        column.addWidget(self.work)
        column.addWidget(self.stack, 1)
