"""The notebook: what the rest of the atlas asks and is told. Every change is kept when the method returns."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from atlas.domain.cases import Case, CautionAnswer, Plan, Session, Site, WholeCase
from atlas.domain.checks import Refused
from atlas.domain.painting import Painting
from atlas.notebook import case_rows, plan_rows, safekeeping, session_rows, whole_rows
from atlas.notebook.aside import names_aside
from atlas.notebook.case_file import load_case, save_case
from atlas.notebook.change import change, reading
from atlas.notebook.faults import NotKept, spoken, tells_damage
from atlas.notebook.found import How
from atlas.notebook.learnt import Learnt
from atlas.notebook.opening import identity, open_file, real_path
from atlas.notebook.schema import STEPS, version_of
from atlas.notebook.stamp import doubt, note_whole
from atlas.notebook.sweep import owe_sweep, sweep

FILE_NAME = "notebook.sqlite"


@dataclass(frozen=True, slots=True)
class Opening:
    """What became of opening a notebook; ``sentence`` is for the reader and empty when all is well."""

    notebook: Notebook | None
    how: How
    sentence: str = ""
    aside: Path | None = None


class Notebook(Learnt):
    """The cases of one reader, and what the reader has learnt, in one SQLite file.

    Every method may raise ``Refused`` (ask for something else) or ``NotKept`` (file or disk), both
    ``NotebookError`` with a sentence; nothing was changed then. Used by the thread that opened it.
    """

    def __init__(self, db: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._db = db
        self._doubted = False
        self._identity = identity(path)
        self._seen = self._version()

    @classmethod
    def open(cls, path: Path) -> Opening:
        """Open the notebook in a file, begun when it is not there; never raises for what it finds."""
        path = real_path(path)
        found = open_file(path)
        if found.db is None:
            return Opening(None, found.how, found.sentence, found.aside)
        notebook = cls(found.db, path, read_only=found.how is How.READ_ONLY)
        return Opening(notebook, found.how, found.sentence, found.aside)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()
        if not (self.read_only or self._doubted) and self._is_there():
            note_whole(self.path)

    def changed_elsewhere(self) -> bool:
        """Whether another window has changed the file since this was last asked."""
        with self._spoken():
            before, self._seen = self._seen, self._version()
        return before != self._seen

    def cases(self, search: str = "", *, archived: bool = False) -> tuple[Case, ...]:
        """The cases with every word of ``search`` in code, conditions or note, the last treated first."""
        with self._spoken():
            return case_rows.listed(self._db, search, archived)

    def case(self, code: str) -> Case:
        """One case."""
        with self._spoken():
            return case_rows.found(self._db, code)

    def add_case(self, case: Case) -> None:
        """Add a case under a code that is free."""
        with self._change():
            case_rows.added(self._db, case)

    def change_case(self, code: str, case: Case) -> None:
        """Put ``case`` in the place of the one under ``code``; its code may be another one."""
        with self._change():
            case_rows.changed(self._db, code, case)

    def delete_case(self, code: str) -> bool:
        """Delete a case with all that belongs to it; whether its bytes are gone from the file as well by now.

        They are not while another window reads or the disk is full; the next start sees to it then.
        """
        with self._change():
            number = case_rows.id_of(self._db, code)
            self._db.execute("DELETE FROM cases WHERE id = ?", (number,))
            owe_sweep(self._db)
        with self._spoken():
            return sweep(self._db)

    def set_aside(self) -> tuple[str, ...]:
        """The names of files beside the notebook that hold what it held before a restoring or a damage."""
        return names_aside(self.path)

    def whole(self, code: str) -> WholeCase:
        """A case with all that belongs to it."""
        with self._reading():
            return whole_rows.whole_of(self._db, code)

    def put(self, before: WholeCase | None, after: WholeCase) -> WholeCase:
        """Put all of a case in the place of what it was ``before`` (None: a new case); as it is kept.

        Raises ``Elsewhere`` when another window has changed the case since.
        """
        with self._change():
            return whole_rows.whole_put(self._db, before, after)

    def plan(self, code: str) -> Plan:
        """The plan of a case."""
        with self._reading():
            return plan_rows.plan_of(self._db, self._id(code))

    def add_site(self, code: str, site: Site, order: int = 0) -> Site:
        """Add a site at ``order`` (from 1), at the end when 0; the site as kept, with order and id."""
        with self._change():
            return plan_rows.site_added(self._db, self._id(code), site, order)

    def change_site(self, code: str, site: Site) -> Site:
        """Put ``site`` in the place of the one with its id; its order stays."""
        with self._change():
            return plan_rows.site_changed(self._db, self._id(code), site)

    def move_site(self, code: str, site: int, order: int) -> Site:
        """Give the site with this id another place in the order, counted from 1."""
        with self._change():
            return plan_rows.site_moved(self._db, self._id(code), site, order)

    def remove_site(self, code: str, site: int) -> Site:
        """Take the site with this id out of the plan; ``add_site(code, it, it.order)`` undoes it."""
        with self._change():
            return plan_rows.site_removed(self._db, self._id(code), site)

    def answer_caution(self, code: str, answer: CautionAnswer) -> None:
        """Keep the answer to a caution, in the place of an earlier one."""
        with self._change():
            plan_rows.answered(self._db, self._id(code), answer)

    def forget_caution(self, code: str, caution: str) -> None:
        """Take an answer back."""
        with self._change():
            values = (self._id(code), caution)
            self._db.execute("DELETE FROM cautions WHERE case_id = ? AND caution = ?", values)

    def sessions(self, code: str) -> tuple[Session, ...]:
        """The sessions of a case, the last one first."""
        with self._reading():
            return session_rows.sessions_of(self._db, self._id(code))

    def add_session(self, code: str, session: Session) -> Session:
        """Add a session; the session as kept, with its id and its sites numbered."""
        with self._change():
            return session_rows.session_added(self._db, self._id(code), session)

    def copy_last_session(self, code: str, day: date) -> Session:
        """Add a session with the sites of the last one and nothing noted yet."""
        with self._change():
            case = self._id(code)
            sessions = session_rows.sessions_of(self._db, case)
            if not sessions:
                raise Refused(f"The case {code} has no session yet that could be copied.")
            return session_rows.session_added(self._db, case, sessions[0].again(day))

    def change_session(self, code: str, session: Session) -> Session:
        """Put ``session`` in the place of the one with its id."""
        with self._change():
            return session_rows.session_changed(self._db, self._id(code), session)

    def remove_session(self, code: str, session: int) -> Session:
        """Take a session and its painting away; what it was, without the painting."""
        with self._change():
            return session_rows.session_removed(self._db, self._id(code), session)

    def painting(self, code: str, session: int = 0) -> Painting:
        """The painting of a session, or of the case; empty when there is none."""
        with self._reading():
            return session_rows.painting_of(self._db, self._id(code), session)

    def set_painting(self, code: str, painting: Painting, session: int = 0) -> None:
        """Keep the painting of a session, or of the case, to 0.01 mm; an empty one takes it away."""
        with self._change():
            session_rows.painted(self._db, self._id(code), session, painting)

    def export_case(self, code: str, path: Path) -> None:
        """Write a case with all that belongs to it as JSON (``case_file`` holds the schema)."""
        with self._reading():
            whole = whole_rows.whole_of(self._db, code)
        save_case(path, whole)

    def import_case(self, path: Path, code: str = "") -> Case:
        """Add the case in a JSON file, under ``code`` where its own is taken or not wanted."""
        whole = load_case(path)
        if code:
            whole = replace(whole, case=replace(whole.case, code=code))
        with self._change():
            whole_rows.whole_added(self._db, whole)
        return whole.case

    def again(self) -> Notebook:
        """Another hold on the same file, for another thread; raises ``NotKept`` where it cannot be opened."""
        opening = Notebook.open(self.path)
        if opening.notebook is None:
            raise NotKept(opening.sentence)
        return opening.notebook

    def backup(self, path: Path) -> None:
        """Write all cases to one file, checked, which ``restore`` and ``open`` read."""
        safekeeping.back_up(self._db, self.path, path)

    def restore(self, path: Path, tell: Callable[[int, int], bool] = lambda _done, _total: True) -> Path:
        """Put a backup in the place of all cases; where the cases of before are kept.

        ``tell`` hears how many cases have been read, of how many; where it says False nothing is done.
        """
        if self.read_only:
            raise Refused("The notebook can only be read here; nothing was restored.")
        self._check_there()
        kept = safekeeping.restore(self._db, self.path, path, tell)
        self._seen = self._version()
        return kept

    def _id(self, code: str) -> int:
        return case_rows.id_of(self._db, code)

    def _version(self) -> int:
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    @contextmanager
    def _spoken(self) -> Iterator[None]:
        try:
            with spoken():
                yield
        except NotKept as fault:
            if tells_damage(fault):
                self._doubted = True
                doubt(self.path)
            raise

    @contextmanager
    def _change(self) -> Iterator[None]:
        with self._spoken(), change(self._db):
            self._check_there()
            yield

    def _is_there(self) -> bool:
        return identity(self.path) == self._identity

    def _check_there(self) -> None:
        """SQLite would go on writing into a file that was deleted, set aside, or changed by a newer atlas."""
        if version_of(self._db) > len(STEPS):
            raise NotKept(
                f"A newer atlas has brought {self.path.name} up to date meanwhile; the change was not kept. "
                "Close this window and go on in the newer atlas."
            )
        if not (self.read_only or self._is_there()):
            raise NotKept(
                f"{self.path.name} was moved, deleted or replaced while the atlas was open; the change was "
                "not kept. Close the atlas and open it again."
            )

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._spoken(), reading(self._db):
            yield
