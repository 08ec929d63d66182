"""Draws every muscle with its marks on the plates that the window chooses, many on a page, to be looked at.

``python -m tools.contact_sheet [--out FOLDER] [--region ID] [--points]`` writes FOLDER/REGION-1.png and on.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from atlas import paths
from atlas.domain.anatomy import Muscle
from atlas.domain.scene import ViewScene
from atlas.packs.load import load
from atlas.packs.plates import load_plates, load_structures
from atlas.state.facts import Facts
from atlas.state.links import follow
from atlas.state.model import AtlasState
from atlas.state.resolve import resolve
from atlas.ui.canvas.store import PlateStore
from atlas.ui.canvas.theme import LIGHT
from atlas.ui.export import paint_view
from atlas.ui.fonts import add_fonts

ACROSS, DOWN = 5, 3
CELL = (400, 470)
"""Width and height of one picture in px."""
THEME = replace(LIGHT, scale=1.7)
"""Words and crosses large enough for a small picture."""


class Cell(NamedTuple):
    """A place on the pages: page, column and row, all from 0."""

    page: int
    column: int
    row: int


def lay_out(lengths: Sequence[int], across: int = ACROSS, down: int = DOWN) -> list[list[Cell]]:
    """For each run of pictures its cells, in reading order; a run that would break begins a new row.

    A run longer than a row fills rows. No run is empty.
    """
    cells: list[list[Cell]] = []
    at = 0
    for length in lengths:
        if at % across and at % across + length > across:
            at += across - at % across
        places = range(at, at + length)
        cells.append([Cell(n // (across * down), n % across, n // across % down) for n in places])
        at += length
    return cells


def views_of(muscle: Muscle, facts: Facts, points: bool) -> list[ViewScene]:
    """The views that the window shows of a muscle, or of each of its points, titled with its name."""
    links = [f"muscle:{muscle.id}"]
    if points:
        links = [f"point:{muscle.id}/{point.id}" for point in muscle.trigger_points]
    return [
        replace(view, title=f"{muscle.name}{_number(link)}", subtitle=f"{view.plate}, {view.depth.value}")
        for link in links
        for view in resolve(follow(AtlasState(), facts, link), facts).views
    ]


def _number(link: str) -> str:
    return f", {link.rpartition('/')[2]}" if "/" in link else ""


def draw(runs: Sequence[Sequence[ViewScene]], facts: Facts, store: PlateStore) -> list[QImage]:
    """The pages that hold all runs of views."""
    pages: list[QImage] = []
    for views, cells in zip(runs, lay_out([len(run) for run in runs]), strict=True):
        for view, cell in zip(views, cells, strict=True):
            if cell.page == len(pages):
                pages.append(_blank())
            _paint(pages[cell.page], cell, view, facts, store)
    return pages


def _blank() -> QImage:
    page = QImage(ACROSS * CELL[0], DOWN * CELL[1], QImage.Format.Format_RGB32)
    page.fill(QColor(LIGHT.paper))
    return page


def _paint(page: QImage, cell: Cell, view: ViewScene, facts: Facts, store: PlateStore) -> None:
    painter = QPainter(page)
    painter.translate(cell.column * CELL[0], cell.row * CELL[1])
    painter.setClipRect(0, 0, *CELL)
    paint_view(painter, view, facts.plates[view.plate], store, THEME, CELL)
    painter.end()


def main() -> None:
    """Read the atlas and write the pages of one body region or of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out/contact"), help="folder of the pages")
    parser.add_argument("--region", default="", help="id of a body region; all if not given")
    parser.add_argument("--points", action="store_true", help="one picture for each trigger point")
    wanted = parser.parse_args()
    app = QGuiApplication(["contact-sheet"])
    facts = _facts()
    wanted.out.mkdir(parents=True, exist_ok=True)
    store = PlateStore()
    muscles = sorted(facts.library.muscles.values(), key=lambda m: (m.region.value, m.name))
    for region, group in groupby(muscles, key=lambda m: m.region.value):
        if wanted.region not in ("", region):
            continue
        numbers = {structure.number: structure for structure in facts.structures}
        store.set_plates(facts.plates, numbers, paths.assets_folder() / "plates")  # forgets the last region
        runs = [views_of(muscle, facts, wanted.points) for muscle in group]
        name = f"{region}{'-points' if wanted.points else ''}"
        for old in wanted.out.glob(f"{name}-[0-9]*.png"):
            old.unlink()
        for number, page in enumerate(draw(runs, facts, store), 1):
            file = wanted.out / f"{name}-{number}.png"
            if not page.save(str(file)):
                raise OSError(f"{file} cannot be written")
            print(file)
    del app


def _facts() -> Facts:
    assets = paths.assets_folder()
    add_fonts(assets / "fonts")
    library = load((paths.data_folder(),), assets).library
    return Facts(library, load_plates(assets / "plates"), load_structures(assets / "structures.json"))


if __name__ == "__main__":
    main()
