"""Cases as files: export, import, backup and restore; what goes wrong is told in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from atlas.domain.checks import CodeRefused, NotebookError
from atlas.state.notes import Notes, Opener, Tell, free_code
from atlas.ui.plan.files import BACKUPS, CASES, ask_open, ask_save
from atlas.ui.plan.slow import Act, SlowWork
from atlas.ui.work_line import WorkLine


class CaseFiles(QObject):
    """Asks for files and hands them to the notebook."""

    told = Signal(str)
    opened = Signal(str)
    """The code of a case that was imported."""
    restored = Signal(str)
    """What became of the cases of before."""

    def __init__(self, window: QWidget, opener: Opener, line: WorkLine) -> None:
        """``line`` shows how far slow work has come."""
        super().__init__(window)
        self._window, self._opener, self._line = window, opener, line
        self._work: SlowWork | None = None
        line.cancelRequested.connect(self.finish)

    def ask_export(self, code: str) -> None:
        """Ask for a file and write a case to it."""
        ask_save(self._window, f"Export {code}", f"{code}.case.json", CASES, lambda f: self.export(code, f))

    def ask_import(self) -> None:
        """Ask for a file and add its case."""
        ask_open(self._window, "Import a case", CASES, self.take)

    def ask_backup(self) -> None:
        """Ask for a file and write all cases to it."""
        name = f"trigger-point-atlas-{date.today():%Y-%m-%d}.sqlite"
        ask_save(self._window, "Back up all cases", name, BACKUPS, self.back_up)

    def ask_restore(self) -> None:
        """Ask for a backup and put it in the place of all cases."""
        ask_open(self._window, "Restore all cases from a backup", BACKUPS, self.restore)

    def export(self, code: str, file: Path) -> None:
        """Write a case to a file."""
        self._do(lambda notes: notes.export_case(code, file), f"{code} is written to {file.name}.")

    def take(self, file: Path) -> None:
        """Add the case in a file and open it, under a free code where its own cannot be taken."""

        def add(notes: Notes) -> None:
            try:
                self.opened.emit(notes.import_case(file).code)
            except CodeRefused as told:
                code = notes.import_case(file, free_code(notes)).code
                self.opened.emit(code)
                self.told.emit(f"{told} It is {code} here; another code can be given on the page Case.")

        self._do(add)

    def back_up(self, file: Path) -> None:
        """Write all cases to a file."""

        def write(notes: Notes, _tell: Tell) -> str:
            notes.backup(file)
            return f"All cases, and all that was learnt, are in {file.name}."

        self._begin("Backing up", write, self._told)

    def restore(self, file: Path) -> None:
        """Put a backup in the place of all cases."""

        def put(notes: Notes, tell: Tell) -> str:
            kept = notes.restore(file, tell)
            return f"The backup is in place. The cases of before are kept in {kept.name}."

        self._begin("Cases read", put, self._restored)

    def finish(self) -> None:
        """End what goes on, or wait until it is done where it cannot be ended any more."""
        if self._work is not None:
            self._work.requestInterruption()
            self._work.wait()

    def _begin(self, what: str, act: Act, ended: Callable[[str, bool], None]) -> None:
        """Do something slow beside the window; one thing at a time."""
        opened = self._opener()
        if opened.notes is None:
            self.told.emit(opened.sentence)
            return
        self.finish()
        self._work = SlowWork(opened.notes, act, self)
        self._line.set_work(what, 0, 1)
        self._work.came.connect(lambda done, total: self._line.set_work(what, done, max(1, total)))
        self._work.ended.connect(lambda *_: self._line.set_work("", 0, 0))
        self._work.ended.connect(ended)
        self._work.start()

    def _told(self, sentence: str, _done: bool) -> None:
        self.told.emit(sentence)

    def _restored(self, sentence: str, done: bool) -> None:
        (self.restored if done else self.told).emit(sentence)

    def _do(self, what: Callable[[Notes], object], done: str = "") -> None:
        """Tell what went wrong, or that it is ``done``."""
        opened = self._opener()
        if opened.notes is None:
            self.told.emit(opened.sentence)
            return
        try:
            what(opened.notes)
        except NotebookError as told:
            done = str(told)
        if done:
            self.told.emit(done)
