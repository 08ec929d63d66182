"""Unpacks the parts of the volume that the next cuts need, while nobody does anything."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from atlas.domain.section import Volume, VolumeError

STEP_MM = 8


class Warmer(QObject):
    """One part at a time, between two events, from a height outward."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._volume: Volume | None = None
        self._heights: list[float] = []
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._one)

    def begin(self, volume: Volume, height: float, reach_mm: float) -> None:
        """Unpack what lies within ``reach_mm`` of a height (z in mm), in place of earlier wishes."""
        self._volume = volume
        steps = range(0, round(reach_mm) + 1, STEP_MM)
        self._heights = [height + sign * mm for mm in steps for sign in (1, -1)]
        self._idle.start()

    def stop(self) -> None:
        """Unpack nothing more."""
        self._idle.stop()
        self._heights.clear()

    def _one(self) -> None:
        if not self._heights or self._volume is None:
            self._idle.stop()
            return
        try:
            self._volume.warm(self._heights.pop(0))
        except VolumeError:
            self.stop()  # told when the reader moves the cut there
