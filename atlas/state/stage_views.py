"""The views of the stage: each framed by what its step reveals, and showing only what its plate can show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from atlas.domain.lessons import Reveal
from atlas.domain.plates import Plate
from atlas.domain.scene import PointMark, Rect, ViewScene, ZoneMark
from atlas.state.choose import Spot, frame, point_spots, seen_share, zone_spots
from atlas.state.facts import Facts
from atlas.state.lesson_steps import REVEALS
from atlas.state.marks import leading_marks
from atlas.state.model import AtlasState
from atlas.state.stage_beats import beats

SLIVER = 0.25
"""Less of a zone than this is not worth showing where the other plate shows more of it."""
NEAR_MM = 400.0
"""More of the body than this is not shown beside another plate: the points would be too small."""
BODY = (Reveal.MUSCLE, Reveal.POINTS)


def framed(views: tuple[ViewScene, ...], state: AtlasState, facts: Facts) -> list[ViewScene]:
    """The views with frames that hold all that the step will reveal, and no more, from its first beat on."""
    told, leading = beats(state, facts), leading_marks(state, facts.library)
    zones = tuple(zone for zone in leading.zones if REVEALS[zone.kind] in told)
    points = leading.points if not zones or any(word in told for word in BODY) else ()
    if leading.names or not (points or zones):
        return list(views)
    plates = [facts.plates[view.plate] for view in views]
    own = _with_own_zones(point_spots(points), zones, *plates) if len(plates) > 1 else None
    spots = [own or point_spots(points) + zone_spots(zones), zone_spots(zones)]
    return [
        replace(view, frame=_frame(view, plate, spots[i]))
        for i, (view, plate) in enumerate(zip(views, plates, strict=True))
    ]


def _frame(view: ViewScene, plate: Plate, spots: list[Spot]) -> Rect | None:
    return frame(plate, spots) if spots else view.frame


def _with_own_zones(spots: list[Spot], zones: tuple[ZoneMark, ...], plate: Plate, other: Plate) -> list[Spot]:
    """The points, and the zones that only their plate shows well: as many as leave the points large."""
    for zone in zones:
        more = [*spots, *zone_spots((zone,))]
        if _better(zone, plate, other) and _size_mm(plate, more) <= NEAR_MM:
            spots = more
    return spots


def _size_mm(plate: Plate, spots: list[Spot]) -> float:
    found = frame(plate, spots)
    return max(found[2:]) / plate.camera.scale if found is not None else 0.0


def _better(zone: ZoneMark, plate: Plate, other: Plate) -> bool:
    return shown_share(zone, plate) > shown_share(zone, other)


def shown_share(zone: ZoneMark, plate: Plate) -> float:
    """How much of a zone a plate shows, from 0 to 1."""
    return seen_share(plate, zone_spots((zone,)))


def visible(views: list[ViewScene], plates: Mapping[str, Plate]) -> list[ViewScene]:
    """The views without points that look away; of two, without faint points where pain is felt, and
    without edges of zones that the other one shows."""
    shown = [replace(view, points=_points(view, plates[view.plate])) for view in views]
    if len(views) < 2:
        return shown
    first, second, *_ = shown
    here, there = plates[first.plate], plates[second.plate]
    lit = tuple(point for point in second.points if point.emphasis >= 1.0)
    return [
        replace(first, zones=_zones(first, here, there)),
        replace(second, zones=_zones(second, there, here), points=lit),
    ]


def _points(view: ViewScene, plate: Plate) -> tuple[PointMark, ...]:
    return tuple(point for point in view.points if plate.camera.sees(point.at, point.facing))


def _zones(view: ViewScene, plate: Plate, other: Plate) -> tuple[ZoneMark, ...]:
    return tuple(
        zone
        for zone in view.zones
        if (share := shown_share(zone, plate)) >= SLIVER or share > shown_share(zone, other)
    )
