"""A notebook that can only be read is read, and says so; one that cannot even be begun says so too."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.notebook.examples import filled
from tests.unit.notebook.test_opening import DAMAGES

NAME = "notebook.sqlite"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")


@pytest.fixture
def readable() -> Iterator[Path]:
    """A folder that any user of the computer may look into."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


AS_NOBODY = """
import os, sys
from pathlib import Path
from atlas.notebook.notebook import Notebook
from atlas.domain.checks import NotebookError
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


def test_a_file_without_write_access_is_read_and_said(readable: Path) -> None:
    filled(readable / NAME).close()
    (readable / NAME).chmod(0o444)
    assert as_nobody(readable / NAME).startswith("read_only ")


def test_a_folder_where_none_can_be_begun_is_said(readable: Path) -> None:
    readable.chmod(0o555)
    assert as_nobody(readable / NAME).startswith("unreachable No notebook can be kept in ")


@pytest.mark.parametrize("damage", DAMAGES)
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
