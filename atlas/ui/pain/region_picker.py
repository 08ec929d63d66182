"""A field to pick a pain region by any part of its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter

from atlas.ui.themes import WindowTheme

WIDTH = 19
"""How wide the list of regions is, in sizes of type."""


class RegionPicker(QComboBox):
    """A field that finds pain regions by any part of their names; a pick empties it again."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__(editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        self._ink, self._asked = "#888888", False
        self.setAccessibleName("Pick a region to paint it")
        self.setToolTip("Pick a region to paint it")
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(14)
        self.lineEdit().setPlaceholderText("Pick a region")
        finder = self.completer()
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.activated.connect(self._ask)
        self.lineEdit().returnPressed.connect(self._ask_first)

    def set_regions(self, regions: Sequence[tuple[str, str]]) -> None:
        """Offer regions, (id, name) each; nothing is picked."""
        self.blockSignals(True)
        self.clear()
        for id, name in regions:
            self.addItem(name, id)
        self.setCurrentIndex(-1)
        self.blockSignals(False)

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colours of the small arrow and of what is found, which stands in a window of its own."""
        self._ink = theme.canvas.quiet
        c, px = theme.canvas, theme.type_px
        self.completer().popup().setStyleSheet(
            f"QListView {{ background: {theme.raised}; color: {c.ink}; border: 1px solid {c.rule}; "
            f"outline: none; font-family: {_families(theme)}; font-size: {px}px; }} "
            f"QListView::item {{ padding: {px // 4}px {px // 2}px; }} "
            f"QListView::item:hover, QListView::item:selected {{ background: {theme.chosen}; }}"
        )
        for found in (self.completer().popup(), self.view()):
            found.setMinimumWidth(px * WIDTH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and an arrow that says that there is a list."""
        super().paintEvent(event)
        side = self.fontMetrics().height() * 0.5
        middle = QPointF(self.width() - side * 1.8, self.height() / 2)
        arms = (QPointF(-side / 2, -side / 4), QPointF(0, side / 4), QPointF(side / 2, -side / 4))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._ink), side * 0.2))
        painter.drawPolyline([middle + arm for arm in arms])
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows open the list: to walk through it unseen would paint every region on the way."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel never paints."""
        event.ignore()

    def _ask_first(self) -> None:
        """Enter on a part of a name takes the first region that has it."""
        words = self.currentText().strip()
        self.completer().setCompletionPrefix(words)
        if words and self.completer().completionCount():
            self._ask(self.findText(self.completer().currentCompletion()))

    def _ask(self, at: int) -> None:
        region = self.itemData(at)
        self._empty()
        if region and not self._asked:
            self._asked = True  # Enter in the list of finds is told by the list and by the field
            QTimer.singleShot(0, self, self._rest)
            self.picked.emit(region)

    def _rest(self) -> None:
        """Once Qt has told all: it writes the find into the field at the very last."""
        self._asked = False
        self._empty()

    def _empty(self) -> None:
        self.setCurrentIndex(-1)
        self.clearEditText()


def _families(theme: WindowTheme) -> str:
    return ", ".join(f'"{name.strip()}"' for name in theme.sans.split(","))
