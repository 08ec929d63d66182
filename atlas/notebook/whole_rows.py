"""A case with all that belongs to it, read from the tables and written to them."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from atlas.domain.cases import Plan, Session, WholeCase
from atlas.domain.checks import Elsewhere, Refused
from atlas.domain.painting import Painting
from atlas.notebook.case_rows import added, changed, found, id_of
from atlas.notebook.plan_rows import answered, plan_of, site_added
from atlas.notebook.session_rows import painted, painting_of, session_added, sessions_of


def whole_of(db: sqlite3.Connection, code: str) -> WholeCase:
    """All of a case. Raises ``Refused`` when there is none."""
    number = id_of(db, code)
    sessions = tuple(
        (session, painting_of(db, number, session.id)) for session in reversed(sessions_of(db, number))
    )
    return WholeCase(found(db, code), plan_of(db, number), painting_of(db, number, 0), sessions)


def whole_put(db: sqlite3.Connection, before: WholeCase | None, after: WholeCase) -> WholeCase:
    """Put ``after`` in the place of ``before``, None for a case that is not there yet; as it is kept.

    Raises ``Elsewhere`` when the case is no longer as it was ``before``: another window has changed it.
    """
    if before is None:
        whole_added(db, after)
        return whole_of(db, after.case.code)
    number = _unchanged(db, before)
    if after.case != before.case:
        changed(db, before.case.code, after.case)
    if after.plan != before.plan:
        db.execute("DELETE FROM sites WHERE case_id = ?", (number,))
        db.execute("DELETE FROM cautions WHERE case_id = ?", (number,))
        _add_plan(db, number, after.plan)
    if after.painting != before.painting:
        painted(db, number, 0, after.painting)
    if after.sessions != before.sessions:
        db.execute("DELETE FROM sessions WHERE case_id = ?", (number,))
        _add_sessions(db, number, after.sessions)
    return whole_of(db, after.case.code)


def _unchanged(db: sqlite3.Connection, before: WholeCase) -> int:
    try:
        number = id_of(db, before.case.code)
    except Refused as gone:
        raise Elsewhere(f"{gone} Another window has deleted it or given it another code.") from gone
    if whole_of(db, before.case.code) != before:
        raise Elsewhere(
            f"Another window has changed the case {before.case.code}. It is shown as it is kept now; "
            "your last change was not made: do it again."
        )
    return number


def whole_added(db: sqlite3.Connection, whole: WholeCase) -> None:
    """Add all of a case. Raises ``Refused`` when its code is taken."""
    number = added(db, whole.case)
    _add_plan(db, number, whole.plan)
    painted(db, number, 0, whole.painting)
    _add_sessions(db, number, whole.sessions)


def _add_plan(db: sqlite3.Connection, number: int, plan: Plan) -> None:
    for site in plan.sites:
        site_added(db, number, replace(site, id=0), 0)
    for answer in plan.cautions:
        answered(db, number, answer)


def _add_sessions(
    db: sqlite3.Connection, number: int, sessions: tuple[tuple[Session, Painting], ...]
) -> None:
    for session, painting in sessions:
        kept = session_added(db, number, replace(session, id=0))
        painted(db, number, kept.id, painting)
