"""Backups of the notebook, and restoring one."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from tempfile import mkstemp

from atlas.domain.checks import NotebookError, Refused, Stopped
from atlas.notebook.aside import stamped
from atlas.notebook.connection import connect, copy, in_memory
from atlas.notebook.faults import NotKept, sentence_of
from atlas.notebook.found import refusal_of
from atlas.notebook.schema import STEPS, migrate, tables_of, tables_of_version, version_of
from atlas.notebook.whole_rows import whole_of

Tell = Callable[[int, int], bool]
"""Is told how much is done, of how much; False ends the work."""


def back_up(db: sqlite3.Connection, own: Path, path: Path) -> None:
    """Write all that the notebook holds to ``path``, checked, in one move. Raises ``NotebookError``."""
    if path.exists() and own.exists() and path.samefile(own):
        raise Refused(f"{path.name} is the notebook itself; expected another file for the backup.")
    try:
        handle, name = mkstemp(dir=path.parent, prefix=f"{path.name}.", suffix=".tmp")
        os.close(handle)
    except OSError as problem:
        raise NotKept(f"No backup can be written to {path.parent}: {problem.strerror}.") from problem
    partial = Path(name)
    try:
        with closing(connect(partial)) as target:
            copy(db, target)
            target.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
            if refusal := refusal_of(target, path.name):
                raise NotKept(f"The backup was not kept: {refusal.sentence}")
        partial.replace(path)
    except OSError as problem:
        raise NotKept(f"The backup {path.name} could not be written: {problem.strerror}.") from problem
    except sqlite3.Error as problem:
        raise NotKept(f"The backup {path.name} could not be written: {sentence_of(problem)}") from problem
    finally:
        with suppress(OSError):
            partial.unlink()


def restore(db: sqlite3.Connection, own: Path, path: Path, tell: Tell) -> Path:
    """Put a backup in the place of all that the notebook holds, in one transaction.

    What it held is kept beside it in a file of its own, whose path is given back. The backup is checked first
    and not changed. Raises ``Refused`` or ``NotKept``; the notebook is as it was then.
    """
    with closing(_checked(path, tell)) as backup:
        kept = stamped(own, "before-restore")
        back_up(db, own, kept)
        try:
            copy(backup, db)
        except sqlite3.Error as problem:
            with suppress(OSError):
                kept.unlink()
            raise NotKept(sentence_of(problem)) from problem
    return kept


def _checked(path: Path, tell: Tell) -> sqlite3.Connection:
    """The backup in memory, brought to today's version."""
    try:
        backup = in_memory(path)
    except OSError as problem:
        raise Refused(f"{path.name} cannot be read: {problem.strerror}.") from problem
    except (sqlite3.Error, UnicodeError) as problem:
        raise Refused(f"{path.name} is no backup of a notebook, or it is damaged.") from problem
    try:
        if refusal := refusal_of(backup, path.name):
            raise Refused(refusal.sentence)
        if not version_of(backup) or backup.execute("PRAGMA foreign_key_check").fetchone():
            raise Refused(f"{path.name} is no whole backup of a notebook.")
        migrate(backup, STEPS)
        _read_through(backup, path.name, tell)
    except (sqlite3.Error, UnicodeError) as problem:
        backup.close()
        raise Refused(f"{path.name} is damaged ({problem}).") from problem
    except Refused:
        backup.close()
        raise
    return backup


def _read_through(backup: sqlite3.Connection, name: str, tell: Tell) -> None:
    """Raise ``Refused`` unless the tables are ours alone and every record can be read."""
    if tables_of(backup) != tables_of_version(len(STEPS)):
        raise Refused(f"{name} holds other tables than a notebook has; nothing was restored.")
    try:
        codes = [code for (code,) in backup.execute("SELECT code FROM cases").fetchall()]
        for done, code in enumerate(codes):
            if not tell(done, len(codes)):
                raise Stopped("Cancelled: nothing was restored.")
            whole_of(backup, code)
    except Stopped:
        raise
    except (NotebookError, ValueError) as fault:
        raise Refused(f"{name} holds a case that cannot be read ({fault}); nothing was restored.") from fault
