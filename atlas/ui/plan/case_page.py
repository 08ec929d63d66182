"""The case itself: code, conditions, note, painted pain; archive, export and delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from atlas.domain.cases import Case
from atlas.ui.flow import Flow
from atlas.ui.plan.note import NoteEdit
from atlas.ui.plan.painted_pain import PaintedPain
from atlas.ui.plan.style import button, heading, words

CODE_HINT = (
    "Letters, digits, - and _, such as S-014; never a name or a date of birth, for the notebook is not "
    "encrypted."
)


class CasePage(QWidget):
    """Shows one case; every change is asked for as a whole case."""

    changed = Signal(object)
    """The ``Case`` as it should be."""
    exportRequested = Signal()
    deleteRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._case: Case | None = None
        self.code, self.note = QLineEdit(), NoteEdit("Note about the case; no names")
        self.code.setAccessibleName("Code of the case")
        self.code.setToolTip(CODE_HINT)
        self.condition = QComboBox(editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        self.condition.setAccessibleName("Add a condition")
        self.condition.lineEdit().setPlaceholderText("Add a condition")
        self._chips, self.painted = QWidget(), PaintedPain("case")
        self._flow = Flow(self._chips, 4)
        self.archived = QCheckBox("Archived: kept, but not in the list")
        self.delete = button("Delete…", "Delete this case and all that belongs to it", self.ask_delete)
        self.really = button("Really delete", "Delete for good", self._really, name="planStrong")
        self.spare = button("Keep it", "Do not delete", self._spare)
        self.warning = words("planTrouble")
        self._lay_out()
        self._wire()
        self._spare()

    def set_conditions(self, conditions: Sequence[tuple[str, str]]) -> None:
        """Offer conditions, (id, name) each."""
        self.condition.blockSignals(True)
        self.condition.clear()
        for id, name in conditions:
            self.condition.addItem(name, id)
        self.condition.setCurrentIndex(-1)
        self.condition.blockSignals(False)

    def set_case(self, case: Case, name: Callable[[str], str], area_cm2: float) -> None:
        """Show a case; ``name`` gives the words for a condition. Writes nothing back."""
        before, self._case = self._case, case
        if before is None or before.code != case.code:
            self._spare()
            self.code.setText(case.code)
        self.note.set_text(case.note)
        self.archived.blockSignals(True)
        self.archived.setChecked(case.archived)
        self.archived.blockSignals(False)
        self._show_chips(case, name)
        self.painted.set_painting(area_cm2 > 0.0, area_cm2)

    def commit(self) -> None:
        """Ask for what was typed and not asked for yet."""
        self.note.commit()
        self._rename()

    def _show_chips(self, case: Case, name: Callable[[str], str]) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            item.widget().deleteLater()
        for id in case.conditions:
            words_ = name(id)
            hint = f"Take {words_} away"
            chip = button(f"{words_}  ✕".replace("&", "&&"), hint, partial(self._drop, id))
            chip.setToolTip(f"<qt>{escape(hint)}</qt>")  # the reader's own words are no markup
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(case.conditions))

    def _ask(self, **values: object) -> None:
        if self._case is not None:
            case = replace(self._case, **values)  # type: ignore[arg-type]
            if case != self._case:
                self.changed.emit(case)

    def _rename(self) -> None:
        """A code that is refused is told by whoever refuses; the field shows what holds."""
        wanted = self.code.text().strip()
        if self._case is not None and wanted != self._case.code:
            self._ask(code=wanted)
            self.code.setText(self._case.code)

    def _add(self) -> None:
        typed = self.condition.currentText().strip()
        at = self.condition.findText(typed, Qt.MatchFlag.MatchFixedString)
        id = self.condition.itemData(at) if at >= 0 else typed
        self.condition.setCurrentIndex(-1)
        self.condition.clearEditText()
        if id and self._case is not None and id not in self._case.conditions:
            self._ask(conditions=(*self._case.conditions, id))

    def _drop(self, id: str) -> None:
        if self._case is not None:
            self._ask(conditions=tuple(one for one in self._case.conditions if one != id))

    def ask_delete(self) -> None:
        """Ask once more before a case is deleted."""
        for widget in (self.really, self.spare, self.warning):
            widget.show()
        self.delete.hide()
        code = self._case.code if self._case is not None else ""
        self.warning.setText(
            f"{code} with its sites, answers, sessions and paintings is overwritten in the file; nothing "
            "brings it back. Backups and exported files keep it."
        )
        self.spare.setFocus()

    def _spare(self) -> None:
        for widget in (self.really, self.spare, self.warning):
            widget.hide()
        self.delete.show()

    def _really(self) -> None:
        self._spare()
        self.deleteRequested.emit()

    def _wire(self) -> None:
        self.code.editingFinished.connect(self._rename)
        self.note.finished.connect(lambda text: self._ask(note=text))
        self.condition.activated.connect(lambda _row: self._add())
        self.condition.lineEdit().returnPressed.connect(self._add)
        self.archived.toggled.connect(lambda on: self._ask(archived=on))

    def _lay_out(self) -> None:
        column, form = QVBoxLayout(self), QFormLayout()
        column.setContentsMargins(0, 0, 0, 0)
        why = words("planQuiet")
        why.setText(CODE_HINT)
        form.addRow("Code", self.code)
        form.addRow(why)
        form.addRow("Condition", self.condition)
        column.addLayout(form)
        column.addWidget(self._chips)
        column.addWidget(self.note)
        column.addWidget(heading("Where it hurt at the beginning"))
        column.addWidget(self.painted)
        column.addWidget(self.archived)
        column.addWidget(self.warning)
        export = button("Export…", "Write this case to a file", self.exportRequested.emit)
        column.addLayout(_row(export, self.delete, self.really, self.spare))
        column.addStretch(1)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
