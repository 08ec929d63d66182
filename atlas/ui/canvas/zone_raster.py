"""Zones as masks over a plate (numpy; load after the first paint).

The definition is that of ``atlas.domain.skin.weights``; here it is evaluated piece by piece of a stroke
in small windows of the skin map, some fifty times faster than for every skin position.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from atlas.domain.scene import ZoneMark
from atlas.domain.skin import SOFTNESS
from atlas.ui.canvas.skin_map import Floats, SkinMap, Window, smooth

TURN = 0.35
"""Cosine between skin and stroke facing at which a zone is whole, as in ``skin.weights``."""


@dataclass(frozen=True)
class ZoneMask:
    """One zone on a plate: ``alpha`` (h, w) 0 to 255, its corner at map px ``left``, ``top``."""

    left: int
    top: int
    alpha: NDArray[np.uint8]


def zone_mask(skin: SkinMap, zone: ZoneMark) -> ZoneMask | None:
    """The mask of one zone at strength 1, or None where the plate does not show it."""
    stroke = skin.to_frame(np.asarray(zone.stroke, np.float32))
    facing = skin.turn(np.asarray(zone.facing, np.float32))
    half = zone.width / 2.0
    reach = half * (1.0 + SOFTNESS / 2)
    window = skin.window(stroke[:, :2].min(0) - reach, stroke[:, :2].max(0) + reach)
    if window is None:
        return None
    keep = _simplify(stroke, 0.8)
    field = _Field(skin, window)
    field.draw(stroke[keep], facing[keep], reach)
    edge = smooth((reach - np.sqrt(field.squared)) / (half * SOFTNESS))
    alpha = edge * smooth(field.turn / TURN) * skin.cover(window)
    if not alpha.any():
        return None
    return ZoneMask(window[1].start, window[0].start, (alpha * 255.0).astype(np.uint8))


class _Field:
    """Squared distance to a stroke (mm2) and the cosine between skin and nearest facing, in a window."""

    def __init__(self, skin: SkinMap, window: Window) -> None:
        self._skin = skin
        self._window = window
        self._depth = skin.depth(window)
        self.squared = np.full(self._depth.shape, np.inf, np.float32)
        self.turn = np.zeros(self._depth.shape, np.float32)
        self._normals = skin.normals(window)

    def draw(self, stroke: Floats, facing: Floats, reach: float) -> None:
        """Go along the stroke (k, 3) with its facing (k, 3), both in the camera's frame."""
        for i in range(max(1, len(stroke) - 1)):
            j = min(i + 1, len(stroke) - 1)
            part = self._skin.window(*_box(stroke[i], stroke[j], reach))
            if part is not None:
                self._piece(stroke[i], stroke[j], part, facing[i], facing[j])

    def _piece(self, a: Floats, b: Floats, part: Window, facing_a: Floats, facing_b: Floats) -> None:
        rows, columns = self._window
        inner = (
            slice(part[0].start - rows.start, part[0].stop - rows.start),
            slice(part[1].start - columns.start, part[1].stop - columns.start),
        )
        d2, t = to_piece(a, b, *self._skin.axes(part), self._depth[inner])
        n = [axis[inner] for axis in self._normals]
        cosine = n[0] * facing_a[0] + n[1] * facing_a[1] + n[2] * facing_a[2]
        change = facing_b - facing_a
        if float(np.abs(change).max()) > 0.02:
            cosine += t * (n[0] * change[0] + n[1] * change[1] + n[2] * change[2])
        closer = d2 < self.squared[inner]
        np.copyto(self.squared[inner], np.maximum(d2, 0.0), where=closer)
        np.copyto(self.turn[inner], cosine, where=closer)


def to_piece(a: Floats, b: Floats, u: Floats, v: Floats, depth: Floats) -> tuple[Floats, Floats]:
    """Squared distance (mm2) to the piece from ``a`` to ``b``, and the place along it, 0 to 1.

    Of the px at ``u`` (1, w) right, ``v`` (h, 1) up and ``depth`` (h, w) from the camera's centre.
    """
    du, dv, dd = u - a[0], v - a[1], depth - a[2]
    along = (b - a).astype(np.float32)
    length = np.float32(max(float((along * along).sum()), 1e-9))
    s = (du * along[0] + dv * along[1]) + dd * along[2]
    t = np.clip(s / length, 0.0, 1.0)
    return (du * du + dv * dv) + dd * dd - t * (2.0 * s - t * length), t


def _box(a: Floats, b: Floats, reach: float) -> tuple[Floats, Floats]:
    return np.minimum(a, b)[:2] - reach, np.maximum(a, b)[:2] + reach


def _simplify(stroke: Floats, tolerance: float) -> list[int]:
    """Indices of the corners that keep a stroke within ``tolerance`` mm (Douglas and Peucker 1973)."""
    keep = {0, len(stroke) - 1}
    spans = [(0, len(stroke) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        along = stroke[last] - stroke[first]
        ap = stroke[first + 1 : last] - stroke[first]
        t = np.clip((ap * along).sum(1) / max(float((along * along).sum()), 1e-9), 0.0, 1.0)
        off = ((ap - t[:, None] * along) ** 2).sum(1)
        far = int(off.argmax())
        if off[far] > tolerance**2:
            middle = first + 1 + far
            keep.add(middle)
            spans += [(first, middle), (middle, last)]
    return sorted(keep)
