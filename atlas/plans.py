"""The reader's plans on the command line: the notebook is read as it is, and nothing of it is changed."""

from __future__ import annotations

import sqlite3
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from atlas.domain.cases import Case, WholeCase
from atlas.domain.checks import NotebookError
from atlas.domain.whole_file import why
from atlas.notebook.connection import connect, copy, in_memory, look_up
from atlas.notebook.faults import sentence_of
from atlas.notebook.found import refusal_of
from atlas.notebook.notebook import FILE_NAME, Notebook
from atlas.notebook.schema import STEPS, migrate
from atlas.rows import Row
from atlas.state.facts import Facts


class NotRead(Exception):
    """The notebook cannot be read, or its plan not be written; the text is one clear sentence."""


@contextmanager
def notebook_in(folder: Path) -> Iterator[Notebook]:
    """What the notebook of a folder holds at this moment, for reading alone; raises ``NotRead``.

    It is read into memory, so that a damaged or an older file stays where and as it is.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        raise NotRead(f"there is no notebook in {folder} yet; plan a case in the window first")
    try:
        db = _opened(path)
    except OSError as problem:
        raise NotRead(f"{path} cannot be read: {problem.strerror}") from problem
    except sqlite3.Error as problem:
        raise NotRead(f"{path} cannot be read. {sentence_of(problem)}") from problem
    notebook = Notebook(db, path, read_only=True)
    try:
        yield notebook
    except NotebookError as told:
        raise NotRead(str(told)) from told
    finally:
        notebook.close()


def plan_rows(notebook: Notebook) -> list[Row]:
    """One row a case: what it is for, how many sites and sessions it has; archived ones last."""
    return [_row(notebook, case) for case in notebook.cases(archived=True)]


def plan_lines(rows: list[Row]) -> Iterator[str]:
    """The rows for people."""
    for row in rows:
        counts = f"sites: {row['sites']}, sessions: {row['sessions']}"
        rest = [", ".join(row["conditions"])] + ["archived"] * row["archived"]
        yield "  ".join([row["code"], counts, *(part for part in rest if part)])


def put_on_paper(args: Namespace, whole: WholeCase, facts: Facts, assets: Path) -> list[Path]:
    """Write a case's plan as the arguments wish and return the files; raises ``NotRead``."""
    from atlas.ui.paper.headless import export

    wishes = {name: getattr(args, name) for name in ("patient", "sections", "zones", "page")}
    try:
        return export(whole, facts, assets, args.out, **wishes)
    except (OSError, ValueError) as error:
        raise NotRead(f"{args.out} cannot be written: {why(error)}") from error


def _opened(path: Path) -> sqlite3.Connection:
    """A copy in memory that is known to be a notebook, brought up to date."""
    db = _in_memory(path)
    try:
        if refused := refusal_of(db, path.name):
            raise NotRead(refused.sentence)
        migrate(db, STEPS)
        look_up(db)
    except BaseException:
        db.close()
        raise
    return db


def _in_memory(path: Path) -> sqlite3.Connection:
    """All that the file holds; where nobody has it open, without a trace beside it."""
    if path.with_name(f"{path.name}-wal").exists():
        return in_memory(path)
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        with closing(connect(path, "ro&immutable=1")) as source:
            copy(source, memory)
    except sqlite3.Error:
        memory.close()
        raise
    return memory


def _row(notebook: Notebook, case: Case) -> Row:
    return {
        "code": case.code,
        "created": case.created.isoformat(),
        "conditions": list(case.conditions),
        "sites": len(notebook.plan(case.code).sites),
        "sessions": len(notebook.sessions(case.code)),
        "archived": case.archived,
    }
