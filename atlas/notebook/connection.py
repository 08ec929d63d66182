"""Connections to SQLite as the notebook wants them, and copies from one to another."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from urllib.parse import quote

from atlas.notebook.log import log_of

PATIENCE_S = 5.0
"""How long one window waits for another one's change."""


def connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """A connection in SQLite's ``mode`` (ro or rw), transactions by hand. Raises ``sqlite3.Error``."""
    name = path.absolute().as_posix()
    address = f"file://{'' if name.startswith('/') else '/'}{quote(name)}?mode={mode}"
    return sqlite3.connect(address, uri=True, timeout=PATIENCE_S, isolation_level=None)


def prepare(db: sqlite3.Connection) -> None:
    """Make every change durable, every reference true, and every deletion real. Raises ``sqlite3.Error``."""
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA secure_delete = ON")
    db.execute("PRAGMA temp_store = MEMORY")  # nothing about a patient in a folder for temporary files
    look_up(db)


def look_up(db: sqlite3.Connection) -> None:
    """What every connection needs, even one that only reads."""
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA trusted_schema = OFF")
    db.create_function("holds", -1, _holds, deterministic=True)


def _holds(words: str, *texts: str) -> bool:
    """SQL's ``holds(words, text, ...)``: whether each word stands in the texts, in any case of letters."""
    whole = "\n".join(texts).casefold()
    return all(word in whole for word in words.casefold().split())


def in_memory(path: Path) -> sqlite3.Connection:
    """All that a file holds, as a database in memory; the file is not changed.

    Raises ``OSError`` or ``sqlite3.Error``.
    """
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        try:
            with closing(connect(path, "ro")) as source:
                copy(source, memory)
        except sqlite3.OperationalError:  # a folder without write access has no room for the log's index
            with TemporaryDirectory() as folder, closing(_apart(path, Path(folder))) as source:
                copy(source, memory)
    except BaseException:
        memory.close()
        raise
    return memory


def copy(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Make ``target`` hold what ``source`` holds, in one transaction. Raises ``sqlite3.Error``."""
    end = monotonic() + PATIENCE_S

    def wait(status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and monotonic() > end:
            raise _busy()

    source.backup(target, progress=wait, sleep=0.05)


def _busy() -> sqlite3.OperationalError:
    problem = sqlite3.OperationalError("database is locked")
    problem.sqlite_errorcode = sqlite3.SQLITE_BUSY
    return problem


def _apart(path: Path, folder: Path) -> sqlite3.Connection:
    """A connection to a file where nothing can be written; ``folder`` takes a copy where one is needed."""
    log = log_of(path)
    if log is None:
        return connect(path, "ro&immutable=1")
    copied = folder / path.name
    shutil.copyfile(path, copied)
    shutil.copyfile(log, copied.with_name(log.name))
    return connect(copied)
