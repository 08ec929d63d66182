"""A thousand cases with ten sessions each: one case asks no more of the file than among a few."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.unit.notebook.examples import CASE, SESSION, SITE, opened

SEVERAL = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {most})
INSERT INTO {table} ({columns}) SELECT {values} FROM {source}
"""
SITE_COLUMNS = "muscle, point, side, x, y, z, name, technique, position, remark"
SITE_VALUES = "'infraspinatus', 1, 'right', -98, -18, 1398, 'Infraspinatus 1', 'deep', 'prone', ''"


def many(path: Path, cases: int) -> None:
    """A closed notebook of ``cases`` with four sites and ten sessions of four sites each."""
    notebook = opened(path)
    for table, columns, values, source, most in (
        ("cases", "code, created, conditions, note, archived",
         "'K-' || i, '2026-11-03', 'knee_pain', 'seen ' || i || ' times', 0", "n", cases),
        ("sites", f"case_id, place, {SITE_COLUMNS}", f"id, i, {SITE_VALUES}", "cases, n", 4),
        ("sessions", "case_id, date, pain_before, range_of_motion, remark",
         "id, '2026-11-' || (9 + i), 7, 'abduction 90', 'well'", "cases, n", 10),
        ("done", f"session_id, reaction, place, {SITE_COLUMNS}",
         f"id, '', i, {SITE_VALUES}", "sessions, n", 4),
    ):  # fmt: skip
        statement = SEVERAL.format(table=table, columns=columns, values=values, source=source, most=most)
        notebook._db.execute(statement)
    notebook.add_case(CASE)
    notebook.add_site(CASE.code, SITE)
    notebook.add_session(CASE.code, replace(SESSION, remark="last"))
    notebook.close()


class Work:
    """The steps (in hundreds) that SQLite takes in every connection opened while it is watched."""

    STEP = 100

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.steps = 0
        connect = sqlite3.connect

        def watched(*where: Any, **how: Any) -> sqlite3.Connection:
            db = connect(*where, **how)
            db.set_progress_handler(self._step, self.STEP)
            return db

        monkeypatch.setattr(sqlite3, "connect", watched)

    def _step(self) -> None:
        self.steps += 1

    def of(self, act: Callable[[], object]) -> int:
        """How much is done for one act."""
        before = self.steps
        act()
        return self.steps - before + 1


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    return Work(monkeypatch)


def look(path: Path) -> None:
    """What a start does: open, list what was searched, show one case."""
    notebook = opened(path)
    assert notebook.cases("lathe")[0] == CASE
    assert notebook.plan(CASE.code).sites
    assert notebook.sessions(CASE.code)[0].remark == "last"
    notebook.close()


def test_a_hundred_times_the_cases_are_a_hundred_times_the_work_at_most(tmp_path: Path, work: Work) -> None:
    few, lots = tmp_path / "few.sqlite", tmp_path / "lots.sqlite"
    many(few, 10)
    many(lots, 1000)
    assert work.of(lambda: look(lots)) < 100 * work.of(lambda: look(few))


def test_one_case_and_its_sessions_do_not_grow_with_the_others(tmp_path: Path, work: Work) -> None:
    many(tmp_path / "few.sqlite", 10)
    many(tmp_path / "lots.sqlite", 1000)
    few, lots = opened(tmp_path / "few.sqlite"), opened(tmp_path / "lots.sqlite")
    for act in (
        lambda notebook: notebook.plan("K-7"),
        lambda notebook: notebook.sessions("K-7"),
        lambda notebook: notebook.whole("K-7"),
        lambda notebook: notebook.change_case("K-7", notebook.case("K-7")),
    ):
        assert work.of(partial(act, lots)) <= 1.5 * work.of(partial(act, few))
    few.close()
    lots.close()
