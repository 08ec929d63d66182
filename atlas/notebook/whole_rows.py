"""A case with all that belongs to it, read from the tables and written to them."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from atlas.domain.cases import WholeCase
from atlas.notebook.case_rows import added, found, id_of
from atlas.notebook.plan_rows import answered, plan_of, site_added
from atlas.notebook.session_rows import painted, painting_of, session_added, sessions_of


def whole_of(db: sqlite3.Connection, code: str) -> WholeCase:
    """All of a case. Raises ``Refused`` when there is none."""
    number = id_of(db, code)
    sessions = tuple(
        (session, painting_of(db, number, session.id)) for session in reversed(sessions_of(db, number))
    )
    return WholeCase(found(db, code), plan_of(db, number), painting_of(db, number, 0), sessions)


def whole_added(db: sqlite3.Connection, whole: WholeCase) -> None:
    """Add all of a case. Raises ``Refused`` when its code is taken."""
    number = added(db, whole.case)
    for site in whole.plan.sites:
        site_added(db, number, replace(site, id=0), 0)
    for answer in whole.plan.cautions:
        answered(db, number, answer)
    painted(db, number, 0, whole.painting)
    for session, painting in whole.sessions:
        kept = session_added(db, number, replace(session, id=0))
        painted(db, number, kept.id, painting)
