"""Works out zones ahead of need, a few milliseconds at a time while nothing else happens."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from itertools import islice
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from atlas.domain.scene import ZoneMark
from atlas.ui.canvas.store import PlateStore
from atlas.ui.canvas.zones import ZoneSource

BUDGET_S = 0.004
PAUSE_MS = 12
MOST = 120
"""No more than this is prepared: the first of what is expected is the likeliest."""


class Ahead(QObject):
    """A queue of zones that may be asked for next."""

    def __init__(self, store: PlateStore, zones: ZoneSource, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._zones = store, zones
        self._queue: deque[tuple[str, ZoneMark]] = deque()
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._work)

    def expect(self, plates: Iterable[str], marks: Iterable[ZoneMark]) -> None:
        """Prepare these zones on these plates; replaces what was expected before."""
        known = [plate for plate in plates if plate in self._store.plates]
        self._queue = deque(islice(((plate, mark) for mark in marks for plate in known), MOST))
        if self._queue:
            self._timer.start()

    def _work(self) -> None:
        end = perf_counter() + BUDGET_S
        while self._queue and perf_counter() < end:
            plate, mark = self._queue.popleft()
            self._zones.prepare(self._store.plates[plate], mark)
        if not self._queue:
            self._timer.stop()
