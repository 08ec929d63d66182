"""The list of the pain panel: pointing at a muscle previews it, a click or Enter opens it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from atlas.ui.pain.delegate import PainDelegate
from atlas.ui.pain.lines import LINE, Line, LineModel
from atlas.ui.themes import WindowTheme


class PainList(QListView):
    """Shows lines, keeps its place while they change, and tells what is pointed at."""

    previewed = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("painList")
        self.setAccessibleName("What to rule out, and muscles that may refer this pain")
        self._lines, self._told, self._shown = LineModel(self), False, ""
        self._laid = 0
        self._drawing = PainDelegate(self)
        self.setModel(self._lines)
        self.setItemDelegate(self._drawing)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.clicked.connect(self._open)

    def set_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other lines; the scroll place stays, and the muscle that is chosen stays chosen."""
        if lines == self._lines.lines:
            return
        chosen, place = _line(self.currentIndex()), self.verticalScrollBar().value()
        self._told = True
        self._lines.set_lines(lines)
        self._choose(chosen)
        self._told = False
        self.doItemsLayout()
        self.verticalScrollBar().setValue(place)

    def set_theme(self, theme: WindowTheme) -> None:
        """Draw in the colours and the type of a theme."""
        self._drawing.set_theme(theme)
        self.doItemsLayout()
        self.viewport().update()

    def lines(self) -> tuple[Line, ...]:
        """What is shown, top to bottom."""
        return self._lines.lines

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew at once; Qt would wait."""
        super().resizeEvent(event)
        if self.width() != self._laid:
            self._laid = self.width()
            self.doItemsLayout()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Preview what is under the cursor."""
        super().mouseMoveEvent(event)
        self._preview(self.indexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Back to what the keyboard is on, or to nothing."""
        super().leaveEvent(event)
        self._preview(self.currentIndex() if self.hasFocus() else QModelIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard has gone elsewhere: nothing is previewed."""
        super().focusOutEvent(event)
        self._preview(QModelIndex())

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Preview what the keyboard has come to."""
        super().currentChanged(current, previous)
        if not self._told:
            self._preview(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        line = _line(index)
        if line is not None and line.link:
            self.opened.emit(line.link)

    def _preview(self, index: QModelIndex) -> None:
        """Tell of a muscle that is pointed at, once; of anything else as of nothing."""
        line = _line(index)
        link = line.link if line is not None and line.row is not None else ""
        if link != self._shown:
            self._shown = link
            self.previewed.emit(link)

    def _choose(self, chosen: Line | None) -> None:
        """Choose the line that says the same, or none, without scrolling to it."""
        said = (chosen.sort, chosen.text) if chosen is not None else None
        rows = (i for i, line in enumerate(self._lines.lines) if (line.sort, line.text) == said)
        index = self._lines.index(next(rows, -1))
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)


def _line(index: QModelIndex) -> Line | None:
    return index.data(LINE) if index.isValid() else None
