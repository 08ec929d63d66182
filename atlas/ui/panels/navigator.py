"""The navigator: muscles by region, conditions, pain regions, the guide; or what a search has found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from atlas.state.lists import Heading
from atlas.ui.filter_row import FilterRow
from atlas.ui.link_tree import LINK, LinkTree
from atlas.ui.themes import WindowTheme

NARROWEST = 215
"""So narrow may the navigator be, in px, if the tabs do not need more."""
LINES_A_STEP = 60
"""How many lines are made before the window may draw again."""
MUSCLES = 0
"""The tab whose list can be filtered."""


class Navigator(QWidget):
    """Lists under tabs, replaced by the finds while something is searched for."""

    linkRequested = Signal(str)
    previewRequested = Signal(str)
    previewEnded = Signal()

    def __init__(self, filters: FilterRow | None = None) -> None:
        super().__init__()
        self.setObjectName("navigator")
        self._tabs = QTabBar(drawBase=False, usesScrollButtons=False, elideMode=Qt.TextElideMode.ElideNone)
        self._tabs.setAccessibleName("Lists")
        self._tree = LinkTree()
        self._tree.setAccessibleName("Muscles, conditions, pain regions and guide")
        self._filters = filters
        self._kept: frozenset[str] | None = None
        self._models: list[QStandardItemModel] = []
        self._finds: QStandardItemModel | None = None
        self._quiet, self._type_px = QColor("#888888"), 13
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._tabs)
        if filters is not None:
            column.addWidget(filters)
        column.addWidget(self._tree, 1)
        self._tabs.currentChanged.connect(lambda _: self._show_tab())
        self._tree.linkRequested.connect(self.linkRequested)
        self._tree.previewRequested.connect(self.previewRequested)
        self._tree.previewEnded.connect(self.previewEnded)

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
        before = self._finds
        self._finds = self._model(groups) if groups is not None else None
        self._tabs.setVisible(groups is None)
        if self._finds is None:
            self._show_tab()
            if before is not None:
                before.deleteLater()
            return
        if self._filters is not None:
            self._filters.hide()
        self._tree.keep_only(None)
        self._tree.show_model(self._finds)
        if before is not None:
            before.deleteLater()

    def keep_only(self, links: frozenset[str] | None) -> None:
        """List only these muscles; None lists all."""
        self._kept = links
        if self._finds is None:
            self._show_tab()

    def step(self, by: int) -> None:
        """Preview the find that stands so many lines below the one that is previewed."""
        if self._finds is not None:
            self._tree.step(by)

    def end_preview(self) -> None:
        """Show what is selected again."""
        self._tree.end_preview()

    def open_find(self) -> None:
        """Go to the find that is previewed, else to the first one."""
        if self._finds is not None:
            self._tree.open_line()

    def set_chosen(self, link: str) -> None:
        """Mark the line of what is selected; writes nothing back."""
        self._tree.set_chosen(link)

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colour of headings and notes, and the size of type."""
        self._quiet, self._type_px = QColor(theme.canvas.quiet), theme.type_px
        for model in [*self._models, *([self._finds] if self._finds else [])]:
            self._tint(model)
        self._make_room()

    def showEvent(self, event: QShowEvent) -> None:
        """Tabs that were added while all was hidden have no height yet."""
        super().showEvent(event)
        self._tabs.updateGeometry()

    def take_focus(self) -> None:
        """Go to the lines with the keyboard."""
        self._tree.setFocus()
        if not self._tree.currentIndex().isValid():
            self._tree.step(1)

    def _make_room(self) -> None:
        """Never so narrow that the name of a list is cut off."""
        margins = self.contentsMargins() + self.layout().contentsMargins()
        tabs = self._tabs.sizeHint().width() + margins.left() + margins.right()
        self.setMinimumWidth(max(NARROWEST, tabs))

    def _show_tab(self) -> None:
        at = self._tabs.currentIndex()
        if self._finds is not None or not 0 <= at < len(self._models):
            return
        if self._filters is not None:
            self._filters.setVisible(at == MUSCLES)
        self._tree.keep_only(self._kept if at == MUSCLES else None)
        self._tree.show_model(self._models[at])

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
