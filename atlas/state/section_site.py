"""Everything that the section of one site shows: its planes, the needle's way, the words."""

from __future__ import annotations

from dataclasses import dataclass
from math import dist
from typing import TYPE_CHECKING

from atlas.domain.anatomy import Muscle
from atlas.domain.body import Position, Side, on_side, scale
from atlas.domain.library import Library
from atlas.domain.points import TriggerPoint
from atlas.domain.section_plane import Plane, edges_of, plane_along, plane_at
from atlas.state.section_page import SectionPage, section_page

if TYPE_CHECKING:
    from atlas.domain.section import Volume

BEYOND_MM = 40.0
"""How far behind the site the way is followed, to name what lies there."""
OUTWARD: Position = (0.0, 1.0, 0.0)


@dataclass(frozen=True)
class SectionSite:
    """The section of a site: the plane ``across`` the body and the one ``along`` the needle, each with what
    lies at its edges (left, right, top, bottom); the way from ``entry`` through ``target`` to ``end``."""

    muscle: str
    side: Side
    across: Plane
    along: Plane
    edges: tuple[tuple[str, str, str, str], tuple[str, str, str, str]]
    entry: Position
    target: Position
    end: Position
    page: SectionPage


def section_site(
    volume: Volume, muscle: Muscle, point: TriggerPoint, side: Side, library: Library
) -> SectionSite:
    """Build the section of a trigger point; raises ``VolumeError`` where the site lies outside the volume."""
    target, outward = on_side(point.at, side), on_side(point.facing or OUTWARD, side)
    entry = volume.entry(target, outward)
    inward = scale(outward, -1.0)
    length = dist(entry, target) + BEYOND_MM
    met, near = volume.path(entry, inward, length), volume.near(entry, inward, length)
    across = volume.fitted(plane_at(target, muscle.region))
    along = volume.fitted(plane_along(target, inward, muscle.region))
    return SectionSite(
        muscle=muscle.id,
        side=side,
        across=across,
        along=along,
        edges=(edges_of(across, side), edges_of(along, side)),
        entry=entry,
        target=target,
        end=_further(entry, target, BEYOND_MM),
        page=section_page(muscle, point, side, met, near, library),
    )


def _further(start: Position, through: Position, by_mm: float) -> Position:
    """The place ``by_mm`` beyond ``through`` on the line from ``start``."""
    share = by_mm / max(dist(start, through), 1.0)
    x, y, z = (b + (b - a) * share for a, b in zip(start, through, strict=True))
    return (x, y, z)
