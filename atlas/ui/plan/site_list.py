"""The sites as a list whose order is changed by dragging, or by Alt with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from atlas.state.site_rows import SiteRow


class SiteList(QListWidget):
    """Shows rows; asks for another order, for a site to be chosen or taken away."""

    chosen = Signal(int)
    moved = Signal(int, int)
    """Number of a site and the number that it is to have."""
    removeRequested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._telling = False
        self._rows: tuple[SiteRow, ...] = ()
        self.setAccessibleName("Sites in the order in which they are needled")
        self.setToolTip("Drag to change the order, or hold Alt and press an arrow key")
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self._choose)

    def set_rows(self, rows: Sequence[SiteRow], chosen: int) -> None:
        """Show rows with one chosen (from 1, 0 for none); writes nothing back."""
        self._telling = True
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self.clear()
            for row in rows:
                item = QListWidgetItem(_line(row))
                item.setToolTip("; ".join(row.cautions))
                self.addItem(item)
        self.setCurrentRow(chosen - 1)
        if not chosen:
            self.clearSelection()
        self._telling = False

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the order that the drop means; the list shows it when it is told."""
        source = self.currentRow()
        at = event.position().toPoint()
        index = self.indexAt(at)
        below = index.isValid() and at.y() > self.visualRect(index).center().y()
        target = index.row() + below if index.isValid() else self.count()
        event.setDropAction(Qt.DropAction.IgnoreAction)  # else Qt would take the row away as well
        event.accept()
        to = target + (0 if target > source else 1)
        if source >= 0 and to != source + 1:
            self.moved.emit(source + 1, max(1, min(to, self.count())))

    def event(self, event: QEvent) -> bool:
        """While the list has the keyboard, Alt with an arrow is meant for it and not for the layers."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _step(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the site, Delete takes it away."""
        number, step = self.currentRow() + 1, _step(event)
        if step and number:
            if 0 < number + step <= self.count():
                self.moved.emit(number, number + step)
        elif event.key() == Qt.Key.Key_Delete and number:
            self.removeRequested.emit(number)
        else:
            super().keyPressEvent(event)

    def _choose(self, row: int) -> None:
        if not self._telling and row >= 0:
            self.chosen.emit(row + 1)


def _step(event: QKeyEvent) -> int:
    """Up or down in the order, 0 for any other key."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.AltModifier:
        return 0  # with Ctrl as well it is the way to the next site
    return {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)


def _line(row: SiteRow) -> str:
    """Two lines: what and where; how, and with what caution."""
    cautions = f"\n⚠ {', '.join(row.cautions)}" if row.cautions else ""
    return f"{row.number}   {row.name}, {row.side}\n{row.done}{cautions}"
