"""Works out in a thread where all zones lie on the skin."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from atlas.domain.library import Library


class RankingReader(QThread):
    """Works out where all zones lie on the skin, once."""

    done = Signal(object)

    def __init__(self, library: Library, skin: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._skin = library, skin

    def run(self) -> None:
        """A second or two, unless the window closes meanwhile."""
        from atlas.domain.pain import Ranking  # numpy: only when somebody paints
        from atlas.domain.pain_map import build
        from atlas.domain.skin import load_skin

        def tick() -> None:
            if self.isInterruptionRequested():
                raise InterruptedError

        try:
            self.done.emit(Ranking(self._library, build(self._library, load_skin(self._skin), tick)))
        except InterruptedError:
            return
        except (OSError, ValueError) as error:
            self.done.emit(error)
