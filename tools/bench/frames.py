"""Frame times of the canvas, painted offscreen in raster, at one size. Prints one JSON line.

``python -m tools.bench.frames 1920 1080``
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from statistics import median

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from atlas import paths
from atlas.domain.body import Depth
from atlas.domain.scene import Scene, ViewScene, ZoneMark
from atlas.packs.load import load
from atlas.packs.plates import load_plates, load_structures
from atlas.state.facts import Facts
from atlas.state.marks import marks_of
from atlas.state.model import AtlasState, Kind, Selection
from atlas.state.resolve import resolve
from atlas.ui.canvas.canvas_pair import CanvasPair
from tools.bench.rows import percentile

ZONES = 20
STEPS = 60
SETTLE_S = 4.0


class Bench:
    """A canvas with one plate, and a stop watch round its paints."""

    def __init__(self, width: int, height: int) -> None:
        assets = paths.assets_folder()
        self.facts = Facts(
            load((paths.data_folder(),), assets).library,
            load_plates(assets / "plates"),
            load_structures(assets / "structures.json"),
        )
        self.canvas = CanvasPair()
        numbers = {structure.number: structure for structure in self.facts.structures}
        self.canvas.set_plates(self.facts.plates, numbers, assets / "plates")
        self.scene = resolve(AtlasState(plate="full_posterior"), self.facts)
        self.canvas.set_scene(self.scene)
        self.canvas.resize(width, height)
        self.canvas.show()
        self.view = self.canvas.panes[0].view
        self.settle()

    def settle(self) -> None:
        """Let what is read in threads arrive."""
        end = time.monotonic() + SETTLE_S
        while time.monotonic() < end:
            QApplication.processEvents()
            time.sleep(0.005)

    def frame(self, change: Callable[[], object]) -> float:
        """How long a change takes to be painted, in ms."""
        begin = time.perf_counter()
        change()
        QApplication.processEvents()
        return (time.perf_counter() - begin) * 1000


def pan(bench: Bench) -> list[float]:
    """Frames of a pan at a middle zoom."""
    bench.view.navigator.zoom(3.0, animated=False)
    bench.settle()
    return [bench.frame(lambda i=i: bench.view.navigator.pan(7 * (-1) ** (i // 10), 5)) for i in range(STEPS)]


def zoom(bench: Bench) -> list[float]:
    """Frames of a zoom in and out."""
    steps = [1.06] * (STEPS // 2) + [1 / 1.06] * (STEPS // 2)
    bench.view.navigator.show(None, animated=False)
    return [bench.frame(lambda f=f: bench.view.navigator.zoom(f, animated=False)) for f in steps]


def hover(bench: Bench) -> list[float]:
    """Frames of the cursor moving from structure to structure."""
    bench.view.navigator.show(None, animated=False)
    size = bench.view.viewport().size()
    places = [
        QPointF(size.width() * (0.4 + 0.2 * (i % 7) / 7), size.height() * i / STEPS) for i in range(STEPS)
    ]
    pointer = bench.view._pointer
    return [bench.frame(lambda p=p: pointer.move(p, Qt.MouseButton.NoButton)) for p in places]


def select(bench: Bench) -> list[float]:
    """Frames of a selection that draws twenty zones never drawn before on this plate."""
    zones = _zones(bench.facts)
    times = []
    for i in range(0, len(zones) - ZONES, ZONES // 2):
        view = _selection(bench.scene.views[0], tuple(zones[i : i + ZONES]))
        times.append(bench.frame(lambda view=view: bench.canvas.set_scene(Scene((view,)))))
    return times


def _zones(facts: Facts) -> list[ZoneMark]:
    zones: list[ZoneMark] = []
    for muscle in facts.library.muscles:
        zones += marks_of(AtlasState(selection=Selection(Kind.MUSCLE, muscle)), facts.library).zones
    return zones


def _selection(view: ViewScene, zones: tuple[ZoneMark, ...]) -> ViewScene:
    return replace(view, zones=zones, depth=Depth.SKIN)


def pick(bench: Bench) -> list[float]:
    """Look-ups of what is under the cursor, in microseconds."""
    picker = bench.view._pointer.picker
    width, height = bench.facts.plates["full_posterior"].camera.size
    places = [
        (width * ((i * 7919) % 1000) / 1000, height * ((i * 104729) % 1000) / 1000) for i in range(4000)
    ]
    times = []
    for x, y in places:
        begin = time.perf_counter()
        picker.structure(x, y)
        times.append((time.perf_counter() - begin) * 1e6)
    return times


def main() -> None:
    """Measure everything at one size."""
    QApplication(sys.argv[:1])
    width, height = int(sys.argv[1]), int(sys.argv[2])
    bench = Bench(width, height)
    result = {
        "hover p95": percentile(hover(bench), 0.95),
        "selection median": median(select(bench)),
        "pan p95": percentile(pan(bench), 0.95),
        "zoom p95": percentile(zoom(bench), 0.95),
        "pick p99": percentile(pick(bench), 0.99),
    }
    bench.canvas.finish()
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
