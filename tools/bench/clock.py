"""What a measured child process tells its parent: when, and how much memory it holds."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def report(extra: dict[str, object]) -> None:
    """One JSON line on standard output with the clock (s) and the resident memory (MiB)."""
    line = {"at": time.monotonic(), "rss": resident_mib(), **extra}
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def resident_mib() -> float:
    """Resident memory of this process in MiB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20
