"""Writing a file of the reader's own in one move: all of it, or the one of before."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from atlas.notebook.faults import NotKept


def write_whole(path: Path, content: bytes) -> None:
    """Put a file in the place of an earlier one. Raises ``NotKept``."""
    partial = None
    try:
        with NamedTemporaryFile("wb", dir=path.parent, suffix=".tmp", delete=False) as file:
            partial = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as problem:
        raise NotKept(f"{path.name} could not be written: {problem.strerror}.") from problem
    finally:
        if partial is not None:
            with suppress(OSError):
                partial.unlink()
