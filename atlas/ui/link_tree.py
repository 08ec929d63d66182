"""A tree of headings and lines that lead somewhere; the keys move from line to line and preview each."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

LINK = Qt.ItemDataRole.UserRole
PAGE = 10
NOTE_AIR_PX = 22
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: PAGE, Qt.Key.Key_PageUp: -PAGE}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LinkTree(QTreeView):
    """Shows one model of headings and lines; asks for a link, for its preview, and for the end of that."""

    linkRequested = Signal(str)
    previewRequested = Signal(str)
    previewEnded = Signal()

    def __init__(self) -> None:
        super().__init__(
            headerHidden=True, rootIsDecorated=False, uniformRowHeights=True, itemsExpandable=False
        )
        self.setIndentation(12)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._chosen = ""
        self._kept: frozenset[str] | None = None
        self._hiding = False
        self._previewing = False
        self.clicked.connect(self._ask)

    @property
    def previewing(self) -> bool:
        """Whether the keys are on a line that is shown before it is chosen."""
        return self._previewing

    def show_model(self, model: QStandardItemModel) -> None:
        """Show another tree, whole, with the chosen line marked."""
        self.end_preview()
        self.setModel(model)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, self._note_width(model))
        for row in range(model.rowCount()):
            self.setFirstColumnSpanned(row, QModelIndex(), True)
        self.expandAll()
        self._hide_others(model)
        self.mark()

    def set_chosen(self, link: str) -> None:
        """Mark the line of what is selected; while a line is previewed it keeps the mark."""
        if link != self._chosen:
            self._chosen = link
            self.mark()

    def keep_only(self, links: frozenset[str] | None) -> None:
        """Hide the lines of all other links in what is shown from now on; None shows all."""
        self._kept = links

    def mark(self) -> None:
        """Go to the line of what is selected."""
        found = next((index for index in self.lines() if index.data(LINK) == self._chosen), QModelIndex())
        self._go(found)

    def lines(self) -> Iterator[QModelIndex]:
        """The lines below the headings that are not hidden, top to bottom."""
        model = self.model()
        if not isinstance(model, QStandardItemModel):
            return
        for row in range(model.rowCount()):
            head = model.index(row, 0)
            for child in range(model.rowCount(head)):
                if not self.isRowHidden(child, head):
                    yield model.index(child, 0, head)

    def open_line(self) -> None:
        """Go to the line that is previewed, else to the first one."""
        self._ask(self.currentIndex() if self._previewing else next(self.lines(), QModelIndex()))

    def step(self, by: int) -> None:
        """Go so many lines down, or up where it is negative; before the first one the preview ends."""
        rows = list(self.lines())
        here = self.currentIndex().siblingAtColumn(0)
        at = rows.index(here) if here in rows else -1
        if at + by < 0 and at <= 0:
            self.end_preview()
        elif rows:
            self._preview(rows[min(max(at + by, 0), len(rows) - 1)])

    def end_preview(self) -> None:
        """Show what is selected again."""
        if self._previewing:
            self._previewing = False
            self.mark()
            self.previewEnded.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a line, arrows preview, Escape ends that; letters are left to the search."""
        key = Qt.Key(event.key())
        if key in ENTER:
            self._ask(self.currentIndex())
        elif key in STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.step(STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            rows = list(self.lines())
            if rows:
                self._preview(rows[0 if key == Qt.Key.Key_Home else -1])
        elif key == Qt.Key.Key_Escape and self._previewing:
            self.end_preview()
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """While a line is previewed Escape is ours before it clears the selection."""
        if event.type() == QEvent.Type.ShortcutOverride and self._previewing:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the list ends the preview."""
        super().focusOutEvent(event)
        self.end_preview()

    def _preview(self, index: QModelIndex) -> None:
        self._previewing = True
        self._go(index)
        self.previewRequested.emit(index.data(LINK) or "")

    def _ask(self, index: QModelIndex) -> None:
        link = index.siblingAtColumn(0).data(LINK)
        if link:
            ends, self._previewing = self._previewing, False
            self.linkRequested.emit(link)
            if ends:  # where going there has not ended it already
                self.previewEnded.emit()

    def _go(self, index: QModelIndex) -> None:
        if self.selectionModel() is None:
            return
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        if index.isValid():
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _hide_others(self, model: QStandardItemModel) -> None:
        if self._kept is None and not self._hiding:
            return
        self._hiding = self._kept is not None
        for row in range(model.rowCount()):
            head = model.index(row, 0)
            links = (model.index(i, 0, head).data(LINK) for i in range(model.rowCount(head)))
            gone = [self._kept is not None and link not in self._kept for link in links]
            for child, hidden in enumerate(gone):
                self.setRowHidden(child, head, hidden)
            self.setRowHidden(row, QModelIndex(), self._hiding and all(gone))

    def _note_width(self, model: QStandardItemModel) -> int:
        """Room for the longest note: Qt would measure every line."""
        heads = (model.item(row) for row in range(model.rowCount()))
        notes = (head.child(i, 1).text() for head in heads for i in range(head.rowCount()))
        longest = max(notes, key=len, default="")
        return self.fontMetrics().horizontalAdvance(longest) + NOTE_AIR_PX if longest.strip() else 0
