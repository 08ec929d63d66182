"""The page of progress: what is due, what will be, how much is still known, and which muscles are weak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from atlas.domain.library import Library
from atlas.domain.quiz.memory import Forecast, Retention
from atlas.state.learn_weak import Weak
from atlas.state.learn_words import due_words, retention_words, weak_words
from atlas.ui.flow import Flow
from atlas.ui.learn.area import UprightArea
from atlas.ui.learn.forecast import ForecastChart
from atlas.ui.themes import WindowTheme
from atlas.ui.widgets import button, words

WEAKEST = 10
"""So many of the weakest muscles make a deck."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand, as the notebook has it."""

    due: int = 0
    days: tuple[Forecast, ...] = ()
    retention: Retention = field(default_factory=Retention)
    weak: tuple[Weak, ...] = ()


class ProgressPage(QWidget):
    """Shows how things stand; all else is asked for."""

    dueRequested = Signal()
    weakRequested = Signal(object)
    """Ask about these muscles (ids)."""
    linkRequested = Signal(str)
    exportRequested = Signal()
    importRequested = Signal()
    forgetRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._weak: tuple[Weak, ...] = ()
        self.due, self.retention, self.chart = words("learnTold"), words(), ForecastChart()
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Muscles that were asked, the weakest first")
        self.ask_due = button(
            "Ask what is due", "Ask what is due today", self.dueRequested.emit, name="learnStrong"
        )
        self.ask_weak = button("Ask the weakest", f"Ask about the {WEAKEST} weakest muscles", self._ask_weak)
        self.save = button("Export…", "Export my progress as a file", self.exportRequested.emit)
        self.bring = button("Import…", "Add the progress in a file", self.importRequested.emit)
        self.forget = button("Forget…", "Delete all my answers", self.ask_forget)
        self.sure = button("Delete all answers", "There is no way back but an export", self._forget)
        self.keep = button("Keep them", "Delete nothing", lambda: self._ask(False))
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open)
        self._lay_out()
        self._ask(False)

    def show_standing(self, standing: Standing, library: Library) -> None:
        """Show how things stand; writes nothing back."""
        self._weak = standing.weak
        self.due.setText(due_words(standing.due))
        self.ask_due.setEnabled(bool(standing.due))
        self.ask_weak.setEnabled(bool(standing.weak))
        self.retention.setText(retention_words(standing.retention))
        self.chart.set_days(standing.days)
        self.list.clear()
        for row in standing.weak:
            item = QListWidgetItem(weak_words(row, library))
            item.setData(Qt.ItemDataRole.UserRole, f"muscle:{row.muscle}")
            self.list.addItem(item)

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colours of a theme."""
        self.chart.set_theme(theme)

    def take_focus(self) -> None:
        """Put the keyboard on what comes next."""
        first: QWidget = self.ask_due if self.ask_due.isEnabled() else self.list
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_forget(self) -> None:
        """Ask once more before anything is deleted."""
        self._ask(True)
        self.keep.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _forget(self) -> None:
        self._ask(False)
        self.forgetRequested.emit()

    def _ask(self, asking: bool) -> None:
        for widget in (self.sure, self.keep):
            widget.setVisible(asking)
        for widget in (self.save, self.bring, self.forget):
            widget.setVisible(not asking)

    def _ask_weak(self) -> None:
        self.weakRequested.emit(tuple(row.muscle for row in self._weak[:WEAKEST]))

    def _open(self, item: QListWidgetItem) -> None:
        self.linkRequested.emit(item.data(Qt.ItemDataRole.UserRole))

    def _lay_out(self) -> None:
        asks, files = QWidget(), QWidget()
        for row, widgets in (
            (asks, (self.ask_due, self.ask_weak)),
            (files, (self.save, self.bring, self.forget, self.sure, self.keep)),
        ):
            flow = Flow(row, 6)
            for widget in widgets:
                flow.addWidget(widget)
        heads: Sequence[str] = ("Falls due in the next four weeks", "Weakest muscles, as on the body")
        inner = QWidget()
        column, whole = QVBoxLayout(inner), QVBoxLayout(self)
        for one in (column, whole):
            one.setContentsMargins(0, 0, 0, 0)
        for part in (self.due, asks, heads[0], self.chart, self.retention, heads[1]):
            if isinstance(part, str):
                head = words("learnHead")
                head.setText(part)
                part = head
            column.addWidget(part)
        column.addWidget(self.list, 1)
        whole.addWidget(UprightArea(inner), 1)
        whole.addWidget(files)
