"""Whatever a file is found to be, opening it says so, and nothing that stands in it is lost."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from atlas.notebook.faults import NotKept
from atlas.notebook.found import How
from atlas.notebook.notebook import Notebook
from atlas.notebook.schema import STEPS
from tests.unit.notebook.examples import CASE, filled, how_it_opens

NAME = "notebook.sqlite"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A closed notebook with one case."""
    filled(tmp_path / NAME).close()
    return tmp_path / NAME


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
    assert how_it_opens(path) is How.READY


def test_an_empty_file_is_begun(tmp_path: Path) -> None:
    (tmp_path / NAME).touch()
    assert how_it_opens(tmp_path / NAME) is How.BEGUN


@pytest.mark.parametrize("where", ["folder", "below a file"])
def test_a_place_that_holds_no_file_is_said(where: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    opening = Notebook.open(tmp_path if where == "folder" else tmp_path / "file" / NAME)
    assert (opening.notebook, opening.how) == (None, How.UNREACHABLE)
    assert ("is no file" if where == "folder" else "No notebook can be kept in") in opening.sentence


def test_a_file_that_was_in_use_and_is_empty_now_is_said(file: Path) -> None:
    file.write_bytes(b"")
    opening = Notebook.open(file)
    assert opening.how is How.SET_ASIDE
    assert opening.sentence.startswith(f"{NAME} was found empty")
    assert "all that stands in it" not in opening.sentence
    assert opening.notebook is not None
    opening.notebook.close()
    file.unlink()
    assert how_it_opens(file) is How.BEGUN, "one that was taken away is begun again"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_followed_to_the_file_and_its_log(tmp_path: Path) -> None:
    real, link = tmp_path / "real" / NAME, tmp_path / NAME
    real.parent.mkdir()
    filled(real).close()
    link.symlink_to(real)
    opening = Notebook.open(link)
    assert opening.notebook is not None
    assert opening.notebook.path == real.resolve()
    opening.notebook.close()
    real.write_bytes(b"this is a letter to my aunt")
    damaged = Notebook.open(link)
    assert damaged.aside is not None
    assert damaged.aside.parent == real.parent.resolve()
    assert damaged.aside.read_bytes() == b"this is a letter to my aunt"
    assert link.is_symlink()
    assert damaged.notebook is not None
    damaged.notebook.close()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("target", ["nowhere/notebook.sqlite", NAME])
def test_a_link_to_what_is_not_there_begins_nothing(target: str, tmp_path: Path) -> None:
    """A stick that is not plugged in is not replaced by a folder of its name."""
    (tmp_path / NAME).symlink_to(tmp_path / target)
    opening = Notebook.open(tmp_path / NAME)
    assert (opening.notebook, opening.how) == (None, How.UNREACHABLE)
    assert not (tmp_path / "nowhere").exists()


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


def no_text(raw: bytearray) -> None:
    """SQLite quotes what it cannot read, in bytes that are no text."""
    at = raw.index(b"CREATE TABLE cautions")
    raw[at + 5] = 0xED


def another_column(raw: bytearray) -> None:
    at = raw.index(b"range_of_motion TEXT")
    raw[at] = ord("s")


DAMAGES = [no_database, noise, cut, words, no_text, another_column]


@pytest.mark.parametrize("damage", DAMAGES)
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
    assert again.notebook is not None
    again.notebook.close()


def test_a_log_whose_file_was_emptied_is_set_aside_with_it(file: Path) -> None:
    file.write_bytes(b"")
    file.with_name(NAME + "-wal").write_bytes(b"log")
    opening = Notebook.open(file)
    assert opening.aside is not None
    assert opening.aside.with_name(opening.aside.name + "-wal").read_bytes() == b"log"
    assert opening.notebook is not None
    assert opening.notebook.cases() == ()
    opening.notebook.close()


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
    assert how_it_opens(file) is How.SET_ASIDE
