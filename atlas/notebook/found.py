"""What a file is found to be: a notebook that can be opened, or a reason why it cannot."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from atlas.notebook.schema import APPLICATION, STEPS, tables_of, tables_of_version, version_of


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


def refusal_of(db: sqlite3.Connection, name: str, *, whole: bool = False) -> Found | None:
    """Why a file cannot be a notebook, or None when it can. Changes nothing.

    A file that is known to be ``whole`` is not read through. Raises ``sqlite3.Error``, and ``UnicodeError``
    where the damage stands in what SQLite says of it.
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
    if told == "ok" and not tables_of_version(version) <= tables_of(db):
        told = "its tables are not those of a notebook"
    return None if told == "ok" else Found(None, How.DAMAGED, f"{name} is damaged ({told}).")
