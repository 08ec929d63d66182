"""Every version of the file leads to the newest, step by step, each step whole or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from atlas.notebook import opening, schema
from atlas.notebook.connection import connect, look_up
from atlas.notebook.found import How
from tests.unit.notebook.examples import CASE, WHOLE, filled, how_it_opens, opened

LATER: schema.Step = ("CREATE TABLE lessons (id INTEGER PRIMARY KEY)", "INSERT INTO lessons VALUES (1)")
WRONG: schema.Step = ("CREATE TABLE lessons (id INTEGER PRIMARY KEY)", "INSERT INTO nowhere VALUES (1)")

FIRST_TABLES = {
    "cases": ["id", "code", "created", "conditions", "note", "archived"],
    "sites": [
        "id", "case_id", "place", "muscle", "point", "side", "x", "y", "z", "name", "technique",
        "needle_length_mm", "gauge_mm", "position", "remark",
    ],
    "cautions": ["case_id", "caution", "answer", "answered", "remark"],
    "sessions": ["id", "case_id", "date", "pain_before", "pain_after", "range_of_motion", "remark"],
    "done": [
        "session_id", "twitch", "reaction",
        "place", "muscle", "point", "side", "x", "y", "z", "name", "technique",
        "needle_length_mm", "gauge_mm", "position", "remark",
    ],
    "case_paintings": ["case_id", "strokes"],
    "session_paintings": ["session_id", "strokes"],
    "chores": ["what"],
}  # fmt: skip
"""What version 1 is, written down once more: a step that has been shipped is never changed."""


def shape(db: sqlite3.Connection) -> dict[str, list[str]]:
    tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    names = [name for (name,) in tables]
    return {name: [row[1] for row in db.execute(f"PRAGMA table_info({name})")] for name in names}


SECOND_TABLES = FIRST_TABLES | {
    "cards": ["item", "stage", "step", "stability", "difficulty", "due", "last", "reviews", "lapses"],
    "reviews": ["id", "at", "item", "kind", "rating", "ms", "answer"],
}
"""What version 2 is: with what was learnt."""


@pytest.mark.parametrize(("version", "tables"), [(1, FIRST_TABLES), (2, SECOND_TABLES)])
def test_an_earlier_version_is_what_it_was(version: int, tables: dict[str, list[str]]) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        schema.migrate(db, schema.STEPS[:version])
        assert shape(db) == tables
        assert schema.version_of(db) == version


@pytest.mark.parametrize("version", range(len(schema.STEPS) + 1))
def test_every_version_leads_to_the_newest(version: int, tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    path.touch()
    with closing(connect(path)) as db:
        schema.migrate(db, schema.STEPS[:version])
        if version:
            db.execute("INSERT INTO cases VALUES (1, 'S-1', '2026-11-03', 'knee_pain', '', 0)")
            look_up(db)
    notebook = opened(path)
    assert schema.version_of(notebook._db) == len(schema.STEPS)
    assert [case.code for case in notebook.cases()] == ["S-1"] * bool(version)
    notebook.close()


def test_a_later_step_keeps_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path / "notebook.sqlite").close()
    monkeypatch.setattr(opening, "STEPS", (*schema.STEPS, LATER))
    notebook = opened(tmp_path / "notebook.sqlite")
    assert shape(notebook._db)["lessons"] == ["id"]
    assert notebook.cases() == (CASE,)
    assert notebook.plan(CASE.code) == WHOLE.plan
    notebook.close()
    monkeypatch.setattr(opening, "STEPS", schema.STEPS)
    assert how_it_opens(tmp_path / "notebook.sqlite") is How.NEWER


def test_a_step_that_fails_leaves_the_version_before(tmp_path: Path) -> None:
    notebook = filled(tmp_path / "notebook.sqlite")
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        schema.migrate(notebook._db, (*schema.STEPS, WRONG))
    assert schema.version_of(notebook._db) == len(schema.STEPS)
    assert "lessons" not in shape(notebook._db)
    assert notebook.cases() == (CASE,)
    notebook.close()
