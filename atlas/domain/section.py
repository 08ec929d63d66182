"""The labelled volume of the reference body: cuts through it, and what lies on a way into it (numpy)."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from atlas.domain.body import Position, add, scale, unit
from atlas.domain.section_plane import Plane

Labels = NDArray[np.uint16]
Floats = NDArray[np.float64]

FORMAT = 1
OUTSIDE = 0
STEP_MM = 1.0
NEAR_MM = 10.0
FARTHEST_SKIN_MM, FARTHEST_OUTSIDE_MM = 260.0, 12.0
NORMAL_MM = 10.0
"""So far round a place of the skin the air is asked for which way the skin faces."""
FIT_STEP_MM, FIT_MOVE_MM, FIT_MARGIN_MM = 4.0, 16.0, 8.0


class VolumeError(ValueError):
    """The volume cannot be read; the message is a sentence for the reader."""


class Label(NamedTuple):
    """What a number of the volume stands for; ``side`` is right, left or empty."""

    number: int
    id: str
    name: str
    kind: str
    side: str


class Met(NamedTuple):
    """A structure on a way: where the way first and last lies in it (mm), to put them in order only."""

    label: Label
    first: float
    last: float


class Near(NamedTuple):
    """A structure beside a way and its least distance from it (mm), to put them in order only."""

    label: Label
    distance: float


class Volume:
    """Voxels (z, y, x) that are unpacked slab by slab, when a cut first needs them."""

    def __init__(self, head: Mapping[str, Any], packed: bytes) -> None:
        self.origin = np.array(head["origin"], float)
        self.spacing = float(head["spacing"])
        nx, ny, nz = head["size"]
        self._grid: Labels = np.zeros((nz, ny, nx), np.uint16)  # its pages stay unused until they are filled
        self._slab = int(head["slab"])
        ends = np.cumsum([0, *head["slabs"]]).tolist()
        if ends[-1] != len(packed) or len(head["slabs"]) != -(-nz // self._slab):
            raise VolumeError("The volume of the body is damaged: it is not as long as its head says.")
        self._packed: dict[int, bytes] = {i: packed[a:b] for i, (a, b) in enumerate(pairwise(ends))}
        self.names = {row[0]: Label(row[0], row[1], row[2], row[3], row[4] or "") for row in head["labels"]}
        self.credit: str = head["credit"]

    def at(self, positions: Floats) -> Labels:
        """The labels of the voxels in which positions (..., 3) in mm lie; 0 beyond the body."""
        x, y, z = np.moveaxis(np.rint((positions - self.origin) / self.spacing).astype(np.intp), -1, 0)
        nz, ny, nx = self._grid.shape
        held = (x >= 0) & (x < nx) & (y >= 0) & (y < ny) & (z >= 0) & (z < nz)
        x, y, z = np.where(held, x, 0), np.where(held, y, 0), np.where(held, z, 0)
        if held.any():
            self._unpack(int(z[held].min()), int(z[held].max()))
        return np.where(held, self._grid[z, y, x], np.uint16(OUTSIDE))

    def cut(self, plane: Plane, step_mm: float = STEP_MM) -> Labels:
        """The labels of a plane (rows from its top, columns from its left), one every ``step_mm`` mm."""
        width, height = (round(length / step_mm) for length in plane.size)
        start = np.array(plane.position(step_mm / 2, step_mm / 2))
        columns = np.arange(width)[:, None] * step_mm * np.array(plane.right)
        rows = np.arange(height)[:, None] * -step_mm * np.array(plane.up)
        if plane.normal[2] == 1.0:
            return self._level(start, columns[:, 0], rows[:, 1])
        return self.at(start + rows[:, None] + columns[None])

    def fitted(self, plane: Plane, step_mm: float = FIT_STEP_MM) -> Plane:
        """The plane cropped to the body as a lattice of ``step_mm`` finds it, with room for cuts near it."""
        held = [self.cut(plane.moved(by), step_mm) != OUTSIDE for by in (-FIT_MOVE_MM, 0.0, FIT_MOVE_MM)]
        body = held[0] | held[1] | held[2]
        rows, columns = np.flatnonzero(body.any(1)), np.flatnonzero(body.any(0))
        if not len(rows):
            return plane
        left, right, top, bottom = (
            float(edge) * step_mm for edge in (columns[0], columns[-1] + 1, rows[0], rows[-1] + 1)
        )
        return plane.framed(
            left - FIT_MARGIN_MM, top - FIT_MARGIN_MM, right + FIT_MARGIN_MM, bottom + FIT_MARGIN_MM
        )

    def _level(self, start: Floats, across: Floats, down: Floats) -> Labels:
        """A horizontal cut: rows and columns of one plane of voxels."""
        x, y = (
            np.rint((start[i] + off - self.origin[i]) / self.spacing).astype(np.intp)
            for i, off in ((0, across), (1, down))
        )
        z = int(np.rint((start[2] - self.origin[2]) / self.spacing))
        nz, ny, nx = self._grid.shape
        if not 0 <= z < nz:
            return np.zeros((len(y), len(x)), np.uint16)
        self._unpack(z, z)
        held = ((y >= 0) & (y < ny))[:, None] & ((x >= 0) & (x < nx))[None]
        found = self._grid[z][np.clip(y, 0, ny - 1)][:, np.clip(x, 0, nx - 1)]
        return np.where(held, found, np.uint16(OUTSIDE))

    def entry(self, point: Position, outward: Position) -> Position:
        """Where the way from a point out of the body leaves the skin; a point may lie a little outside.

        Raises ``VolumeError`` where no part of the body is near.
        """
        way = np.arange(-FARTHEST_OUTSIDE_MM, FARTHEST_SKIN_MM, STEP_MM)
        body = self.at(np.array(point) + way[:, None] * np.array(unit(outward))) != OUTSIDE
        within = np.flatnonzero(body & (way <= FARTHEST_OUTSIDE_MM))
        if not len(within):
            raise VolumeError("The site lies outside the volume of the body.")
        start = int(within[np.abs(way[within]).argmin()])
        free = np.flatnonzero(~body[start:])
        last = start + int(free[0]) - 1 if len(free) else len(way) - 1
        return add(point, scale(unit(outward), float(way[last])))

    def outward(self, at: Position, reach: float = NORMAL_MM) -> Position | None:
        """The outward unit normal of the skin at a place on it: toward the air within ``reach`` mm.

        None where there is no air so near, or as much of it on all sides.
        """
        ball, _ = _ball(reach, self.spacing)
        free = ball[self.at(np.array(at) + ball) == OUTSIDE].sum(0)
        x, y, z = free.tolist()
        return unit((x, y, z)) if np.linalg.norm(free) > reach else None

    def within(self, entry: Position, direction: Position, most: float) -> float:
        """How many mm, at most ``most``, a way from ``entry`` runs before it leaves the body."""
        way, labels = self._along(entry, direction, most)
        free = np.flatnonzero((labels == OUTSIDE) & (way >= FARTHEST_OUTSIDE_MM))
        return float(way[free[0]]) if len(free) else most

    def path(self, entry: Position, direction: Position, length: float) -> tuple[Met, ...]:
        """The structures met on a straight way of ``length`` mm from ``entry``, in the order of their first
        meeting."""
        way, labels = self._along(entry, direction, length)
        found = [
            Met(self._name(number), float(way[labels == number][0]), float(way[labels == number][-1]))
            for number in dict.fromkeys(labels.tolist())
            if number != OUTSIDE
        ]
        return tuple(found)

    def near(
        self, entry: Position, direction: Position, length: float, within: float = NEAR_MM
    ) -> tuple[Near, ...]:
        """The structures within ``within`` mm of a way that are not on it, the nearest first."""
        way, on = self._along(entry, direction, length)
        steps = way[:: max(1, round(self.spacing / STEP_MM))]
        line = np.array(entry) + steps[:, None] * np.array(unit(direction))
        balls, off = _ball(within, self.spacing)
        labels = self.at(line[:, None] + balls[None])
        best: dict[int, float] = {}
        for number in set(labels.ravel().tolist()) - set(on.tolist()) - {OUTSIDE}:
            best[number] = float(off[(labels == number).any(0)].min())
        return tuple(Near(self._name(n), d) for n, d in sorted(best.items(), key=lambda item: item[::-1]))

    def _along(self, entry: Position, direction: Position, length: float) -> tuple[Floats, Labels]:
        way = np.arange(0.0, length + STEP_MM / 2, STEP_MM)
        return way, self.at(np.array(entry) + way[:, None] * np.array(unit(direction)))

    def _name(self, number: int) -> Label:
        return self.names.get(number, Label(number, f"label_{number}", "unnamed structure", "", ""))

    def warm(self, height: float) -> None:
        """Unpack the slab at a height (z in mm), so that cuts through it take no longer than others."""
        z = round((height - float(self.origin[2])) / self.spacing)
        if 0 <= z < self._grid.shape[0]:
            self._unpack(z, z)

    def _unpack(self, low: int, high: int) -> None:
        """Fill the slabs that hold the planes ``low`` to ``high``."""
        for slab in range(low // self._slab, high // self._slab + 1):
            packed = self._packed.get(slab)
            if packed is not None:
                block = self._grid[slab * self._slab : (slab + 1) * self._slab]
                block[...] = _runs(packed, block.size).reshape(block.shape)
                del self._packed[slab]


def load(folder: Path) -> Volume:
    """The volume in a folder's ``volume.json`` and ``volume.bin``; raises ``VolumeError`` with a sentence."""
    try:
        head = json.loads((folder / "volume.json").read_text(encoding="utf-8"))
        if head["format"] != FORMAT:
            raise VolumeError(f"The volume of the body has format {head['format']}; {FORMAT} is read here.")
        return Volume(head, (folder / "volume.bin").read_bytes())
    except OSError as error:
        raise VolumeError(f"The volume of the body cannot be opened: {error}.") from error
    except VolumeError:
        raise
    except (KeyError, TypeError, IndexError, ValueError, ArithmeticError) as error:
        raise VolumeError(f"The head of the volume of the body is damaged: {error!r}.") from error


def _runs(packed: bytes, size: int) -> Labels:
    """The labels of one slab: the number of runs, then label and length of each, uint16."""
    try:
        raw = zlib.decompress(packed)
        count = int(np.frombuffer(raw, "<u4", 1)[0])
        label, length = np.frombuffer(raw, "<u2", 2 * count, 4).reshape(2, count)
    except (zlib.error, ValueError) as error:
        raise VolumeError(f"A part of the volume of the body is damaged: {error}.") from error
    if int(length.sum()) != size:
        raise VolumeError("A part of the volume of the body is damaged: its runs do not fill it.")
    return np.repeat(label, length)


def _ball(radius: float, step: float) -> tuple[Floats, Floats]:
    """Offsets (n, 3) of a lattice within ``radius`` mm, and how long each is."""
    reach = np.arange(-radius, radius + step / 2, step)
    offsets = np.stack(np.meshgrid(reach, reach, reach, indexing="ij"), -1).reshape(-1, 3)
    length = np.linalg.norm(offsets, axis=1)
    held = length <= radius
    return offsets[held], length[held]
