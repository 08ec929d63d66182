"""Walks over a library, with the trail of keys and indices that leads to everything on the way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from atlas.domain.anatomy import Citation, Muscle
from atlas.domain.library import Library
from atlas.domain.points import TriggerPoint, Zone

Trail: TypeAlias = tuple[str | int, ...]
"""The keys and indices that lead from a record to a part of it."""


def points(library: Library) -> Iterator[tuple[Muscle, int, TriggerPoint]]:
    """Every trigger point: its muscle, its index in it, and itself."""
    for muscle in library.muscles.values():
        for i, point in enumerate(muscle.trigger_points):
            yield muscle, i, point


def zones(library: Library) -> Iterator[tuple[Muscle, Trail, Zone]]:
    """Every zone: its muscle, the trail to it, and itself."""
    for muscle, i, point in points(library):
        for j, zone in enumerate(point.zones):
            yield muscle, ("trigger_points", i, "zones", j), zone


def judged(library: Library) -> Iterator[tuple[Muscle, Trail, Muscle | TriggerPoint | Zone]]:
    """Everything that says how sure it is: the muscle, the trail to it, and itself."""
    for muscle in library.muscles.values():
        yield muscle, (), muscle
    for muscle, i, point in points(library):
        yield muscle, ("trigger_points", i), point
    yield from zones(library)


def citations(library: Library) -> Iterator[tuple[str, str, Trail, str]]:
    """Every source that is named anywhere: kind and id of the record, trail, and the source's id."""
    for muscle in library.muscles.values():
        for trail, source in _of_muscle(muscle):
            yield "muscles", muscle.id, trail, source
    for muscle, trail, zone in zones(library):
        if zone.reported is not None:
            yield "muscles", muscle.id, (*trail, "reported", "source"), zone.reported.source
    for condition in library.conditions.values():
        for trail, source in _cited((), condition.sources):
            yield "conditions", condition.id, trail, source
        for i, row in enumerate(condition.prevalence):
            yield "conditions", condition.id, ("prevalence", i, "source"), row.source
    for area in library.frequency.values():
        for trail, source in _cited((), area.sources):
            yield "frequency", area.id, trail, source
    for chain in library.chains.values():
        for trail, source in _cited((), chain.sources):
            yield "chains", chain.id, trail, source
    for caution in library.cautions.values():
        for trail, source in _cited((), caution.sources):
            yield "cautions", caution.id, trail, source
    for lesson in library.lessons.values():
        for trail, source in _cited((), lesson.sources):
            yield "lessons", lesson.id, trail, source


def _of_muscle(muscle: Muscle) -> Iterator[tuple[Trail, str]]:
    yield from _cited((), muscle.sources)
    yield from _cited(("needling",), muscle.needling.sources)
    for i, depth in enumerate(muscle.needling.depths):
        yield ("needling", "depths", i, "source"), depth.source


def _cited(trail: Trail, citations: tuple[Citation, ...]) -> Iterator[tuple[Trail, str]]:
    for i, citation in enumerate(citations):
        yield (*trail, "sources", i), citation.source
