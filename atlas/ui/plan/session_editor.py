"""The chosen session: day, pain, sites, range of motion, remark, painted pain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from atlas.domain.cases import Done, Session, Site
from atlas.ui.plan.done_list import DoneList
from atlas.ui.plan.note import NoteEdit
from atlas.ui.plan.painted_pain import PaintedPain
from atlas.ui.plan.session_fields import DayBox, NoteLine, PainBox
from atlas.ui.plan.session_typed import Typed, plain, typed
from atlas.ui.plan.style import button, heading

SETTLE_MS = 700
"""A figure that is stepped through is asked for when the hand has rested so long."""


class SessionEditor(QWidget):
    """Shows one session; every change is asked for as a whole session with all that was typed."""

    changed = Signal(object)
    """The ``Session`` as it should be."""

    def __init__(self) -> None:
        super().__init__()
        self._told: Session | None = None
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        self.day = DayBox("Date of the session")
        self.before, self.after = PainBox("Pain before"), PainBox("Pain after")
        self.done, self.painted = DoneList(), PaintedPain("session")
        self.motion = NoteLine("Range of motion", "Such as neck rotation right 60°, left 75°")
        self.remark = NoteEdit("Remark about the session; no names")
        self._lay_out()
        self._wire()

    @property
    def typed(self) -> Typed:
        """What stands in the fields and was not told."""
        if self._told is None:
            return Typed()
        shown = {
            "date": self.day.day,
            "pain_before": self.before.pain,
            "pain_after": self.after.pain,
            "range_of_motion": plain(self.motion.text()),
            "remark": plain(self.remark.toPlainText()),
        }
        return typed(self._told, shown, self.done.reactions())

    def set_session(self, told: Session, plan: Sequence[Site], kept: Typed) -> None:
        """Show a session of a plan with these sites; ``kept`` stays in the fields. Writes nothing back."""
        self._settle.stop()
        self._told, shown = told, kept.onto(told)
        if shown.date != self.day.day:
            self.day.show_day(shown.date)
        self.before.show_pain(shown.pain_before)
        self.after.show_pain(shown.pain_after)
        self.done.set_done(told.done, plan, kept)
        self.motion.show_text(shown.range_of_motion)
        self._show_remark(shown.remark)
        if kept:
            self._settle.start()

    def clear(self) -> None:
        """Show no session."""
        self._settle.stop()
        self._told = None

    def commit(self) -> None:
        """Ask for what was typed and not asked for yet."""
        if self._told is not None:
            for box in (self.day, self.before, self.after):
                box.interpretText()
            self._ask()

    def _ask(self) -> None:
        self._settle.stop()
        if self._told is not None and (what := self.typed):
            self.changed.emit(what.onto(self._told))

    def _note_twitch(self, row: int, twitch: bool | None) -> None:
        self._ask_row(row, lambda done: (replace(done, twitch=twitch),))

    def _remove(self, row: int) -> None:
        self._ask_row(row, lambda _done: ())

    def _ask_row(self, row: int, change: Callable[[Done], tuple[Done, ...]]) -> None:
        """Ask for another content of one row, along with all that was typed."""
        if self._told is not None:
            session = self.typed.onto(self._told)
            done = (*session.done[:row], *change(session.done[row]), *session.done[row + 1 :])
            self.changed.emit(replace(session, done=done))

    def _show_remark(self, text: str) -> None:
        """What the field would ask for by itself is known already, and stays if it is to stay."""
        if text != self.remark.toPlainText():
            self.remark.blockSignals(True)
            self.remark.commit()
            self.remark.set_text(text)
            self.remark.blockSignals(False)

    def _wire(self) -> None:
        self.day.dateChanged.connect(lambda _: self._settle.start())
        for box in (self.before, self.after):
            box.valueChanged.connect(lambda _: self._settle.start())
        for field in (self.day, self.before, self.after, self.motion):
            field.editingFinished.connect(self._ask)
        self.motion.rested.connect(self._ask)
        self.remark.finished.connect(lambda _: self._ask())
        self.done.reactionTyped.connect(self._ask)
        self.done.twitchAsked.connect(self._note_twitch)
        self.done.removeRequested.connect(self._remove)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid())
        for title, part in (
            ("Sites that were needled", self.done),
            ("Range of motion", self.motion),
            ("Remark", self.remark),
            ("Painted pain", self.painted),
        ):
            column.addWidget(heading(title))
            column.addWidget(part)

    def _grid(self) -> QGridLayout:
        """Day and pain beside their names; a pain has buttons for the mouse, the keys have the arrows."""
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.addWidget(named("Date", self.day), 0, 0)
        grid.addWidget(self.day, 0, 1, 1, 3)
        grid.addWidget(heading("Pain, 0 to 10"), 1, 0, 1, 4)
        for row, (title, box) in enumerate((("Before", self.before), ("After", self.after)), 2):
            grid.addWidget(named(title, box), row, 0)
            grid.addWidget(box, row, 1)
            for at, (sign, word, step) in enumerate((("−", "less", -1), ("+", "more", 1)), 2):
                made = button(sign, f"{box.accessibleName()}: one {word}", partial(box.stepBy, step))
                made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                made.setAutoRepeat(True)
                grid.addWidget(made, row, at)
        return grid


def named(title: str, field: QWidget) -> QLabel:
    """The name of a field."""
    label = QLabel(title, textFormat=Qt.TextFormat.PlainText)
    label.setBuddy(field)
    return label
