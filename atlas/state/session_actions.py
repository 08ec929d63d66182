"""What a person can do to the sessions of the open case, as pure changes of the state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from atlas.domain.cases import Done, Session, Site, WholeCase
from atlas.domain.painting import Painting
from atlas.state.model import AtlasState, PlanPage
from atlas.state.plan_actions import enter, with_case

Row = tuple[Session, Painting]
NOTHING_PAINTED = "Nothing is painted on the body now. Paint where it hurts first (F2), then keep it here."


def add_session(state: AtlasState, today: date) -> AtlasState:
    """Add a session with all sites of the plan, nothing noted yet, and turn to it."""
    if state.case is None:
        return state
    return _added(state, Session(today, tuple(Done(site) for site in state.case.sites)))


def copy_last(state: AtlasState, today: date) -> AtlasState:
    """Add a session with the sites of the last one and nothing noted yet, and turn to it."""
    if state.case is None or not state.case.whole.sessions:
        return state
    return _added(state, state.case.whole.sessions[-1][0].again(today))


def change_session(state: AtlasState, number: int, session: Session) -> AtlasState:
    """Put ``session`` in the place of the one with this number (from 1); it stays chosen.

    A number that no session has (it may have been deleted meanwhile) changes nothing; so it is below.
    """
    if _session(state, number) is None:
        return state
    return _placed(state, lambda rows: rows[number - 1], number, session)


def remove_session(state: AtlasState, number: int) -> AtlasState:
    """Take a session with its painting away."""
    if _session(state, number) is None:
        return state
    return _with_rows(state, lambda rows: (*rows[: number - 1], *rows[number:]))


def choose_session(state: AtlasState, number: int) -> AtlasState:
    """Choose the session with this number (from 1), 0 for none."""
    if state.case is None:
        return state
    return enter(replace(state, case=replace(state.case, session=number)), PlanPage.SESSIONS)


def add_done(state: AtlasState, number: int, site: Site) -> AtlasState:
    """A site of the plan was needled as well in this session."""
    session = _session(state, number)
    if session is None:
        return state
    return change_session(state, number, replace(session, done=(*session.done, Done(replace(site, id=0)))))


def take_painting(state: AtlasState, number: int = 0) -> AtlasState:
    """Keep the painted pain with the session of this number, or with the case (0); without paint say so."""
    if state.painting.empty:
        return replace(state, trouble=NOTHING_PAINTED)
    return keep_painting(state, Painting(state.painting.strokes), number)


def keep_painting(state: AtlasState, painting: Painting, number: int = 0) -> AtlasState:
    """Keep a painting with a session or with the case (0); an empty one takes it away."""
    if not number:
        return with_case(state, lambda whole: replace(whole, painting=painting))
    if _session(state, number) is None:
        return state
    return _with_rows(
        state, lambda rows: (*rows[: number - 1], (rows[number - 1][0], painting), *rows[number:])
    )


def painting_of(state: AtlasState, number: int = 0) -> Painting:
    """The painting that is kept with a session or with the case (0)."""
    if state.case is None or (number and _session(state, number) is None):
        return Painting()
    return state.case.whole.sessions[number - 1][1] if number else state.case.whole.painting


def _session(state: AtlasState, number: int) -> Session | None:
    rows = state.case.whole.sessions if state.case is not None else ()
    return rows[number - 1][0] if 0 < number <= len(rows) else None


def _added(state: AtlasState, session: Session) -> AtlasState:
    return enter(_placed(state, lambda _rows: (session, Painting()), 0, session), PlanPage.SESSIONS)


def _placed(
    state: AtlasState, old: Callable[[tuple[Row, ...]], Row], number: int, session: Session
) -> AtlasState:
    """Put a session where its day belongs, out of its old place (0: it is new), and choose it."""
    if state.case is None:
        return state
    rows = state.case.whole.sessions
    row = (session, old(rows)[1])
    rest = [*rows[: number - 1], *rows[number:]] if number else [*rows]
    at = number - 1 if number and session.date == rows[number - 1][0].date else len(rest)
    rest.insert(at, row)
    rest.sort(key=lambda one: one[0].date)
    chosen = next(n for n, one in enumerate(rest, 1) if one is row)
    state = _with_rows(state, lambda _: tuple(rest))
    return replace(state, case=replace(state.case, session=chosen)) if state.case is not None else state


def _with_rows(state: AtlasState, change: Callable[[tuple[Row, ...]], tuple[Row, ...]]) -> AtlasState:
    def changed(whole: WholeCase) -> WholeCase:
        return replace(whole, sessions=change(whole.sessions))

    return with_case(state, changed)
