"""Counts the time for a question down, from when it came up."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer

TICK_MS = 200


class QuestionClock(QObject):
    """Tells the seconds that are left, and that there is no time; at nought it stays."""

    def __init__(self, tell: Callable[[int | None], object], parent: QObject) -> None:
        super().__init__(parent)
        self._tell = tell
        self._seconds: int | None = None
        self._question, self._since = "", 0.0
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._look)

    def set_seconds(self, seconds: int | None, question: str = "") -> None:
        """Begin with so many, unless they are running for this question already; None ends it."""
        if (seconds, question) != (self._seconds, self._question):
            self._seconds, self._question, self._since = seconds, question, monotonic()
            self._timer.stop() if seconds is None else self._timer.start()
        self._look()

    def _look(self) -> None:
        if self._seconds is None:
            self._tell(None)
        else:
            self._tell(max(0, round(self._seconds - (monotonic() - self._since))))
