"""The skin of the reference body as a table of samples, and the one definition of a zone (numpy).

A zone is the set of skin positions within half its width of its stroke and facing as it faces.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from math import floor
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from atlas.domain.anatomy import Muscle, Region
from atlas.domain.body import Position, smooth_path
from atlas.domain.points import TriggerPoint, Zone

Floats: TypeAlias = NDArray[np.floating]
Cell: TypeAlias = tuple[int, int, int]

SOFTNESS = 0.3
"""Share of the half width over which the edge of a zone fades."""
DENSITY_MM = 15.0
"""Radius of the balls in which the samples are counted to learn how much skin one stands for."""
CELLS_MM = (30.0, 120.0)
"""Edges of the cubes into which the samples are sorted: on the skin, and deep within the body."""


@dataclass(frozen=True)
class SkinTable:
    """Samples of the skin: ``positions`` (n, 3) in mm and outward unit ``normals`` (n, 3)."""

    positions: Floats
    normals: Floats

    def nearest(self, points: Floats) -> tuple[NDArray[np.intp], Floats]:
        """For each of ``points`` (m, 3) the index of the nearest sample and its distance in mm."""
        if not len(self.positions):
            raise ValueError("the skin table is empty")
        index = np.zeros(len(points), np.intp)
        distance = np.full(len(points), np.inf, np.float32)
        reach = 0.0
        for cells in (*self._cells, None):
            for key, rows in _by_cell(points, np.flatnonzero(distance > reach), cells):
                near = cells.around(key) if cells else np.arange(len(self.positions))
                if len(near):
                    index[rows], distance[rows] = _nearest_of(points[rows], self.positions, near)
            reach = cells.size if cells else reach
        return index, distance

    @cached_property
    def _cells(self) -> tuple[Cells, ...]:
        return tuple(Cells(self.positions, size) for size in CELLS_MM)

    def ball(self, middle: int, radius: float) -> NDArray[np.intp]:
        """The samples within ``radius`` mm of sample number ``middle``; at most ``CELLS_MM[0]``."""
        cells, centre = self._cells[0], self.positions[middle]
        near = cells.around(cells.key(centre))
        off = self.positions[near] - centre
        within: NDArray[np.intp] = near[np.einsum("ij,ij->i", off, off) < radius**2]
        return within

    def box(self, low: Floats, high: Floats) -> NDArray[np.intp]:
        """The samples between two corners (3,) in mm."""
        order, heights = self._by_height
        first, last = np.searchsorted(heights, (low[2], high[2]))
        rows = order[first:last]
        at = self.positions[rows, :2]
        found: NDArray[np.intp] = rows[((at >= low[:2]) & (at <= high[:2])).all(1)]
        return found

    @cached_property
    def _by_height(self) -> tuple[NDArray[np.intp], Floats]:
        order = np.argsort(self.positions[:, 2], kind="stable")
        return order, self.positions[order, 2]


class Cells:
    """Samples sorted into cubes of ``size`` mm, to be asked for what lies about a cube."""

    def __init__(self, positions: Floats, size: float) -> None:
        self.size = size
        corners = np.floor(positions / size).astype(np.int64)
        order = np.lexsort(corners.T)
        first = np.flatnonzero(np.diff(corners[order], axis=0, prepend=np.iinfo(np.int32).min).any(1))
        rows = np.split(order, first[1:])
        self._rows = {(x, y, z): r for (x, y, z), r in zip(corners[order[first]].tolist(), rows, strict=True)}
        self._around: dict[Cell, NDArray[np.intp]] = {}

    def key(self, point: Floats) -> Cell:
        """The cube in which a position lies."""
        x, y, z = point.tolist()
        return (floor(x / self.size), floor(y / self.size), floor(z / self.size))

    def around(self, key: Cell) -> NDArray[np.intp]:
        """The samples in a cube and its 26 neighbours: all that lie within ``size`` mm of any place in it."""
        if key not in self._around:
            steps = product(*((c - 1, c, c + 1) for c in key))
            found = [self._rows[step] for step in steps if step in self._rows]
            self._around[key] = np.concatenate(found) if found else np.empty(0, np.intp)
        return self._around[key]


def _by_cell(points: Floats, rows: NDArray[np.intp], cells: Cells | None) -> Iterator[tuple[Cell, list[int]]]:
    """The ``rows`` of ``points`` by the cube in which they lie; one by one where there are no cubes."""
    groups: dict[Cell, list[int]] = {}
    for row in rows.tolist():
        groups.setdefault(cells.key(points[row]) if cells else (row, 0, 0), []).append(row)
    return iter(groups.items())


def load_skin(path: Path) -> SkinTable:
    """The table that the renderer bakes: int16 (n, 6), tenths of a mm and ten-thousandths."""
    rows = np.load(path, allow_pickle=False)
    return SkinTable(rows[:, :3].astype(np.float32) / 10.0, rows[:, 3:].astype(np.float32) / 1e4)


def on_skin(at: Position, skin: SkinTable) -> tuple[Position, Position, float]:
    """The skin position nearest to a place, the unit normal of the skin round it, and how far it is (mm)."""
    index, away = skin.nearest(np.asarray([at], np.float32))
    return _tuple(skin.positions[index[0]]), _facing(skin, int(index[0])), float(away[0])


def off_skin(positions: Sequence[Position], skin: SkinTable) -> list[float]:
    """How far each position lies from the skin, in mm."""
    distances: list[float] = skin.nearest(np.asarray(positions, np.float32).reshape(-1, 3))[1].tolist()
    return distances


def _nearest_of(points: Floats, samples: Floats, near: NDArray[np.intp]) -> tuple[NDArray[np.intp], Floats]:
    """The nearest of the samples ``near`` to each of a few ``points`` that lie close together."""
    origin = points[0]
    a, b = points - origin, samples[near] - origin
    best = (np.einsum("ij,ij->i", b, b) - 2.0 * (a @ b.T)).argmin(1)
    off: Floats = a - b[best]
    squares: Floats = np.einsum("ij,ij->i", off, off)
    return near[best], np.sqrt(squares)


def weights(positions: Floats, normals: Floats, stroke: Floats, facing: Floats, width: float) -> Floats:
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
    t: Floats = np.clip((x - zero_at) / (one_at - zero_at), 0.0, 1.0)
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


def attach_region(region: Region, skin: SkinTable) -> Region:
    """The region with the facing of every spot filled in."""
    index, _ = skin.nearest(np.asarray([spot for spot, _ in region.spots], np.float32))
    return replace(region, facing=tuple(_facing(skin, int(i)) for i in index))


def _facing(skin: SkinTable, middle: int) -> Position:
    """The mean normal of the skin round a sample."""
    normal = skin.normals[skin.ball(middle, 15.0)].mean(0)
    return _tuple(normal / max(float(np.linalg.norm(normal)), 1e-6))


def _attach_point(point: TriggerPoint, skin: SkinTable) -> TriggerPoint:
    zones = tuple(_attach_zone(zone, skin) for zone in point.zones)
    if point.reached_from is not None:
        return replace(point, zones=zones, facing=point.reached_from.direction)
    index, _ = skin.nearest(np.asarray([point.at], np.float32))
    return replace(point, zones=zones, facing=_facing(skin, int(index[0])))


def _attach_zone(zone: Zone, skin: SkinTable) -> Zone:
    stroke, facing = lay(zone.path, skin)
    return replace(zone, stroke=tuple(map(_tuple, stroke)), facing=tuple(map(_tuple, facing)))


def _tuple(row: Floats) -> Position:
    x, y, z = (round(float(v), 3) for v in row)
    return (x, y, z)


def sample_mm2(skin: SkinTable) -> float:
    """Mean area (mm2) of skin for each sample, from the counts in small balls."""
    some = range(0, len(skin.positions), max(1, len(skin.positions) // 400))
    counts = [len(skin.ball(i, DENSITY_MM)) for i in some]
    return float(np.pi * DENSITY_MM**2 / max(1.0, float(np.median(counts))))
