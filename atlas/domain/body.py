"""The reference body: positions in DICOM LPS millimetres, sides, and paths on the skin.

Axes: +x left, +y posterior, +z superior; the median plane is x = 0, so the right side has x < 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise
from math import dist, sqrt
from typing import TypeAlias

Position: TypeAlias = tuple[float, float, float]
"""A place in the reference body, (x, y, z) in mm, DICOM LPS."""


class Side(StrEnum):
    """One side of the body."""

    RIGHT = "right"
    LEFT = "left"


class SideView(StrEnum):
    """Which sides the reader wants to see marked."""

    RIGHT = "right"
    LEFT = "left"
    BOTH = "both"

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that are marked, right first."""
        if self is SideView.BOTH:
            return (Side.RIGHT, Side.LEFT)
        return (Side(self.value),)


class Depth(StrEnum):
    """How far the body is peeled, from the skin to the bone."""

    SKIN = "skin"
    SUPERFICIAL = "superficial"
    INTERMEDIATE = "intermediate"
    DEEP = "deep"
    BONE = "bone"


DEPTHS: tuple[Depth, ...] = tuple(Depth)
MUSCLE_DEPTHS: tuple[Depth, ...] = (Depth.SUPERFICIAL, Depth.INTERMEDIATE, Depth.DEEP)


def mirror(position: Position) -> Position:
    """The same place on the other side of the median plane."""
    x, y, z = position
    return (-x, y, z)


def on_side(position: Position, side: Side) -> Position:
    """A position authored on the right side, moved to ``side``."""
    return position if side is Side.RIGHT else mirror(position)


def add(a: Position, b: Position) -> Position:
    """Vector sum."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def subtract(a: Position, b: Position) -> Position:
    """The vector from ``b`` to ``a``."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scale(a: Position, factor: float) -> Position:
    """A vector times a number."""
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def dot(a: Position, b: Position) -> float:
    """Scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Position, b: Position) -> Position:
    """Vector product."""
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )


def unit(a: Position) -> Position:
    """The vector at length 1; raises ``ValueError`` for the zero vector."""
    length = sqrt(dot(a, a))
    if length == 0.0:
        raise ValueError("the zero vector has no direction")
    return scale(a, 1.0 / length)


def smooth_path(path: Sequence[Position], spacing_mm: float = 4.0) -> tuple[Position, ...]:
    """A centripetal Catmull-Rom curve through ``path``, resampled about every ``spacing_mm``.

    Keeps the ends and passes through every given position. A path of one position stays one.
    Source: Yuksel, Schaefer, Keyser, Parameterization and applications of Catmull-Rom curves,
    Computer-Aided Design 2011;43:747-755.
    """
    points = [p for i, p in enumerate(path) if i == 0 or dist(p, path[i - 1]) > 1e-6]
    if len(points) < 3:
        return _resample(points, spacing_mm)
    ends = [_beyond(points[1], points[0]), *points, _beyond(points[-2], points[-1])]
    curve: list[Position] = [points[0]]
    for i in range(len(points) - 1):
        steps = max(2, int(dist(points[i], points[i + 1]) / spacing_mm) * 2)
        curve += _catmull_rom(ends[i : i + 4], steps)
    return _resample(curve, spacing_mm)


def _beyond(a: Position, b: Position) -> Position:
    """``a`` reflected through ``b``."""
    return add(b, subtract(b, a))


def _catmull_rom(p: Sequence[Position], steps: int) -> list[Position]:
    """``steps`` places along the curve from the second to the third of four positions, its end among them."""
    knots = [0.0]
    for a, b in pairwise(p):
        knots.append(knots[-1] + max(dist(a, b), 1e-9) ** 0.5)
    k0, k1, k2, k3 = knots
    curve = []
    for step in range(1, steps + 1):
        x = k1 + step / steps * (k2 - k1)
        a, b, c = _mix(p[0], p[1], x, k0, k1), _mix(p[1], p[2], x, k1, k2), _mix(p[2], p[3], x, k2, k3)
        curve.append(_mix(_mix(a, b, x, k0, k2), _mix(b, c, x, k1, k3), x, k1, k2))
    return curve


def _mix(a: Position, b: Position, x: float, low: float, high: float) -> Position:
    w = (x - low) / (high - low)
    v = 1.0 - w
    return (a[0] * v + b[0] * w, a[1] * v + b[1] * w, a[2] * v + b[2] * w)


def _resample(points: Sequence[Position], spacing_mm: float) -> tuple[Position, ...]:
    if len(points) < 2:
        return tuple(points)
    lengths = [0.0]
    for a, b in pairwise(points):
        lengths.append(lengths[-1] + dist(a, b))
    count = max(1, round(lengths[-1] / spacing_mm))
    out: list[Position] = [points[0]]
    j = 0
    for k in range(1, count):
        target = lengths[-1] * k / count
        while lengths[j + 1] < target:
            j += 1
        out.append(_mix(points[j], points[j + 1], target, lengths[j], lengths[j + 1]))
    return (*out, points[-1])
