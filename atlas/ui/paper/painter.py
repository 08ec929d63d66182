"""A painter that can stop in the middle: what was saved is given back before it ends."""

from __future__ import annotations

from PySide6.QtGui import QPagedPaintDevice, QPaintDevice, QPainter


class PaperPainter(QPainter):
    """Counts what it has saved, so that an error on the way leaves nothing open."""

    def __init__(self, device: QPaintDevice | QPagedPaintDevice) -> None:
        """Raises ``OSError`` where the device cannot be painted on."""
        super().__init__()
        self._saved = 0
        if not self.begin(device):
            raise OSError("the device does not take any drawing")

    def save(self) -> None:
        """Remember pen, transform and the like."""
        self._saved += 1
        super().save()

    def restore(self) -> None:
        """Take back what was remembered last."""
        self._saved -= 1
        super().restore()

    def finish(self) -> None:
        """End, whatever has happened."""
        while self._saved:
            self.restore()
        self.end()
