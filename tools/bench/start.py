"""Starts the real window and reports its first paint, when everything is ready, and a moment later the
memory and the longest stall.

Folders of data may be given. With ``--use`` every plate, depth and muscle is shown afterwards, and the
memory reported again.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from atlas.ui.app import Atlas
from tools.bench.clock import report

BEAT_MS = 1
REST_MS = 1500
"""What answers the cursor is read a moment after the start: the memory and the stalls of that count too."""


class Stalls:
    """A heart that beats every ms; the longest gap between two beats is the longest stall."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=BEAT_MS, singleShot=False)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000 - BEAT_MS)
        self._last = now


def main() -> None:
    """Measure one start."""
    app = QApplication(sys.argv[:1])
    atlas = Atlas([Path(a) for a in sys.argv[1:] if not a.startswith("-")])
    stalls: list[Stalls] = []

    def painted() -> None:
        report({"stage": "painted"})
        stalls.append(Stalls())

    def ready() -> None:
        report({"stage": "ready"})
        QTimer.singleShot(REST_MS, rest)

    def rest() -> None:
        report({"stage": "rest", "stall": stalls[0].longest if stalls else 0.0})
        if "--use" in sys.argv:
            _use_everything(atlas, lambda: _end(app, atlas))
        else:
            _end(app, atlas)

    atlas.look.painted.connect(painted)
    atlas.ready.connect(ready)
    atlas.start()
    app.exec()


def _use_everything(atlas: Atlas, done: Callable[[], None]) -> None:
    from atlas.domain.body import Depth  # not before the first paint
    from atlas.state import actions
    from atlas.state.links import follow

    read, store = atlas.read, atlas.store
    assert read is not None
    assert store is not None
    facts = read.facts
    changes: list[Callable] = []
    for plate in facts.plates:
        changes += [lambda s, p=plate: actions.show_plate(s, facts, p)]
        changes += [lambda s, d=depth: actions.show_depth(s, d) for depth in Depth]
    changes += [lambda s, m=muscle: follow(s, facts, f"muscle:{m}") for muscle in facts.library.muscles]

    def step() -> None:
        if not changes:
            report({"stage": "used"})
            done()
            return
        store.apply(changes.pop(0))
        QTimer.singleShot(60, step)

    step()


def _end(app: QApplication, atlas: Atlas) -> None:
    atlas.shell.close()
    app.quit()


if __name__ == "__main__":
    main()
