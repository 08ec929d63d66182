"""Work that goes on beside the window: the library is read, the small pictures are made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, QThread, Signal
from PySide6.QtGui import QImageReader

from atlas.domain.body import Depth
from atlas.domain.plates import Plate

THUMB_PX = 220


class LibraryLoader(QThread):
    """Reads the library in a thread of its own and hands over what came out."""

    loaded = Signal(object)

    def __init__(self, read: Callable[[Callable[[], bool]], object], parent: QObject) -> None:
        super().__init__(parent)
        self._read = read

    def run(self) -> None:
        """Read; a reader that was asked to stop hands over nothing."""
        result = self._read(self.isInterruptionRequested)
        if not self.isInterruptionRequested():
            self.loaded.emit(result)


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


def stop(thread: QThread) -> None:
    """Ask a thread to end and wait for it."""
    thread.requestInterruption()
    thread.wait()
