"""What is wanted on paper: the size of the sheet, section pictures, zones."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from atlas.ui.flow import Flow
from atlas.ui.plan.choice import Choice

PAGES = (("A4", "a4"), ("Letter", "letter"))


class PaperChoice(QWidget):
    """Asks nothing: it is read when something is printed."""

    def __init__(self) -> None:
        super().__init__()
        self.page = Choice(PAGES, "Size of the paper")
        self.sections = QCheckBox("Sections")
        self.sections.setToolTip("A picture of what lies beneath each site")
        self.zones = QCheckBox("Referred pain")
        self.zones.setToolTip("The zones of the sites on the plates")
        flow = Flow(self, 8)
        for widget in (self.page, self.sections, self.zones):
            flow.addWidget(widget)
