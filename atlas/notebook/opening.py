"""Opening the notebook's file: what it is found to be, and what is done then. Nothing is ever thrown away."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from atlas.notebook.aside import copy_aside, move_aside
from atlas.notebook.change import change
from atlas.notebook.connection import connect, in_memory, look_up, prepare
from atlas.notebook.faults import DAMAGED, code_of
from atlas.notebook.found import Found, How, refusal_of
from atlas.notebook.log import is_broken, log_of
from atlas.notebook.schema import STEPS, migrate
from atlas.notebook.stamp import doubt, is_noted, is_whole
from atlas.notebook.sweep import sweep


def open_file(path: Path) -> Found:
    """Open the notebook in ``path``, which is begun when it is not there. Never raises for what it finds."""
    while True:
        before = identity(path)
        found = _attempt(path)
        if found.how is not How.DAMAGED:
            return found
        if before is not None and before == identity(path):  # else another window has set it aside meanwhile
            return _begin_anew(path, found.sentence)


def real_path(path: Path) -> Path:
    """Where a file really stands that is reached by a link: its log stands there too."""
    with suppress(OSError, RuntimeError):  # not there, or a link to itself
        return path.resolve(strict=True)
    return path


def _attempt(path: Path) -> Found:
    """Open the file as it is, without moving anything."""
    try:
        new = _begin(path)
        log = log_of(path)
        if new and (log or is_noted(path)):  # SQLite would throw the log away
            return Found(None, How.DAMAGED, f"{path.name} was found empty: what stood in it is gone.")
        aside = copy_aside(path) if log and is_broken(log) else None
    except OSError as problem:
        why = problem.strerror or str(problem)
        return Found(None, How.UNREACHABLE, f"No notebook can be kept in {path.parent}: {why}.")
    found = _opened(path, new)
    return found if aside is None else _with_copy(found, path, aside)


def _opened(path: Path, new: bool) -> Found:
    db = None
    try:
        whole = is_whole(path)
        # A connection that may write would bring the log into the file when it is closed, whatever it found.
        with closing(connect(path, "ro" if log_of(path) else "rw")) as looking:
            if refusal := refusal_of(looking, path.name, whole=whole):
                return refusal
            db = connect(path)
            prepare(db)
        migrate(db, STEPS)
        with change(db):  # asks whether the file takes changes
            pass
        sweep(db)
        return Found(db, How.BEGUN if new else How.READY)
    except (sqlite3.Error, UnicodeError) as problem:
        if db is not None:
            db.close()
        return _explain(path, problem, new)


def _with_copy(found: Found, path: Path, aside: Path) -> Found:
    """What was found of a file whose log is damaged."""
    text = f"The log of {path.name} was damaged, and the newest changes may be missing. "
    kept = f"File and log as they were are kept as {aside.name}. {found.sentence}".rstrip()
    return replace(found, how=How.SET_ASIDE if found.db else found.how, sentence=text + kept, aside=aside)


def _begin(path: Path) -> bool:
    """Whether the file was not there and has been begun, for its owner alone to read. Raises ``OSError``."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not os.path.lexists(path):
        doubt(path)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        told = path.stat()
        if not stat.S_ISREG(told.st_mode):
            raise OSError(f"{path.name} is there already and is no file") from None
        return told.st_size == 0
    return True


def _explain(path: Path, problem: sqlite3.Error | UnicodeError, new: bool) -> Found:
    code = code_of(problem)
    if code in DAMAGED or isinstance(problem, UnicodeError):  # damage that SQLite quotes is no text
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
    except (OSError, sqlite3.Error, UnicodeError) as problem:
        if db is not None:
            db.close()
        if code_of(problem) in DAMAGED or isinstance(problem, UnicodeError):
            return Found(None, How.DAMAGED, f"{path.name} is damaged ({problem}).")
        told = getattr(problem, "strerror", None) or _reason(code_of(problem))
        return Found(None, How.UNREACHABLE, f"{path.name} cannot be read in {path.parent}: {told}.")
    text = f"{path.name} can only be read: {reason}. Nothing that you change now is kept."
    return Found(db, How.READ_ONLY, text)


def _reason(code: int) -> str:
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return "the disk is full or does not answer"
    return "the file or its folder does not take changes"


def _begin_anew(path: Path, told: str) -> Found:
    """Set the damaged file aside with all that belongs to it, and begin a new one."""
    emptied = path.stat().st_size == 0
    reason = told if emptied else f"{path.name} is damaged."
    try:
        aside = move_aside(path)
    except OSError as problem:
        text = f"{reason} It could not be set aside ({problem.strerror}); nothing was changed."
        return Found(None, How.DAMAGED, text)
    found = _attempt(path)
    lost = "" if emptied else " with all that stands in it"
    text = f"{reason} It was set aside as {aside.name}{lost}, "
    rest = "and a new one was begun. A backup can be restored." if found.db else f"but: {found.sentence}"
    return Found(found.db, How.SET_ASIDE if found.db else found.how, text + rest, aside)


def identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another one of the same name; None where there is none."""
    try:
        told = path.stat()
    except OSError:
        return None
    return (told.st_dev, told.st_ino)
