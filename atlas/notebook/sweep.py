"""Sweeping up after a deletion: what was deleted is gone from the file's bytes as well."""

from __future__ import annotations

import sqlite3

from atlas.notebook.change import change


def owe_sweep(db: sqlite3.Connection) -> None:
    """Note, in the transaction that deletes, that the file must be swept: no power cut prevents it."""
    db.execute("INSERT OR IGNORE INTO chores (what) VALUES ('sweep')")


def sweep(db: sqlite3.Connection) -> bool:
    """Where it is owed, rebuild the file without gaps and empty its log; whether nothing is owed now."""
    if db.execute("SELECT 1 FROM chores WHERE what = 'sweep'").fetchone() is None:
        return True
    try:
        db.execute("VACUUM")
        (busy, _, _) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            return False
        with change(db):
            db.execute("DELETE FROM chores WHERE what = 'sweep'")
    except sqlite3.OperationalError:  # no room, or another window reads: the next start tries again
        return False
    return True
