"""Whatever a file is found to be, opening it says so, and nothing that stands in it is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from atlas.notebook.faults import NotKept
from atlas.notebook.notebook import Notebook
from atlas.notebook.opening import How
from atlas.notebook.schema import STEPS
from tests.unit.notebook.examples import CASE, WHOLE, filled

NAME = "notebook.sqlite"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="rights and limits of POSIX")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A closed notebook with one case."""
    filled(tmp_path / NAME).close()
    return tmp_path / NAME


@pytest.fixture
def readable() -> Iterator[Path]:
    """A folder that any user of the computer may look into."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def holds_the_case(opening_of: Path) -> bool:
    with closing(sqlite3.connect(opening_of)) as db:
        return db.execute("SELECT code FROM cases").fetchall() == [(CASE.code,)]


def test_a_notebook_is_begun_with_its_folder_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "not there ?#%20" / "ö" / NAME
    opening = Notebook.open(path)
    assert (opening.how, opening.sentence) == (How.BEGUN, "")
    assert opening.notebook is not None
    opening.notebook.add_case(CASE)
    opening.notebook.close()
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert Notebook.open(path).how is How.READY


def test_an_empty_file_is_begun(tmp_path: Path) -> None:
    (tmp_path / NAME).touch()
    assert Notebook.open(tmp_path / NAME).how is How.BEGUN


@pytest.mark.parametrize("where", ["folder", "below a file"])
def test_a_place_that_holds_no_file_is_said(where: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    opening = Notebook.open(tmp_path if where == "folder" else tmp_path / "file" / NAME)
    assert (opening.notebook, opening.how) == (None, How.UNREACHABLE)
    assert opening.sentence


def test_a_file_of_a_newer_atlas_is_not_touched(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    before = (file.read_bytes(), sorted(file.parent.iterdir()))
    opening = Notebook.open(file)
    assert (opening.notebook, opening.how) == (None, How.NEWER)
    assert "newer atlas" in opening.sentence
    assert (file.read_bytes(), sorted(file.parent.iterdir())) == before


def test_a_file_of_another_program_is_not_touched(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / NAME)) as db:
        db.execute("CREATE TABLE cases (id)")
    before = (tmp_path / NAME).read_bytes()
    opening = Notebook.open(tmp_path / NAME)
    assert (opening.notebook, opening.how) == (None, How.FOREIGN)
    assert "another program" in opening.sentence
    assert (tmp_path / NAME).read_bytes() == before


def no_database(raw: bytearray) -> None:
    raw[:100] = b"x" * 100


def noise(raw: bytearray) -> None:
    raw[4096:] = os.urandom(len(raw) - 4096)


def cut(raw: bytearray) -> None:
    del raw[len(raw) // 2 :]


def words(raw: bytearray) -> None:
    raw[:] = b"this is a letter to my aunt"


@pytest.mark.parametrize("damage", [no_database, noise, cut, words])
def test_a_damaged_file_is_set_aside_whole_and_a_new_one_begun(damage: object, file: Path) -> None:
    raw = bytearray(file.read_bytes())
    assert callable(damage)
    damage(raw)
    file.write_bytes(raw)
    opening = Notebook.open(file)
    assert opening.how is How.SET_ASIDE
    assert opening.notebook is not None
    assert opening.aside is not None
    assert opening.aside.name.startswith(f"{NAME}.damaged-2")
    assert opening.aside.read_bytes() == raw
    assert opening.aside.name in opening.sentence
    assert opening.notebook.cases() == ()
    opening.notebook.add_case(CASE)
    opening.notebook.close()
    file.write_bytes(raw)
    again = Notebook.open(file)
    assert again.how is How.SET_ASIDE
    assert again.aside not in (None, opening.aside)


def test_a_log_whose_file_was_emptied_is_set_aside_with_it(file: Path) -> None:
    file.write_bytes(b"")
    file.with_name(NAME + "-wal").write_bytes(b"log")
    opening = Notebook.open(file)
    assert opening.aside is not None
    assert opening.aside.with_name(opening.aside.name + "-wal").read_bytes() == b"log"
    assert opening.notebook is not None
    assert opening.notebook.cases() == ()


def test_damage_that_shows_later_is_found_at_the_next_start(file: Path) -> None:
    told = file.stat()
    with closing(sqlite3.connect(file)) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'sites_of_case'").fetchone()
    raw = bytearray(file.read_bytes())
    raw[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    file.write_bytes(raw)
    os.utime(file, ns=(told.st_atime_ns, told.st_mtime_ns))  # as a failing disk would leave it
    opening = Notebook.open(file)
    assert opening.how is How.READY
    assert opening.notebook is not None
    with pytest.raises(NotKept, match="damaged"):
        opening.notebook.plan(CASE.code)
    opening.notebook.close()
    assert Notebook.open(file).how is How.SET_ASIDE


AS_NOBODY = """
import os, sys
from pathlib import Path
from atlas.notebook.notebook import Notebook
from atlas.notebook.faults import NotebookError
from tests.unit.notebook.examples import CASE, WHOLE
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
opening = Notebook.open(Path(sys.argv[1]))
print(opening.how, opening.sentence)
if opening.notebook:
    assert opening.notebook.read_only
    assert opening.notebook.cases() == (CASE,), opening.notebook.cases()
    assert opening.notebook.plan(CASE.code) == WHOLE.plan
    for ask in (lambda: opening.notebook.delete_case(CASE.code), lambda: opening.notebook.restore(Path("x"))):
        try:
            ask()
        except NotebookError as fault:
            print(fault)
    assert opening.notebook.cases("lathe") == (CASE,)
    opening.notebook.close()
