"""The page of sessions: the list, the one that is chosen, and how the pain went."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from atlas.domain.cases import Session
from atlas.state.open_case import OpenCase
from atlas.state.outcome import chart_rows, session_line
from atlas.ui.flow import Flow
from atlas.ui.plan.chart import OutcomeChart
from atlas.ui.plan.session_editor import SessionEditor
from atlas.ui.plan.session_list import SessionList
from atlas.ui.plan.session_typed import Typed, place_after, place_of
from atlas.ui.plan.style import button, heading, words
from atlas.ui.themes import THEMES, WindowTheme

EMPTY = "No session yet. A new one begins with the sites of the plan."


class SessionsPage(QWidget):
    """Shows the sessions of a case; asks for every change. Numbers count from 1."""

    newRequested = Signal()
    copyRequested = Signal()
    deleteRequested = Signal(int)
    chosen = Signal(int)
    changed = Signal(int, object)
    """Number of a session, and the ``Session`` as it should be."""
    addSiteRequested = Signal(int, int)
    """Number of a session, and of a site of the plan."""
    keepPaintingRequested = Signal(int)
    showPaintingRequested = Signal(int)
    dropPaintingRequested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._case: OpenCase | None = None
        self._late: tuple[Session, int, Typed] | None = None
        self.new = button("New session", "Begin a session with the sites of the plan", name="planStrong")
        self.copy = button("As last time", "Begin a session with the sites of the last one")
        self.delete = button("Delete", "Delete the chosen session; undo brings it back")
        self.empty, self.course = words("planQuiet"), words("planQuiet")
        self.list, self.editor, self.chart = SessionList(), SessionEditor(), OutcomeChart()
        self._lay_out()
        self._wire()
        self.set_theme(THEMES["light"])
        self.set_case(None, ())
        self.set_course("")

    @property
    def number(self) -> int:
        """The number of the session that is shown, 0 for none."""
        return self._case.session if self._case is not None else 0

    def set_case(self, case: OpenCase | None, areas: Sequence[float | None]) -> None:
        """Show a case with the painted areas of its sessions in cm² (None: not known); writes nothing back.

        What is being typed stays in its field while the same session is shown; where another one is shown it
        is asked for as soon as the change is over. It is lost with the case: call ``commit`` before another
        case is shown.
        """
        kept = self._kept_for(case)
        self._case = case
        sessions = case.whole.sessions if case is not None else ()
        rows = chart_rows(sessions, areas)
        lines = [session_line(session, row) for (session, _), row in zip(sessions, rows, strict=True)]
        self.list.set_lines(lines, self.number)
        self.list.setVisible(bool(sessions))
        self.empty.setVisible(not sessions)
        self.copy.setEnabled(bool(sessions))
        self.chart.set_rows(rows)
        self._after.setVisible(bool(sessions))
        self._show_chosen(kept, areas)

    @property
    def first_field(self) -> QWidget:
        """What is filled in first: the pain before the session that is shown, or a new session."""
        return self.new if self.editor.isHidden() else self.editor.before

    def set_course(self, text: str) -> None:
        """Tell how many sessions are usual, from the guide; shown below all, before the first one as well."""
        self.course.setText(text)
        self.course.setVisible(bool(text))
        self._usual.setVisible(bool(text))

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colours and the type of a theme."""
        self.setStyleSheet(_style_sheet(theme))
        self.chart.set_theme(theme)
        self._column.setSpacing(round(theme.type_px * 0.7))
        self.list.fit()

    def commit(self) -> None:
        """Ask for what was typed and not asked for yet."""
        self.editor.commit()
        self._tell_late()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a small window."""
        return QSize(280, 200)

    def _show_chosen(self, kept: Typed, areas: Sequence[float | None]) -> None:
        session = self._case.chosen_session if self._case is not None else None
        self.delete.setEnabled(session is not None)
        if self._case is None or session is None:
            self.editor.clear()  # before it goes, or the field that loses the keyboard asks once more
            self.editor.hide()
            return
        self.editor.show()
        painting = self._case.whole.sessions[self.number - 1][1]
        area = areas[self.number - 1] if self.number <= len(areas) else 0.0
        self.editor.set_session(session, self._case.sites, kept)
        self.editor.painted.set_painting(not painting.empty, area)

    def _kept_for(self, case: OpenCase | None) -> Typed:
        """What was typed, if the session that it belongs to is still shown; else it is asked for later."""
        before, typed = self._case, self.editor.typed
        old = before.chosen_session if before is not None else None
        if before is None or case is None or old is None or not typed or not _same_case(before, case):
            return Typed()
        rows = [session for session, _ in case.whole.sessions]
        here = place_after(before.session, [session for session, _ in before.whole.sessions], rows)
        if here == case.session:
            return typed
        if here:
            self._late = (old, here, typed)
            QTimer.singleShot(0, self, self._tell_late)
        return Typed()

    def _tell_late(self) -> None:
        """Ask for what was typed in a session that is not shown any more, and for the one that is shown."""
        if self._late is None or self._case is None:
            return
        (old, number, typed), self._late = self._late, None
        rows = [session for session, _ in self._case.whole.sessions]
        shown, at = self._case.chosen_session, place_of(old, number, rows)
        if at:
            self.changed.emit(at, typed.onto(rows[at - 1]))
            if shown is not None and self._case is not None:
                rows = [session for session, _ in self._case.whole.sessions]
                self.chosen.emit(place_of(shown, self.number, rows))

    def _ask(self, asked: SignalInstance, *values: int) -> None:
        """What is being typed is asked for first."""
        self.editor.commit()
        asked.emit(*values)

    def _ask_here(self, asked: SignalInstance, *values: int) -> None:
        """Ask for something of the session that is shown; another day may have given it another number."""
        self.editor.commit()
        if self.number:
            asked.emit(self.number, *values)

    def _wire(self) -> None:
        self.new.clicked.connect(lambda: self._ask(self.newRequested))
        self.copy.clicked.connect(lambda: self._ask(self.copyRequested))
        self.delete.clicked.connect(lambda: self._ask_here(self.deleteRequested))
        self.list.chosen.connect(self._choose)
        self.list.deleteRequested.connect(lambda: self._ask_here(self.deleteRequested))
        editor, painted = self.editor, self.editor.painted
        editor.changed.connect(lambda session: self.changed.emit(self.number, session))
        editor.done.addRequested.connect(lambda site: self._ask_here(self.addSiteRequested, site))
        painted.keepRequested.connect(lambda: self._ask_here(self.keepPaintingRequested))
        painted.showRequested.connect(lambda: self._ask_here(self.showPaintingRequested))
        painted.dropRequested.connect(lambda: self._ask_here(self.dropPaintingRequested))

    def _choose(self, number: int) -> None:
        if number != self.number:
            self._ask(self.chosen, number)

    def _lay_out(self) -> None:
        acts, inside = QWidget(), QWidget()
        flow = Flow(acts, 4)
        for widget in (self.new, self.copy, self.delete):
            flow.addWidget(widget)
        self.empty.setText(EMPTY)
        self._after = QWidget()
        after = QVBoxLayout(self._after)
        after.setContentsMargins(0, 0, 0, 0)
        for part in (heading("How it went"), self.chart):
            after.addWidget(part)
        self._usual = heading("How many sessions are usual")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 6, 0)
        parts: tuple[QWidget, ...] = (acts, self.empty, self.list, self.editor, self._after)
        for one in (*parts, self._usual, self.course):
            self._column.addWidget(one)
        self._column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName("Sessions")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)


def _same_case(before: OpenCase, after: OpenCase) -> bool:
    """Whether it is the same case; one that was not kept so far has no code yet."""
    return before.whole.case.code in ("", after.whole.case.code)


def _style_sheet(theme: WindowTheme) -> str:
    c, px = theme.canvas, theme.type_px
    return f"""
#planSite {{ font-weight: 600; }}
#planAside {{ color: {c.quiet}; font-size: {round(px * 0.85)}px; padding: {px // 2}px 0 0 {px // 3}px; }}
PainBox::up-button, PainBox::down-button {{ width: 0; border: none; }}
QDateEdit::drop-down {{ border: none; width: {round(px * 1.6)}px; }}
QCalendarWidget QWidget {{ background: {theme.raised}; alternate-background-color: {theme.panel}; }}
QCalendarWidget QAbstractItemView {{ selection-background-color: {c.accent};
    selection-color: {theme.on_accent}; }}
QCalendarWidget QAbstractItemView:disabled {{ color: {c.quiet}; }}
"""
