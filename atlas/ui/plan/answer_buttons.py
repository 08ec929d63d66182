"""A few buttons of which one is pressed; keys choose as well, and an answer can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from atlas.ui.flow import Flow

PRESSING = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
TAKING_BACK = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class Option(NamedTuple):
    """One button: its words, the value that it stands for, and the letter that presses it."""

    title: str
    value: object
    key: str


class AnswerButtons(QWidget):
    """Shows one value; asks for another, or for None when the pressed button is pressed again."""

    asked = Signal(object)

    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__()
        self._value: object = None
        self._options = tuple(options)
        self.buttons = [self._button(option) for option in options]
        self._flow = Flow(self, 4)
        for button in self.buttons:
            self._flow.addWidget(button)
        self._show()

    @property
    def value(self) -> object:
        """The value that is shown."""
        return self._value

    def set_name(self, name: str, description: str = "") -> None:
        """Tell screen readers what is answered."""
        for option, button in zip(self._options, self.buttons, strict=True):
            button.setAccessibleName(f"{name}: {option.title.lower()}")
            button.setAccessibleDescription(description)

    def set_value(self, value: object) -> None:
        """Press the button of a value, none where no button has it; writes nothing back."""
        if value != self._value:
            self._value = value
            self._show()

    def add_widget(self, widget: QWidget) -> None:
        """Put something behind the buttons."""
        self._flow.addWidget(widget)

    def take_focus(self) -> None:
        """Give the pressed button the keys, or the first one."""
        self.buttons[self._at()].setFocus(Qt.FocusReason.TabFocusReason)

    def event(self, event: QEvent) -> bool:
        """Its letters are meant for it, whatever they are short for elsewhere."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._meant(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from button to button, letters answer, Delete takes the answer back."""
        key, meant = Qt.Key(event.key()), self._meant(event)
        if key in STEPS:
            self._step(STEPS[key])
        elif meant is not None:
            self.buttons[meant].setFocus()
            self._press(meant)
        elif key in TAKING_BACK:
            self._ask(None)
        else:
            super().keyPressEvent(event)

    def _meant(self, event: QKeyEvent) -> int | None:
        """The button whose letter was typed."""
        if event.modifiers() & ~PLAIN:
            return None
        letter = event.text().upper()
        return next((i for i, option in enumerate(self._options) if letter and option.key == letter), None)

    def _press(self, at: int) -> None:
        value = self._options[at].value
        self._ask(None if value == self._value else value)

    def _ask(self, value: object) -> None:
        """What is pressed follows from what is told, not from the click."""
        self._show()
        if value != self._value:
            self.asked.emit(value)

    def _step(self, step: int) -> None:
        focused = next((i for i, button in enumerate(self.buttons) if button.hasFocus()), self._at())
        to = focused + step
        if 0 <= to < len(self.buttons):
            self.buttons[to].setFocus(Qt.FocusReason.TabFocusReason)

    def _at(self) -> int:
        """The pressed button, else the first."""
        return next((i for i, option in enumerate(self._options) if option.value == self._value), 0)

    def _show(self) -> None:
        """Press what is told; Tab stops once, at the pressed button or the first."""
        at = self._at()
        for i, (option, button) in enumerate(zip(self._options, self.buttons, strict=True)):
            button.setChecked(option.value == self._value)
            policy = Qt.FocusPolicy.StrongFocus if i == at else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def _button(self, option: Option) -> QToolButton:
        button = _Button()
        button.setText(option.title)
        button.setCheckable(True)
        button.setToolTip(f"{option.title} ({option.key}); again takes it back")
        button.clicked.connect(lambda: self._press(self.buttons.index(button)))
        return button


class _Button(QToolButton):
    """A button that keeps only the keys that press it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and letters belong to what it stands in."""
        if Qt.Key(event.key()) in PRESSING:
            super().keyPressEvent(event)
        else:
            event.ignore()
