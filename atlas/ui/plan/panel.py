"""The panel of the plan: the list of cases, or the open case with its four pages."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from atlas.state.model import PlanPage
from atlas.ui.plan.case_page import CasePage
from atlas.ui.plan.cases import CasesPage
from atlas.ui.plan.cautions import CautionsPage
from atlas.ui.plan.sessions import SessionsPage
from atlas.ui.plan.sites import SitesPage
from atlas.ui.plan.style import button, style_sheet, words
from atlas.ui.themes import THEMES, WindowTheme
from atlas.ui.widgets import show_empty_boxes

NEW = "New case"
"""What stands for the code of a case that has none yet."""
TITLES = {
    PlanPage.CASE: "Case",
    PlanPage.SITES: "Sites",
    PlanPage.CAUTIONS: "Cautions",
    PlanPage.SESSIONS: "Sessions",
}


class PlanPanel(QWidget):
    """Holds the pages; shows which one is turned to."""

    pageRequested = Signal(object)
    """A ``PlanPage``."""
    closeRequested = Signal()
    """To the list of cases."""
    leaveRequested = Signal()
    """To the card."""
    undoRequested = Signal()
    redoRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("planPanel")
        self.setAccessibleName("Plan")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.cases, self.case, self.sites = CasesPage(), CasePage(), SitesPage()
        self.cautions, self.sessions = CautionsPage(), SessionsPage()
        self.code, self.trouble = words("planCode"), words("planTrouble")
        self.back = button("Cases", "Put this case away and show the list", self.closeRequested.emit)
        self.undo = button("↶", "Undo (Ctrl+Z)", self.undoRequested.emit)
        self.redo = button("↷", "Redo (Ctrl+Shift+Z)", self.redoRequested.emit)
        self.unseen = button(
            "⚠ Go through the cautions of this plan once",
            "The checklist of this plan has not been gone through yet; nothing is blocked by that",
            lambda: self.pageRequested.emit(PlanPage.CAUTIONS),
        )
        self.stack = QStackedWidget()
        self._pages = {
            PlanPage.CASE: self.case,
            PlanPage.SITES: self.sites,
            PlanPage.CAUTIONS: self.cautions,
            PlanPage.SESSIONS: self.sessions,
        }
        for page in (self.cases, *self._pages.values()):
            self.stack.addWidget(page)
        self.turn = {page: self._turner(page) for page in PlanPage}
        self._lay_out()
        self.set_theme(THEMES["light"])
        self.set_trouble("")

    def show_cases(self) -> None:
        """Show the list of cases."""
        self.code.setText("Cases")
        self.let_go()
        for widget in (self.back, self.undo, self.redo, self._tabs, self.unseen):
            widget.hide()
        self.stack.setCurrentWidget(self.cases)

    def show_page(self, page: PlanPage, code: str, counts: dict[PlanPage, str], *, unseen: bool) -> None:
        """Show a page of the case with this code; ``counts`` stand behind the titles.

        ``unseen`` reminds of a checklist that nobody has gone through.
        """
        self.unseen.setVisible(unseen and page is not PlanPage.CAUTIONS)
        if self.code.text() not in (code, NEW):
            self.let_go()
        self.code.setText(code or NEW)
        for widget in (self.back, self.undo, self.redo, self._tabs):
            widget.show()
        for one, turner in self.turn.items():
            turner.setText(f"{TITLES[one]} {counts.get(one, '')}".strip())
            turner.setChecked(one is page)
        self.stack.setCurrentWidget(self._pages[page])

    def set_can(self, undo: bool, redo: bool) -> None:
        """Tell which of undo and redo would change anything."""
        self.undo.setEnabled(undo)
        self.redo.setEnabled(redo)

    def set_trouble(self, sentence: str) -> None:
        """Tell why the last change was not kept, or nothing."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colours and the type of a theme."""
        self.setStyleSheet(style_sheet(theme))
        px = theme.type_px
        self.layout().setContentsMargins(px * 2 // 3, px // 2, px * 2 // 3, px // 2)
        for page in (self.cautions, self.sessions):
            page.set_theme(theme)
        show_empty_boxes(self, theme)

    def take_focus(self) -> None:
        """Put the keyboard on what comes first on the page that is shown."""
        rows = self.cautions.rows
        first: dict[QWidget | None, QWidget] = {
            self.cases: self.cases.search,
            self.case: self.case.code,
            self.sites: self.sites.list if self.sites.list.count() else self.sites.place,
            self.cautions: rows[0].buttons.buttons[0] if rows else self.cautions.guide,
            self.sessions: self.sessions.first_field,
        }
        first[self.stack.currentWidget()].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def let_go(self) -> None:
        """What was typed and not taken does not stay: another case is shown, or nothing."""
        for note in (self.case.note, self.sites.editor.remark):
            note.let_go()

    def commit(self) -> None:
        """Ask for what was typed and not asked for yet."""
        shown = self.stack.currentWidget()
        if shown in (self.case, self.sites, self.sessions):
            shown.commit()

    def _turner(self, page: PlanPage) -> QToolButton:
        turner = button(TITLES[page], f"{TITLES[page]} of this case", lambda: self.pageRequested.emit(page))
        turner.setCheckable(True)
        return turner

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.code, 1)
        leave = button("✕", "Close the plan (F3); the case stays open", self.leaveRequested.emit)
        for widget in (self.undo, self.redo, self.back, leave):
            head.addWidget(widget)
        self._tabs = QWidget()
        self._tabs.setObjectName("planPages")
        tabs, group = QHBoxLayout(self._tabs), QButtonGroup(self)
        tabs.setContentsMargins(0, 0, 0, 0)
        tabs.setSpacing(0)
        for turner in self.turn.values():
            group.addButton(turner)
            tabs.addWidget(turner)
        tabs.addStretch(1)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(self.trouble)
        column.addWidget(self._tabs)
        column.addWidget(self.unseen)
        column.addWidget(self.stack, 1)
