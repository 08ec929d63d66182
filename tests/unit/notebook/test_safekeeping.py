"""A backup holds everything; restoring one keeps what was there before, and a wrong one changes nothing."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from atlas.domain.checks import NotebookError, Refused
from atlas.notebook.connection import connect
from atlas.notebook.faults import NotKept
from atlas.notebook.notebook import Notebook
from atlas.notebook.schema import STEPS, migrate
from tests.unit.notebook.examples import CASE, PAINT, WHOLE, filled, opened


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    notebook = filled(tmp_path / "notebook.sqlite")
    yield notebook
    notebook.close()


def test_a_backup_is_a_notebook_in_one_file(notebook: Notebook, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "backup.sqlite").write_bytes(b"an older backup")
    notebook.backup(folder / "backup.sqlite")
    assert [part.name for part in folder.iterdir()] == ["backup.sqlite"]
    other = opened(folder / "backup.sqlite")
    assert other.plan(CASE.code) == WHOLE.plan
    assert other.painting(CASE.code) == PAINT
    other.close()


def test_restoring_brings_everything_back_and_keeps_the_rest(notebook: Notebook, tmp_path: Path) -> None:
    notebook.backup(tmp_path / "backup.sqlite")
    before = (tmp_path / "backup.sqlite").read_bytes()
    notebook.delete_case(CASE.code)
    notebook.add_case(replace(CASE, code="later-1"))
    other = opened(notebook.path)
    kept = notebook.restore(tmp_path / "backup.sqlite")
    assert [case.code for case in notebook.cases()] == [CASE.code]
    assert notebook.plan(CASE.code) == WHOLE.plan
    assert other.changed_elsewhere()
    assert other.cases() == notebook.cases()
    other.close()
    notebook.add_case(replace(CASE, code="after-1"))
    assert kept.name.startswith("notebook.sqlite.before-restore-")
    former = opened(kept)
    assert [case.code for case in former.cases()] == ["later-1"]
    former.close()
    assert (tmp_path / "backup.sqlite").read_bytes() == before


def damaged(path: Path) -> None:
    raw = path.read_bytes()
    path.write_bytes(raw[:4096] + os.urandom(len(raw) - 4096))


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {len(STEPS) + 1}")


def orphaned(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("DELETE FROM cases")


def unreadable(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("UPDATE sessions SET date = 'yesterday'")


def booby_trapped(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("CREATE TRIGGER trap AFTER INSERT ON sites BEGIN DELETE FROM cases; END")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def letter(path: Path) -> None:
    path.write_bytes(b"this is a letter to my aunt")


def picture_list(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE pictures (id)")


SPOILS = [damaged, newer, orphaned, unreadable, booby_trapped, empty, letter, picture_list, Path.unlink]


@pytest.mark.parametrize("spoil", SPOILS)
def test_what_is_no_backup_is_refused_and_changes_nothing(
    spoil: object, notebook: Notebook, tmp_path: Path
) -> None:
    notebook.backup(tmp_path / "backup.sqlite")
    assert callable(spoil)
    spoil(tmp_path / "backup.sqlite")
    with pytest.raises(Refused, match=r"backup\.sqlite"):
        notebook.restore(tmp_path / "backup.sqlite")
    assert notebook.plan(CASE.code) == WHOLE.plan
    assert not list(tmp_path.glob("*before-restore*"))


def test_a_backup_of_an_earlier_version_is_brought_up_to_date(notebook: Notebook, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "old.sqlite", isolation_level=None)) as db:
        migrate(db, STEPS[:1])
        db.execute("INSERT INTO cases VALUES (1, 'old', '2026-11-03', '', '', 0)")
    notebook.restore(tmp_path / "old.sqlite")
    assert [case.code for case in notebook.cases()] == ["old"]


def test_another_window_that_writes_stops_a_restoring(
    notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook.backup(tmp_path / "backup.sqlite")
    monkeypatch.setattr("atlas.notebook.connection.PATIENCE_S", 0.05)
    notebook._db.execute("PRAGMA busy_timeout = 50")
    with closing(connect(notebook.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotKept, match="Another window"):
            notebook.restore(tmp_path / "backup.sqlite")
    assert notebook.cases() == (CASE,)
    assert not list(tmp_path.glob("*before-restore*"))


def test_a_backup_over_the_notebook_or_to_nowhere_is_refused(notebook: Notebook, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="the notebook itself"):
        notebook.backup(notebook.path)
    with pytest.raises(NotKept, match="No backup can be written"):
        notebook.backup(tmp_path / "nowhere" / "backup.sqlite")
    with pytest.raises(NotebookError):
        notebook.backup(tmp_path)
    assert notebook.cases() == (CASE,)
    assert not list(tmp_path.glob("*.tmp*"))


def test_what_lies_beside_the_notebook_is_named(notebook: Notebook, tmp_path: Path) -> None:
    assert notebook.set_aside() == ()
    notebook.backup(tmp_path / "backup.sqlite")
    kept = notebook.restore(tmp_path / "backup.sqlite")
    for tail in ("", "-wal", "-whole"):
        (tmp_path / f"notebook.sqlite.damaged-20261103-141500{tail}").touch()
    assert notebook.set_aside() == (kept.name, "notebook.sqlite.damaged-20261103-141500")


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 of POSIX")
def test_a_copy_that_was_broken_off_is_named_as_well(notebook: Notebook, tmp_path: Path) -> None:
    notebook.backup(tmp_path / "backup.sqlite")
    code = (
        "import os, sys; from pathlib import Path; from atlas.notebook import safekeeping\n"
        "from tests.unit.notebook.examples import opened\n"
        "notebook = opened(Path(sys.argv[1]))\n"
        "safekeeping.refusal_of = lambda db, name, **_: os._exit(9) if 'before' in name else None\n"
        "notebook.restore(Path(sys.argv[2]))"
    )
    command = [sys.executable, "-c", code, str(notebook.path), str(tmp_path / "backup.sqlite")]
    assert subprocess.run(command, timeout=60).returncode == 9
    (left,) = notebook.set_aside()
    assert left.startswith("notebook.sqlite.before-restore-2")
    assert left.endswith(".tmp")
