"""A line that tells how far slow work has come, with the way to end it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from atlas.ui.widgets import button


class WorkLine(QWidget):
    """Hidden while nothing slow goes on."""

    cancelRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.bar = QProgressBar()
        self.cancel = button("Cancel", "End this; nothing is written", self.cancelRequested.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        self.hide()

    def set_work(self, what: str, done: int, total: int) -> None:
        """Show how much of the work is done; nothing is shown of work without a total."""
        self.setVisible(total > 0)
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        self.bar.setFormat(f"{what}: %v of %m")
        self.bar.setAccessibleName(f"{what}: {done} of {total}")
