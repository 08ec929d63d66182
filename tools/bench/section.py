"""The section of a site: how long the first one takes, with its volume, and each next one. One JSON line."""

from __future__ import annotations

import json
import sys
import time
from statistics import median

from PySide6.QtWidgets import QApplication

from atlas import paths
from atlas.domain.body import Side
from atlas.domain.library import Library
from atlas.domain.section import load as load_volume
from atlas.packs.load import load
from atlas.state.section_site import section_site
from atlas.ui.panels.section import SectionPanel
from tools.bench.rows import percentile

SIZE = (1080, 680)
SITES = ("infraspinatus", "quadratus_lumborum", "supinator", "rectus_femoris", "serratus_anterior")
SETTLE_S = 0.5


def main() -> None:
    """Measure with the panel shown offscreen."""
    QApplication(sys.argv[:1])
    library = load((paths.data_folder(),), paths.assets_folder()).library
    panel = SectionPanel()
    panel.resize(*SIZE)
    panel.show()
    QApplication.processEvents()
    first, following = [], []
    for site in SITES:
        first.append(_first(panel, library, site))
        _settle()
        following += _next(panel)
    panel.close()
    result = {"first": first[0], "first median": median(first), "next p95": percentile(following, 0.95)}
    sys.stdout.write(json.dumps(result) + "\n")


def _first(panel: SectionPanel, library: Library, site: str) -> float:
    """A volume read anew, the section of a site built and painted, in ms."""
    muscle = library.muscles[site]
    begin = time.perf_counter()
    volume = load_volume(paths.assets_folder() / "body" / "volume")
    panel.set_section(volume, section_site(volume, muscle, muscle.trigger_points[0], Side.RIGHT, library))
    panel.picture.repaint()
    return (time.perf_counter() - begin) * 1000


def _next(panel: SectionPanel) -> list[float]:
    times = []
    for mm in range(-40, 41, 2):
        begin = time.perf_counter()
        panel.slider.setValue(mm)
        panel.picture.repaint()
        times.append((time.perf_counter() - begin) * 1000)
    return times


def _settle() -> None:
    """Let what the next cuts need be unpacked between events."""
    end = time.monotonic() + SETTLE_S
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.002)


if __name__ == "__main__":
    main()
