"""Zones as they are measured against each other: middle lines in mm and half widths, no skin table needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import dist

from atlas.domain.anatomy import Muscle
from atlas.domain.body import Position, dot
from atlas.domain.limbs import ELBOW_Z, on_arm
from atlas.domain.points import TriggerPoint, Zone, ZoneKind
from atlas.domain.quiz.items import painful

WIDER = 1.25
"""A place lies in a zone as far as so many half widths from its middle line: edges are soft, books differ."""
ELBOW_MM = 80.0
"""A zone of the elbow reaches so far above the joint."""
Box = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """A zone as it is reckoned with: places along its middle (mm), skin normals there or nothing, half width.

    ``arm`` tells whether it lies on the arm, ``hand`` whether wholly at the elbow or below it.
    """

    path: tuple[Position, ...]
    facing: tuple[Position, ...]
    half: float
    box: Box
    arm: bool
    hand: bool

    def apart_from(self, other: Area) -> bool:
        """Whether two zones are near in space alone: a hand hangs beside the thigh."""
        return (self.hand and not other.arm) or (other.hand and not self.arm)

    def holds(self, at: Position, facing: Position | None, half: float) -> bool:
        """Whether a place of a zone with a half width lies in this one, on skin that faces alike."""
        reach = WIDER * max(self.half, half)
        return any(
            dist(at, place) <= reach
            and (facing is None or not self.facing or dot(facing, self.facing[i]) > 0)
            for i, place in enumerate(self.path)
        )


@dataclass(frozen=True, slots=True)
class Pattern:
    """The essential zones of a point (the others where it has none) and all of its zones."""

    core: tuple[Area, ...]
    all: tuple[Area, ...]


def pattern_of(point: TriggerPoint) -> Pattern:
    """The pattern of a point, as areas."""
    zones = painful(point)
    core = [zone for zone in zones if zone.kind is ZoneKind.ESSENTIAL] or zones
    return Pattern(tuple(map(_area, core)), tuple(map(_area, zones)))


def patterns_of(muscle: Muscle) -> Iterator[Pattern]:
    """The patterns of the points of a muscle that refer pain."""
    for point in muscle.trigger_points:
        if painful(point):
            yield pattern_of(point)


def _area(zone: Zone) -> Area:
    path = zone.stroke or zone.path
    low = tuple(min(axis) for axis in zip(*path, strict=True))
    high = tuple(max(axis) for axis in zip(*path, strict=True))
    arm = [on_arm(at, zone.facing[i] if zone.facing else None) for i, at in enumerate(path)]
    hand = all(arm) and all(at[2] < ELBOW_Z + ELBOW_MM for at in path)
    box: Box = (*low[:3], *high[:3])
    return Area(path, zone.facing, zone.width / 2.0, box, any(arm), hand)


def cover_of(core: Iterable[Area], areas: tuple[Area, ...]) -> float:
    """The share of the middle lines of ``core`` that lies in ``areas``; each line counts by its length."""
    total = held = 0.0
    for area in core:
        total += _length(area)
        weight = _length(area) / len(area.path)
        near = [
            other for other in areas if box_gap(area.box, other.box) <= WIDER * max(area.half, other.half)
        ]
        for i, place in enumerate(area.path if near else ()):
            facing = area.facing[i] if area.facing else None
            held += weight * any(other.holds(place, facing, area.half) for other in near)
    return held / total if total else 0.0


def _length(area: Area) -> float:
    """How long a zone is (mm), its round ends included."""
    return 2.0 * area.half + sum(dist(p, q) for p, q in pairwise(area.path))


def apart(a: tuple[Position, ...], b: tuple[Position, ...]) -> float:
    """The least distance (mm) between places of two lines."""
    return min(dist(p, q) for p in a for q in b)


def box_gap(a: Box, b: Box) -> float:
    """The distance (mm) between two boxes, 0 where they meet."""
    steps = [max(0.0, a[i] - b[i + 3], b[i] - a[i + 3]) for i in range(3)]
    return dist(steps, (0.0, 0.0, 0.0))
