"""The sites of a session, one row each, and a menu of what else the plan holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from atlas.domain.cases import Done, Site
from atlas.state.plan_marks import site_title
from atlas.ui.flow import Flow
from atlas.ui.plan.done_row import DoneRow
from atlas.ui.plan.session_typed import Typed, plain
from atlas.ui.plan.style import button, words

EMPTY = "No site was needled in this session so far."


class DoneList(QWidget):
    """Shows the sites of a session; its rows are used again."""

    twitchAsked = Signal(int, object)
    """Row from 0; True, False, or None for not noted."""
    reactionTyped = Signal()
    removeRequested = Signal(int)
    addRequested = Signal(int)
    """Number of a site of the plan, from 1."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[DoneRow] = []
        self._count = 0
        self._open: tuple[tuple[int, str], ...] = ()
        self._empty = words("planQuiet")
        self._empty.setText(EMPTY)
        self.add = button("Add a site of the plan", "A site of the plan was needled as well")
        self.menu = QMenu(self.add)
        self.menu.aboutToShow.connect(self._fill)
        self.add.setMenu(self.menu)
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(self._empty)
        acts = QWidget()
        Flow(acts, 4).addWidget(self.add)
        self._column.addWidget(acts)

    def set_done(self, done: Sequence[Done], plan: Sequence[Site], typed: Typed) -> None:
        """Show sites with what was typed at them; ``plan`` are those of the plan. Writes nothing back."""
        while len(self.rows) < len(done):
            self._make()
        for i, row in enumerate(self.rows):
            if i < len(done):
                row.set_done(i + 1, done[i], typed.reaction(done[i]))
            if row.isHidden() == (i < len(done)):
                row.setVisible(i < len(done))
        self._count = len(done)
        self._empty.setVisible(not done)
        there = {_place(one.site) for one in done}
        self._open = tuple((n, site_title(s)) for n, s in enumerate(plan, 1) if _place(s) not in there)
        self.add.setVisible(bool(plan))
        self.add.setEnabled(bool(self._open))

    def reactions(self) -> Iterator[tuple[Done, str]]:
        """What stands in the fields, site by site."""
        for row in self.rows[: self._count]:
            if row.done is not None:
                yield row.done, plain(row.reaction.text())

    def _make(self) -> None:
        row, at = DoneRow(), len(self.rows)
        self.rows.append(row)
        self._column.insertWidget(at, row)
        row.twitchAsked.connect(lambda twitch: self.twitchAsked.emit(at, twitch))
        row.reactionTyped.connect(self.reactionTyped)
        row.removeRequested.connect(lambda: self.removeRequested.emit(at))
        self._chain(row)

    def _chain(self, row: DoneRow) -> None:
        """Tab leads to a row where it stands; one that is made later would come last in the window."""
        before = self.add.previousInFocusChain() or self.add
        while before.focusPolicy() == Qt.FocusPolicy.NoFocus and before is not self.add:
            before = before.previousInFocusChain() or self.add
        for stop in (*row.twitch.buttons, row.reaction, row.remove):
            QWidget.setTabOrder(before, stop)
            before = stop

    def _fill(self) -> None:
        self.menu.clear()
        for number, title in self._open:
            action = self.menu.addAction(f"{number}. {title}".replace("&", "&&"))
            action.triggered.connect(lambda _=False, number=number: self.addRequested.emit(number))


def _place(site: Site) -> tuple[object, ...]:
    """What makes two sites the same place: their trigger point, or where a free one lies."""
    return (site.muscle, site.point, site.side) if site.muscle else (site.at, site.side)
