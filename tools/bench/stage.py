"""A lecture at one size: how long each key takes until its frame is painted. Prints one JSON line.

``python -m tools.bench.stage 1920 1080``
"""

from __future__ import annotations

import json
import sys
import time
from statistics import median

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from atlas import paths
from atlas.packs.load import load
from atlas.packs.plates import load_plates, load_structures
from atlas.state.facts import Facts
from atlas.state.stage_steps import play
from atlas.state.store import Store
from atlas.ui.desk import Desk
from atlas.ui.fonts import add_fonts
from atlas.ui.shell import Shell
from tools.bench.rows import percentile

LESSON = "shoulder"
PAUSE_S = 0.8
"""A lecturer speaks between two keys; meanwhile the next step is read."""


def main() -> None:
    """Go through a lesson with one key."""
    app = QApplication(sys.argv[:1])
    shell, store, facts = Shell(), Store(), _facts()
    desk = Desk(shell, store, facts, paths.assets_folder() / "plates")
    desk.build()
    shell.show()
    store.apply(lambda state: play(state, facts, facts.library.lessons[LESSON]))
    shell.setWindowState(Qt.WindowState.WindowNoState)
    shell.resize(int(sys.argv[1]), int(sys.argv[2]))
    _wait(app)
    times = _lecture(app, desk, store)
    desk.finish()
    sys.stdout.write(json.dumps({"step p95": percentile(times, 0.95), "step median": median(times)}) + "\n")


def _facts() -> Facts:
    assets = paths.assets_folder()
    add_fonts(assets / "fonts")
    library = load((paths.data_folder(),), assets).library
    return Facts(library, load_plates(assets / "plates"), load_structures(assets / "structures.json"))


def _lecture(app: QApplication, desk: Desk, store: Store) -> list[float]:
    """The time from each key to the end of its frame, in ms; until the last key changes nothing."""
    times: list[float] = []
    sheet = desk.presented.stage.sheet
    while True:
        before, begin = store.state, time.perf_counter()
        QTest.keyClick(sheet, Qt.Key.Key_PageDown)
        app.sendPostedEvents()  # layout and paint; what timers do comes after the frame
        if store.state is before:
            return times
        times.append((time.perf_counter() - begin) * 1000)
        _wait(app)


def _wait(app: QApplication) -> None:
    end = time.monotonic() + PAUSE_S
    while time.monotonic() < end:
        app.processEvents()
        time.sleep(0.004)


if __name__ == "__main__":
    main()
