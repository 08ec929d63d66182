"""The panel "find by pain": tools to paint with, what to rule out, the muscles that may refer the pain."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from atlas.state.pain_page import PainPage
from atlas.ui.pain.lines import lines_of
from atlas.ui.pain.list import PainList
from atlas.ui.pain.tools import PainTools
from atlas.ui.themes import THEMES, WindowTheme


class PainPanel(QWidget):
    """Shows one page; every tool, row and link asks by a signal."""

    eraserRequested = Signal(bool)
    sizeRequested = Signal(float)
    undoRequested = Signal()
    redoRequested = Signal()
    clearRequested = Signal()
    regionRequested = Signal(str)
    saveRequested = Signal()
    openRequested = Signal()
    compareRequested = Signal()
    stopComparingRequested = Signal()
    exportRequested = Signal()
    leaveRequested = Signal()
    previewRequested = Signal(str)
    linkRequested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("painPanel")
        self.setAccessibleName("Find by pain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._page = PainPage()
        self.tools, self.list = PainTools(), PainList()
        self._painted, self._since = _words("painted"), _words("since")
        self._lay_out()
        self._wire()
        self.set_can(False, False, False)
        self.set_theme(THEMES["light"])
        self._tell(self._page)

    @property
    def page(self) -> PainPage:
        """The page that is shown."""
        return self._page

    def set_page(self, page: PainPage) -> None:
        """Show a page; the list stays where it is scrolled to. Writes nothing back."""
        if page != self._page:
            self._page = page
            self._tell(page)

    def set_brush(self, radius: float, erases: bool) -> None:
        """Show the radius of the brush (mm) and whether it erases; writes nothing back."""
        self.tools.set_brush(radius, erases)

    def set_can(self, undo: bool, redo: bool, clear: bool) -> None:
        """Tell which of undo, redo and clear would change anything."""
        self.tools.set_can(undo, redo, clear)

    def set_regions(self, regions: Sequence[tuple[str, str]]) -> None:
        """Offer pain regions to paint, (id, name) each."""
        self.tools.regions.set_regions(regions)

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colours and the type of a theme."""
        px = theme.type_px
        self.setStyleSheet(_style_sheet(theme))
        self.tools.set_theme(theme)
        self.list.set_theme(theme)
        self.layout().setContentsMargins(0, px // 2, 0, 0)
        self.tools.layout().setContentsMargins(px * 2 // 3, 0, px * 2 // 3, px // 2)

    def _tell(self, page: PainPage) -> None:
        self._painted.setText(page.painted or page.begin)
        self._since.setText(page.since)
        self._since.setVisible(bool(page.since))
        self.tools.set_comparing(bool(page.since))
        self.list.set_lines(lines_of(page))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(0)
        for widget in (self.tools, self._painted, self._since):
            column.addWidget(widget)
        column.addWidget(self.list, 1)

    def _wire(self) -> None:
        tools = self.tools
        for asked, told in (
            (tools.eraserRequested, self.eraserRequested),
            (tools.sizeRequested, self.sizeRequested),
            (tools.undoRequested, self.undoRequested),
            (tools.redoRequested, self.redoRequested),
            (tools.clearRequested, self.clearRequested),
            (tools.regionRequested, self.regionRequested),
            (tools.saveRequested, self.saveRequested),
            (tools.openRequested, self.openRequested),
            (tools.compareRequested, self.compareRequested),
            (tools.stopComparingRequested, self.stopComparingRequested),
            (tools.exportRequested, self.exportRequested),
            (tools.leaveRequested, self.leaveRequested),
            (self.list.previewed, self.previewRequested),
            (self.list.opened, self.linkRequested),
        ):
            asked.connect(told)


def _words(name: str) -> QLabel:
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setObjectName(name)
    return label


def _style_sheet(theme: WindowTheme) -> str:
    c, px = theme.canvas, theme.type_px
    side, round_handle = round(px * 0.7), px // 3 + px // 2 * 2
    return f"""
#painPanel {{ background: {theme.panel}; }}
#painPanel {{ border-left: 1px solid {c.rule}; }}
#painted, #since {{ padding: 0 {side}px {px // 3}px {side}px; }}
#painted {{ font-weight: 600; }}
#since {{ color: {c.accent}; }}
#painList {{ border: 2px solid transparent; border-top: 1px solid {c.rule}; }}
#painList:focus {{ border: 2px solid transparent; border-top: 1px solid {c.rule}; }}
#painPanel QToolButton {{ padding: {px // 3}px {px // 2}px; }}
#painBrush QToolButton {{ border: 1px solid {c.rule}; border-radius: 0; background: {theme.raised}; }}
#painBrush QToolButton:checked {{ background: {c.accent}; color: {theme.on_accent};
    border-color: {c.accent}; }}
#painBrush QToolButton:focus {{ border: 2px solid {c.focus}; }}
#painMore::menu-indicator {{ image: none; }}
QComboBox {{ background: {theme.raised}; border: 1px solid {c.rule}; border-radius: {px // 2}px;
    padding: {px // 4}px {px // 2}px; }}
QComboBox:focus {{ border: 2px solid {c.focus}; }}
QComboBox::drop-down {{ border: none; width: {round(px * 1.4)}px; }}
QComboBox QLineEdit, QComboBox QLineEdit:focus {{ border: none; padding: 0; background: transparent; }}
QComboBox QAbstractItemView {{ background: {theme.raised}; border: 1px solid {c.rule}; }}
QSlider {{ min-height: {round_handle + 2}px; }}
QSlider::groove:horizontal {{ height: {px // 3}px; background: {c.rule}; border-radius: {px // 6}px; }}
QSlider::sub-page:horizontal {{ background: {c.quiet}; border-radius: {px // 6}px; }}
QSlider::handle:horizontal {{ width: {round_handle - 4}px; margin: -{px // 2}px 0; background: {c.accent};
    border: 2px solid {theme.panel}; border-radius: {round_handle // 2}px; }}
QSlider::handle:horizontal:focus {{ border: 2px solid {c.focus}; }}
"""
