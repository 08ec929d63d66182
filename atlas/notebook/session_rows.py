"""The sessions and the paintings of a case as rows."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import Any

from atlas.domain.cases import Done, Session
from atlas.domain.checks import Refused
from atlas.domain.painting import Painting
from atlas.domain.strokes import from_text, to_text
from atlas.notebook.plan_rows import SITE_COLUMNS, SITE_MARKS, site_of, site_values

_COLUMNS = "date, pain_before, pain_after, range_of_motion, remark"
_DONE = f"session_id, twitch, reaction, {SITE_COLUMNS}"


def sessions_of(db: sqlite3.Connection, case: int) -> tuple[Session, ...]:
    """All sessions of a case, the last one first."""
    done: defaultdict[int, list[Done]] = defaultdict(list)
    of_case = "session_id IN (SELECT id FROM sessions WHERE case_id = ?)"
    for row in db.execute(f"SELECT {_DONE} FROM done WHERE {of_case} ORDER BY session_id, place", (case,)):
        done[row[0]].append(_done(row[1:]))
    sessions = f"SELECT id, {_COLUMNS} FROM sessions WHERE case_id = ? ORDER BY date DESC, id DESC"
    return tuple(_session(row, done[row[0]]) for row in db.execute(sessions, (case,)))


def found_session(db: sqlite3.Connection, case: int, number: int) -> Session:
    """One session of a case. Raises ``Refused`` when it is not there, or no longer."""
    row = db.execute(
        f"SELECT id, {_COLUMNS} FROM sessions WHERE case_id = ? AND id = ?", (case, number)
    ).fetchone()
    if row is None:
        raise Refused("This session is no longer in the notebook; another window may have removed it.")
    done = db.execute(f"SELECT {_DONE} FROM done WHERE session_id = ? ORDER BY place", (number,))
    return _session(row, [_done(entry[1:]) for entry in done])


def session_added(db: sqlite3.Connection, case: int, session: Session) -> Session:
    """Add a session; one that was there before comes back under its own id."""
    taken = db.execute("SELECT 1 FROM sessions WHERE id = ?", (session.id,)).fetchone()
    row = db.execute(
        f"INSERT INTO sessions (id, case_id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (session.id if session.id and not taken else None, case, *_values(session)),
    )
    number = row.lastrowid or 0
    return replace(session, id=number, done=_write_done(db, number, session))


def session_changed(db: sqlite3.Connection, case: int, session: Session) -> Session:
    """Put ``session`` in the place of the one with its id."""
    found_session(db, case, session.id)
    sets = ", ".join(f"{name} = ?" for name in _COLUMNS.split(", "))
    db.execute(f"UPDATE sessions SET {sets} WHERE id = ?", (*_values(session), session.id))
    db.execute("DELETE FROM done WHERE session_id = ?", (session.id,))
    return replace(session, done=_write_done(db, session.id, session))


def session_removed(db: sqlite3.Connection, case: int, number: int) -> Session:
    """Take a session out of the notebook; what it was, without its painting."""
    session = found_session(db, case, number)
    db.execute("DELETE FROM sessions WHERE id = ?", (number,))
    return session


def painting_of(db: sqlite3.Connection, case: int, session: int) -> Painting:
    """The painting of a session, or of the case when ``session`` is 0; empty when there is none."""
    table, key, number = _painted(db, case, session)
    row = db.execute(f"SELECT strokes FROM {table} WHERE {key} = ?", (number,)).fetchone()
    return from_text(row[0]) if row else Painting()


def painted(db: sqlite3.Connection, case: int, session: int, painting: Painting) -> None:
    """Keep a painting in the place of an earlier one; an empty one takes it away."""
    table, key, number = _painted(db, case, session)
    if painting.strokes:
        strokes = to_text(painting)
        db.execute(f"REPLACE INTO {table} ({key}, strokes) VALUES (?, ?)", (number, strokes))
    else:
        db.execute(f"DELETE FROM {table} WHERE {key} = ?", (number,))


def _painted(db: sqlite3.Connection, case: int, session: int) -> tuple[str, str, int]:
    """Table, key and number under which a painting is kept."""
    if not session:
        return ("case_paintings", "case_id", case)
    found_session(db, case, session)
    return ("session_paintings", "session_id", session)


def _write_done(db: sqlite3.Connection, number: int, session: Session) -> tuple[Done, ...]:
    """The sites that were needled, numbered from 1 as they stand."""
    done = tuple(replace(d, site=replace(d.site, order=i, id=0)) for i, d in enumerate(session.done, 1))
    db.executemany(
        f"INSERT INTO done ({_DONE}) VALUES (?, ?, ?, {SITE_MARKS})",
        [(number, d.twitch, d.reaction, *site_values(d.site)) for d in done],
    )
    return done


def _values(session: Session) -> tuple[Any, ...]:
    pain = (session.pain_before, session.pain_after)
    return (session.date.isoformat(), *pain, session.range_of_motion, session.remark)


def _session(row: tuple[Any, ...], done: list[Done]) -> Session:
    number, day, before, after, motion, remark = row
    return Session(date.fromisoformat(day), tuple(done), before, after, motion, remark, number)


def _done(row: tuple[Any, ...]) -> Done:
    return Done(site_of(row[2:]), None if row[0] is None else bool(row[0]), row[1])
