"""Plates as blocks of a page, two or three beside each other, painted as the window paints them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QPainter

from atlas.domain.plates import Plate
from atlas.domain.scene import ViewScene
from atlas.ui.canvas.store import PlateStore
from atlas.ui.export import paint_view
from atlas.ui.paper.blocks import Picture
from atlas.ui.paper.measure import PRINT, mm

GAP = mm(4.0)
HIGHEST, LOWEST = mm(112.0), mm(66.0)
FURNITURE = mm(19.5)
"""What title, sides and scale of a plate take of its height."""
BESIDE = {1: 1, 2: 2, 4: 2}
"""How many plates stand in a row, by how many there are; three where nothing is said."""
UNIT = 1.45
"""Px of a page to one px of a desk, for marks and words of a plate."""
DESK = 900.0
"""The shorter side, in px, of a picture in which a px of a desk is one px."""


@dataclass(frozen=True)
class Pictures:
    """Where the pictures of plates come from."""

    store: PlateStore

    def plate(self, view: ViewScene) -> Plate:
        """The plate of a view; raises ``ValueError`` for one that is not known."""
        found = self.store.plates.get(view.plate)
        if found is None:
            raise ValueError(f"there is no plate {view.plate}")
        return found

    def paint(
        self,
        painter: QPainter,
        view: ViewScene,
        width: float,
        height: float,
        unit: float,
        *,
        plain: bool = False,
    ) -> None:
        """Paint a view into ``width`` by ``height`` px from the origin; ``plain`` in words for everybody."""
        size = (round(width), round(height))
        theme = replace(PRINT, scale=unit / max(0.4, min(size) / DESK))
        paint_view(painter, view, self.plate(view), self.store, theme, size, on_page=True, plain=plain)


def plate_blocks(
    views: Sequence[ViewScene], pictures: Pictures, width: float, room: float, before: float
) -> list[Picture]:
    """The plates in rows, a single one in the middle; two rows fit into ``room`` px."""
    count = BESIDE.get(len(views), 3)
    highest = min(HIGHEST, room / 2 - before)
    rows = [views[i : i + count] for i in range(0, len(views), count)]
    return [_row(row, count, pictures, width, highest, before) for row in rows]


def _row(
    views: Sequence[ViewScene], count: int, pictures: Pictures, width: float, highest: float, before: float
) -> Picture:
    """Up to ``count`` plates, each as wide as if all were there."""
    wide = (width - (count - 1) * GAP) / count
    shapes = [_shape(view, pictures.plate(view)) for view in views]
    if count == 1:
        wide = min(width, max(width / 2, (highest - FURNITURE) * shapes[0]))
    height = min(highest, max(LOWEST, max(wide / shape for shape in shapes) + FURNITURE))
    views = [filling(view, pictures.plate(view), wide / (height - FURNITURE)) for view in views]

    def draw(painter: QPainter) -> None:
        for i, view in enumerate(views):
            painter.save()
            painter.translate(i * (wide + GAP) if count > 1 else (width - wide) / 2, 0.0)
            pictures.paint(painter, view, wide, height, UNIT)
            painter.restore()

    return Picture(height, draw, before)


def filling(view: ViewScene, plate: Plate, shape: float) -> ViewScene:
    """The view with so much more of the plate that it fills a box of this width over height."""
    if view.frame is None:
        return view
    left, top, width, height = view.frame
    left, width = _grown(left, width, height * shape, float(plate.camera.size[0]))
    top, height = _grown(top, height, width / shape, float(plate.camera.size[1]))
    return replace(view, frame=(left, top, width, height))


def _grown(low: float, length: float, wanted: float, end: float) -> tuple[float, float]:
    """A stretch made as long as ``wanted`` about its middle, within 0 and ``end``; never shorter."""
    long = min(end, max(length, wanted))
    return min(max(0.0, low - (long - length) / 2), end - long), long


def _shape(view: ViewScene, plate: Plate) -> float:
    """Width over height of the part of a plate that is shown."""
    width, height = view.frame[2:] if view.frame else plate.camera.size
    return float(width) / float(height)
