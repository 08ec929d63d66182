"""The page at the end of a round: how it went, and what to do with what was wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from atlas.state.learn import Learning, summary
from atlas.state.learn_words import kind_rows, summary_words
from atlas.ui.flow import Flow
from atlas.ui.widgets import button, words


class SummaryPage(QWidget):
    """Shows the sums of a round."""

    wrongRequested = Signal()
    """Ask what was wrong once more."""
    decksRequested = Signal()
    progressRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self.lines, self.kinds = words("learnVerdict"), words(), words()
        self.wrong = button(
            "The wrong ones again",
            "Ask what was wrong once more",
            self.wrongRequested.emit,
            name="learnStrong",
        )
        self.decks = button("Another deck", "Choose what is asked next", self.decksRequested.emit)
        self.progress = button(
            "Progress", "Due, forecast, weak muscles on the body", self.progressRequested.emit
        )
        head = QLabel("By kind")
        head.setObjectName("learnHead")
        column, row = QVBoxLayout(self), QWidget()
        flow = Flow(row, 6)
        for widget in (self.wrong, self.decks, self.progress):
            flow.addWidget(widget)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.title, self.lines, head, self.kinds, row):
            column.addWidget(part)
        column.addStretch(1)

    def show_round(self, learning: Learning) -> None:
        """Show the sums of a round that is over."""
        found = summary(learning)
        self.title.setText(f"{learning.deck.title}: {found.right} of {found.asked}")
        self.lines.setText("\n".join(summary_words(found)))
        rows = (
            f"{'✓' if right == asked else '✗'} {name}: {right} of {asked}"
            for name, right, asked in kind_rows(found)
        )
        self.kinds.setText("\n".join(rows))
        self.wrong.setVisible(bool(found.wrong))
        self.wrong.setText(f"The wrong ones again ({len(found.wrong)})")
        told = " ".join((self.title.text(), self.lines.text(), self.kinds.text()))
        self.setAccessibleName(told)
        self.decks.setAccessibleDescription(told)
        self.wrong.setAccessibleDescription(told)

    def take_focus(self) -> None:
        """Put the keyboard on what comes next."""
        first = self.decks if self.wrong.isHidden() else self.wrong
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
