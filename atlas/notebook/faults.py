"""What can go wrong with a notebook, each as a sentence for the reader."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from atlas.domain.checks import NotebookError, Refused


class NotKept(NotebookError):
    """The file or the disk would not take a change or give an answer; nothing of a change was written."""


DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})

_SENTENCES = {
    sqlite3.SQLITE_FULL: "The disk is full: the change was not kept and nothing of it was written. Make "
    "room, then do it again.",
    sqlite3.SQLITE_BUSY: "Another window is writing into the notebook; the change was not kept. Do it again.",
    sqlite3.SQLITE_READONLY: "The notebook can only be read here; the change was not kept.",
    sqlite3.SQLITE_IOERR: "The disk would not take or give the data; the change was not kept. "
    "It may be full or no longer there.",
    sqlite3.SQLITE_CORRUPT: "The notebook's file is damaged. Close the atlas and open it again: the file is "
    "set aside then, and nothing of it is thrown away.",
    sqlite3.SQLITE_NOTADB: "The notebook's file is damaged or was replaced by another one.",
    sqlite3.SQLITE_CANTOPEN: "The notebook's file cannot be opened any more; the change was not kept.",
}


def code_of(problem: Exception) -> int:
    """SQLite's primary result code of an error; 0 when it has none."""
    return (getattr(problem, "sqlite_errorcode", 0) or 0) & 0xFF


def sentence_of(problem: sqlite3.Error) -> str:
    """An error of SQLite in words."""
    return _SENTENCES.get(code_of(problem), f"The notebook's file did not answer as expected ({problem}).")


def tells_damage(fault: NotKept) -> bool:
    """Whether a fault comes from a damaged file."""
    cause = fault.__cause__
    return isinstance(cause, ValueError) or (isinstance(cause, sqlite3.Error) and code_of(cause) in DAMAGED)


@contextmanager
def spoken() -> Iterator[None]:
    """Turn errors of SQLite, and values that are no date or no choice, into faults with a sentence."""
    try:
        yield
    except sqlite3.Error as problem:
        raise NotKept(sentence_of(problem)) from problem
    except UnicodeEncodeError as problem:
        raise Refused("What was asked for holds broken characters, which no case has.") from problem
    except ValueError as problem:
        raise NotKept(_SENTENCES[sqlite3.SQLITE_CORRUPT]) from problem
