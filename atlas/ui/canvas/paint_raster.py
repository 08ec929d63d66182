"""Painted pain as a mask over a plate (numpy; load after the first paint).

The definition is that of ``atlas.domain.pain_paint``; here it is evaluated piece by piece of a stroke in
small windows of the skin map, and only where something has changed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from atlas.domain.pain_paint import TURN
from atlas.domain.painting import Stroke
from atlas.domain.skin import SOFTNESS
from atlas.ui.canvas.paint_change import grew
from atlas.ui.canvas.skin_map import Floats, SkinMap, Window, smooth
from atlas.ui.canvas.windows import common, joined, wider, within
from atlas.ui.canvas.zone_raster import to_piece

SLACK = 24
"""Map px by which the mask of a stroke grows at least, so that it need not grow with every piece."""


class StrokeMask:
    """What one stroke covers of a plate: 8-bit values in a box of map px that grows with the stroke."""

    def __init__(self, skin: SkinMap, stroke: Stroke) -> None:
        self._skin = skin
        self.stroke = stroke
        self.box: Window | None = None
        self.alpha = np.zeros((0, 0), np.uint8)
        self.changed = self._draw(0)

    def grow(self, stroke: Stroke) -> Window | None:
        """Lay what a longer version of the stroke adds; returns where that is."""
        first = len(self.stroke.path) - 1
        self.stroke = stroke
        return self._draw(first)

    def _draw(self, first: int) -> Window | None:
        path = self._skin.to_frame(np.asarray(self.stroke.path[first:], np.float32))
        facing = self._skin.turn(np.asarray(self.stroke.facing[first:], np.float32))
        reach = self.stroke.radius * (1.0 + SOFTNESS / 2)
        changed = None
        for i in range(max(1, len(path) - 1)):
            j = min(i + 1, len(path) - 1)
            a, b = path[i], path[j]
            part = self._skin.window(np.minimum(a, b)[:2] - reach, np.maximum(a, b)[:2] + reach)
            if part is not None:
                self._piece(a, b, facing[j], part)
                changed = joined(changed, part)
        return changed

    def _piece(self, a: Floats, b: Floats, facing: Floats, part: Window) -> None:
        """Lay the brush along one piece of the stroke; all in the camera's frame."""
        radius = self.stroke.radius
        squared, _ = to_piece(a, b, *self._skin.axes(part), self._skin.depth(part))
        distance = np.sqrt(np.maximum(squared, 0.0))
        n = self._skin.normals(part)
        cosine = n[0] * facing[0] + n[1] * facing[1] + n[2] * facing[2]
        edge = smooth((radius * (1.0 + SOFTNESS / 2) - distance) / (radius * SOFTNESS))
        share = edge * np.clip(cosine / TURN, 0.0, 1.0)
        target = self._room(part)
        np.maximum(target, (share * 255.0 + 0.5).astype(np.uint8), out=target)

    def _room(self, part: Window) -> NDArray[np.uint8]:
        """The values of a window; the box is made to hold it."""
        if self.box is None or common(self.box, part) != part:
            whole = joined(self.box, wider(part, SLACK, self._skin.shape))
            assert whole is not None
            alpha = np.zeros((whole[0].stop - whole[0].start, whole[1].stop - whole[1].start), np.uint8)
            if self.box is not None:
                alpha[within(whole, self.box)] = self.alpha
            self.box, self.alpha = whole, alpha
        return self.alpha[within(self.box, part)]


class PaintMask:
    """All strokes on one plate: the mask of each is kept, so that growing and undoing touch only one."""

    def __init__(self, skin: SkinMap) -> None:
        self.skin = skin
        self._masks: list[StrokeMask] = []
        self._sheet = np.zeros(skin.shape, np.uint8)

    def update(self, strokes: tuple[Stroke, ...]) -> None:
        """Show these strokes, in this order."""
        kept = self._kept(strokes)
        changed: Window | None = None
        if kept < min(len(self._masks), len(strokes)) and grew(self._masks[kept].stroke, strokes[kept]):
            changed = self._masks[kept].grow(strokes[kept])
            kept += 1
        for mask in self._masks[kept:]:
            changed = joined(changed, mask.box)
        del self._masks[kept:]
        for stroke in strokes[kept:]:
            mask = StrokeMask(self.skin, stroke)
            self._masks.append(mask)
            changed = joined(changed, mask.changed)
        if changed is not None:
            self._compose(changed)

    def cut(self, window: Window | None) -> tuple[Window, NDArray[np.uint8]] | None:
        """What is painted in a window (None is all), 0 to 255; None if no paint lies there."""
        box: Window | None = None
        for mask in self._masks:
            box = box if mask.stroke.erases else joined(box, mask.box)
        part = box if window is None else common(box, window)
        if part is None:
            return None
        part = wider(part, 2, self.skin.shape)
        values = self._sheet[part]
        return (part, values) if values.any() else None

    def _kept(self, strokes: tuple[Stroke, ...]) -> int:
        for index, (mask, stroke) in enumerate(zip(self._masks, strokes, strict=False)):
            if mask.stroke is not stroke and mask.stroke != stroke:
                return index
        return min(len(self._masks), len(strokes))

    def _compose(self, window: Window) -> None:
        """Lay all strokes over each other in a window; paint ends with the body."""
        value = np.zeros(self._sheet[window].shape, np.float32)
        for mask in self._masks:
            part = common(mask.box, window)
            if part is None or mask.box is None:
                continue
            target, alpha = value[within(window, part)], mask.alpha[within(mask.box, part)]
            if mask.stroke.erases:
                target *= 1.0 - alpha.astype(np.float32) / 255.0
            else:
                np.maximum(target, alpha, out=target)
        self._sheet[window] = np.round(value * self.skin.cover(window)).astype(np.uint8)
