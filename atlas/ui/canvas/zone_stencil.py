"""Masks of many zones joined to one stencil, and the dots of spillover zones (numpy)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from atlas.domain.scene import Rect
from atlas.ui.canvas.skin_map import Floats, SkinMap
from atlas.ui.canvas.zone_raster import ZoneMask

LEAST = 40
"""Stencil value (of 255) from which a dot is drawn."""


@dataclass(frozen=True)
class Stencil:
    """Masks joined by their maximum: 8-bit rows, the plate px they cover, and the greatest value."""

    data: bytes
    width: int
    height: int
    area: Rect
    top: int = 255


@dataclass(frozen=True)
class Dot:
    """A dot that lies on the skin: centre in plate px, height over width, angle of the width, strength."""

    x: float
    y: float
    squash: float
    degrees: float
    strength: float


def join(skin: SkinMap, masks: Sequence[tuple[ZoneMask, float]]) -> Stencil | None:
    """Masks with their strengths (0 to 1) as one stencil of the greatest value at each px."""
    if not masks:
        return None
    left = min(m.left for m, _ in masks)
    top = min(m.top for m, _ in masks)
    right = max(m.left + m.alpha.shape[1] for m, _ in masks)
    bottom = max(m.top + m.alpha.shape[0] for m, _ in masks)
    sheet = np.zeros((bottom - top, right - left), np.uint8)
    for mask, strength in masks:
        h, w = mask.alpha.shape
        part = sheet[mask.top - top : mask.top - top + h, mask.left - left : mask.left - left + w]
        np.maximum(part, _times(mask.alpha, strength), out=part)
    area = (left * skin.px, top * skin.px, (right - left) * skin.px, (bottom - top) * skin.px)
    return Stencil(sheet.tobytes(), sheet.shape[1], sheet.shape[0], area, max(1, int(sheet.max())))


def dots(skin: SkinMap, stencil: Stencil, pitch: float) -> list[Dot]:
    """A hexagonal lattice of dots ``pitch`` mm apart where the stencil is not faint.

    Each dot is a circle on the skin, seen from the camera. The lattice is that of the plate, so
    zones that meet share it.
    """
    sheet = _sheet(stencil)
    left, top = round(stencil.area[0] / skin.px), round(stencil.area[1] / skin.px)
    x, y = _lattice(left, top, stencil.width, stencil.height, pitch / skin.mm)
    column, row = x.astype(np.intp), y.astype(np.intp)
    strength = sheet[row - top, column - left]
    keep = strength > LEAST
    x, y, strength = x[keep], y[keep], strength[keep]
    u, v, w = skin.normals_at(row[keep], column[keep])
    degrees = np.degrees(np.arctan2(u, v))
    squash = np.clip(-w, 0.3, 1.0)
    rows = zip(x * skin.px, y * skin.px, squash, degrees, strength / 255.0, strict=True)
    return [Dot(*map(float, values)) for values in rows]


def _lattice(left: int, top: int, width: int, height: int, pitch: float) -> tuple[Floats, Floats]:
    """Points of a hexagonal lattice fixed to the plate, inside a box of mask px."""
    line = pitch * 0.8660254
    rows = np.arange(int(np.ceil(top / line)), int((top + height - 1) / line) + 1)
    columns = np.arange(int(left / pitch), int((left + width) / pitch) + 2)
    x = (columns[None, :] + 0.5 * (rows[:, None] % 2)) * pitch
    y = np.broadcast_to(rows[:, None] * line, x.shape)
    inside = (x >= left) & (x < left + width) & (y >= top) & (y < top + height)
    return x[inside], y[inside]


def _times(alpha: NDArray[np.uint8], strength: float) -> NDArray[np.uint8]:
    if strength >= 1.0:
        return alpha
    table = (np.arange(256) * strength).astype(np.uint8)
    return table[alpha]


def without(skin: SkinMap, stencil: Stencil, cover: Stencil) -> Stencil:
    """A stencil less what another one covers."""
    sheet = _sheet(stencil).copy()
    over = _sheet(cover)
    x, y = (round((cover.area[i] - stencil.area[i]) / skin.px) for i in (0, 1))
    left, top = max(0, x), max(0, y)
    right, bottom = min(stencil.width, x + cover.width), min(stencil.height, y + cover.height)
    if left < right and top < bottom:
        part = sheet[top:bottom, left:right]
        rest = 255 - over[top - y : bottom - y, left - x : right - x].astype(np.uint16)
        part[...] = part * rest // 255
    return Stencil(sheet.tobytes(), stencil.width, stencil.height, stencil.area, stencil.top)


def calm(skin: SkinMap, stencil: Stencil, reach_mm: float = 16.0) -> Stencil:
    """A stencil with its notches filled and its edge made even, over about ``reach_mm``."""
    reach = max(1, round(reach_mm / skin.mm))
    sheet = np.pad(_sheet(stencil).astype(np.float32), reach)
    for _ in range(2):
        sheet = _mean(_mean(sheet, reach // 2, 0), reach // 2, 1)
    even = np.clip((sheet / 255.0 - 0.24) / 0.22, 0.0, 1.0)
    left, top = (round(stencil.area[i] / skin.px) - reach for i in (0, 1))
    rows = slice(max(0, top), min(skin.shape[0], top + even.shape[0]))
    columns = slice(max(0, left), min(skin.shape[1], left + even.shape[1]))
    inside = even[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left]
    data = (inside * skin.cover((rows, columns)) * 255.0).astype(np.uint8)
    height, width = data.shape
    area = (columns.start * skin.px, rows.start * skin.px, width * skin.px, height * skin.px)
    return Stencil(data.tobytes(), width, height, area)


def _mean(sheet: Floats, reach: int, axis: int) -> Floats:
    """The mean of each value and its ``reach`` neighbours on both sides along an axis."""
    if reach < 1:
        return sheet
    span = 2 * reach + 1
    ends = [(0, 0), (0, 0)]
    ends[axis] = (reach + 1, reach)
    total = np.cumsum(np.pad(sheet, ends), axis=axis)
    high = np.take(total, range(span, total.shape[axis]), axis=axis)
    mean: Floats = (high - np.take(total, range(total.shape[axis] - span), axis=axis)) / np.float32(span)
    return mean


def _sheet(stencil: Stencil) -> NDArray[np.uint8]:
    return np.frombuffer(stencil.data, np.uint8).reshape(stencil.height, stencil.width)
