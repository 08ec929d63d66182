"""The words of a section as a column: order, hazards, what is near, published depths."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from atlas.state.section_page import SectionPage
from atlas.ui.depth_scale import DepthScale
from atlas.ui.themes import WindowTheme


class SectionWords(QWidget):
    """Shows one page; reads no markup."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sectionWords")
        self._column = QVBoxLayout(self)
        self._title = _label("sectionTitle")
        self._order, self._near = _label(""), _label("")
        self._note, self._dangers = _label("sectionQuiet"), _label("sectionCaution")
        self._direction, self._depths = _label(""), _label("sectionQuiet")
        self.scale = DepthScale()
        self._heads: list[QLabel] = []
        self._column.addWidget(self._title)
        for head, *widgets in (
            ("On the way, in order", self._order, self._note),
            ("Hazards", self._dangers),
            ("Within 10 mm of the way", self._near),
            ("Direction given by the record", self._direction),
            ("Published depths", self._depths, self.scale),
        ):
            self._section(head, *widgets)
        self._column.addStretch(1)

    def set_page(self, page: SectionPage) -> None:
        """Show a page."""
        self._all_visible(True)
        self._title.setText(page.title)
        self._order.setText(_order(page))
        self._note.setText(page.note)
        self._dangers.setText("\n".join([*page.dangers, page.recorded, page.nerves]).replace("\n\n", "\n"))
        self._near.setText(", ".join(page.near) or "Nothing else.")
        self._direction.setText("\n".join(part for part in (page.direction, page.caution) if part))
        self.scale.set_rows(page.depths)
        self._depths.setText(page.depths_note)
        self._depths.setVisible(bool(page.depths_note))

    def set_problem(self, sentence: str) -> None:
        """Show one sentence alone."""
        self._all_visible(False)
        self._title.setText(sentence)

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colours and sizes of a theme."""
        self.scale.set_theme(theme.canvas)

    def text(self) -> str:
        """All words that are shown."""
        labels = (self._title, self._order, self._note, self._dangers, self._near, self._direction)
        return "\n".join(label.text() for label in labels)

    def _section(self, head: str, *widgets: QWidget) -> None:
        label = _label("sectionHead")
        label.setText(head)
        self._heads.append(label)
        for widget in (label, *widgets):
            self._column.addWidget(widget)

    def _all_visible(self, shown: bool) -> None:
        for i in range(1, self._column.count()):
            widget = self._column.itemAt(i).widget()
            if widget is not None:
                widget.setVisible(shown)


def _order(page: SectionPage) -> str:
    lines = [f"{i}. {name}" for i, name in enumerate(page.order, 1)]
    if page.order and page.ends_at_site and not page.missed:
        lines[-1] += "  ← the site"
    if page.beyond:
        lines.append("Behind it: " + ", ".join(page.beyond))
    return "\n".join([*lines, *(text for text in (page.missed, page.barred) if text)])


def _label(name: str) -> QLabel:
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setObjectName(name)
    label.setIndent(0)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
