"""Opening the notebook's file: what it is found to be, and what is done then. Nothing is ever thrown away."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import count
from pathlib import Path

from atlas.notebook.change import change
from atlas.notebook.connection import connect, in_memory, log_of, look_up, prepare
from atlas.notebook.faults import DAMAGED, code_of
from atlas.notebook.schema import APPLICATION, STEPS, migrate, version_of
from atlas.notebook.stamp import doubt, is_whole
from atlas.notebook.sweep import sweep


class How(StrEnum):
    """What became of opening a notebook."""

    READY = "ready"
    BEGUN = "begun"
    READ_ONLY = "read_only"
    SET_ASIDE = "set_aside"
    DAMAGED = "damaged"
    NEWER = "newer"
    FOREIGN = "foreign"
    BUSY = "busy"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Found:
    """The connection, if there is one; a sentence for the reader unless all is well; what was set aside."""

    db: sqlite3.Connection | None
    how: How
    sentence: str = ""
    aside: Path | None = None


def open_file(path: Path) -> Found:
    """Open the notebook in ``path``, which is begun when it is not there. Never raises for what it finds."""
    while True:
        before = _identity(path)
        found = _attempt(path)
        if found.how is not How.DAMAGED:
            return found
        if before is not None and before == _identity(path):  # else another window has set it aside meanwhile
            return _begin_anew(path)


def refusal_of(db: sqlite3.Connection, name: str, *, whole: bool = False) -> Found | None:
    """Why a file cannot be a notebook, or None when it can. Changes nothing.

    A file that is known to be ``whole`` is not read through. Raises ``sqlite3.Error``.
    """
    version = version_of(db)
    (mark,) = db.execute("PRAGMA application_id").fetchone()
    (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if mark != APPLICATION and (mark or tables or version):
        return Found(None, How.FOREIGN, f"{name} belongs to another program; it was not touched.")
    if version > len(STEPS):
        text = f"{name} was written by a newer atlas (version {version}, this one knows {len(STEPS)}); "
        return Found(None, How.NEWER, text + "it was not touched. Open it with the newer atlas.")
    told = "ok" if whole else db.execute("PRAGMA quick_check(1)").fetchone()[0]
    return None if told == "ok" else Found(None, How.DAMAGED, f"{name} is damaged ({told}).")


def stamped(path: Path, what: str) -> Path:
    """A free name beside ``path`` with the time in it: ``notebook.sqlite.damaged-20261103-141500``."""
    base = f"{path.name}.{what}-{datetime.now():%Y%m%d-%H%M%S}"
    names = (path.with_name(base if n == 1 else f"{base}-{n}") for n in count(1))
    return next(name for name in names if not name.exists())


def _attempt(path: Path) -> Found:
    """Open the file as it is, without setting anything aside."""
    try:
        new = _begin(path)
        if new and log_of(path):  # SQLite would throw the log away
            return Found(None, How.DAMAGED, f"{path.name} is empty, but its log is not.")
    except OSError as problem:
        return Found(None, How.UNREACHABLE, f"No notebook can be kept in {path.parent}: {problem.strerror}.")
    db = None
    try:
        whole = is_whole(path)
        db = connect(path)
        if refusal := refusal_of(db, path.name, whole=whole):
            db.close()
            return refusal
        prepare(db)
        migrate(db, STEPS)
        with change(db):  # asks whether the file takes changes
            pass
        sweep(db)
        return Found(db, How.BEGUN if new else How.READY)
    except sqlite3.Error as problem:
        if db is not None:
            db.close()
        return _explain(path, problem, new)


def _begin(path: Path) -> bool:
    """Whether the file was not there and has been begun, for its owner alone to read. Raises ``OSError``."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return path.stat().st_size == 0
    return True


def _explain(path: Path, problem: sqlite3.Error, new: bool) -> Found:
    code = code_of(problem)
    if code in DAMAGED:
        return Found(None, How.DAMAGED, f"{path.name} is damaged ({problem}).")
    if code == sqlite3.SQLITE_BUSY:
        return Found(None, How.BUSY, f"{path.name} is held by another program. Open it again later.")
    if new:
        return Found(None, How.UNREACHABLE, f"No notebook can be begun in {path.parent}: {_reason(code)}.")
    return _read_only(path, _reason(code))


def _read_only(path: Path, reason: str) -> Found:
    """What the file holds, for reading alone, as it is at this moment."""
    db = None
    try:
        db = in_memory(path)
        if refusal := refusal_of(db, path.name):
            db.close()
            return refusal
        migrate(db, STEPS)
        look_up(db)
        db.execute("PRAGMA query_only = ON")
    except (OSError, sqlite3.Error) as problem:
        if db is not None:
            db.close()
        if code_of(problem) in DAMAGED:
            return Found(None, How.DAMAGED, f"{path.name} is damaged ({problem}).")
        told = getattr(problem, "strerror", None) or _reason(code_of(problem))
        return Found(None, How.UNREACHABLE, f"{path.name} cannot be read in {path.parent}: {told}.")
    text = f"{path.name} can only be read: {reason}. Nothing that you change now is kept."
    return Found(db, How.READ_ONLY, text)


def _reason(code: int) -> str:
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return "the disk is full or does not answer"
    return "the file or its folder does not take changes"


def _begin_anew(path: Path) -> Found:
    """Set the damaged file aside with all that belongs to it, and begin a new one."""
    aside = stamped(path, "damaged")
    try:
        doubt(path)
        for tail in ("-wal", "-shm", ""):  # the log first: left behind, it would be read into the new file
            part = path.with_name(path.name + tail)
            if part.exists():
                part.rename(aside.with_name(aside.name + tail))
    except OSError as problem:
        text = f"{path.name} is damaged and could not be set aside ({problem.strerror}); nothing was changed."
        return Found(None, How.DAMAGED, text)
    found = _attempt(path)
    text = f"{path.name} was damaged. It was set aside as {aside.name}, nothing of it is lost, "
    rest = "and a new one was begun. A backup can be restored." if found.db else f"but: {found.sentence}"
    return Found(found.db, How.SET_ASIDE if found.db else found.how, text + rest, aside)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        told = path.stat()
    except OSError:
        return None
    return (told.st_dev, told.st_ino)
