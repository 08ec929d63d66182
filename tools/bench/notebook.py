"""A notebook of a thousand cases with ten sessions each: opening, searching, one case, one change."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from atlas.domain.body import Side
from atlas.domain.cases import Case, Done, Plan, Session, Site, Technique, WholeCase
from atlas.domain.painting import Painting
from atlas.notebook.notebook import FILE_NAME, Notebook
from tools.bench.rows import Row, percentile

CASES, SESSIONS, ROUNDS = 1000, 10, 15
FIRST_DAY = date(2026, 1, 5)
FRAME_MS, WAIT_MS = 16.7, 100.0
"""One frame, and what nobody calls waiting."""


def rows() -> Iterator[Row]:
    """All figures about the notebook."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / FILE_NAME
        _fill(file)
        note = f"{CASES} cases of {SESSIONS} sessions, {file.stat().st_size / 1e6:.0f} MB"
        yield Row("notebook: opened and all cases listed", _median(lambda: _look(file)), WAIT_MS, "ms", note)
        notebook = _opened(file)
        searched = [_ms(lambda words=words: notebook.cases(words)) for words in _typed()]
        yield Row("notebook: a key of a search, p95", percentile(searched, 0.95), FRAME_MS, "ms")
        yield Row("notebook: one case with all its sessions", _median(lambda: notebook.whole("K-0500")),
                  FRAME_MS, "ms")  # fmt: skip
        yield Row("notebook: a change kept", _median(_changes(notebook)), FRAME_MS, "ms")
        notebook.close()


def _fill(file: Path) -> None:
    notebook = _opened(file)
    for number in range(1, CASES + 1):
        notebook.put(None, _case(number))
    notebook.close()


def _case(number: int) -> WholeCase:
    site = Site("infraspinatus", 1 + number % 4, Side.RIGHT, (-98.0, -18.0, 1398.0), "Infraspinatus",
                Technique.DEEP, 40.0, 0.25, "side-lying")  # fmt: skip
    sites = tuple(replace(site, order=order) for order in range(1, 5))
    done = tuple(Done(one, True, "sore") for one in sites)
    sessions = tuple((_session(number, i, done), Painting()) for i in range(SESSIONS))
    note = f"Patient {number % 97} of the week; works at a lathe." if number % 3 else "Sits long."
    case = Case(f"K-{number:04d}", FIRST_DAY, ("shoulder_pain", "neck_pain")[: 1 + number % 2], note)
    return WholeCase(case, Plan(sites, ()), Painting(), sessions)


def _session(number: int, i: int, done: tuple[Done, ...]) -> Session:
    day = FIRST_DAY + timedelta(days=7 * i + number % 7)
    return Session(day, done, 7 - i // 2, 5 - i // 2, "abduction 90°", f"visit {i + 1}")


def _look(file: Path) -> None:
    notebook = _opened(file)
    assert len(notebook.cases()) == CASES
    notebook.close()


def _typed() -> list[str]:
    """What a search field holds after each key."""
    words = ("lathe", "K-0777", "shoulder lathe", "week 13")
    return [word[:length] for word in words for length in range(1, len(word) + 1)]


def _changes(notebook: Notebook) -> Callable[[], object]:
    held = [notebook.whole("K-0321")]

    def change() -> None:
        before = held[0]
        noted = replace(before, case=replace(before.case, note=before.case.note + "."))
        held[0] = notebook.put(before, noted)

    return change


def _opened(file: Path) -> Notebook:
    notebook = Notebook.open(file).notebook
    assert notebook is not None
    return notebook


def _median(act: Callable[[], object]) -> float:
    return median(_ms(act) for _ in range(ROUNDS))


def _ms(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1000
