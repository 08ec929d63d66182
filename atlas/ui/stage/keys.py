"""The keys of the stage: those of a clicker, and one letter for each thing; no other goes through."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

K = Qt.Key
KEYS: dict[int, str] = {
    **dict.fromkeys(
        (K.Key_PageDown, K.Key_Right, K.Key_Down, K.Key_Space, K.Key_Return, K.Key_Enter), "next"
    ),
    **dict.fromkeys((K.Key_PageUp, K.Key_Left, K.Key_Up), "previous"),
    **dict.fromkeys((K.Key_B, K.Key_Period), "black"),
    **dict.fromkeys((K.Key_W, K.Key_Comma), "white"),
    K.Key_Home: "first",
    K.Key_End: "last",
    K.Key_R: "reveal",
    K.Key_L: "labels",
    K.Key_S: "spotlight",
    K.Key_D: "pen",
    K.Key_X: "wipe",
    K.Key_Z: "zoom",
    K.Key_F: "freeze",
    K.Key_G: "jump",
    K.Key_Backspace: "undo",
    K.Key_Escape: "leave",
    K.Key_F5: "leave",
}
"""What a key does, with nothing held down; full stop and comma are what some clickers send."""
HELD = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def meant(event: QKeyEvent) -> str | None:
    """What a key means on the stage; empty for one that means nothing, None for one that is not its own."""
    held = event.modifiers() & HELD
    if held == Qt.KeyboardModifier.ControlModifier and event.key() == K.Key_Z:
        return "undo"
    if event.modifiers() == Qt.KeyboardModifier.ShiftModifier and event.key() == K.Key_F5:
        return "lesson"
    if held or event.key() in (K.Key_Control, K.Key_Alt, K.Key_Shift, K.Key_Meta):
        return None
    return KEYS.get(event.key(), "")


class StageKeys(QObject):
    """Watches the widgets of the stage; ``pressed`` tells the name of what a key does."""

    pressed = Signal(str)

    def watch(self, widgets: Iterable[QWidget]) -> None:
        """Take the keys of these widgets from now on."""
        for widget in widgets:
            widget.installEventFilter(self)

    def let_go(self, widgets: Iterable[QWidget]) -> None:
        """Let them have their keys again."""
        for widget in widgets:
            widget.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every key without Ctrl or Alt is the stage's, before any shortcut."""
        kind = event.type()
        if kind not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return super().eventFilter(watched, event)
        assert isinstance(event, QKeyEvent)
        name = meant(event)
        if name is None:
            return False
        event.accept()
        if kind == QEvent.Type.KeyPress and name:
            self.pressed.emit(name)
        return True
