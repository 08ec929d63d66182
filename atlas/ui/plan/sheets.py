"""The plan on paper: the system's print dialog, and files of sheets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from atlas.domain.cases import WholeCase
from atlas.state.facts import Facts
from atlas.state.model import AtlasState
from atlas.ui.plan.files import SHEETS, ask_save


class Sheets(QObject):
    """Asks where the sheets go; what goes wrong is told in a sentence."""

    told = Signal(str)

    def __init__(
        self, window: QWidget, facts: Callable[[], Facts], plates: Path, state: Callable[[], AtlasState]
    ) -> None:
        """``plates`` is the folder of the plates."""
        super().__init__(window)
        self._window, self._facts, self._plates, self._state = window, facts, plates, state

    def ask_print(self) -> None:
        """Ask for a printer and print the plan."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # only when somebody prints

        whole = self._whole()
        if whole is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(f"Plan {whole.case.code}")
        dialog = QPrintDialog(printer, self._window.window())
        dialog.accepted.connect(lambda: self._print(printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_export(self) -> None:
        """Ask for a file and write the plan to it."""
        self._ask("Export the plan", "plan", patient=False)

    def ask_patient(self) -> None:
        """Ask for a file and write the sheet for the patient to it."""
        self._ask("Export the sheet for the patient", "patient", patient=True)

    def export(self, out: Path, *, patient: bool, sections: bool = True) -> None:
        """Write the plan, or the sheet for the patient, to a file."""
        from atlas.ui.paper.print import PaperOptions, export_plan

        whole = self._whole()
        if whole is None:
            return
        try:
            options = PaperOptions(patient=patient, sections=sections)
            export_plan(whole, self._facts(), self._plates, out, options)
        except (OSError, ValueError) as told:
            self.told.emit(f"{out.name} cannot be written: {told}")

    def _ask(self, title: str, name: str, *, patient: bool) -> None:
        whole = self._whole()
        if whole is not None:
            wanted = f"{whole.case.code or 'case'}-{name}.pdf"
            ask_save(self._window, title, wanted, SHEETS, lambda out: self.export(out, patient=patient))

    def _print(self, printer: object) -> None:
        from atlas.ui.paper.print import PaperOptions, print_plan

        whole = self._whole()
        if whole is not None:
            try:
                print_plan(printer, whole, self._facts(), self._plates, PaperOptions())
            except (OSError, ValueError) as told:
                self.told.emit(f"The plan cannot be printed: {told}")

    def _whole(self) -> WholeCase | None:
        case = self._state().case
        return case.whole if case is not None else None
