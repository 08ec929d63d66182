"""The sessions of a case as a list, the first one first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget

from atlas.state.outcome import SessionLine

MOST_ROWS = 5


class SessionList(QListWidget):
    """Shows lines with one chosen; asks for another to be chosen, or for one to be deleted."""

    chosen = Signal(int)
    deleteRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._telling = False
        self.setAccessibleName("Sessions, the first one first")
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self._choose)

    def set_lines(self, lines: Sequence[SessionLine], chosen: int) -> None:
        """Show lines with one chosen (from 1, 0 for none); writes nothing back."""
        self._telling = True
        while self.count() > len(lines):
            self.takeItem(self.count() - 1)
        for row, line in enumerate(lines):
            if row == self.count():
                self.addItem("")
            item = self.item(row)
            if item.text() != line.text:
                item.setText(line.text)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken)
        if self.currentRow() != chosen - 1:
            self.setCurrentRow(chosen - 1)
        self._telling = False
        self.fit()

    def fit(self) -> None:
        """As high as its lines, up to five of them."""
        rows = range(self.count())
        high = sum(max(0, self.sizeHintForRow(row)) for row in rows[:MOST_ROWS])
        self.setFixedHeight(high + 2 * self.frameWidth() + 2)
        if self.currentRow() >= 0:
            self.scrollToItem(self.currentItem())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow lines wrap."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks for the chosen session to be deleted."""
        if event.key() == Qt.Key.Key_Delete and self.currentRow() >= 0:
            self.deleteRequested.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, row: int) -> None:
        if not self._telling and row >= 0:
            self.chosen.emit(row + 1)
