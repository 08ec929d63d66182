"""A case that is deleted is gone from the bytes of the file and of its log."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from atlas.domain.painting import Painting
from atlas.notebook.connection import connect
from atlas.notebook.notebook import Notebook
from tests.unit.notebook.examples import CASE, FREE, SESSION, WHOLE, opened

SECRETS = (b"ZQXCODE", b"zqxnote", b"zqxcondition", b"zqxsite", b"zqxreaction", b"zqxmotion")
SECRET = replace(CASE, code="ZQXCODE-7", note="zqxnote " * 2000, conditions=("zqxcondition",))


def with_secret(path: Path) -> Notebook:
    """A notebook with cases among which one must leave no trace."""
    notebook = opened(path)
    for number in range(30):
        notebook.add_case(replace(CASE, code=f"S-{number}"))
    notebook.add_case(SECRET)
    for _ in range(20):
        notebook.add_site(SECRET.code, replace(FREE, name="zqxsite"), 1)
    done = replace(SESSION.done[0], reaction="zqxreaction")
    treated = replace(SESSION, done=(done,), range_of_motion="zqxmotion")
    for _ in range(5):
        session = notebook.add_session(SECRET.code, treated)
        notebook.set_painting(SECRET.code, WHOLE.painting, session.id)
    return notebook


def traces(folder: Path) -> set[bytes]:
    raw = b"".join(part.read_bytes() for part in folder.iterdir())
    return {secret for secret in SECRETS if secret in raw}


def test_a_deleted_case_leaves_no_bytes(tmp_path: Path) -> None:
    notebook = with_secret(tmp_path / "notebook.sqlite")
    assert traces(tmp_path) == set(SECRETS)
    assert notebook.delete_case(SECRET.code)
    assert traces(tmp_path) == set()
    assert len(notebook.cases(archived=True)) == 30
    assert notebook.painting("S-3") == Painting()
    notebook.close()
    assert traces(tmp_path) == set()


def test_what_another_window_still_reads_is_swept_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    notebook = with_secret(path)
    notebook._db.execute("PRAGMA busy_timeout = 50")
    with closing(connect(path)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM cases").fetchone()
        assert not notebook.delete_case(SECRET.code)
        assert SECRET.code not in {case.code for case in notebook.cases()}
    notebook.close()
    opened(path).close()
    assert traces(tmp_path) == set()


def test_a_program_that_is_killed_before_sweeping_sweeps_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    with_secret(path).close()
    code = (
        "import os; from pathlib import Path; from atlas.notebook import notebook\n"
        "notebook.sweep = lambda db: os._exit(9)\n"
        f"notebook.Notebook.open(Path({str(path)!r})).notebook.delete_case({SECRET.code!r})"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 9
    assert traces(tmp_path)
    opened(path).close()
    assert traces(tmp_path) == set()
