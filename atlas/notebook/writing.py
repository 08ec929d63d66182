"""Writing a file of the reader's own in one move: all of it, or the one of before."""

from __future__ import annotations

from pathlib import Path

from atlas.domain.whole_file import write_whole
from atlas.notebook.faults import NotKept


def keep_whole(path: Path, content: bytes) -> None:
    """Put a file in the place of an earlier one. Raises ``NotKept``."""
    try:
        write_whole(path, content)
    except OSError as problem:
        raise NotKept(f"{path.name} could not be written: {problem.strerror}.") from problem
