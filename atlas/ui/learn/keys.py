"""Keys that answer a question wherever the hand is: on the panel or on the body."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class LearnKeys(QObject):
    """Watches widgets for keys that nobody in them has taken, before they begin a search."""

    def __init__(self, parent: QObject, key: Callable[[QKeyEvent], bool], *watched: QWidget) -> None:
        """``key`` tells whether it took a key."""
        super().__init__(parent)
        self._key = key
        for widget in watched:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take keys without Ctrl or Alt that mean something; everything else goes its way."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.modifiers() & ~PLAIN:
            return False
        return self._key(event) or self._writes(event)

    def _writes(self, event: QKeyEvent) -> bool:
        """Whether a letter belongs to a field; such a letter begins no search either."""
        window = self.parent()
        focus = window.window().focusWidget() if isinstance(window, QWidget) else None
        return isinstance(focus, QLineEdit) and event.text().isalnum()
