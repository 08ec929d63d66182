"""The searchable list of all commands with their shortcuts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from atlas.state.command import Command


class CommandList(QFrame):
    """A pop-up that narrows the commands as one types; Enter carries one out."""

    commandRequested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("commandList")
        self._line = QLineEdit(placeholderText="Type a command")
        self._line.setAccessibleName("Command")
        self._list = QTreeWidget(columnCount=2)
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.setAccessibleName("Commands")
        self._list.header().setStretchLastSection(False)
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.addWidget(self._line)
        column.addWidget(self._list)
        self._line.textChanged.connect(self._narrow)
        self._line.installEventFilter(self)
        self._list.itemClicked.connect(self._ask)

    def open(self, commands: Sequence[Command], usable: set[str]) -> None:
        """Show the commands; those not in ``usable`` are greyed."""
        self._list.clear()
        for command in commands:
            row = QTreeWidgetItem([command.title, command.shortcut])
            row.setData(0, Qt.ItemDataRole.UserRole, command.id)
            row.setDisabled(command.id not in usable)
            self._list.addTopLevelItem(row)
        self._line.clear()
        self._narrow("")
        self._place()
        self.show()
        self._line.setFocus()

    def _place(self) -> None:
        window = self.parentWidget()
        width, height = min(560, window.width() - 40), min(520, window.height() - 80)
        self.resize(width, height)
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, 60)))

    def _narrow(self, words: str) -> None:
        wanted = words.casefold().split()
        first = None
        for i in range(self._list.topLevelItemCount()):
            row = self._list.topLevelItem(i)
            line = f"{row.text(0)} {row.text(1)}".casefold()
            row.setHidden(not all(word in line for word in wanted))
            if first is None and not row.isHidden() and not row.isDisabled():
                first = row
        self._list.setCurrentItem(first)  # type: ignore[arg-type]  # None marks no line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list and Enter carries out, while the line keeps the focus."""
        if watched is self._line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._ask(self._list.currentItem())
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
                self._list.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    def _ask(self, row: QTreeWidgetItem | None) -> None:
        if row is not None and not row.isDisabled():
            self.hide()
            self.commandRequested.emit(row.data(0, Qt.ItemDataRole.UserRole))
