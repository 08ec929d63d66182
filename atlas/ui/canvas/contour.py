"""Outlines of stencils as lines that stay crisp, and where several stencils lie over each other (numpy)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF

from atlas.ui.canvas.skin_map import Floats, SkinMap
from atlas.ui.canvas.zone_stencil import Stencil

LEVEL = 120.0
"""Stencil value (of 255) along which an outline runs."""
SPECK = 14
"""Rings with fewer corners are grains at the edge of the body, not zones."""
LEFT, UPPER, RIGHT, LOWER = (0, 0, 1), (0, 0, 0), (0, 1, 1), (1, 0, 0)
"""The sides of a cell of four values: row and column from its first corner, and whether it runs down."""

STEPS = {
    1: ((LEFT, LOWER),), 2: ((LOWER, RIGHT),), 3: ((LEFT, RIGHT),), 4: ((RIGHT, UPPER),),
    5: ((LEFT, LOWER), (RIGHT, UPPER)), 6: ((LOWER, UPPER),), 7: ((LEFT, UPPER),), 8: ((UPPER, LEFT),),
    9: ((UPPER, LOWER),), 10: ((UPPER, LEFT), (LOWER, RIGHT)), 11: ((UPPER, RIGHT),), 12: ((RIGHT, LEFT),),
    13: ((RIGHT, LOWER),), 14: ((LOWER, LEFT),),
}  # fmt: skip
"""For each pattern of corners inside (upper left 8, then clockwise 4, 2, 1): from which side to which the
outline goes, what is inside on its right."""


def outline_of(stencil: Stencil) -> QPainterPath:
    """The outline of a stencil in plate px."""
    sheet = np.frombuffer(stencil.data, np.uint8).reshape(stencil.height, stencil.width)
    px = stencil.area[2] / stencil.width
    path = QPainterPath()
    for ring in rings(sheet, LEVEL * stencil.top / 255.0):
        corners = (ring + 0.5) * px + np.asarray(stencil.area[:2])
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners.tolist()]))
        path.closeSubpath()
    return path


def rings(sheet: NDArray[np.uint8], level: float) -> list[Floats]:
    """Closed lines (k, 2) of x and y in px along which a sheet (h, w) has a value, evened out a little."""
    values = np.pad(sheet.astype(np.float32), 1)
    follows = _follows(values > level)
    found: list[Floats] = []
    while follows:
        side = start = next(iter(follows))
        ring = []
        while side in follows:
            ring.append(side)
            side = follows.pop(side)
        if side == start and len(ring) >= SPECK:
            found.append(_even(_crossings(values, np.asarray(ring), level)))
    return found


Place = tuple[int, int, int]


def _follows(inside: NDArray[np.bool_]) -> dict[Place, Place]:
    """For each side of a cell that the outline crosses, the side that it crosses next."""
    corners = inside.astype(np.uint8)
    codes = corners[:-1, :-1] * 8 + corners[:-1, 1:] * 4 + corners[1:, 1:] * 2 + corners[1:, :-1]
    follows: dict[Place, Place] = {}
    rows, columns = np.nonzero((codes > 0) & (codes < 15))
    for row, column, code in zip(rows.tolist(), columns.tolist(), codes[rows, columns].tolist(), strict=True):
        for (r, c, down), (r2, c2, down2) in STEPS[code]:
            follows[row + r, column + c, down] = (row + r2, column + c2, down2)
    return follows


def _crossings(values: Floats, sides: NDArray[np.intp], level: float) -> Floats:
    """Where the outline crosses each side (row, column, whether it runs down), in px of the sheet."""
    row, column, down = sides.T
    a = values[row, column]
    b = values[row + down, column + 1 - down]
    share = (level - a) / (b - a)
    x, y = column + share * (1 - down), row + share * down
    crossings: Floats = np.stack([x, y], 1).astype(np.float32) - np.float32(1.0)
    return crossings


def _even(ring: Floats) -> Floats:
    """A closed line with the steps of its px evened out."""
    for _ in range(3):
        ring = (np.roll(ring, 1, 0) + 2.0 * ring + np.roll(ring, -1, 0)) / np.float32(4.0)
    return ring


def shared(skin: SkinMap, stencils: Sequence[Stencil]) -> Stencil | None:
    """Where at least two stencils of a plate cover the skin; None where none do."""
    if len(stencils) < 2:
        return None
    corners = [[round(value / skin.px) for value in stencil.area[:2]] for stencil in stencils]
    left, top = (min(corner[i] for corner in corners) for i in (0, 1))
    right = max(corner[0] + s.width for corner, s in zip(corners, stencils, strict=True))
    bottom = max(corner[1] + s.height for corner, s in zip(corners, stencils, strict=True))
    most = np.zeros((bottom - top, right - left), np.uint8)
    second = np.zeros_like(most)
    for (x, y), one in zip(corners, stencils, strict=True):
        window = (slice(y - top, y - top + one.height), slice(x - left, x - left + one.width))
        sheet = np.frombuffer(one.data, np.uint8).reshape(one.height, one.width)
        second[window] = np.maximum(second[window], np.minimum(most[window], sheet))
        most[window] = np.maximum(most[window], sheet)
    if not (second > LEVEL).any():
        return None
    area = (left * skin.px, top * skin.px, (right - left) * skin.px, (bottom - top) * skin.px)
    return Stencil(second.tobytes(), second.shape[1], second.shape[0], area)
