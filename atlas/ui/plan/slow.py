"""What is done to all cases at once, in a thread with a hold of its own on the notebook."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from atlas.domain.checks import NotebookError
from atlas.state.notes import Notes, Tell

Act = Callable[[Notes, Tell], str]
"""Does it, telling how far it has come, and says in a sentence what was done."""


class SlowWork(QThread):
    """One act; ends early when it is asked to, and has changed nothing then."""

    came = Signal(int, int)
    """How much is done, of how much."""
    ended = Signal(str, bool)
    """A sentence, and whether it was done."""

    def __init__(self, notes: Notes, act: Act, parent: QObject) -> None:
        super().__init__(parent)
        self._notes, self._act = notes, act

    def run(self) -> None:
        """As long as it takes; the window goes on."""
        try:
            own = self._notes.again()
            try:
                sentence = self._act(own, self._tell)
            finally:
                own.close()
        except NotebookError as told:
            self.ended.emit(str(told), False)
        else:
            self.ended.emit(sentence, True)

    def _tell(self, done: int, total: int) -> bool:
        self.came.emit(done, total)
        return not self.isInterruptionRequested()
