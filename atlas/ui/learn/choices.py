"""The choices of a question, one below the other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atlas.domain.quiz.question import Question
from atlas.state.learn import Answered
from atlas.ui.learn.choice import ChoiceButton, Worth
from atlas.ui.themes import THEMES, WindowTheme


class Choices(QWidget):
    """Asks with all that was chosen: at once where one is the answer, else when it is told to."""

    given = Signal(object)
    """The ids that were chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[ChoiceButton] = []
        self._theme, self._several = THEMES["light"], False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def set_question(self, question: Question, spoken: str) -> None:
        """Offer the choices of a question; ``spoken`` is read with the first of them."""
        for old in self.buttons:
            old.hide()
            old.deleteLater()
        self._several = question.several
        self.buttons = [
            ChoiceButton(i, one.id, one.name, several=question.several)
            for i, one in enumerate(question.choices, start=1)
        ]
        for button in self.buttons:
            button.set_theme(self._theme)
            button.clicked.connect(lambda _=False, b=button: self._clicked(b))
            self._column.addWidget(button)
        if self.buttons:
            self.buttons[0].setAccessibleDescription(spoken)
        self.setVisible(bool(self.buttons))

    def set_answer(self, answered: Answered) -> None:
        """Show what each choice was worth."""
        chosen, right = set(answered.given.choices), set(answered.question.right)
        for button in self.buttons:
            yours, is_right = button.id in chosen, button.id in right
            other = Worth.WRONG if yours else Worth.OTHER
            button.set_worth((Worth.RIGHT if yours else Worth.MISSED) if is_right else other)

    def choose(self, number: int) -> bool:
        """Press the choice with a number; False if there is none."""
        if not 0 < number <= len(self.buttons) or not self.buttons[number - 1].isEnabled():
            return False
        self.buttons[number - 1].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.buttons[number - 1].click()
        return True

    def give(self) -> bool:
        """Answer with what is chosen; False where nothing is."""
        chosen = tuple(button.id for button in self.buttons if button.isChecked())
        if chosen:
            self.given.emit(chosen)
        return bool(chosen)

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colours and the type of a theme."""
        self._theme = theme
        self._column.setSpacing(theme.type_px // 3)
        for button in self.buttons:
            button.set_theme(theme)

    def _clicked(self, button: ChoiceButton) -> None:
        if not self._several:
            self.given.emit((button.id,))
