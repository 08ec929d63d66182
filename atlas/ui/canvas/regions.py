"""Pain regions as brush strokes: their spots, and bridges between spots that belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import dist
from typing import Any

from atlas.domain.body import Position, dot
from atlas.domain.points import ZoneKind
from atlas.domain.scene import RegionMark, ZoneMark

BEHIND_MM = 45.0
"""A spot of a region without a normal is drawn where the skin that is seen lies about as deep."""
GAP = 0.6
"""Spots of one side are bridged up to a gap of this share of their radii together: no holes are left."""
GAP_ACROSS = 0.15
"""Spots of two sides are bridged only where they all but touch."""


@dataclass(frozen=True, slots=True)
class Disc:
    """One spot of a region with the skin's normal; positions and radius in mm."""

    mark: RegionMark
    at: Position
    facing: Position
    radius: float


def patches(spots: Sequence[Disc]) -> Iterator[ZoneMark]:
    """The spots, and the bridges between neighbours that face alike, as zones."""
    for spot in spots:
        yield _zone((spot,), spot.radius)
    for a, b in combinations(spots, 2):
        share = GAP if a.mark is b.mark else GAP_ACROSS
        together = a.radius + b.radius
        if dist(a.at, b.at) < together * (1.0 + share) and dot(a.facing, b.facing) > 0.2:
            yield _zone((a, b), min(a.radius, b.radius))


def facing_of(skin: Any, mark: RegionMark, index: int) -> Position | None:
    """The normal of a spot; where the region has none, that of the skin which is seen there."""
    if mark.facing:
        return mark.facing[index]
    at = mark.spots[index][0]
    behind = skin.behind(at)
    facing: Position | None = skin.facing(at) if behind is not None and abs(behind) < BEHIND_MM else None
    return facing


def _zone(spots: tuple[Disc, ...], radius: float) -> ZoneMark:
    stroke, facing = tuple(spot.at for spot in spots), tuple(spot.facing for spot in spots)
    mark = spots[0].mark
    return ZoneMark(mark.region, 0, mark.side, ZoneKind.ESSENTIAL, stroke, facing, 2.0 * radius, 1.0)
