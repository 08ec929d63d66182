"""A field for some lines of text that tells when the hand rests or has left it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit

LINES = 3
REST_MS = 1000
"""A hand that rests so long has written something worth keeping."""


class NoteEdit(QPlainTextEdit):
    """Keeps what is being typed until it is told as a whole; a setter never takes that away."""

    finished = Signal(str)

    def __init__(self, hint: str) -> None:
        super().__init__()
        self._kept = ""
        self._asked_from: str | None = None
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setTabChangesFocus(True)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.commit)
        self.textChanged.connect(self._begin_rest)
        self.setFixedHeight(round(self.fontMetrics().lineSpacing() * (LINES + 1.2)))

    def set_text(self, text: str) -> None:
        """Show a text, unless another one is being typed; writes nothing back.

        What was asked for and not taken (a full disk, another window) stays, and is asked for once more.
        """
        refused = text == self._asked_from and text != self.toPlainText()
        self._asked_from = None
        if refused:
            self._kept = text
            self._rest.start()
            return
        typing = self.hasFocus() and self.toPlainText() != self._kept
        self._kept = text
        if not typing and text != self.toPlainText():
            self.setPlainText(text)

    def commit(self) -> None:
        """Tell what was typed, once."""
        text = self.toPlainText()
        if text != self._kept:
            self._asked_from, self._kept = self._kept, text
            self.finished.emit(text)

    def let_go(self) -> None:
        """Another record is shown from now on, or none: what was not taken of this one does not stay."""
        self._rest.stop()
        self._asked_from = None
        self._kept = self.toPlainText()

    def _begin_rest(self) -> None:
        if self.hasFocus():
            self._rest.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The hand has left."""
        super().focusOutEvent(event)
        self.commit()
