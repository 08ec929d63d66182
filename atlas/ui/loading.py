"""Work that goes on beside the window: the small pictures of the strip are read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, QThread, Signal
from PySide6.QtGui import QImageReader

from atlas.domain.body import Depth
from atlas.domain.plates import Plate

THUMB_PX = 220


class ThumbnailLoader(QThread):
    """Reads one small picture of each plate."""

    ready = Signal(str, object)

    def __init__(self, plates: Sequence[Plate], folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._plates, self._folder = plates, folder

    def run(self) -> None:
        """Hand over picture after picture until all are there or the window closes."""
        for plate in self._plates:
            if self.isInterruptionRequested():
                return
            reader = QImageReader(str(self._folder / plate.id / plate.pictures[Depth.SUPERFICIAL][-1]))
            size = reader.size().scaled(QSize(THUMB_PX, THUMB_PX), Qt.AspectRatioMode.KeepAspectRatio)
            reader.setScaledSize(size)
            picture = reader.read()
            if not picture.isNull():
                self.ready.emit(plate.id, picture)
