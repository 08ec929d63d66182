"""Stencils of painted pain: the paint itself, and its outline as the distance from it (numpy)."""

from __future__ import annotations

from math import ceil, floor

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

from atlas.ui.canvas.paint_raster import PaintMask
from atlas.ui.canvas.skin_map import SkinMap, Window
from atlas.ui.canvas.windows import wider
from atlas.ui.canvas.zone_layer import EDGE_STEP, RIM, ZoneLayer
from atlas.ui.canvas.zone_stencil import Stencil

MARGIN_PX = 2
"""Map px beyond an area that are cut out with it: what is scaled up needs its neighbours."""
LEAST_SLOPE = 12.0
"""Change of paint a map px below which there is no edge to outline, only paint that thins out."""


def cut_out(mask: PaintMask, area: QRectF) -> tuple[ZoneLayer, ZoneLayer] | None:
    """Paint and outline in an area (plate px)."""
    skin = mask.skin
    found = mask.cut(wider(_window(skin, area), MARGIN_PX, skin.shape))
    if found is None:
        return None
    part, values = found
    return _layer(skin, part, values), _layer(skin, part, outline(values))


def outline(values: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """How far each px lies from the middle of the soft edge: ``RIM`` on it, ``EDGE_STEP`` more a px inside.

    Scaled up smoothly it gives a line of even width, however wide the soft edge is.
    """
    sheet = np.pad(values.astype(np.float32), 1, mode="edge")
    down, across = sheet[2:, 1:-1] - sheet[:-2, 1:-1], sheet[1:-1, 2:] - sheet[1:-1, :-2]
    slope = np.maximum(np.sqrt(down * down + across * across) * 0.5, LEAST_SLOPE)
    away = (values.astype(np.float32) - RIM) / slope
    line: NDArray[np.uint8] = np.clip(RIM + EDGE_STEP * away, 0.0, 255.0).astype(np.uint8)
    return line


def _window(skin: SkinMap, area: QRectF) -> Window:
    px = skin.px
    rows = slice(floor(area.top() / px), ceil(area.bottom() / px))
    return rows, slice(floor(area.left() / px), ceil(area.right() / px))


def _layer(skin: SkinMap, part: Window, values: NDArray[np.uint8]) -> ZoneLayer:
    (rows, columns), px = part, skin.px
    width, height = columns.stop - columns.start, rows.stop - rows.start
    area = (columns.start * px, rows.start * px, width * px, height * px)
    return ZoneLayer(skin, Stencil(values.tobytes(), width, height, area))
