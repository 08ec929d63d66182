"""Turns what is selected into marks on the body: points, zones and highlights, on the sides wanted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from atlas.domain.anatomy import Landmark, Muscle, Region
from atlas.domain.body import Position, Side, mirror, on_side
from atlas.domain.library import Library
from atlas.domain.points import Certainty, TriggerPoint, Zone, ZoneKind
from atlas.domain.scene import Highlight, PlaceMark, PointMark, RegionMark, ZoneMark
from atlas.state.comparison import LETTERS, on_show
from atlas.state.facing import facing_near
from atlas.state.figures import figure_words
from atlas.state.many import MANY, STRONG, Weighed, weighed
from atlas.state.model import AtlasState, Kind

MIDLINE_MM = 2.0
"""Closer to the median plane than this a landmark has no side."""


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of one selection."""

    points: tuple[PointMark, ...] = ()
    zones: tuple[ZoneMark, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    regions: tuple[RegionMark, ...] = ()
    places: tuple[PlaceMark, ...] = ()
    names: tuple[str, ...] = ()
    """Of the muscles that are compared."""


def leading_marks(state: AtlasState, library: Library) -> Marks:
    """The marks for which plates are chosen and framed: of many muscles not those that are drawn faintly."""
    marks = marks_of(state, library)
    if state.selection is None or state.selection.kind not in MANY:
        return marks
    points = tuple(mark for mark in marks.points if mark.emphasis == STRONG.points)
    zones = tuple(mark for mark in marks.zones if mark.strength == STRONG.zones)
    return replace(marks, points=points, zones=zones) if points else marks


def marks_of(state: AtlasState, library: Library) -> Marks:
    """The marks of the state's selection; nothing for an id that the library lacks."""
    selection, sides = state.selection, state.side.sides
    compared = on_show(state, library)
    if compared:
        return _compared_marks(compared, sides, state, library)
    if selection is None:
        return Marks()
    if selection.kind is Kind.MUSCLE and selection.id in library.muscles:
        return _muscle_marks(library.muscles[selection.id], sides, selection.point, library)
    if selection.kind in MANY:
        return _marks_of_many(weighed(selection, library), sides, library)
    if selection.kind is Kind.REGION and selection.id in library.regions:
        region = library.regions[selection.id]
        return Marks(regions=tuple(_region_mark(region, side) for side in sides))
    if selection.kind is Kind.LANDMARK and selection.id in library.landmarks:
        return Marks(places=_place_marks(library.landmarks[selection.id], sides, library))
    if selection.kind is Kind.STRUCTURE:
        return Marks(highlights=tuple(Highlight(selection.id, side, "selected") for side in sides))
    return Marks()


def _muscle_marks(muscle: Muscle, sides: tuple[Side, ...], chosen: int | None, library: Library) -> Marks:
    points = tuple(
        point_mark(muscle, point, side, 1.0 if chosen in (None, point.id) else 0.35)
        for side in sides
        for point in muscle.trigger_points
    )
    zones = tuple(
        zone_mark(muscle, point, zone, side, 1.0, library)
        for side in sides
        for point in muscle.trigger_points
        if chosen in (None, point.id)
        for zone in point.zones
    )
    return Marks(points, zones, tuple(Highlight(muscle.id, side, "selected") for side in sides))


def _compared_marks(
    muscles: tuple[Muscle, ...], sides: tuple[Side, ...], state: AtlasState, library: Library
) -> Marks:
    """Muscles told apart by letters; what is selected among them stands out by its points alone."""
    chosen = state.selection
    points: list[PointMark] = []
    zones: list[ZoneMark] = []
    for lane, muscle in enumerate(muscles):
        own = chosen is None or muscle.id == chosen.id
        for side in sides:
            for point in muscle.trigger_points:
                lit = own and (chosen is None or chosen.point in (None, point.id))
                mark = point_mark(muscle, point, side, 1.0 if lit else 0.35)
                points.append(replace(mark, label=f"{LETTERS[lane]}{point.id}"))
            zones += [
                replace(zone_mark(muscle, point, zone, side, 1.0, library), lane=lane)
                for point, zone in _zones_once(muscle, tuple(ZoneKind))
            ]
    highlights = tuple(Highlight(muscle.id, side, "selected") for muscle in muscles for side in sides)
    names = tuple(muscle.name for muscle in muscles)
    return Marks(tuple(points), tuple(zones), highlights, names=names)


def _marks_of_many(rows: Iterable[Weighed], sides: tuple[Side, ...], library: Library) -> Marks:
    points: list[PointMark] = []
    zones: list[ZoneMark] = []
    highlights: list[Highlight] = []
    for muscle, weight in rows:
        own = _zones_once(muscle, (ZoneKind.ESSENTIAL,)) if weight.zones else []
        for side in sides:
            highlights += [Highlight(muscle.id, side, "selected")] * weight.lit
            points += [point_mark(muscle, p, side, weight.points) for p in muscle.trigger_points]
            zones += [zone_mark(muscle, point, zone, side, weight.zones, library) for point, zone in own]
    return Marks(tuple(points), tuple(zones), tuple(highlights))


def _zones_once(muscle: Muscle, kinds: tuple[ZoneKind, ...]) -> list[tuple[TriggerPoint, Zone]]:
    """The zones of a muscle; one that several points share only once, or it would darken.

    Where they differ, an essential zone stands for it, and one with a figure.
    """
    found: dict[tuple[Position, ...], tuple[TriggerPoint, Zone]] = {}
    for point in muscle.trigger_points:
        for zone in point.zones:
            kept = found.get(zone.stroke)
            if zone.kind in kinds and (kept is None or _says_more(zone, kept[1])):
                found[zone.stroke] = (point, zone)
    return list(found.values())


def _says_more(zone: Zone, other: Zone) -> bool:
    ranks = [(one.kind is ZoneKind.ESSENTIAL, one.reported is not None) for one in (zone, other)]
    return ranks[0] > ranks[1]


def point_mark(muscle: Muscle, point: TriggerPoint, side: Side, emphasis: float) -> PointMark:
    """A trigger point on a side; ``emphasis`` is 1 where it is selected."""
    facing = None if point.facing is None else on_side(point.facing, side)
    return PointMark(muscle.id, point.id, side, on_side(point.at, side), facing, str(point.id), emphasis)


def zone_mark(
    muscle: Muscle, point: TriggerPoint, zone: Zone, side: Side, strength: float, library: Library
) -> ZoneMark:
    """A zone of a point on a side; ``strength`` is 0 to 1."""
    return ZoneMark(
        muscle.id,
        point.id,
        side,
        zone.kind,
        _path(zone.stroke, side),
        _path(zone.facing, side),
        zone.width,
        strength,
        percent=None if zone.reported is None else zone.reported.percent,
        figure=figure_words(zone.reported, library),
        doubtful=zone.certainty is Certainty.LOW,
    )


def _region_mark(region: Region, side: Side) -> RegionMark:
    spots = tuple((on_side(at, side), radius) for at, radius in region.spots)
    return RegionMark(region.id, side, spots, _path(region.facing, side))


def _place_marks(landmark: Landmark, sides: tuple[Side, ...], library: Library) -> tuple[PlaceMark, ...]:
    """One mark a side; a landmark of the midline has one."""
    facing = facing_near(landmark.at, library)
    midline = abs(landmark.at[0]) < MIDLINE_MM
    return tuple(
        PlaceMark(
            landmark.id,
            side,
            on_side(landmark.at, side),
            None if facing is None else on_side(facing, side),
            landmark.name,
        )
        for side in (sides[:1] if midline else sides)
    )


def _path(path: tuple[Position, ...], side: Side) -> tuple[Position, ...]:
    return path if side is Side.RIGHT else tuple(mirror(p) for p in path)
