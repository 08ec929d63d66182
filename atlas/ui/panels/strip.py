"""The strip of plates under the canvas."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from atlas.domain.plates import Plate

THUMB = QSize(58, 58)


class PlateStrip(QListWidget):
    """Small pictures of all plates; one is the plate of the first view."""

    plateRequested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("strip")
        self.setAccessibleName("Plates")
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListWidget.Movement.Static)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._scale = 1.0
        self._rows: dict[str, QListWidgetItem] = {}
        self.set_scale(1.0)
        self.clicked.connect(self._ask)
        self.activated.connect(self._ask)

    def set_plates(self, plates: Sequence[Plate]) -> None:
        """List the plates; pictures come later through ``set_thumbnail``."""
        self.clear()
        self._rows = {plate.id: self._row(plate) for plate in plates}
        self._lay_out()

    def set_thumbnail(self, plate: str, picture: QImage) -> None:
        """Give a plate its small picture."""
        if plate in self._rows:
            pixmap, icon = QPixmap.fromImage(picture), QIcon()
            for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
                icon.addPixmap(pixmap, mode)
            self._rows[plate].setIcon(icon)

    def set_plate(self, plate: str) -> None:
        """Show which plate is open; writes nothing back."""
        if plate in self._rows:
            self.setCurrentItem(self._rows[plate])

    def set_scale(self, factor: float) -> None:
        """Sizes for a desk (1) or a lecture hall (more)."""
        self._scale = factor
        self.setIconSize(THUMB * factor)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the plate that is open in sight."""
        super().resizeEvent(event)
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem())

    def _lay_out(self) -> None:
        cell = QSize(round(118 * self._scale), round(112 * self._scale))
        for row in self._rows.values():
            row.setSizeHint(cell)
        self.setFixedHeight(cell.height() + round(16 * self._scale) + 6)

    def _row(self, plate: Plate) -> QListWidgetItem:
        row = QListWidgetItem(plate.name, self)
        row.setData(Qt.ItemDataRole.UserRole, plate.id)
        row.setToolTip(plate.name)
        row.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        return row

    def _ask(self, index: QModelIndex) -> None:
        self.plateRequested.emit(index.data(Qt.ItemDataRole.UserRole))

    def changeEvent(self, event: QEvent) -> None:
        """Cells follow the type size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_rows"):
            self._lay_out()