"""


def as_nobody(path: Path) -> str:
    """What a user without rights is told who opens a notebook."""
    command = [sys.executable, "-c", AS_NOBODY, str(path)]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


@POSIX
@pytest.mark.parametrize("killed", [False, True])
def test_a_folder_without_write_access_is_read_and_said(killed: bool, readable: Path) -> None:
    """Even where the last changes stand in the log of a program that was killed."""
    path = readable / NAME
    if killed:
        code = (
            "import os; from pathlib import Path; from tests.unit.notebook.examples import filled\n"
            f"filled(Path({str(path)!r})); os._exit(9)"
        )
        assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 9
        path.with_name(NAME + "-shm").unlink()
    else:
        filled(path).close()
    for part in readable.iterdir():
        part.chmod(0o644)
    readable.chmod(0o555)
    before = {part.name: part.read_bytes() for part in readable.iterdir()}
    told = as_nobody(path)
    assert told.startswith(f"read_only {NAME} can only be read: ")
    assert told.count("can only be read here") == 2
    assert {part.name: part.read_bytes() for part in readable.iterdir()} == before


@POSIX
def test_a_file_without_write_access_is_read_and_said(readable: Path) -> None:
    filled(readable / NAME).close()
    (readable / NAME).chmod(0o444)
    assert as_nobody(readable / NAME).startswith("read_only ")


@POSIX
def test_a_folder_where_none_can_be_begun_is_said(readable: Path) -> None:
    readable.chmod(0o555)
    assert as_nobody(readable / NAME).startswith("unreachable No notebook can be kept in ")


@POSIX
@pytest.mark.parametrize("damage", [no_database, noise, cut, words])
def test_a_damaged_file_that_cannot_be_set_aside_stays(damage: object, readable: Path) -> None:
    filled(readable / NAME).close()
    raw = bytearray((readable / NAME).read_bytes())
    assert callable(damage)
    damage(raw)
    (readable / NAME).write_bytes(raw)
    (readable / NAME).chmod(0o644)
    readable.chmod(0o555)
    told = as_nobody(readable / NAME)
    assert told.startswith("damaged ")
    assert "could not be set aside" in told
    assert (readable / NAME).read_bytes() == raw


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
    notebook = Notebook.open(file).notebook
    assert notebook is not None
    assert {case.code for case in notebook.cases()} == {CASE.code, *(f"F{n}" for n in range(int(number)))}
    assert notebook.plan(CASE.code) == WHOLE.plan
    notebook.close()


@POSIX
def test_a_disk_that_is_full_from_the_start_is_said(file: Path) -> None:
    assert when_full(file, "early", "1000").startswith("read_only ")
    assert when_full(file.with_name("other.sqlite"), "early", "1000").startswith("unreachable ")
    assert Notebook.open(file.with_name("other.sqlite")).how is How.BEGUN


def test_a_limit_of_pages_is_a_full_disk(file: Path) -> None:
    notebook = Notebook.open(file).notebook
    assert notebook is not None
    pages = notebook._db.execute("PRAGMA page_count").fetchone()[0]
    notebook._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NotKept, match=r"disk is full.*nothing of it was written"):
        notebook.change_case(CASE.code, replace(CASE, note="x" * 20_000))
    assert notebook.cases() == (CASE,)
    notebook.close()
