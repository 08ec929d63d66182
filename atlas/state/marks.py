"""Turns what is selected into marks on the body: points, zones and highlights, on the sides wanted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from atlas.domain.anatomy import Muscle, Role
from atlas.domain.body import Position, Side, mirror, on_side
from atlas.domain.library import Library
from atlas.domain.points import TriggerPoint, Zone, ZoneKind
from atlas.domain.scene import Highlight, PointMark, ZoneMark
from atlas.state.model import AtlasState, Kind


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of one selection."""

    points: tuple[PointMark, ...] = ()
    zones: tuple[ZoneMark, ...] = ()
    highlights: tuple[Highlight, ...] = ()


def marks_of(state: AtlasState, library: Library) -> Marks:
    """The marks of the state's selection; nothing for an id that the library lacks."""
    selection = state.selection
    if selection is None:
        return Marks()
    sides = state.side.sides
    if selection.kind is Kind.MUSCLE and selection.id in library.muscles:
        return _muscle_marks(library.muscles[selection.id], sides, selection.point)
    if selection.kind is Kind.CONDITION:
        return _condition_marks(library.muscles_of(selection.id), sides)
    if selection.kind is Kind.STRUCTURE:
        return Marks(highlights=tuple(Highlight(selection.id, side, "selected") for side in sides))
    return Marks()


def _muscle_marks(muscle: Muscle, sides: tuple[Side, ...], chosen: int | None) -> Marks:
    points = tuple(
        _point_mark(muscle, point, side, 1.0 if chosen in (None, point.id) else 0.35)
        for side in sides
        for point in muscle.trigger_points
    )
    zones = tuple(
        _zone_mark(muscle, point, zone, side, 1.0)
        for side in sides
        for point in muscle.trigger_points
        if chosen in (None, point.id)
        for zone in point.zones
    )
    return Marks(points, zones, tuple(Highlight(muscle.id, side, "selected") for side in sides))


def _condition_marks(rows: Iterable[tuple[Muscle, Role]], sides: tuple[Side, ...]) -> Marks:
    points: list[PointMark] = []
    zones: list[ZoneMark] = []
    highlights: list[Highlight] = []
    for muscle, role in rows:
        major = role is Role.MAJOR
        for side in sides:
            highlights += [Highlight(muscle.id, side, "selected")] * major
            points += [_point_mark(muscle, p, side, 1.0 if major else 0.35) for p in muscle.trigger_points]
            zones += [
                _zone_mark(muscle, point, zone, side, 0.45)
                for point in muscle.trigger_points
                for zone in point.zones
                if major and zone.kind is ZoneKind.ESSENTIAL
            ]
    return Marks(tuple(points), tuple(zones), tuple(highlights))


def _point_mark(muscle: Muscle, point: TriggerPoint, side: Side, emphasis: float) -> PointMark:
    facing = None if point.facing is None else on_side(point.facing, side)
    return PointMark(muscle.id, point.id, side, on_side(point.at, side), facing, str(point.id), emphasis)


def _zone_mark(muscle: Muscle, point: TriggerPoint, zone: Zone, side: Side, strength: float) -> ZoneMark:
    return ZoneMark(
        muscle.id,
        point.id,
        side,
        zone.kind,
        _path(zone.stroke, side),
        _path(zone.facing, side),
        zone.width,
        strength,
    )


def _path(path: tuple[Position, ...], side: Side) -> tuple[Position, ...]:
    return path if side is Side.RIGHT else tuple(mirror(p) for p in path)
