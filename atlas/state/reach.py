"""Which muscles refer pain to a region: by which zones, how much they cover, how often they are the cause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import cos, dist, pi, sin, sqrt

from atlas.domain.anatomy import Frequency, Muscle, Region
from atlas.domain.body import Position, dot
from atlas.domain.library import Library
from atlas.domain.points import Reported, Sense, Zone, ZoneKind

RINGS = ((0.0, 1), (0.45, 6), (0.85, 12))
"""Where a spot of a region is sampled: shares of its radius, and how many samples on each ring."""
FACES = 0.2
"""Skin of a stroke that turns farther from a spot (cosine) lies on another side of the body."""
LEAST = 0.04
"""A zone that covers less of a region than this does not reach it."""


@dataclass(frozen=True, slots=True)
class Reach:
    """One muscle whose zones reach a region; ``cover`` is the share of the region that they cover, 0 to 1.

    ``place`` is its place among the causes of pain in the area ``of`` (0 the most frequent), None if unnamed.
    """

    muscle: Muscle
    kind: ZoneKind
    points: tuple[int, ...]
    cover: float
    place: int | None
    of: Frequency | None
    reported: Reported | None


class _Same:
    """A library as a key: the same one, not an equal one."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def __hash__(self) -> int:
        return id(self.library)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.library is self.library


def reaches(region: Region, library: Library) -> tuple[Reach, ...]:
    """Essential zones first, then as the causes are named, then by how much of the region is covered."""
    return _reaches(region, _Same(library))


@lru_cache(maxsize=64)
def _reaches(region: Region, same: _Same) -> tuple[Reach, ...]:
    places = _places(region, same.library)
    samples = tuple(_samples(region))
    found = [
        reach
        for muscle in same.library.muscles.values()
        if (reach := _reach(muscle, region, samples, places.get(muscle.id))) is not None
    ]
    return tuple(sorted(found, key=_order))


def _order(reach: Reach) -> tuple[bool, bool, int, float, str]:
    essential = reach.kind is ZoneKind.ESSENTIAL
    return (not essential, reach.place is None, reach.place or 0, -reach.cover, reach.muscle.name)


def unreached(region: Region, library: Library) -> tuple[tuple[Muscle, int, Frequency], ...]:
    """Muscles that are named among the causes although no zone of theirs reaches the region."""
    seen = {reach.muscle.id for reach in reaches(region, library)}
    rows = sorted(
        (place, muscle, area.id, area) for muscle, (place, area) in _places(region, library).items()
    )
    return tuple((library.muscles[m], place, area) for place, m, _, area in rows if m not in seen)


def _places(region: Region, library: Library) -> dict[str, tuple[int, Frequency]]:
    """For each muscle that is named, its best place among the causes of pain in an area of the region."""
    best: dict[str, tuple[int, Frequency]] = {}
    for area in library.frequency.values():
        for place, muscle in enumerate(area.muscles if region.id in area.regions else ()):
            if muscle in library.muscles and (muscle not in best or place < best[muscle][0]):
                best[muscle] = (place, area)
    return best


_Sample = tuple[int, Position, float]
"""Number of the spot, position (mm), share of the region."""


def _samples(region: Region) -> Iterator[_Sample]:
    """Positions spread over the spots of a region, and the share of the region that each stands for."""
    total = sum(radius**2 for _, radius in region.spots) or 1.0
    count = sum(number for _, number in RINGS)
    for i, (centre, radius) in enumerate(region.spots):
        across, up = _plane(_normal(region, i))
        for share, number in RINGS:
            for k in range(number):
                x, y = (share * radius * turn(2 * pi * k / number) for turn in (cos, sin))
                at = tuple(c + x * a + y * b for c, a, b in zip(centre, across, up, strict=True))
                yield i, (at[0], at[1], at[2]), radius**2 / total / count


def _normal(region: Region, spot: int) -> Position:
    return region.facing[spot] if region.facing else (0.0, -1.0, 0.0)


def _plane(normal: Position) -> tuple[Position, Position]:
    """Two unit vectors across a normal."""
    x, y, z = normal
    helper = (0.0, 0.0, 1.0) if abs(z) < 0.9 else (1.0, 0.0, 0.0)
    a = (y * helper[2] - z * helper[1], z * helper[0] - x * helper[2], x * helper[1] - y * helper[0])
    length = sqrt(dot(a, a)) or 1.0
    a = (a[0] / length, a[1] / length, a[2] / length)
    return a, (y * a[2] - z * a[1], z * a[0] - x * a[2], x * a[1] - y * a[0])


def _reach(
    muscle: Muscle, region: Region, samples: tuple[_Sample, ...], named: tuple[int, Frequency] | None
) -> Reach | None:
    """How a muscle reaches a region: by its essential zones if these do, else by spillover."""
    place, area = named if named is not None else (None, None)
    for kind in ZoneKind:
        covered: set[int] = set()
        points: list[int] = []
        figures: list[Reported] = []
        for point in muscle.trigger_points:
            own: set[int] = set()
            for zone in point.zones:
                wanted = zone.kind is kind and zone.sense is Sense.PAIN
                reached = _covered(zone, region, samples) if wanted else set()
                own |= reached
                figures += [zone.reported] if reached and zone.reported is not None else []
            points += [point.id] if own else []
            covered |= own
        cover = sum(samples[i][2] for i in covered)
        if cover >= LEAST:
            figure = max(figures, key=lambda one: one.percent, default=None)
            return Reach(muscle, kind, tuple(points), cover, place, area, figure)
    return None


def _covered(zone: Zone, region: Region, samples: tuple[_Sample, ...]) -> set[int]:
    """The samples of a region that lie within a zone, as seen along the normal of their spot."""
    half, found = zone.width / 2.0, set()
    for spot, (centre, radius) in enumerate(region.spots):
        normal = _normal(region, spot)
        near = [
            p
            for p, facing in zip(zone.stroke, zone.facing, strict=True)
            if dist(p, centre) < radius + half and (not region.facing or dot(facing, normal) > FACES)
        ]
        if near:
            found |= {i for i, s in enumerate(samples) if s[0] == spot and _within(s[1], near, normal, half)}
    return found


def _within(at: Position, near: list[Position], normal: Position, half: float) -> bool:
    """Whether a position is nearer than ``half`` (mm) to one of others, measured across a normal."""
    for p in near:
        d = (p[0] - at[0], p[1] - at[1], p[2] - at[2])
        along = dot(d, normal)
        if dot(d, d) - along * along < half * half:
            return True
    return False


def regions_of(muscle: Muscle, library: Library) -> dict[str, Reach]:
    """The pain regions that the zones of a muscle reach, by id, in the order of the library."""
    return _regions_of(_Same(library), muscle.id)


@lru_cache(maxsize=16)
def _regions_of(same: _Same, muscle: str) -> dict[str, Reach]:
    record, regions = same.library.muscles[muscle], same.library.regions.values()
    rows = ((region.id, _reach(record, region, tuple(_samples(region)), None)) for region in regions)
    return {id: reach for id, reach in rows if reach is not None}
