"""Killed at any moment, the program loses nothing that it has said to be kept, and the file opens."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 200


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 of POSIX")
def test_killed_at_any_moment_nothing_that_was_kept_is_lost(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.unit.notebook.killed", str(tmp_path), str(KILLS)]
    told = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert told.returncode == 0, told.stderr
    assert int(told.stdout) > KILLS
    assert [file.name for file in tmp_path.iterdir() if "damaged" in file.name] == []
