"""Setting a damaged file aside with all that belongs to it: moved, or copied where it stays in use."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from itertools import count
from pathlib import Path

from atlas.notebook.stamp import doubt

_PARTS = ("-wal", "-shm", "")
"""The log first: left behind, it would be read into the file that is begun instead."""


def stamped(path: Path, what: str) -> Path:
    """A free name beside ``path`` with the time in it: ``notebook.sqlite.damaged-20261103-141500``."""
    base = f"{path.name}.{what}-{datetime.now():%Y%m%d-%H%M%S}"
    names = (path.with_name(base if n == 1 else f"{base}-{n}") for n in count(1))
    return next(name for name in names if not name.exists())


def names_aside(path: Path) -> tuple[str, ...]:
    """The names that ``stamped`` has given beside a file, without those of their logs.

    A copy that was broken off by a kill is among them: its name begins with that of the whole one.
    """
    begun = tuple(f"{path.name}.{what}-2" for what in ("damaged", "before-restore"))
    names = sorted(part.name for part in path.parent.iterdir() if part.name.startswith(begun))
    return tuple(name for name in names if not name.endswith((*_PARTS[:2], "-journal", "-whole")))


def move_aside(path: Path) -> Path:
    """Rename a file and what belongs to it; its new path. Raises ``OSError``."""
    aside = stamped(path, "damaged")
    doubt(path)
    for tail in _PARTS:
        part = path.with_name(path.name + tail)
        if part.exists():
            part.rename(aside.with_name(aside.name + tail))
    return aside


def copy_aside(path: Path) -> Path:
    """Copy a file and its log, for the owner alone to read; the path of the copy. Raises ``OSError``."""
    aside = stamped(path, "damaged")
    for tail in ("", "-wal"):
        copied = aside.with_name(aside.name + tail)
        os.close(os.open(copied, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        shutil.copyfile(path.with_name(path.name + tail), copied)
    return aside
