"""The tables of the notebook and the steps that lead there from every earlier version of the file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from typing import TypeAlias

from atlas.notebook.change import change

Step: TypeAlias = tuple[str, ...]

APPLICATION = 0x54504E42
"""Marks the file as a notebook of this atlas (the letters TPNB)."""

_SITE = """
    place INTEGER NOT NULL,
    muscle TEXT NOT NULL,
    point INTEGER,
    side TEXT NOT NULL,
    x REAL NOT NULL,
    y REAL NOT NULL,
    z REAL NOT NULL,
    name TEXT NOT NULL,
    technique TEXT NOT NULL,
    needle_length_mm REAL,
    gauge_mm REAL,
    position TEXT NOT NULL,
    remark TEXT NOT NULL
"""

_FIRST: Step = (
    f"PRAGMA application_id = {APPLICATION}",
    """CREATE TABLE cases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL COLLATE NOCASE UNIQUE,
    created TEXT NOT NULL,
    conditions TEXT NOT NULL,
    note TEXT NOT NULL,
    archived INTEGER NOT NULL
)""",
    f"""CREATE TABLE sites (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,{_SITE})""",
    "CREATE INDEX sites_of_case ON sites (case_id, place)",
    """CREATE TABLE cautions (
    case_id INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
    caution TEXT NOT NULL,
    answer TEXT NOT NULL,
    answered TEXT NOT NULL,
    remark TEXT NOT NULL,
    PRIMARY KEY (case_id, caution)
) WITHOUT ROWID""",
    """CREATE TABLE sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
    date TEXT NOT NULL,
    pain_before INTEGER,
    pain_after INTEGER,
    range_of_motion TEXT NOT NULL,
    remark TEXT NOT NULL
)""",
    "CREATE INDEX sessions_of_case ON sessions (case_id, date)",
    f"""CREATE TABLE done (
    session_id INTEGER NOT NULL REFERENCES sessions ON DELETE CASCADE,
    twitch INTEGER,
    reaction TEXT NOT NULL,{_SITE},
    PRIMARY KEY (session_id, place)
) WITHOUT ROWID""",
    """CREATE TABLE case_paintings (
    case_id INTEGER PRIMARY KEY REFERENCES cases ON DELETE CASCADE,
    strokes TEXT NOT NULL
)""",
    """CREATE TABLE session_paintings (
    session_id INTEGER PRIMARY KEY REFERENCES sessions ON DELETE CASCADE,
    strokes TEXT NOT NULL
)""",
    "CREATE TABLE chores (what TEXT PRIMARY KEY) WITHOUT ROWID",
)

_SECOND: Step = (
    """CREATE TABLE cards (
    item TEXT PRIMARY KEY,
    stage TEXT NOT NULL CHECK (stage IN ('learning', 'review', 'relearning')),
    step INTEGER,
    stability REAL NOT NULL,
    difficulty REAL NOT NULL,
    due TEXT NOT NULL,
    last TEXT NOT NULL,
    reviews INTEGER NOT NULL,
    lapses INTEGER NOT NULL
) WITHOUT ROWID""",
    "CREATE INDEX cards_by_due ON cards (due)",
    """CREATE TABLE reviews (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    item TEXT NOT NULL,
    kind TEXT NOT NULL,
    rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
    ms INTEGER NOT NULL CHECK (ms >= 0),
    answer TEXT NOT NULL
)""",
    "CREATE UNIQUE INDEX reviews_of_item ON reviews (item, at)",
)

STEPS: tuple[Step, ...] = (_FIRST, _SECOND)
"""Step n leads from version n to version n + 1. A step that has been shipped is never changed again."""


def version_of(db: sqlite3.Connection) -> int:
    """How many steps the file has taken."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def tables_of(db: sqlite3.Connection) -> frozenset[tuple[bytes, ...]]:
    """Type, name and definition of all tables, indexes, views and triggers; bytes, for damage is no text."""
    what = ", ".join(f"CAST({name} AS BLOB)" for name in ("type", "name", "sql"))
    return frozenset(db.execute(f"SELECT {what} FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"))


@cache
def tables_of_version(version: int) -> frozenset[tuple[bytes, ...]]:
    """What ``tables_of`` says of a file that has taken so many steps."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as empty:
        migrate(empty, STEPS[:version])
        return tables_of(empty)


def migrate(db: sqlite3.Connection, steps: tuple[Step, ...]) -> None:
    """Take the steps that are missing, each in one transaction; another window may take them meanwhile."""
    while version_of(db) < len(steps):
        with change(db):
            version = version_of(db)
            if version < len(steps):
                for statement in steps[version]:
                    db.execute(statement)
                db.execute(f"PRAGMA user_version = {version + 1}")
