"""Writing a file in one move: nobody ever sees half of one."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

PRIVATE = 0o600
"""Read by its owner alone: what belongs to a case."""

SHARED = 0o644
PARTIAL = ".tmp"
"""How the name of a file ends that is not whole yet."""


def why(error: Exception) -> str:
    """What went wrong in words; the file that is only made on the way to another is not named."""
    if not isinstance(error, OSError) or not error.strerror:
        return str(error)
    file = str(error.filename or "")
    return error.strerror if not file or file.endswith(PARTIAL) else f"{error.strerror}: {file}"


def write_whole(path: Path, content: bytes, mode: int = PRIVATE) -> None:
    """Put a file in the place of an earlier one, which stays where that fails. Raises ``OSError``."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=PARTIAL, delete=False) as file:
        partial = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            file.close()
            partial.chmod(mode)
            partial.replace(path)
        except BaseException:
            with suppress(OSError):
                partial.unlink()
            raise
