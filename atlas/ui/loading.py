"""Work that goes on beside the window: the small pictures of the strip are read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QThread
from PySide6.QtGui import QImage

from atlas.domain.body import Depth
from atlas.domain.plates import Plate

THUMBNAIL = "thumbnail.webp"
"""The small picture of a plate, in its folder (``tools/thumbnails.py`` makes it)."""


class ThumbnailLoader(QThread):
    """Reads one small picture of each plate into ``pictures``; look at them once it has finished."""

    def __init__(self, plates: Sequence[Plate], folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.pictures: dict[str, QImage] = {}
        self._plates, self._folder = plates, folder

    def run(self) -> None:
        """Read picture after picture until all are there or the window closes."""
        for plate in self._plates:
            if self.isInterruptionRequested():
                return
            picture = QImage(str(self._folder / plate.id / THUMBNAIL))
            if picture.isNull():  # a plate made elsewhere, without one
                picture = QImage(str(self._folder / plate.id / plate.pictures[Depth.SUPERFICIAL][-1]))
            if not picture.isNull():
                self.pictures[plate.id] = picture
