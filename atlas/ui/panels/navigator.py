"""The navigator: muscles by region, conditions, pain regions, the guide; or what a search has found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTabBar, QTreeView, QVBoxLayout, QWidget

from atlas.state.lists import Heading
from atlas.ui.themes import WindowTheme

LINK = Qt.ItemDataRole.UserRole
NARROWEST = 215
"""So narrow may the navigator be, in px, if the tabs do not need more."""
NOTE_AIR_PX = 22
LINES_A_STEP = 60
"""How many lines are made before the window may draw again."""


class Navigator(QWidget):
    """Lists under tabs, replaced by the finds while something is searched for."""

    linkRequested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("navigator")
        self._tabs = QTabBar(drawBase=False, usesScrollButtons=False, elideMode=Qt.TextElideMode.ElideNone)
        self._tabs.setAccessibleName("Lists")
        self._tree = _tree()
        self._models: list[QStandardItemModel] = []
        self._finds = QStandardItemModel(self)
        self._chosen = ""
        self._quiet, self._type_px = QColor("#888888"), 13
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._tabs)
        column.addWidget(self._tree, 1)
        self._tabs.currentChanged.connect(lambda _: self._show_tab())
        self._tree.clicked.connect(self._ask)
        self._tree.activated.connect(self._ask)
        self._tree.installEventFilter(self)

    def set_lists(self, lists: Iterable[tuple[str, tuple[Heading, ...]]]) -> None:
        """Fill the tabs: a title and its groups each."""
        for _ in self.fill(lists):
            pass

    def fill(self, lists: Iterable[tuple[str, tuple[Heading, ...]]]) -> Iterator[None]:
        """``set_lists`` a little at a time; the old lists stay until the new ones are whole."""
        models: list[tuple[str, QStandardItemModel]] = []
        for title, groups in lists:
            model = QStandardItemModel(0, 2, self)
            for group in groups:
                yield from self._add_group(model, group)
            models.append((title, model))
        at = max(0, self._tabs.currentIndex())
        while self._tabs.count():
            self._tabs.removeTab(0)
        self._models = [model for _, model in models]
        for title, _ in models:
            self._tabs.addTab(title)
        self._tabs.setCurrentIndex(min(at, self._tabs.count() - 1))
        self._make_room()
        yield
        self._show_tab()

    def set_finds(self, groups: tuple[Heading, ...] | None) -> None:
        """Show what was found in place of the lists; None brings the lists back."""
        self._tabs.setVisible(groups is None)
        if groups is None:
            self._show_tab()
            return
        self._finds = self._model(groups)
        self._show(self._finds)

    def first_find(self) -> str:
        """The link of the first line that is shown, or nothing."""
        return next((index.data(LINK) for index in _leaves(self._finds)), "")

    def set_chosen(self, link: str) -> None:
        """Mark the line of what is selected; writes nothing back."""
        self._chosen = link
        self._mark()

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colour of headings and notes, and the size of type."""
        self._quiet, self._type_px = QColor(theme.canvas.quiet), theme.type_px
        for model in [*self._models, self._finds]:
            self._tint(model)
        self._make_room()

    def take_focus(self) -> None:
        """Go to the lines with the keyboard."""
        self._tree.setFocus()
        model = self._tree.model()
        if model is not None and not self._tree.currentIndex().isValid():
            self._tree.setCurrentIndex(next(iter(_leaves(model)), QModelIndex()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens the line that the keyboard is on."""
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if _is_key(event, *enter) and watched is self._tree:
            self._ask(self._tree.currentIndex())
            return True
        return super().eventFilter(watched, event)

    def _ask(self, index: QModelIndex) -> None:
        link = index.siblingAtColumn(0).data(LINK)
        if link:
            self.linkRequested.emit(link)

    def _make_room(self) -> None:
        """Never so narrow that the name of a list is cut off."""
        margins = self.contentsMargins() + self.layout().contentsMargins()
        tabs = self._tabs.sizeHint().width() + margins.left() + margins.right()
        self.setMinimumWidth(max(NARROWEST, tabs))

    def _show_tab(self) -> None:
        at = self._tabs.currentIndex()
        if self._models and 0 <= at < len(self._models):
            self._show(self._models[at])

    def _show(self, model: QStandardItemModel) -> None:
        self._tree.setModel(model)
        header = self._tree.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, self._note_width(model))
        for row in range(model.rowCount()):
            self._tree.setFirstColumnSpanned(row, QModelIndex(), True)
        self._tree.expandAll()
        self._mark()

    def _note_width(self, model: QStandardItemModel) -> int:
        """Room for the longest note: Qt would measure every line."""
        longest = max((str(index.siblingAtColumn(1).data()) for index in _leaves(model)), key=len, default="")
        return self._tree.fontMetrics().horizontalAdvance(longest) + NOTE_AIR_PX if longest.strip() else 0

    def _mark(self) -> None:
        model = self._tree.model()
        if model is None:
            return
        found = next((index for index in _leaves(model) if index.data(LINK) == self._chosen), QModelIndex())
        flags = QItemSelectionModel.SelectionFlag
        self._tree.selectionModel().setCurrentIndex(found, flags.ClearAndSelect | flags.Rows)
        if found.isValid():
            self._tree.scrollTo(found, QAbstractItemView.ScrollHint.EnsureVisible)

    def _model(self, groups: tuple[Heading, ...]) -> QStandardItemModel:
        model = QStandardItemModel(0, 2, self)
        for group in groups:
            for _ in self._add_group(model, group):
                pass
        return model

    def _add_group(self, model: QStandardItemModel, group: Heading) -> Iterator[None]:
        """A heading with its lines, ``LINES_A_STEP`` at a time."""
        head = QStandardItem(group.title.upper())
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        head.setFont(self._heading_font())
        head.setForeground(self._quiet)
        for i, line in enumerate(group.lines, start=1):
            name, note = QStandardItem(line.text), QStandardItem(f"{line.note}  ")
            name.setData(line.link, LINK)
            name.setToolTip(line.text)
            note.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            note.setForeground(self._quiet)
            head.appendRow([name, note])
            if i % LINES_A_STEP == 0:
                yield
        model.appendRow([head, QStandardItem()])

    def _heading_font(self) -> QFont:
        font = QFont()
        font.setPixelSize(round(self._type_px * 0.82))
        return font

    def _tint(self, model: QStandardItemModel) -> None:
        for row in range(model.rowCount()):
            head = model.item(row)
            head.setFont(self._heading_font())
            head.setForeground(self._quiet)
            for child in range(head.rowCount()):
                head.child(child, 1).setForeground(self._quiet)


def _tree() -> QTreeView:
    tree = QTreeView(headerHidden=True, rootIsDecorated=False, uniformRowHeights=True, itemsExpandable=False)
    tree.setIndentation(12)
    tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    tree.setAccessibleName("Muscles, conditions, pain regions and guide")
    return tree


def _leaves(model: object) -> Iterable[QModelIndex]:
    """The lines below the headings, top to bottom."""
    assert isinstance(model, QStandardItemModel)
    for row in range(model.rowCount()):
        head = model.index(row, 0)
        for child in range(model.rowCount(head)):
            yield model.index(child, 0, head)


def _is_key(event: QEvent, *keys: Qt.Key) -> bool:
    pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
    return pressed and event.key() in keys
