"""Guards against releases of Qt for Python that lose references to None and end the process."""

from __future__ import annotations

import subprocess
import sys

CALLS = 50_000
CODE = f"""
from PySide6.QtCore import QObject
thing = QObject()
for _ in range({CALLS}):
    thing.setObjectName("x")
print("alive")
"""


def test_many_calls_that_return_nothing_leave_the_interpreter_alive() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.strip() == "alive", done.stderr[-400:]
