"""One question of the checklist with its answer, and what a yes means."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from atlas.domain.cases import Answer
from atlas.state.outcome import short_day
from atlas.state.plan_cautions import ChecklistRow
from atlas.ui.plan.answer_buttons import AnswerButtons, Option
from atlas.ui.plan.style import words

OPTIONS = (
    Option("Yes", Answer.YES, "Y"),
    Option("No", Answer.NO, "N"),
    Option("Not known", Answer.UNKNOWN, "U"),
)
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
TOLD = (Answer.YES, Answer.UNKNOWN)
"""After these answers the row says what follows from a yes."""


class CautionRow(QWidget):
    """Shows a row; asks for an answer, and for the row above or below when an arrow is pressed."""

    answered = Signal(str, object)
    stepRequested = Signal(int)

    def __init__(self, row: ChecklistRow) -> None:
        super().__init__()
        self._row = row
        self.question, self.buttons = words("cautionAsk"), AnswerButtons(OPTIONS)
        self.when = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.when.setObjectName("planAside")
        self.buttons.add_widget(self.when)
        self.buttons.asked.connect(lambda answer: self.answered.emit(self._row.id, answer))
        self.meaning: QLabel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.question)
        self._column.addWidget(self.buttons)
        self._show()

    @property
    def row(self) -> ChecklistRow:
        """The row that is shown."""
        return self._row

    def set_row(self, row: ChecklistRow) -> None:
        """Show another row, or another answer; writes nothing back."""
        if row != self._row:
            self._row = row
            self._show()

    def set_gap(self, px: int) -> None:
        """The air between question, buttons and what follows, px."""
        self._column.setSpacing(px)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down lead to the other questions."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepRequested.emit(step)

    def _show(self) -> None:
        row = self._row
        self.question.setText(row.ask)
        self.buttons.set_name(row.name, row.ask)
        self.buttons.set_value(row.answer)
        self.when.setText("" if row.when is None else short_day(row.when))
        self._tell(row.answer in TOLD)

    def _tell(self, told: bool) -> None:
        """Say what a yes means; the label is not made before it is needed."""
        if told and self.meaning is None:
            self.meaning = words("planTrouble")
            self._column.addWidget(self.meaning)
        if self.meaning is not None:
            self.meaning.setText(_meaning(self._row))
            if self.meaning.isHidden() == told:  # to show is to lay out the whole page
                self.meaning.setVisible(told)


def _meaning(row: ChecklistRow) -> str:
    """What a yes means for the plan, and the sources of that."""
    sources = (f"Source: {source}" for source in row.sources)
    return "\n".join(part for part in (row.why, row.remark, *sources) if part)
