"""Letters that are typed where nobody writes begin a search."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class TypingStarts(QObject):
    """Watches a window's keys; ``typed`` tells the first letter.

    Lists look for a line by its first letter themselves and would keep the key, so they are watched as well.
    """

    typed = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        for widget in (window, *window.findChildren(QAbstractItemView)):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take letters and digits; everything else goes its way."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            letter = event.text()
            if letter and letter.isalnum() and not event.modifiers() & ~PLAIN:
                self.typed.emit(letter)
                return True
        return super().eventFilter(watched, event)
