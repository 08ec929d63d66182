"""Paint on the samples of the skin (numpy): how much of each is painted, kept up while a stroke grows."""

from __future__ import annotations

from math import dist

import numpy as np

from atlas.domain.body import Position
from atlas.domain.painting import Painting, Stroke
from atlas.domain.skin import SOFTNESS, Floats, SkinTable, sample_mm2

TURN = 0.35
"""Cosine between skin and brush from which the paint is whole, as for a zone."""
THIN = 0.5
"""Corners of a stroke nearer than this share of its radius are laid as one piece."""


class Canvas:
    """The painted share (0 to 1) of each sample of the skin, worked out anew only where paint was added.

    There are two layers, rows of an array (2, n): the paint as it is, and with every brush wider.
    """

    def __init__(self, skin: SkinTable, wider_mm: float = 0.0, *, mirrored: bool = False) -> None:
        """``wider_mm`` is added to the radius in the second layer; ``mirrored`` paints the other side."""
        self._skin, self._wider, self._mirrored = skin, wider_mm, mirrored
        self._done: tuple[Stroke, ...] = ()
        self._base = np.zeros((2, len(skin.positions)), np.float32)
        self._last = np.zeros_like(self._base)
        self.layers = self._base

    def update(self, painting: Painting) -> Floats:
        """Both layers (2, n) of a painting."""
        strokes, done = painting.strokes, self._done
        if strokes == done:
            return self.layers
        if len(done) == len(strokes) and done[:-1] == strokes[:-1] and _grew(done[-1], strokes[-1]):
            self._stamp(strokes[-1], len(done[-1].path) - 1)
            self._done = strokes
        else:
            self._repaint(strokes)
        self.layers = self._joined()
        return self.layers

    def _joined(self) -> Floats:
        if not self._done:
            return self._base
        if self._done[-1].erases:
            return np.asarray(self._base * (1.0 - self._last), np.float32)
        return np.maximum(self._base, self._last)

    def _repaint(self, strokes: tuple[Stroke, ...]) -> None:
        """Begin anew, or add the strokes that follow those that are done."""
        kept = len(self._done) if strokes[: len(self._done)] == self._done else 0
        if not kept:
            self._base = np.zeros_like(self._base)
            self._last[:] = 0.0
            self._done = ()
        for stroke in strokes[kept:]:
            self._base = self._joined()
            self._last = np.zeros_like(self._base)
            self._stamp(stroke, 0)
            self._done = (*self._done, stroke)

    def _stamp(self, stroke: Stroke, first: int) -> None:
        """Lay the pieces of a stroke from corner ``first`` on."""
        corners = _thinned(stroke, first)
        path = [self._place(stroke.path[i]) for i in corners]
        for i in range(max(1, len(path) - 1)):
            j = min(i + 1, len(path) - 1)
            self._piece(path[i], path[j], self._place(stroke.facing[corners[j]]), stroke.radius)

    def _piece(self, a: Floats, b: Floats, facing: Floats, radius: float) -> None:
        wide = radius + self._wider
        rows = self._skin.box(*_around(a, b, wide * (1.0 + SOFTNESS / 2)))
        if not len(rows):
            return
        along, off = b - a, self._skin.positions[rows] - a
        t = np.clip(off @ along / max(float(along @ along), 1e-9), 0.0, 1.0)
        away = off - t[:, None] * along
        distance = np.sqrt(np.einsum("ij,ij->i", away, away))
        turn = np.clip(self._skin.normals[rows] @ facing / TURN, 0.0, 1.0)
        for layer, reach in enumerate((radius, wide)):
            edge = np.clip(((1.0 + SOFTNESS / 2) * reach - distance) / (reach * SOFTNESS), 0.0, 1.0)
            share = edge * edge * (3 - 2 * edge) * turn
            self._last[layer, rows] = np.maximum(self._last[layer, rows], share)

    def _place(self, at: Position) -> Floats:
        x, y, z = at
        return np.array((-x if self._mirrored else x, y, z), np.float32)


def _thinned(stroke: Stroke, first: int) -> list[int]:
    """Corners of a stroke from ``first`` on that are not too near each other, with the last one."""
    kept = [first]
    for i in range(first + 1, len(stroke.path)):
        if dist(stroke.path[i], stroke.path[kept[-1]]) >= THIN * stroke.radius:
            kept.append(i)
    last = len(stroke.path) - 1
    return kept if kept[-1] == last else [*kept, last]


def _around(a: Floats, b: Floats, reach: float) -> tuple[Floats, Floats]:
    """The corners of the box round a piece, ``reach`` mm wider."""
    low: Floats = np.minimum(a, b) - np.float32(reach)
    high: Floats = np.maximum(a, b) + np.float32(reach)
    return low, high


class PaintedArea:
    """How much skin paintings cover, each asked for as a whole."""

    def __init__(self, skin: SkinTable) -> None:
        self._skin, self._mm2 = skin, sample_mm2(skin)

    def cm2(self, painting: Painting) -> float:
        """The painted skin in cm2, soft edges by their share."""
        return float(Canvas(self._skin).update(painting)[0].sum()) * self._mm2 / 100.0


def _grew(before: Stroke, after: Stroke) -> bool:
    """Whether a stroke is an earlier one led on."""
    same = (before.radius, before.erases) == (after.radius, after.erases)
    return same and after.path[: len(before.path)] == before.path
