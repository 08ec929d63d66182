"""The plan on paper: the system's print dialog, and files of sheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from atlas.domain.cases import WholeCase
from atlas.domain.whole_file import why
from atlas.state.facts import Facts
from atlas.state.model import AtlasState
from atlas.ui.plan.files import SHEETS, ask_save
from atlas.ui.plan.paper_choice import PaperChoice
from atlas.ui.stage.notice import Notice

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from atlas.ui.paper.print import Options


class Sheets(QObject):
    """Asks where the sheets go; what goes wrong is told in a sentence."""

    told = Signal(str)

    def __init__(
        self,
        window: QWidget,
        facts: Callable[[], Facts],
        plates: Path,
        state: Callable[[], AtlasState],
        paper: PaperChoice,
    ) -> None:
        """``plates`` is the folder of the plates; ``paper`` tells what is wanted on it."""
        super().__init__(window)
        self._window, self._facts, self._plates, self._state = window, facts, plates, state
        self._paper = paper
        self._notice: Notice | None = None

    def ask_print(self, *, patient: bool = False) -> None:
        """Ask for a printer and print the plan, or the sheet for the patient."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # only when somebody prints

        from atlas.ui.paper.writers import page_layout

        whole = self._whole()
        if whole is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(self._options(patient).page))
        printer.setDocName(f"{'Patient' if patient else 'Plan'} {whole.case.code}")
        dialog = QPrintDialog(printer, self._window.window())
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, False)  # all pages belong together
        dialog.accepted.connect(lambda: self._print(printer, patient))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # its own open() asks for a slot by name

    def ask_export(self) -> None:
        """Ask for a file and write the plan to it."""
        self._ask("Export the plan", "plan", patient=False)

    def ask_patient(self) -> None:
        """Ask for a file and write the sheet for the patient to it."""
        self._ask("Export the sheet for the patient", "patient", patient=True)

    def export(self, out: Path, *, patient: bool) -> None:
        """Write the plan, or the sheet for the patient, to a file."""
        from atlas.ui.paper.print import export_plan  # only when somebody wants paper

        whole = self._whole()
        if whole is None:
            return
        try:
            files = export_plan(whole, self._facts(), self._plates, out, self._options(patient))
        except (OSError, ValueError) as error:
            self.told.emit(f"{out.name} cannot be written: {why(error)}")
        else:
            self._tell_where(files)

    def _tell_where(self, files: Sequence[Path]) -> None:
        """Say where the sheets are: several pages as pictures have names of their own."""
        last = f" to {files[-1].name}" if len(files) > 1 else ""
        self._notice = self._notice or Notice(self._window.window())
        self._notice.tell(f"Written: {files[0]}{last}")

    def _ask(self, title: str, name: str, *, patient: bool) -> None:
        whole = self._whole()
        if whole is not None:
            wanted = f"{whole.case.code or 'case'}-{name}.pdf"
            ask_save(self._window, title, wanted, SHEETS, lambda out: self.export(out, patient=patient))

    def _options(self, patient: bool) -> Options:
        from atlas.ui.paper.measure import Page
        from atlas.ui.paper.print import Options

        paper = self._paper
        return Options(
            patient, paper.sections.isChecked(), paper.zones.isChecked(), Page(str(paper.page.value))
        )

    def _print(self, printer: QPrinter, patient: bool) -> None:
        from atlas.ui.paper.print import print_plan
        from atlas.ui.paper.writers import page_in

        whole = self._whole()
        if whole is not None:
            options = self._options(patient)
            options = replace(options, page=page_in(printer.pageLayout(), options.page))
            try:
                print_plan(printer, whole, self._facts(), self._plates, options)
            except (OSError, ValueError) as error:
                self.told.emit(f"Nothing can be printed: {why(error)}")

    def _whole(self) -> WholeCase | None:
        case = self._state().case
        return case.whole if case is not None else None
