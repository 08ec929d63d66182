"""The skin of the reference body as a table of samples, and the one definition of a zone (numpy).

A zone is the set of skin positions within half its width of its stroke and facing as it faces.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from atlas.domain.anatomy import Muscle
from atlas.domain.body import Position, smooth_path
from atlas.domain.points import TriggerPoint, Zone

Floats = NDArray[np.float32]

SOFTNESS = 0.3
"""Share of the half width over which the edge of a zone fades."""


@dataclass(frozen=True)
class SkinTable:
    """Samples of the skin: ``positions`` (n, 3) in mm and outward unit ``normals`` (n, 3)."""

    positions: Floats
    normals: Floats

    def nearest(self, points: Floats) -> tuple[NDArray[np.intp], Floats]:
        """For each of ``points`` (m, 3) the index of the nearest sample and its distance in mm."""
        for reach in (30.0, 120.0, np.inf):
            rows = self._around(points, reach)
            if len(rows):
                index, distance = _nearest_of(points, self.positions[rows])
                if distance.max(initial=0.0) <= reach:
                    return rows[index], distance
        raise ValueError("the skin table is empty")

    def _around(self, points: Floats, reach: float) -> NDArray[np.intp]:
        """The samples in the box of ``points`` widened by ``reach`` mm."""
        low, high = points.min(0) - reach, points.max(0) + reach
        inside = ((self.positions >= low) & (self.positions <= high)).all(1)
        return np.flatnonzero(inside)


def load_skin(path: Path) -> SkinTable:
    """The table that the renderer bakes: int16 (n, 6), tenths of a mm and ten-thousandths."""
    rows = np.load(path, allow_pickle=False)
    return SkinTable(rows[:, :3].astype(np.float32) / 10.0, rows[:, 3:].astype(np.float32) / 1e4)


def _nearest_of(points: Floats, samples: Floats) -> tuple[NDArray[np.intp], Floats]:
    index = np.empty(len(points), np.intp)
    distance = np.empty(len(points), np.float32)
    for i, point in enumerate(points):
        d = samples - point
        squared = np.einsum("ij,ij->i", d, d)
        index[i] = squared.argmin()
        distance[i] = squared[index[i]] ** 0.5
    return index, distance


def weights(
    positions: Floats, normals: Floats, stroke: Floats, facing: Floats, width: float
) -> Floats:
    """How much each skin position (n, 3) with unit ``normals`` (n, 3) belongs to a zone, 0 to 1.

    ``stroke`` (k, 3) in mm with ``facing`` (k, 3); ``width`` in mm is the whole width. The edge fades
    over ``SOFTNESS`` of the half width, and where the skin turns away from the stroke's facing.
    """
    distance, nearest = _to_polyline(positions, stroke)
    half = width / 2.0
    edge = _smoothstep(distance, half * (1.0 + SOFTNESS / 2), half * (1.0 - SOFTNESS / 2))
    turn = np.einsum("ij,ij->i", normals, facing[nearest])
    return edge * _smoothstep(turn, 0.0, 0.35)


def _smoothstep(x: Floats, zero_at: float, one_at: float) -> Floats:
    t = np.clip((x - zero_at) / (one_at - zero_at), 0.0, 1.0)
    return t * t * (3.0 - 2.0 * t)


def _to_polyline(positions: Floats, stroke: Floats) -> tuple[Floats, NDArray[np.intp]]:
    """Distance (mm) of each position to the polyline, and the index of the nearest corner."""
    best = np.full(len(positions), np.inf, np.float32)
    nearest = np.zeros(len(positions), np.intp)
    if len(stroke) == 1:
        d = positions - stroke[0]
        return np.sqrt(np.einsum("ij,ij->i", d, d)), nearest
    for i in range(len(stroke) - 1):
        a, ab = stroke[i], stroke[i + 1] - stroke[i]
        ap = positions - a
        t = np.clip(ap @ ab / max(float(ab @ ab), 1e-9), 0.0, 1.0)
        off = ap - t[:, None] * ab
        d2 = np.einsum("ij,ij->i", off, off)
        closer = d2 < best
        best[closer] = d2[closer]
        nearest[closer] = i + (t[closer] > 0.5)
    return np.sqrt(best), nearest


def lay(path: tuple[Position, ...], skin: SkinTable, spacing_mm: float = 6.0) -> tuple[Floats, Floats]:
    """A path (mm) laid on the skin: snapped, smoothed, snapped again.

    Returns the stroke (k, 3) and its smoothed unit normals (k, 3).
    """
    index, _ = skin.nearest(np.asarray(path, np.float32))
    corners = [(float(x), float(y), float(z)) for x, y, z in skin.positions[index]]
    curve = np.asarray(smooth_path(corners, spacing_mm), np.float32)
    index, distance = skin.nearest(curve)
    snapped = np.where((distance > 3.0)[:, None], skin.positions[index], curve)
    normals = _even(skin.normals[index], 2)
    return _even(snapped, 1, keep_ends=True), normals / np.linalg.norm(normals, axis=1, keepdims=True)


def _even(rows: Floats, rounds: int, *, keep_ends: bool = False) -> Floats:
    """Rows averaged with their neighbours, ``rounds`` times."""
    for _ in range(rounds):
        padded = np.concatenate([rows[:1], rows, rows[-1:]])
        even = (padded[:-2] + 2 * padded[1:-1] + padded[2:]) / 4
        if keep_ends:
            even[0], even[-1] = rows[0], rows[-1]
        rows = even
    return rows


def attach(muscle: Muscle, skin: SkinTable) -> Muscle:
    """The muscle with the stroke and facing of every zone and the facing of every point filled in."""
    points = tuple(_attach_point(point, skin) for point in muscle.trigger_points)
    return replace(muscle, trigger_points=points)


def _attach_point(point: TriggerPoint, skin: SkinTable) -> TriggerPoint:
    index, _ = skin.nearest(np.asarray([point.at], np.float32))
    near = np.einsum("ij,ij->i", *(2 * [skin.positions - skin.positions[index[0]]])) < 15.0**2
    normal = skin.normals[near].mean(0)
    normal /= max(float(np.linalg.norm(normal)), 1e-6)
    zones = tuple(_attach_zone(zone, skin) for zone in point.zones)
    return replace(point, zones=zones, facing=_tuple(normal))


def _attach_zone(zone: Zone, skin: SkinTable) -> Zone:
    stroke, facing = lay(zone.path, skin)
    return replace(zone, stroke=tuple(map(_tuple, stroke)), facing=tuple(map(_tuple, facing)))


def _tuple(row: Floats) -> Position:
    x, y, z = (round(float(v), 3) for v in row)
    return (x, y, z)
