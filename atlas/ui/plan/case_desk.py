"""The cases as a whole: listed, opened, closed, deleted, as files, and watched for other windows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from atlas.domain.cases import Case
from atlas.domain.checks import Gone, NotebookError
from atlas.state import plan_actions
from atlas.state.model import AtlasState, PlanPage
from atlas.state.notes import Opener
from atlas.state.open_case import OpenCase
from atlas.state.store import Store
from atlas.ui.plan.case_files import CaseFiles
from atlas.ui.plan.panel import PlanPanel

LOOK_MS = 1500
"""How often it is asked whether another window has changed the notebook."""


class CaseDesk(QObject):
    """Asks the notebook for cases and puts one on the desk."""

    def __init__(
        self,
        window: QWidget,
        store: Store,
        opener: Opener,
        panel: PlanPanel,
        condition_name: Callable[[str], str],
    ) -> None:
        super().__init__(window)
        self._store, self._opener, self._panel, self._name = store, opener, panel, condition_name
        self.files = CaseFiles(window, opener, panel.cases.work)
        self._listed: tuple[object, ...] = ()
        self._search: tuple[str, bool] = ("", False)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._look_elsewhere)
        self._wire()

    def _wire(self) -> None:
        cases, case = self._panel.cases, self._panel.case
        cases.searched.connect(self._find)
        cases.opened.connect(self.open)
        cases.newRequested.connect(lambda: self._apply(plan_actions.begin, date.today()))
        cases.importRequested.connect(self.files.ask_import)
        cases.backupRequested.connect(self.files.ask_backup)
        cases.restoreRequested.connect(self.files.ask_restore)
        case.exportRequested.connect(self.ask_export)
        case.deleteRequested.connect(self._delete)
        self.files.told.connect(self.tell)
        self.files.opened.connect(self.open)
        self.files.restored.connect(self._restored)

    def watch(self, on: bool) -> None:
        """Whether to ask now and then if another window has changed something."""
        if not on:
            self._look.stop()
        elif not self._look.isActive():
            self._look.start()

    def forget_list(self) -> None:
        """The list is asked for again when it is shown next."""
        self._listed = ()

    def tell(self, sentence: str) -> None:
        """Say what went wrong where the eyes are."""
        self._apply(lambda state: replace(plan_actions.enter(state), trouble=sentence))

    def show_list(self, *, again: bool = False) -> None:
        """Ask the notebook for its cases when another list is wanted."""
        if self._listed == (self._search,) and not again:
            return
        self._listed = (self._search,)
        opened = self._opener()
        words, archived = self._search
        try:
            cases = opened.notes.cases(words, archived=archived) if opened.notes is not None else ()
        except NotebookError as told:
            self._panel.cases.set_sentence(str(told))
            return
        self._panel.cases.set_sentence(opened.sentence)
        self._panel.cases.set_cases(cases, self._name)

    def _look_elsewhere(self) -> None:
        """Show what another window has changed; what could be undone here goes with it."""
        notes = self._opener().notes
        try:
            if notes is None or not notes.changed_elsewhere():
                return
            case = self._store.state.case
            if case is None or case.kept is None:
                self.show_list(again=True)
                return
            self._panel.commit()
            case = self._store.state.case or case
            whole = notes.whole(case.kept.case.code)
            if whole != case.kept and case.whole == case.kept:
                self._apply(lambda state: replace(state, case=case.renewed(whole)))
        except Gone as told:
            gone = f"{told} Another window has deleted it or given it another code."
            self._apply(lambda state: replace(plan_actions.close(state), trouble=gone))
        except NotebookError as told:
            self.tell(str(told))

    def _find(self, words: str, archived: bool) -> None:
        self._search = (words, archived)
        self.show_list()

    def open(self, code: str) -> None:
        """Put a case of the notebook on the desk."""
        self._panel.commit()
        notes = self._opener().notes
        if notes is None:
            return
        try:
            whole = notes.whole(code)
        except NotebookError as told:
            self.tell(str(told))
            return
        self._apply(plan_actions.open_case, OpenCase(whole, whole))

    def close(self) -> None:
        """Put the case away; what is being typed is kept first."""
        self._panel.commit()
        self._apply(plan_actions.close)

    def ask_export(self) -> None:
        """Ask for a file and write the open case to it."""
        self._panel.commit()
        case = self._case()
        if case is not None:
            self.files.ask_export(case.code)

    def ask_delete(self) -> None:
        """Turn to the page where a case is deleted, and ask there."""
        self._apply(plan_actions.enter, PlanPage.CASE)
        self._panel.case.ask_delete()

    def _case(self) -> Case | None:
        case = self._store.state.case
        return case.kept.case if case is not None and case.kept is not None else None

    def _delete(self) -> None:
        case, notes = self._case(), self._opener().notes
        if case is None or notes is None:
            self._apply(plan_actions.close)
            return
        try:
            gone = notes.delete_case(case.code)
        except NotebookError as told:
            self.tell(str(told))
            return
        self._apply(plan_actions.close)
        more = [] if gone else ["Its bytes leave the file at the next start."]
        if aside := notes.set_aside():
            more.append(f"Files beside the notebook may hold it still: {', '.join(aside)}.")
        if more:
            self.tell(" ".join([f"{case.code} is deleted.", *more]))

    def _restored(self, sentence: str) -> None:
        self._apply(plan_actions.close)
        self.show_list(again=True)
        self.tell(sentence)

    def _apply(self, action: Callable[..., AtlasState], *values: object) -> None:
        self._store.apply(lambda state: action(state, *values))
