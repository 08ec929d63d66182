"""A log that was damaged is copied aside and said; one that a kill has left as it is meant to be is not."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from atlas.notebook.found import How
from atlas.notebook.log import HEADER, is_broken
from atlas.notebook.notebook import Notebook
from tests.unit.notebook.examples import CASE, WHOLE

NAME = "notebook.sqlite"
FRAME = 24 + 4096
KILLED = (
    "import os, sys; from pathlib import Path; from dataclasses import replace\n"
    "from tests.unit.notebook.examples import CASE, filled\n"
    "notebook = filled(Path(sys.argv[1]))\n"
    "for n in range(5): notebook.add_case(replace(CASE, code=f'F{n}'))\n"
    "os._exit(9)"
)
Spoil = Callable[[bytearray], None]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """The log of a program that was killed, beside its file."""
    assert subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / NAME)], timeout=60).returncode == 9
    return tmp_path / (NAME + "-wal")


def spoiled(log: Path, spoil: Spoil) -> bytes:
    raw = bytearray(log.read_bytes())
    spoil(raw)
    log.write_bytes(raw)
    return bytes(raw)


def header(raw: bytearray) -> None:
    raw[:4] = b"logs"


def sum_of_header(raw: bytearray) -> None:
    raw[HEADER - 1] ^= 1


def nothing_but_zeros(raw: bytearray) -> None:
    raw[:] = bytes(len(raw))


def page_in_the_middle(raw: bytearray) -> None:
    raw[HEADER + 9 * FRAME + 200] ^= 1


def salt_in_the_middle(raw: bytearray) -> None:
    raw[HEADER + 9 * FRAME + 8] ^= 1


DAMAGES = [header, sum_of_header, nothing_but_zeros, page_in_the_middle, salt_in_the_middle]


@pytest.mark.parametrize("spoil", DAMAGES)
def test_a_damaged_log_is_copied_aside_and_said(spoil: Spoil, log: Path) -> None:
    raw, file = spoiled(log, spoil), log.with_name(NAME).read_bytes()
    opening = Notebook.open(log.with_name(NAME))
    assert opening.how is How.SET_ASIDE
    assert opening.notebook is not None
    assert opening.aside is not None
    assert opening.aside.name in opening.sentence
    assert "newest changes may be missing" in opening.sentence
    copied = opening.aside.with_name(opening.aside.name + "-wal")
    assert (opening.aside.read_bytes(), copied.read_bytes()) == (file, raw)
    if sys.platform != "win32":
        assert {stat.S_IMODE(part.stat().st_mode) for part in (opening.aside, copied)} == {0o600}
    opening.notebook.close()
    again = Notebook.open(log.with_name(NAME))
    assert (again.how, again.sentence) == (How.READY, "")
    assert again.notebook is not None
    again.notebook.close()


def test_what_stands_before_the_damaged_place_is_there(log: Path) -> None:
    spoiled(log, lambda raw: raw.__setitem__(len(raw) - FRAME - 5, raw[len(raw) - FRAME - 5] ^ 1))
    opening = Notebook.open(log.with_name(NAME))
    assert opening.notebook is not None
    assert opening.how is How.SET_ASIDE
    assert opening.notebook.whole(CASE.code) == WHOLE
    assert len(opening.notebook.cases()) < 6
    opening.notebook.close()


def as_killed(raw: bytearray) -> None:
    """Nothing."""


def last_frame_torn(raw: bytearray) -> None:
    raw[-2000:] = os.urandom(2000)


def last_frame_short(raw: bytearray) -> None:
    del raw[-2000:]


def older_round_behind_it(raw: bytearray) -> None:
    raw += raw[HEADER : HEADER + 3 * FRAME]
    for n in range(1, 4):
        raw[len(raw) - n * FRAME + 8] ^= 1  # other salts


@pytest.mark.parametrize("spoil", [as_killed, last_frame_torn, last_frame_short, older_round_behind_it])
def test_what_a_kill_leaves_is_no_damage(spoil: Spoil, log: Path) -> None:
    spoiled(log, spoil)
    assert not is_broken(log)
    opening = Notebook.open(log.with_name(NAME))
    assert (opening.how, opening.sentence) == (How.READY, "")
    assert opening.notebook is not None
    assert opening.notebook.whole(CASE.code) == WHOLE
    opening.notebook.close()


def test_a_log_that_another_window_has_written_round_and_round_is_whole(tmp_path: Path) -> None:
    code = KILLED.replace("range(5)", "range(900)")
    subprocess.run([sys.executable, "-c", code, str(tmp_path / NAME)], timeout=60)
    assert (tmp_path / (NAME + "-wal")).stat().st_size > 1000 * FRAME, "the log was begun anew at least once"
    assert not is_broken(tmp_path / (NAME + "-wal"))
