"""Everything that the section of one site shows: its planes, the needle's way, the words."""

from __future__ import annotations

from dataclasses import dataclass
from math import dist
from typing import TYPE_CHECKING, TypeAlias

from atlas.domain.anatomy import BodyRegion, Muscle
from atlas.domain.body import Position, Side, add, on_side, scale, subtract, unit
from atlas.domain.cases import Site
from atlas.domain.library import Library
from atlas.domain.limbs import region_at
from atlas.domain.points import TriggerPoint
from atlas.domain.section_plane import Plane, edges_of, plane_along, plane_at, turned
from atlas.state.free_site import way_in
from atlas.state.section_free_page import free_page
from atlas.state.section_page import SectionPage, section_page
from atlas.state.section_subject import Subject, subject_of

if TYPE_CHECKING:
    from atlas.domain.section import Volume

BEYOND_MM = 40.0
"""How far behind the site the way is followed, to name what lies there."""
ABOVE_MM = 2.0
"""How far above the skin the way to a free site begins."""
Edges: TypeAlias = tuple[str, str, str, str]
ROOM_MM = 30.0
"""So much of the needle outside of the body has room in a picture."""
TURNED_FIT_MM = 8.0
"""How finely the body is looked for in a plane that is turned: it is asked for between two frames."""
OUTWARD: Position = (0.0, 1.0, 0.0)


@dataclass(frozen=True)
class SectionSite:
    """The section of a site: the plane ``across`` the body and the one ``along`` the needle, each with what
    lies at its edges (left, right, top, bottom); the way from ``entry`` through ``target`` to ``end``."""

    muscle: str
    side: Side
    across: Plane
    along: Plane
    edges: tuple[Edges, Edges]
    entry: Position
    target: Position
    end: Position
    page: SectionPage
    uncropped: Plane
    """``along`` as it was before it was cropped to the body, to be turned about the way."""


def section_of(volume: Volume, subject: Subject, library: Library) -> SectionSite:
    """Build the section of a trigger point or of a site of a plan; raises ``VolumeError`` off the volume."""
    found = subject_of(subject, library) if isinstance(subject, Site) else subject
    if isinstance(found, Site):
        return free_section(volume, found, library)
    return section_site(volume, found.muscle, found.point, found.side, library)


def section_site(
    volume: Volume, muscle: Muscle, point: TriggerPoint, side: Side, library: Library
) -> SectionSite:
    """Build the section of a trigger point; raises ``VolumeError`` where the site lies outside the volume."""
    target, outward = on_side(point.at, side), on_side(_way_out(point), side)
    entry = volume.entry(target, outward)
    inward = scale(outward, -1.0)
    length = dist(entry, target) + BEYOND_MM
    met, near = volume.path(entry, inward, length), volume.near(entry, inward, length)
    return _made(
        volume,
        muscle=muscle.id,
        side=side,
        region=muscle.region,
        way=(entry, target, add(target, scale(unit(inward), BEYOND_MM))),
        page=section_page(muscle, point, side, met, near, library),
    )


def _way_out(point: TriggerPoint) -> Position:
    """From the point to where the needle enters, or straight out of the body."""
    if point.needle_from is None:
        return point.facing or OUTWARD
    return unit(subtract(point.needle_from, point.at))


def free_section(volume: Volume, site: Site, library: Library) -> SectionSite:
    """Build the section of a place on the skin; raises ``VolumeError`` where it lies off the volume.

    The site itself is where the way enters the skin; ``entry`` lies a little out of it.
    """
    way = way_in(volume, site.at, None, library)
    near = volume.near(way.entry, way.inward, way.length)
    outward = scale(way.inward, -1.0)
    return _made(
        volume,
        muscle="",
        side=site.side,
        region=region_at(site.at, outward),
        way=(add(way.entry, scale(outward, ABOVE_MM)), way.entry, way.end),
        page=free_page(site, way, near, library),
    )


def turned_along(volume: Volume, site: SectionSite, degrees: float) -> tuple[Plane, Edges]:
    """The plane along the way, turned about it, and what lies at its edges."""
    way = unit(subtract(site.end, site.entry))
    plane = volume.fitted(turned(site.uncropped, site.target, way, degrees), TURNED_FIT_MM)
    return _with_room(plane, site.entry, way), edges_of(plane, site.side)


def _with_room(plane: Plane, entry: Position, way: Position) -> Plane:
    """The plane with room for the needle where it comes in."""
    (width, height), (x, y, _) = plane.size, plane.place(add(entry, scale(way, -ROOM_MM)))
    return plane.framed(min(0.0, x), min(0.0, y), max(width, x), max(height, y))


def _made(
    volume: Volume,
    *,
    muscle: str,
    side: Side,
    region: BodyRegion,
    way: tuple[Position, Position, Position],
    page: SectionPage,
) -> SectionSite:
    entry, target, end = way
    inward = unit(subtract(end, entry))
    uncropped = plane_along(target, inward, region)
    across, along = (
        _with_room(volume.fitted(plane), entry, inward) for plane in (plane_at(target, region), uncropped)
    )
    edges = (edges_of(across, side), edges_of(along, side))
    return SectionSite(muscle, side, across, along, edges, entry, target, end, page, uncropped)
