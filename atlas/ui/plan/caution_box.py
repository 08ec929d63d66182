"""One list of the checklist: its title, how far it is, a no to all that is open, its questions."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atlas.state.plan_cautions import ChecklistGroup
from atlas.ui.flow import Flow
from atlas.ui.plan.caution_row import CautionRow
from atlas.ui.plan.style import button, words
from atlas.ui.themes import WindowTheme


class CautionBox(QWidget):
    """Shows one group; its rows are made once and told what changed."""

    answered = Signal(str, object)
    noToAllRequested = Signal(object)
    """The ids of the questions that are open, as a tuple."""

    def __init__(self, group: ChecklistGroup) -> None:
        super().__init__()
        self._group = group
        self.title, self.count = words("cautionGroup"), words("planQuiet")
        self.title.setText(group.title)
        self.rest = button("", "", self._ask_rest)
        self.rows = [CautionRow(row) for row in group.rows]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.title)
        head.addWidget(self.count)
        self._column.addLayout(head)
        acts = QWidget()
        Flow(acts, 4).addWidget(self.rest)
        for widget in (*self.rows, acts):
            self._column.addWidget(widget)
        for row in self.rows:
            row.answered.connect(self.answered)
        self._count()

    @property
    def open_ids(self) -> tuple[str, ...]:
        """The questions without an answer."""
        return tuple(row.id for row in self._group.rows if row.answer is None)

    def holds(self, group: ChecklistGroup) -> bool:
        """Whether a group has the same questions, whatever their answers."""
        old, new = self._group, group
        return (old.group, old.title) == (new.group, new.title) and [r.id for r in old.rows] == [
            r.id for r in new.rows
        ]

    def set_group(self, group: ChecklistGroup) -> None:
        """Show other answers to the same questions; writes nothing back."""
        if group == self._group:
            return
        self._group = group
        for shown, row in zip(self.rows, group.rows, strict=True):
            shown.set_row(row)
        self._count()

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the room of a theme."""
        self._column.setSpacing(round(theme.type_px * 0.9))
        for row in self.rows:
            row.set_gap(theme.type_px // 3)

    def _ask_rest(self) -> None:
        """The rows show the answers when they are told."""
        self.noToAllRequested.emit(self.open_ids)

    def _count(self) -> None:
        left, all_rows = len(self.open_ids), len(self.rows)
        self.count.setText(f"{all_rows - left} of {all_rows} answered")
        if not left and self.rest.hasFocus():
            self.rows[-1].buttons.take_focus()
        if self.rest.isHidden() == (left > 0):  # to show is to lay out the whole page
            self.rest.setVisible(left > 0)
        self.rest.setText(f"No to the other {left}" if left < all_rows else f"No to all {left}")
        hint = f"Answer no to the {left} open questions of “{self._group.title}”; each can be changed"
        self.rest.setToolTip(hint)
        self.rest.setAccessibleName(hint)
