"""The skin of a plate as an array, from its depth map (numpy; load after the first paint)."""

from __future__ import annotations

from math import ceil
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from atlas.domain.body import Position
from atlas.domain.plates import Camera, Plate, SkinDepth

Floats: TypeAlias = NDArray[np.floating]
Window: TypeAlias = tuple[slice, slice]

FINEST = 0.8
"""Map px per mm at most: the soft edge of the narrowest zone still spans some px."""


EDGE_ON = 0.14
"""Cosine between the skin and the reader at which a zone begins to show; whole at twice as much."""

UNIT = 127.0
"""What stands for 1 in a normal, which is kept in bytes: a third of the memory, true to half a degree."""


class SkinMap:
    """Depth of the skin from the camera's centre in mm, its normals, and the share of body in each map px.

    ``px`` is the size of one map px in plate px, ``mm`` in mm. Everything is kept in few bits and handed
    out by window.
    """

    def __init__(self, values: NDArray[np.uint16], skin: SkinDepth, camera: Camera) -> None:
        """``values`` (h, w) are the raw values of the map that ``skin`` describes."""
        step = max(1, ceil(camera.scale * skin.scale / FINEST))
        self._raw, cover = _cells(values, step)
        self._near, self._step = np.float32(skin.near), np.float32(skin.step)
        self.shape: tuple[int, int] = (self._raw.shape[0], self._raw.shape[1])
        self.px = step / skin.scale
        self.mm = self.px / camera.scale
        self._farthest = max(1, int(self._raw.max(initial=1)))
        self._camera = camera
        self._frame = np.array([camera.right, camera.top, camera.forward], np.float32)
        self._centre = np.asarray(camera.centre, np.float32)
        normals = self._find_normals()
        cover *= smooth((-normals[2] - EDGE_ON) / EDGE_ON)
        self._cover = np.round(cover * 255.0).astype(np.uint8)
        self._normals: tuple[NDArray[np.int8], ...] = tuple(
            np.round(axis * UNIT).astype(np.int8) for axis in normals
        )

    @property
    def reach(self) -> tuple[float, float]:
        """Depth (mm) of the nearest and of the farthest skin of the plate."""
        return float(self._near), float((self._farthest - 1) * self._step + self._near)

    @property
    def nbytes(self) -> int:
        """The memory that the arrays take."""
        return self._raw.nbytes + self._cover.nbytes + sum(axis.nbytes for axis in self._normals)

    @property
    def whole(self) -> Window:
        """The window of the whole plate."""
        return (slice(0, self.shape[0]), slice(0, self.shape[1]))

    def depth(self, window: Window) -> Floats:
        """Depth of the skin (mm) in a window; without meaning where there is no body."""
        return (self._raw[window].astype(np.float32) - np.float32(1.0)) * self._step + self._near

    def body(self, window: Window) -> NDArray[np.bool_]:
        """Where in a window there is body."""
        return self._raw[window] > 0

    def cover(self, window: Window) -> Floats:
        """The share of each px that the body fills, so that edges come out even.

        It fades where the skin is seen edge on, for nothing can be told there.
        """
        return self._cover[window].astype(np.float32) * np.float32(1 / 255.0)

    def normals(self, window: Window) -> list[Floats]:
        """Outward unit normals: to the right, up, and away from the reader."""
        return [axis[window].astype(np.float32) * np.float32(1 / UNIT) for axis in self._normals]

    def normals_at(self, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> list[Floats]:
        """Outward unit normals at single map px."""
        return [axis[rows, columns].astype(np.float32) / np.float32(UNIT) for axis in self._normals]

    def at(self, x: float, y: float) -> int:
        """The raw value of the map at a plate px, 0 beside the body."""
        column, row = int(x / self.px), int(y / self.px)
        if x < 0 or y < 0 or column >= self.shape[1] or row >= self.shape[0]:
            return 0
        return int(self._raw[row, column])

    def behind(self, position: Position) -> float | None:
        """How far (mm) a position lies behind the skin that covers it; None where no skin does."""
        x, y, depth = self._camera.project(position)
        value = self.at(x, y)
        return None if value == 0 else depth - float((value - 1) * self._step + self._near)

    def facing(self, position: Position) -> Position | None:
        """The outward unit normal of the skin seen where a position lies, None where there is none."""
        x, y, _ = self._camera.project(position)
        if self.at(x, y) == 0:
            return None
        row, column = int(y / self.px), int(x / self.px)
        n = np.array([axis[row, column] for axis in self._normals], np.float32) @ self._frame / UNIT
        return (float(n[0]), float(n[1]), float(n[2]))

    def to_frame(self, positions: Floats) -> Floats:
        """Positions (n, 3) in mm as right, up and forward of the camera's centre."""
        return (positions - self._centre) @ self._frame.T

    def turn(self, directions: Floats) -> Floats:
        """Directions (n, 3) of the body as right, up and forward of the camera."""
        return directions @ self._frame.T

    def window(self, low: Floats, high: Floats) -> Window | None:
        """The rows and columns of a box given in mm right and up of the centre; None if outside."""
        camera, (rows, columns) = self._camera, self.shape
        left = max(0, int((low[0] + camera.width / 2) / self.mm))
        right = min(columns, int((high[0] + camera.width / 2) / self.mm) + 1)
        top = max(0, int((camera.height / 2 - high[1]) / self.mm))
        bottom = min(rows, int((camera.height / 2 - low[1]) / self.mm) + 1)
        return (slice(top, bottom), slice(left, right)) if left < right and top < bottom else None

    def axes(self, window: Window) -> tuple[Floats, Floats]:
        """Right (1, w) and up (h, 1) of the centre in mm for the px of a window."""
        rows, columns = window
        u = (np.arange(columns.start, columns.stop, dtype=np.float32) + 0.5) * self.mm
        v = (np.arange(rows.start, rows.stop, dtype=np.float32) + 0.5) * self.mm
        return (u - self._camera.width / 2)[None, :], (self._camera.height / 2 - v)[:, None]

    def _find_normals(self) -> tuple[Floats, Floats, Floats]:
        """Outward unit normals of the skin (right, up, forward), calm across edges of the body."""
        depth = np.where(self.body(self.whole), self.depth(self.whole), np.float32(1e6))
        padded = np.pad(depth, 1, mode="edge")
        across = np.diff(padded[1:-1], axis=1) / np.float32(self.mm)
        down = np.diff(padded[:, 1:-1], axis=0) / np.float32(self.mm)
        return _unit(_gentler(across[:, :-1], across[:, 1:]), -_gentler(down[:-1], down[1:]))


def _cells(values: NDArray[np.uint16], step: int) -> tuple[NDArray[np.uint16], Floats]:
    """One value for each ``step`` x ``step`` values, of the body wherever it reaches in, and its share."""
    rows, columns = (-(-n // step) for n in values.shape)
    wide = np.zeros((rows * step, columns * step), np.uint16)
    wide[: values.shape[0], : values.shape[1]] = values
    cells = wide.reshape(rows, step, columns, step)
    middle = cells[:, step // 2, :, step // 2]
    cover = (cells > 0).mean((1, 3), dtype=np.float32)
    return np.where(middle > 0, middle, cells.max((1, 3))), cover


def read_map(values: memoryview, layout: tuple[int, int, int], plate: Plate) -> SkinMap:
    """The skin of a plate from the raw 16-bit values of its map: width, height and values in a row."""
    width, height, stride = layout
    raw = np.frombuffer(values, np.uint16).reshape(height, stride)[:, :width]
    return SkinMap(raw, plate.skin_depth, plate.camera)


def _unit(u: Floats, v: Floats) -> tuple[Floats, Floats, Floats]:
    """Unit normals of a surface whose depth rises by ``u`` to the right and ``v`` upwards, mm per mm."""
    w = np.float32(-1.0) / np.sqrt(u * u + v * v + 1.0)
    return -u * w, -v * w, w


def smooth(t: Floats) -> Floats:
    """0 below 0, 1 above 1, without corners between."""
    t = np.clip(t, 0.0, 1.0)
    return t * t * (3.0 - 2.0 * t)


def _gentler(a: Floats, b: Floats) -> Floats:
    """Of two slopes the one nearer to level."""
    return np.where(np.abs(a) < np.abs(b), a, b)
