"""A disk that is full takes no change, keeps what it has, and says so."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from atlas.notebook.faults import NotKept
from atlas.notebook.found import How
from tests.unit.notebook.examples import CASE, WHOLE, filled, how_it_opens, opened

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A closed notebook with one case."""
    filled(tmp_path / "notebook.sqlite").close()
    return tmp_path / "notebook.sqlite"


FULL = """
import resource, sys
from dataclasses import replace
from pathlib import Path
from atlas.notebook.notebook import Notebook
from atlas.notebook.faults import NotKept
from tests.unit.notebook.examples import CASE
path = Path(sys.argv[1])
if sys.argv[2] == "late":
    notebook = Notebook.open(path).notebook
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
if sys.argv[2] == "early":
    opening = Notebook.open(path)
    print(opening.how, opening.sentence)
    raise SystemExit
for number in range(1000):
    try:
        notebook.add_case(replace(CASE, code=f"F{number}", note="x" * 15_000))
    except NotKept as fault:
        print(number, fault)
        break
assert len(notebook.cases()) == number + 1
"""


def when_full(path: Path, *how: str) -> str:
    command = [sys.executable, "-c", FULL, str(path), *how]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


@POSIX
def test_a_full_disk_is_said_and_nothing_half_written(file: Path) -> None:
    number, sentence = when_full(file, "late", "200000").split(" ", 1)
    assert int(number) > 2
    assert "not kept" in sentence
    notebook = opened(file)
    assert {case.code for case in notebook.cases()} == {CASE.code, *(f"F{n}" for n in range(int(number)))}
    assert notebook.plan(CASE.code) == WHOLE.plan
    notebook.close()


@POSIX
def test_a_disk_that_is_full_from_the_start_is_said(file: Path) -> None:
    assert when_full(file, "early", "1000").startswith("read_only ")
    assert when_full(file.with_name("other.sqlite"), "early", "1000").startswith("unreachable ")
    assert how_it_opens(file.with_name("other.sqlite")) is How.BEGUN


def test_a_limit_of_pages_is_a_full_disk(file: Path) -> None:
    notebook = opened(file)
    pages = notebook._db.execute("PRAGMA page_count").fetchone()[0]
    notebook._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NotKept, match=r"disk is full.*nothing of it was written"):
        notebook.change_case(CASE.code, replace(CASE, note="x" * 20_000))
    assert notebook.cases() == (CASE,)
    notebook.close()
