"""Cases as rows."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any

from atlas.domain.case_codes import check_code
from atlas.domain.cases import Case
from atlas.domain.checks import CodeRefused, Gone, brief

_COLUMNS = "code, created, conditions, note, archived"
_LIST = f"""SELECT {_COLUMNS} FROM cases WHERE archived <= ? {{}}
ORDER BY archived,
    coalesce((SELECT max(date) FROM sessions WHERE case_id = cases.id), created) DESC, id DESC"""
_HOLDS = "AND holds(?, code, conditions, note)"


def listed(db: sqlite3.Connection, search: str, archived: bool) -> tuple[Case, ...]:
    """The cases in whose code, conditions or note every word of ``search`` stands, the last treated first."""
    words = (search,) if search.strip() else ()
    return tuple(map(_case, db.execute(_LIST.format(_HOLDS * len(words)), (archived, *words))))


def found(db: sqlite3.Connection, code: str) -> Case:
    """One case. Raises ``Refused`` when there is none."""
    row = db.execute(f"SELECT {_COLUMNS} FROM cases WHERE code = ?", (code,)).fetchone()
    if row is None:
        raise _missing(code)
    return _case(row)


def id_of(db: sqlite3.Connection, code: str) -> int:
    """The number of a case in the other tables. Raises ``Refused`` when there is none."""
    row = db.execute("SELECT id FROM cases WHERE code = ?", (code,)).fetchone()
    if row is None:
        raise _missing(code)
    return int(row[0])


def added(db: sqlite3.Connection, case: Case) -> int:
    """Add a case; its number. Raises ``Refused`` when its code cannot be one or is taken."""
    check_code(case.code)
    _check_free(db, case.code, 0)
    row = db.execute(f"INSERT INTO cases ({_COLUMNS}) VALUES (?, ?, ?, ?, ?)", _values(case))
    return int(row.lastrowid or 0)


def changed(db: sqlite3.Connection, code: str, case: Case) -> None:
    """Put ``case`` in the place of the one under ``code``, which may change with it."""
    number = id_of(db, code)
    if case.code != found(db, code).code:
        check_code(case.code)
    _check_free(db, case.code, number)
    sets = "code = ?, created = ?, conditions = ?, note = ?, archived = ?"
    db.execute(f"UPDATE cases SET {sets} WHERE id = ?", (*_values(case), number))


def _check_free(db: sqlite3.Connection, code: str, number: int) -> None:
    row = db.execute("SELECT code FROM cases WHERE code = ? AND id <> ?", (code, number)).fetchone()
    if row is not None:
        raise CodeRefused(f"There is a case with the code {row[0]} already; expected a code of its own.")


def _missing(code: str) -> Gone:
    return Gone(f"There is no case with the code {brief(code)} in the notebook.")


def _values(case: Case) -> tuple[Any, ...]:
    return (case.code, case.created.isoformat(), "\n".join(case.conditions), case.note, case.archived)


def _case(row: tuple[Any, ...]) -> Case:
    code, created, conditions, note, archived = row
    words = tuple(conditions.split("\n")) if conditions else ()
    return Case(code, date.fromisoformat(created), words, note, bool(archived))
