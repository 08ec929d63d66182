"""The page of sites: what can be added, the list, and the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from atlas.domain.cases import Site
from atlas.state.plan_cautions import SiteCaution
from atlas.state.site_rows import SiteRow
from atlas.ui.flow import Flow
from atlas.ui.plan.paper_choice import PaperChoice
from atlas.ui.plan.site_editor import SiteEditor
from atlas.ui.plan.site_list import SiteList
from atlas.ui.plan.style import button, words

EMPTY = (
    "No site yet. Select a muscle or a point and add it here, press Ctrl+D anywhere, or click a point on the "
    "body with the right button."
)
PLACING = "Click on the body where the site is. Esc ends it."
LIST_ROWS = 4.5


class SitesPage(QWidget):
    """Shows the sites of a plan; asks for every change."""

    addRequested = Signal()
    placeRequested = Signal()
    chosen = Signal(int)
    moved = Signal(int, int)
    removeRequested = Signal(int)
    changed = Signal(int, object)
    """Number of a site, and the ``Site`` as it should be."""
    sectionRequested = Signal()
    cardRequested = Signal()
    printRequested = Signal()
    exportRequested = Signal()
    patientRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._number = 0
        self.offer, self.empty = words("planQuiet"), words("planQuiet")
        self.add = button("Add", "Add what is selected to the plan (Ctrl+D)", self.addRequested.emit)
        self.add.setObjectName("planStrong")
        self.place = button("Place a free site", "Place a site with the mouse (Ctrl+Shift+D)")
        self.place.setCheckable(True)
        self.place.clicked.connect(lambda: self.placeRequested.emit())
        self.list, self.editor = SiteList(), SiteEditor()
        self.beneath = button(
            "What lies beneath", "The cut at this site (Ctrl+B)", self.sectionRequested.emit
        )
        self.card = button("Card", "The card of this muscle", self.cardRequested.emit)
        self.remove = button("Remove", "Take this site out of the plan (Ctrl+Delete)")
        self.remove.clicked.connect(lambda: self.removeRequested.emit(self._number))
        self.paper = PaperChoice()
        self._lay_out()
        self._wire()

    def set_offer(self, text: str, *, can_add: bool, placing: bool) -> None:
        """Tell what would be added, and whether the next click places a free site."""
        self.offer.setText(PLACING if placing else text)
        self.add.setEnabled(can_add)
        self.place.setChecked(placing)

    def set_sites(self, rows: Sequence[SiteRow], chosen: int) -> None:
        """Show the list; writes nothing back."""
        self._number = chosen
        last = self.focusWidget()
        if not rows and last is not None and last.hasFocus():
            self.place.setFocus()  # else the keys would go to the size of the paper
        self.list.set_rows(rows, chosen)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._detail.setVisible(bool(chosen))
        high = sum(max(0, self.list.sizeHintForRow(i)) for i in range(len(rows))) + 6
        line = self.fontMetrics().lineSpacing()
        self.list.setFixedHeight(min(high, round(LIST_ROWS * 2.6 * line)))

    def set_site(self, site: Site, suggested: str, cautions: Sequence[SiteCaution]) -> None:
        """Show the chosen site; writes nothing back."""
        self.card.setEnabled(bool(site.muscle))
        self.editor.set_site(site, suggested, cautions)

    def commit(self) -> None:
        """Ask for what was typed and not asked for yet."""
        if self._number:
            self.editor.commit()

    def _wire(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.moved.connect(self.moved)
        self.list.removeRequested.connect(self.removeRequested)
        self.editor.changed.connect(lambda site: self.changed.emit(self._number, site))

    def _choose(self, number: int) -> None:
        """What was typed for one site is kept before another is shown."""
        self.commit()
        self.chosen.emit(number)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.offer, 1)
        top.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        self._detail = QWidget()
        detail = QVBoxLayout(self._detail)
        detail.setContentsMargins(0, 0, 0, 0)
        acts = QWidget()
        flow = Flow(acts, 4)
        for widget in (self.beneath, self.card, self.remove):
            flow.addWidget(widget)
        detail.addWidget(acts)
        detail.addWidget(self.editor)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.addLayout(top)
        column.addWidget(self.place, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.empty, self.list, self._detail):
            column.addWidget(part)
        column.addStretch(1)
        self.empty.setText(EMPTY)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area, 1)
        whole.addWidget(self.paper)
        whole.addWidget(self._acts_on_paper())

    def _acts_on_paper(self) -> QWidget:
        row = QWidget()
        flow = Flow(row, 4)
        for text, hint, asked in (
            ("Print…", "Print the plan (Ctrl+P)", self.printRequested),
            ("Export…", "The plan as PDF, PNG or SVG", self.exportRequested),
            ("For the patient…", "The sheet for the patient as PDF, PNG or SVG", self.patientRequested),
        ):
            flow.addWidget(button(text, hint, asked.emit))
        return row

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a small window."""
        return QSize(280, 200)
