"""Plates: orthographic pictures of the body, and the camera that the renderer and the window share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import inf
from typing import NamedTuple

from atlas.domain.body import Depth, Position, Side, add, cross, dot, scale, unit


@dataclass(frozen=True)
class Camera:
    """An orthographic camera.

    ``view`` is the direction in which it looks and ``up`` the direction of the picture's top
    (both made unit vectors, ``up`` square to ``view``); ``centre`` the position (mm) at the middle
    of the picture; ``width`` and ``height`` the extent in mm; ``scale`` pixels per mm.
    Pixel (0, 0) is the upper left corner; the middle of the first pixel is (0.5, 0.5).
    """

    view: Position
    up: Position
    centre: Position
    width: float
    height: float
    scale: float

    @cached_property
    def forward(self) -> Position:
        """Unit vector away from the reader."""
        return unit(self.view)

    @cached_property
    def right(self) -> Position:
        """Unit vector towards the right edge of the picture."""
        return unit(cross(self.forward, self.up))

    @cached_property
    def top(self) -> Position:
        """Unit vector towards the upper edge of the picture."""
        return cross(self.right, self.forward)

    @cached_property
    def size(self) -> tuple[int, int]:
        """Width and height in px."""
        return (round(self.width * self.scale), round(self.height * self.scale))

    def project(self, position: Position) -> tuple[float, float, float]:
        """A position (mm) as x, y (px) and depth (mm from the centre, growing away from the reader)."""
        (px, py, pz), (cx, cy, cz) = position, self.centre
        dx, dy, dz = px - cx, py - cy, pz - cz  # written out: plates are chosen with thousands of these
        (rx, ry, rz), (tx, ty, tz), (fx, fy, fz) = self.right, self.top, self.forward
        x = (dx * rx + dy * ry + dz * rz + self.width / 2) * self.scale
        y = (self.height / 2 - (dx * tx + dy * ty + dz * tz)) * self.scale
        return (x, y, dx * fx + dy * fy + dz * fz)

    def unproject(self, x: float, y: float, depth: float) -> Position:
        """The position (mm) that is seen at pixel ``x``, ``y`` at ``depth`` mm from the centre."""
        p = add(self.centre, scale(self.right, x / self.scale - self.width / 2))
        p = add(p, scale(self.top, self.height / 2 - y / self.scale))
        return add(p, scale(self.forward, depth))

    def sees(self, position: Position, facing: Position | None = None) -> bool:
        """Whether a position lies in the frame and, where given, its skin faces the reader."""
        x, y, _ = self.project(position)
        w, h = self.size
        inside = 0 <= x < w and 0 <= y < h
        return inside and (facing is None or dot(facing, self.forward) < 0.0)


class Sprite(NamedTuple):
    """The picture of one muscle alone on a plate: file, and its upper left corner in plate px.

    A named tuple: thousands of them are made at every start.
    """

    file: str
    x: int
    y: int


@dataclass(frozen=True)
class SkinDepth:
    """The skin depth map of a plate: a 16-bit grey PNG, ``scale`` times the size of the picture.

    Value 0 is no skin; else the depth from the camera's centre is ``near + (value - 1) * step`` mm.
    """

    file: str
    scale: float
    near: float
    step: float


@dataclass(frozen=True)
class Relief:
    """The skin of a plate in coarse cells, and how much of each muscle it lays bare: it helps to choose.

    ``cells`` holds rows of ``width`` bytes, each cell ``cell_mm`` wide: 0 is no skin, else the skin's depth
    from the camera's centre is ``near + (value - 1) * step`` mm. ``shows`` gives by structure and side the
    share of its largest outline on any plate that is seen here at its own depth, 0 to 1.
    """

    cells: bytes
    width: int
    cell_mm: float
    near: float
    step: float
    shows: Mapping[tuple[str, Side], float] = field(default_factory=dict)

    def hides(self, x_mm: float, y_mm: float, depth: float) -> bool:
        """Whether the skin of the plate is not that of a place, in mm from the plate's upper left corner.

        Another part of the body may lie before it, or it may have been left away. At an edge the cells
        beside it are asked as well.
        """
        column, row = int(x_mm / self.cell_mm), int(y_mm / self.cell_mm)
        near = ((column, row), (column - 1, row), (column + 1, row), (column, row - 1), (column, row + 1))
        return not any(abs(depth - self._depth(*cell)) < OTHER_MM for cell in near)

    def _depth(self, column: int, row: int) -> float:
        """The skin's depth in a cell, infinite where there is none."""
        at = row * self.width + column
        if not 0 <= column < self.width or not 0 <= at < len(self.cells) or not self.cells[at]:
            return inf
        return self.near + (self.cells[at] - 1) * self.step


OTHER_MM = 30.0
"""Skin that lies so much nearer to the camera than a place, or further, is another part of the body."""


@dataclass(frozen=True)
class Plate:
    """One plate and its files, as paths relative to the plate's folder.

    ``pictures[depth]`` lists the picture and its smaller copies, each half the size of the one
    before. ``ids[depth]`` is a 16-bit grey PNG of structure numbers (0 is nothing).
    ``sprites`` is keyed by (structure id, side).
    """

    id: str
    name: str
    region: str
    camera: Camera
    pictures: Mapping[Depth, tuple[str, ...]]
    ids: Mapping[Depth, str]
    outlines: str
    skin_depth: SkinDepth
    sprites: Mapping[tuple[str, Side], Sprite] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    parent: str = ""
    relief: Relief | None = None

    def hides(self, at: Position) -> bool:
        """Whether another part of the body lies before a place of the skin (mm), as far as is known."""
        if self.relief is None:
            return False
        x, y, depth = self.camera.project(at)
        return self.relief.hides(x / self.camera.scale, y / self.camera.scale, depth)

    def shows(self, structure: str, side: Side) -> float:
        """How much of a structure is seen at its own depth, 0 to 1; 1 where that is not known."""
        if structure in self.without:
            return 0.0
        return self.relief.shows.get((structure, side), 0.0) if self.relief is not None else 1.0


@dataclass(frozen=True, slots=True)
class Structure:
    """What a number in an id map stands for: a muscle, bone or other part, on one side or none."""

    number: int
    id: str
    name: str
    kind: str
    side: Side | None
    depth: Depth | None
