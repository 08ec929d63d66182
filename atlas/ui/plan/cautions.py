"""The page of cautions: what to ask the patient, and what the answers mean for the sites."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from atlas.domain.cases import Answer
from atlas.state.plan_cautions import ChecklistGroup
from atlas.ui.flow import Flow
from atlas.ui.plan.caution_box import CautionBox
from atlas.ui.plan.caution_row import CautionRow
from atlas.ui.plan.caution_sites import CautionSites, MarkedSite
from atlas.ui.plan.style import button, words
from atlas.ui.themes import THEMES, WindowTheme

GUIDE_LINK = "guide:contraindications"
FREE = "Nothing here keeps you from needling; what is answered marks the sites."
KEYS = "Y, N and U answer a question, Delete takes the answer back, the arrow keys lead to the next one."


class CautionsPage(QWidget):
    """Shows the checklist and what it means for the sites; asks for every answer."""

    answered = Signal(str, object)
    """Id of a caution, and an ``Answer`` or None."""
    manyAnswered = Signal(object, object)
    """Ids of cautions as a tuple, and the ``Answer`` to all of them."""
    linkRequested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._theme = THEMES["light"]
        self.boxes: list[CautionBox] = []
        self._grown: CautionRow | None = None
        """The question that was answered last, until the keys lead on."""
        self.count, self.sites = words("planQuiet"), CautionSites()
        self.marked = button("", "Show what the answers mean for the sites", self._show_sites)
        self.guide = button("Guide", "When not to needle: the page of the guide", self._ask_guide)
        self._lay_out()
        self.set_sites(())
        self.set_theme(self._theme)

    @property
    def rows(self) -> list[CautionRow]:
        """All questions from top to bottom."""
        return [row for box in self.boxes for row in box.rows]

    def set_groups(self, groups: Sequence[ChecklistGroup]) -> None:
        """Show the checklist; widgets are made anew only where the questions differ. Writes nothing back."""
        same = len(groups) == len(self.boxes) and all(
            box.holds(group) for box, group in zip(self.boxes, groups, strict=True)
        )
        if not same:
            self._rebuild(groups)
        for box, group in zip(self.boxes, groups, strict=True):
            box.set_group(group)
        given = [row.answer for group in groups for row in group.rows]
        answered = sum(answer is not None for answer in given)
        self.count.setText(f"{answered} of {len(given)} answered. {FREE}")

    def set_sites(self, rows: Iterable[MarkedSite]) -> None:
        """Show each site of the plan with what holds for it, in order. Writes nothing back."""
        told = tuple(rows)
        marked = self.sites.set_rows(told)
        self.sites.setVisible(bool(told))
        self.marked.setVisible(bool(told))
        self.marked.setText(f"Marked sites: {marked} of {len(told)}")

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colours and the type of a theme."""
        self._theme = theme
        self.setStyleSheet(_style_sheet(theme))
        self._column.setSpacing(theme.type_px)
        for box in self.boxes:
            box.set_theme(theme)
        self.sites.set_theme(theme)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a small window."""
        return QSize(280, 200)

    def _rebuild(self, groups: Sequence[ChecklistGroup]) -> None:
        for box in self.boxes:
            box.hide()
            box.deleteLater()
        self.boxes = [CautionBox(group) for group in groups]
        for i, box in enumerate(self.boxes):
            self._groups.insertWidget(i, box)
            box.set_theme(self._theme)
            box.answered.connect(self.answered)
            box.noToAllRequested.connect(lambda ids: self.manyAnswered.emit(ids, Answer.NO))
        for row in self.rows:
            row.stepRequested.connect(lambda step, row=row: self._step(row, step))
            row.answered.connect(lambda *_, row=row: setattr(self, "_grown", row))

    def _step(self, row: CautionRow, step: int) -> None:
        """The keys go to the question above or below, and it is brought into sight."""
        rows = self.rows
        at = rows.index(row) + step
        if 0 <= at < len(rows):
            self._grown = None
            rows[at].buttons.take_focus()
            self._bring(rows[at])

    def _bring(self, row: CautionRow) -> None:
        """Bring a question into sight, with what its answer means."""
        self._area.ensureWidgetVisible(row, 0, self._theme.type_px)

    def _bring_grown(self) -> None:
        """The page has another height: what the last answer means has been laid out."""
        if self._grown is not None and self._grown in self.rows:
            self._bring(self._grown)

    def _show_sites(self) -> None:
        self._area.verticalScrollBar().setValue(self.sites.y())

    def _ask_guide(self) -> None:
        self.linkRequested.emit(GUIDE_LINK)

    def _lay_out(self) -> None:
        acts = QWidget()
        flow = Flow(acts, 4)
        flow.addWidget(self.marked)
        flow.addWidget(self.guide)
        self.count.setToolTip(KEYS)
        inside = QWidget()
        self._column, self._groups = QVBoxLayout(inside), QVBoxLayout()
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.addLayout(self._groups)
        self._column.addWidget(self.sites)
        self._column.addStretch(1)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setAccessibleName("Cautions")
        self._area.verticalScrollBar().rangeChanged.connect(lambda *_: self._bring_grown())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.count)
        whole.addWidget(acts)
        whole.addWidget(self._area, 1)


def _style_sheet(theme: WindowTheme) -> str:
    c, px = theme.canvas, theme.type_px
    return f"""
#cautionGroup {{ font-weight: 600; color: {c.accent}; font-size: {round(px * 1.1)}px; }}
#cautionHead {{ font-weight: 600; }}
#planAside {{ color: {c.quiet}; font-size: {round(px * 0.85)}px; padding: {px // 3}px 0 0 {px // 3}px; }}
"""
