"""A thousand cases with ten sessions each are opened and searched about as fast as a few."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from atlas.notebook.notebook import Notebook
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


def fastest(act: Callable[[], object]) -> float:
    """Seconds of the best of several runs."""
    times = []
    for _ in range(9):
        start = perf_counter()
        act()
        times.append(perf_counter() - start)
    return min(times)


def look(path: Path) -> None:
    """What a start does: open, list what was searched, show one case."""
    notebook = opened(path)
    assert notebook.cases("lathe")[0] == CASE
    assert notebook.plan(CASE.code).sites
    assert notebook.sessions(CASE.code)[0].remark == "last"
    notebook.close()


def test_a_thousand_cases_are_opened_and_searched_like_ten(tmp_path: Path) -> None:
    few, lots = tmp_path / "few.sqlite", tmp_path / "lots.sqlite"
    many(few, 10)
    many(lots, 1000)
    assert fastest(lambda: look(lots)) < 10 * fastest(lambda: look(few))


def test_search_and_one_case_do_not_grow_with_the_sessions(tmp_path: Path) -> None:
    many(tmp_path / "few.sqlite", 10)
    many(tmp_path / "lots.sqlite", 1000)
    few, lots = opened(tmp_path / "few.sqlite"), opened(tmp_path / "lots.sqlite")
    listing = fastest(few.cases)

    def times(act: Callable[[Notebook], object]) -> float:
        return fastest(lambda: act(lots)) / listing

    assert times(lambda notebook: notebook.cases("lathe")) < 60  # a hundred times as many cases
    assert times(lambda notebook: notebook.cases("seen 77")) < 60
    assert times(lambda notebook: notebook.plan("K-500")) < 5
    assert times(lambda notebook: notebook.sessions("K-500")) < 15
    few.close()
    lots.close()
