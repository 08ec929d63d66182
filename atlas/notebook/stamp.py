"""A note beside the file that it was whole when it was last closed, so that a start need not read all of it.

Anything that writes to the file since, and any end without a proper close, makes the note void.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


def is_whole(path: Path) -> bool:
    """Whether the file is as it was when it was last closed in order."""
    try:
        told = path.stat()
        noted = _stamp(path).read_text("utf-8")
        return not _log(path).exists() and noted == f"{told.st_size} {told.st_mtime_ns}"
    except (OSError, ValueError):
        return False


def is_noted(path: Path) -> bool:
    """Whether the file was once closed in order, with something in it."""
    return _stamp(path).exists()


def note_whole(path: Path) -> None:
    """Note that the file has been closed in order, unless another window still has it open."""
    with suppress(OSError):
        told = path.stat()
        if not _log(path).exists():
            _stamp(path).write_text(f"{told.st_size} {told.st_mtime_ns}", "utf-8")


def doubt(path: Path) -> None:
    """Let the next start read the whole file."""
    with suppress(OSError):
        _stamp(path).unlink(missing_ok=True)


def _stamp(path: Path) -> Path:
    return path.with_name(path.name + "-whole")


def _log(path: Path) -> Path:
    return path.with_name(path.name + "-wal")
