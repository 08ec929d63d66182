"""The list of cases: search, open, begin; backup and restore of all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from atlas.domain.cases import Case
from atlas.ui.plan.style import button, words
from atlas.ui.work_line import WorkLine

WHY_CODES = (
    "A case has a code and never a name: the notebook is not encrypted, and with codes a lost laptop or a "
    "backup tells nobody who was treated. The list that joins codes and patients stays in your own records."
)


class CasesPage(QWidget):
    """Shows the cases that were found; asks for everything else."""

    searched = Signal(str, bool)
    """Words, and whether archived cases are wanted."""
    opened = Signal(str)
    newRequested = Signal()
    importRequested = Signal()
    backupRequested = Signal()
    restoreRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit(placeholderText="Search code, condition, note", clearButtonEnabled=True)
        self.search.setAccessibleName("Search the cases")
        self.archived = QCheckBox("Archived as well")
        self.list = QListWidget()
        self.list.setAccessibleName("Cases, the last treated first")
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.count, self.sentence = words("planQuiet"), words("planTrouble")
        self.begin = button("New case", "Begin a case", self.newRequested.emit, name="planStrong")
        self.work = WorkLine()
        self._lay_out()
        self.search.textChanged.connect(self._ask)
        self.archived.toggled.connect(self._ask)
        self.search.returnPressed.connect(self._open_first)
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open)
        self.set_sentence("")

    def set_cases(self, cases: Sequence[Case], name: Callable[[str], str]) -> None:
        """Show cases; ``name`` gives the words for a condition. Writes nothing back."""
        self.list.clear()
        for case in cases:
            item = QListWidgetItem(_line(case, name))
            item.setData(Qt.ItemDataRole.UserRole, case.code)
            self.list.addItem(item)
        some = f"{len(cases)} case{'s' * (len(cases) != 1)}"
        self.count.setText(some if cases or self.search.text() else "No case yet. Begin one, or add a point.")

    def set_sentence(self, sentence: str) -> None:
        """Tell what is wrong with the notebook; nothing when all is well."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def _ask(self) -> None:
        self.searched.emit(self.search.text(), self.archived.isChecked())

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(Qt.ItemDataRole.UserRole))

    def _open_first(self) -> None:
        if self.list.count():
            self._open(self.list.item(0))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.begin)
        top.addWidget(button("Import…", "Import a case from a file", self.importRequested.emit))
        top.addStretch(1)
        bottom.addWidget(button("Back up…", "Write all cases to one file", self.backupRequested.emit))
        bottom.addWidget(
            button("Restore…", "Put a backup in the place of all cases", self.restoreRequested.emit)
        )
        bottom.addStretch(1)
        why = words("planQuiet")
        why.setText(WHY_CODES)
        column.addLayout(top)
        for widget in (self.sentence, self.search, self.archived, self.count):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.work)
        column.addLayout(bottom)
        column.addWidget(why)


def _line(case: Case, name: Callable[[str], str]) -> str:
    """Code and day; below, the conditions."""
    archived = "  (archived)" if case.archived else ""
    told = ", ".join(map(name, case.conditions)) or case.note.split("\n")[0][:60] or "no condition named"
    return f"{case.code}{archived}   begun {case.created:%Y-%m-%d}\n{told}"
