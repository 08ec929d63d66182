"""The list of places to jump to: a number or a few letters, Enter, and one is there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QVBoxLayout, QWidget

from atlas.state.stage_jump import Jump, narrowed
from atlas.ui.stage.theme import STAGE, word_px

MOST = 60
"""No more lines than anybody reads."""
WAIT_MS = 150
"""So often one looks for places while there are none."""
EDGE = 14
"""What stays free at each side: this part of the room."""
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class JumpList(QFrame):
    """A field and a list over a part of the stage."""

    chosen = Signal(object)
    """The ``Jump`` that is wanted."""
    closed = Signal()

    def __init__(self, parent: QWidget, find: Callable[[], tuple[Jump, ...]], height: int) -> None:
        """``find`` knows the places, or none while the data is still being read; ``height`` is that of the
        stage in px, from which all sizes follow."""
        super().__init__(parent)
        self._find = find
        self._places = self._shown = find()
        self._waiting = QTimer(self, interval=WAIT_MS)
        self._waiting.timeout.connect(self._look)
        if not self._places:
            self._waiting.start()
        self._field, self._list = QLineEdit(), QListWidget()
        self._field.setPlaceholderText("Number, or a few letters")
        self._field.setAccessibleName("Jump to")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.addWidget(self._field)
        column.addWidget(self._list)
        px = word_px(height)
        self.setStyleSheet(
            f"JumpList {{ background: {STAGE.paper}; border: {px // 10}px solid {STAGE.ink}; }}"
            f"QLineEdit, QListWidget {{ font-size: {px}px; color: {STAGE.ink}; background: {STAGE.paper};"
            f" border: none; padding: {px // 4}px; placeholder-text-color: {STAGE.quiet}; }}"
            f"QListWidget::item:selected {{ background: {STAGE.ink}; color: {STAGE.paper}; }}"
        )
        self._field.textChanged.connect(self._narrow)
        self._field.installEventFilter(self)
        self._list.itemClicked.connect(lambda _: self._choose())
        self._narrow("")
        room = parent.rect()
        aside, above = room.width() // EDGE, room.height() // EDGE
        self.setGeometry(room.adjusted(aside, above, -aside, -above))
        self.show()
        self.raise_()
        self.window().activateWindow()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _look(self) -> None:
        """The places, once they are known."""
        self._places = self._find()
        if self._places:
            self._waiting.stop()
            self._narrow(self._field.text())

    def _narrow(self, words: str) -> None:
        self._shown = narrowed(self._places, words)[:MOST]
        self._list.clear()
        self._list.addItems([f"{place.title}   ·   {place.detail}" for place in self._shown])
        self._list.setCurrentRow(0)

    def _choose(self) -> None:
        row = self._list.currentRow()
        place = self._shown[row] if 0 <= row < len(self._shown) else None
        self._close()
        if place is not None:
            self.chosen.emit(place)

    def _close(self) -> None:
        self.hide()
        self.deleteLater()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list, Enter takes, Escape leaves; all else is written."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        if key in STEPS:
            last = self._list.count() - 1
            self._list.setCurrentRow(min(max(0, self._list.currentRow() + STEPS[Qt.Key(key)]), last))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key == Qt.Key.Key_Escape:
            self._close()
        else:
            return super().eventFilter(watched, event)
        return True
