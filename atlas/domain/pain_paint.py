"""Paint on the samples of the skin (numpy): how much of each is painted, kept up while a stroke grows."""

from __future__ import annotations

import numpy as np

from atlas.domain.body import Position
from atlas.domain.painting import Painting, Stroke
from atlas.domain.skin import SOFTNESS, Floats, SkinTable

TURN = 0.35
"""Cosine between skin and brush from which the paint is whole, as for a zone."""


class Canvas:
    """The painted share (0 to 1) of each sample of the skin, worked out anew only where paint was added."""

    def __init__(self, skin: SkinTable, wider_mm: float = 0.0, *, mirrored: bool = False) -> None:
        """``wider_mm`` is added to the radius of every brush; ``mirrored`` paints the other side."""
        self._skin, self._wider, self._mirrored = skin, wider_mm, mirrored
        self._done: tuple[Stroke, ...] = ()
        self._base = np.zeros(len(skin.positions), np.float32)
        self._last = np.zeros(len(skin.positions), np.float32)

    def update(self, painting: Painting) -> Floats:
        """The shares (n,) of a painting."""
        strokes = painting.strokes
        if not strokes:
            self._reset()
        elif (
            len(self._done) == len(strokes)
            and self._done[:-1] == strokes[:-1]
            and _grew(self._done[-1], strokes[-1])
        ):
            self._stamp(strokes[-1], len(self._done[-1].path) - 1)
        else:
            self._repaint(strokes)
        self._done = strokes
        return self.shares

    @property
    def shares(self) -> Floats:
        """What is painted now (n,)."""
        if not self._done:
            return self._base
        if self._done[-1].erases:
            return np.asarray(self._base * (1.0 - self._last), np.float32)
        return np.maximum(self._base, self._last)

    def _reset(self) -> None:
        self._base[:] = 0.0
        self._last[:] = 0.0

    def _repaint(self, strokes: tuple[Stroke, ...]) -> None:
        kept = len(self._done) if strokes[: len(self._done)] == self._done else 0
        if not kept:
            self._reset()
            self._done = ()
        for stroke in strokes[kept:]:
            self._base = self.shares.copy()
            self._last[:] = 0.0
            self._stamp(stroke, 0)
            self._done = (*self._done, stroke)

    def _stamp(self, stroke: Stroke, first: int) -> None:
        """Lay the pieces of a stroke from corner ``first`` on."""
        path = [self._place(at) for at in stroke.path[first:]]
        facing = [self._place(n) for n in stroke.facing[first:]]
        radius = stroke.radius + self._wider
        for i in range(max(1, len(path) - 1)):
            j = min(i + 1, len(path) - 1)
            self._piece(path[i], path[j], facing[j], radius)

    def _piece(self, a: Floats, b: Floats, facing: Floats, radius: float) -> None:
        reach = radius * (1.0 + SOFTNESS / 2)
        rows = self._skin.box(*_around(a, b, reach))
        if not len(rows):
            return
        along, off = b - a, self._skin.positions[rows] - a
        t = np.clip(off @ along / max(float(along @ along), 1e-9), 0.0, 1.0)
        away = off - t[:, None] * along
        distance = np.sqrt(np.einsum("ij,ij->i", away, away))
        edge = np.clip((reach - distance) / (radius * SOFTNESS), 0.0, 1.0)
        turn = np.clip(self._skin.normals[rows] @ facing / TURN, 0.0, 1.0)
        self._last[rows] = np.maximum(self._last[rows], edge * edge * (3 - 2 * edge) * turn)

    def _place(self, at: Position) -> Floats:
        x, y, z = at
        return np.array((-x if self._mirrored else x, y, z), np.float32)


def _around(a: Floats, b: Floats, reach: float) -> tuple[Floats, Floats]:
    """The corners of the box round a piece, ``reach`` mm wider."""
    low: Floats = np.minimum(a, b) - np.float32(reach)
    high: Floats = np.maximum(a, b) + np.float32(reach)
    return low, high


def _grew(before: Stroke, after: Stroke) -> bool:
    """Whether a stroke is an earlier one led on."""
    same = (before.radius, before.erases) == (after.radius, after.erases)
    return same and after.path[: len(before.path)] == before.path
