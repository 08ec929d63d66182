"""The page of a round: the question, how it is answered, and after the answer why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from atlas.domain.library import Library
from atlas.domain.quiz.items import QuizKind
from atlas.state.learn import Learning
from atlas.state.learn_words import answer_words, how_words, place_words, spoken_question
from atlas.ui.flow import Flow
from atlas.ui.learn.area import UprightArea
from atlas.ui.learn.choices import Choices
from atlas.ui.learn.told import Told
from atlas.ui.themes import WindowTheme
from atlas.ui.widgets import button, words

ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
HURRY_S = 5


class RoundPage(QWidget):
    """Shows one question or its answer; every gesture is asked for by a signal."""

    given = Signal(object)
    """The ids that were chosen."""
    typed = Signal(str)
    painted = Signal()
    """What is painted is the answer."""
    nextRequested = Signal()
    backRequested = Signal()
    linkRequested = Signal(str)
    eraserRequested = Signal(bool)
    wipeRequested = Signal()
    undoRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._learning: Learning | None = None
        self.place, self.time, self.prompt = words("learnQuiet"), words("learnTime"), words("learnPrompt")
        self.how, self.told = words("learnQuiet"), Told()
        self.choices = Choices()
        self.name = QLineEdit(placeholderText="or type its name, then Enter")
        self.name.setAccessibleName("Type the name of the muscle")
        self.tools = self._made_tools()
        self.go = button("", "", self._go, name="learnStrong")
        self.skip = button("Skip", "Pass over this question (S, or Ctrl+Enter)", self.nextRequested.emit)
        self.card = button("Card", "Show the card and the place on the body (C); F4 leads back", self._link)
        self.back = button("↶", "Take the last answer back (Ctrl+Alt+Z)", self.backRequested.emit)
        self.choices.given.connect(self.given)
        self._lay_out()

    def show_round(self, learning: Learning, library: Library) -> bool:
        """Show where the round stands; whether another question has come, or its answer."""
        self.place.setText(place_words(learning))
        self.back.setEnabled(bool(learning.done))
        before, self._learning = self._learning, learning
        if learning.question is None or (before is not None and _same(before, learning)):
            return False
        if before is None or before.question is not learning.question or before.revealed:
            self._ask(learning)
        if learning.answered is not None:
            self.choices.set_answer(learning.answered)
            self.told.set_words(answer_words(learning.answered, library))
        self._turn(learning)
        return True

    def set_left(self, seconds: float | None) -> None:
        """Show the time that is left, None without end."""
        self.time.setVisible(seconds is not None)
        if seconds is not None:
            hurry = " – hurry" if seconds <= HURRY_S else ""
            self.time.setText(f"{seconds:.0f} s left{hurry}")

    def set_painting(self, erases: bool, can_undo: bool, some: bool) -> None:
        """Show what the brush does and whether there is paint."""
        self.eraser.setChecked(erases)
        self.undo.setEnabled(can_undo)
        self.wipe.setEnabled(some)

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colours and the type of a theme."""
        self.choices.set_theme(theme)

    def take_focus(self) -> None:
        """Put the keyboard on the first choice, or on what leads on."""
        asked = self._learning is not None and not self._learning.revealed
        first = self.choices.buttons[0] if asked and self.choices.buttons else self.go
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def key(self, event: QKeyEvent) -> bool:
        """Act on a key that nobody else has taken; no letter and no digit begins a search here."""
        learning = self._learning
        if learning is None or learning.question is None:
            return False
        if event.key() in ENDS:
            if not event.isAutoRepeat():
                self._go()
            return True
        letter = event.text().lower()
        if letter.isalpha() and not self.name.isHidden():
            self._begin_name(event.text())
        elif letter == "c" and learning.revealed:
            self._link()
        elif letter == ("n" if learning.revealed else "s"):
            self.nextRequested.emit()
        elif letter == "e" and not self.tools.isHidden():
            self.eraserRequested.emit(not self.eraser.isChecked())
        elif letter.isdecimal():
            self.choices.choose(int(letter))
        else:
            return letter.isalnum()
        return True

    def _go(self) -> None:
        """Answer with what was chosen, typed or painted; after the answer the next question."""
        learning = self._learning
        if learning is None or learning.question is None:
            return
        if learning.revealed:
            self.nextRequested.emit()
        elif self.name.text().strip():
            self.typed.emit(self.name.text())
        elif learning.question.item.kind is QuizKind.PAINT_ZONE:
            self.painted.emit()
        elif learning.question.several:
            self.choices.give()

    def _begin_name(self, letter: str) -> None:
        """Where a name may be typed its first letter begins it, wherever the keyboard is."""
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.end(False)
        self.name.insert(letter)

    def _link(self) -> None:
        if self._learning is not None and self._learning.question is not None and self._learning.revealed:
            self.linkRequested.emit(self._learning.question.link)

    def _ask(self, learning: Learning) -> None:
        question = learning.question
        assert question is not None
        self.prompt.setText(question.prompt)
        self.prompt.setAccessibleDescription(spoken_question(learning))
        self.setAccessibleName(spoken_question(learning))
        self.choices.set_question(question, spoken_question(learning))
        self.name.clear()
        self.how.setText(how_words(question))

    def _turn(self, learning: Learning) -> None:
        """What can be done with the question now."""
        question, open_ = learning.question, not learning.revealed
        assert question is not None
        painting = question.item.kind is QuizKind.PAINT_ZONE
        self.how.setVisible(open_)
        self.name.setVisible(open_ and bool(question.known))
        self.tools.setVisible(open_ and painting)
        for widget in (self.told.head, self.told):
            widget.setVisible(not open_)
        self.skip.setVisible(open_)
        self.card.setVisible(not open_)
        self.go.setVisible(not open_ or painting or question.several or bool(question.known))
        text = "Answer" if open_ else "Next" if learning.items else "Result"
        self.go.setText(text)
        hint = f"{text} (Enter)"
        self.go.setToolTip(hint)
        self.go.setAccessibleName(hint)
        self.go.setAccessibleDescription(self.told.spoken if not open_ else spoken_question(learning))
        self._area.verticalScrollBar().setValue(0)

    def _made_tools(self) -> QWidget:
        tools = QWidget()
        row = Flow(tools, 6)
        self.eraser = button("Eraser", "Take paint away (E)")
        self.eraser.setCheckable(True)
        self.eraser.clicked.connect(self.eraserRequested)
        self.undo = button("Undo", "Undo the last stroke (Ctrl+Z)", self.undoRequested.emit)
        self.wipe = button("Wipe", "Take all paint away", self.wipeRequested.emit)
        for widget in (self.eraser, self.undo, self.wipe):
            row.addWidget(widget)
        return tools

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        rows = (self.prompt, self.how, self.told.head, self.tools, self.choices, self.name, self.told)
        for widget in rows:
            column.addWidget(widget)
        column.addStretch(1)
        self._area = UprightArea(inner)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.place, 1)
        head.addWidget(self.time)
        for widget in (self.go, self.skip, self.card):
            foot.addWidget(widget)
        foot.addStretch(1)
        foot.addWidget(self.back)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(head)
        whole.addWidget(self._area, 1)
        whole.addLayout(foot)


def _same(before: Learning, after: Learning) -> bool:
    return before.question is after.question and before.answered is after.answered
