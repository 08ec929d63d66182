"""Takes out what points to a record that is not there, so that no reader of the library meets it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from atlas.domain.anatomy import Chain, Citation, Condition, Frequency, Muscle
from atlas.domain.cautions import Caution
from atlas.domain.lesson_subjects import subject_of
from atlas.domain.lessons import Lesson, Step
from atlas.domain.library import Library
from atlas.domain.points import TriggerPoint, Zone


def prune(library: Library) -> Library:
    """The library without references to unknown sources, conditions, muscles and what lessons name.

    A published figure whose source is unknown goes with it: no figure stands without its source.
    """
    muscles = {key: _muscle(muscle, library) for key, muscle in library.muscles.items()}
    conditions = {key: _condition(condition, library) for key, condition in library.conditions.items()}
    frequency = {key: _area(area, library) for key, area in library.frequency.items()}
    chains = {key: _chain(chain, library) for key, chain in library.chains.items() if key in library.muscles}
    cautions = {key: _caution(caution, library) for key, caution in library.cautions.items()}
    lessons = {key: _lesson(lesson, library) for key, lesson in library.lessons.items()}
    return replace(
        library,
        muscles=muscles,
        conditions=conditions,
        frequency=frequency,
        chains=chains,
        cautions=cautions,
        lessons=lessons,
    )


def _muscle(muscle: Muscle, library: Library) -> Muscle:
    sources, needling = library.sources, muscle.needling
    return replace(
        muscle,
        trigger_points=tuple(_point(point, sources) for point in muscle.trigger_points),
        needling=replace(
            needling,
            depths=tuple(depth for depth in needling.depths if depth.source in sources),
            sources=_known(needling.sources, sources),
        ),
        conditions={key: role for key, role in muscle.conditions.items() if key in library.conditions},
        sources=_known(muscle.sources, sources),
    )


def _point(point: TriggerPoint, sources: Container[str]) -> TriggerPoint:
    return replace(point, zones=tuple(_zone(zone, sources) for zone in point.zones))


def _zone(zone: Zone, sources: Container[str]) -> Zone:
    if zone.reported is None or zone.reported.source in sources:
        return zone
    return replace(zone, reported=None)


def _condition(condition: Condition, library: Library) -> Condition:
    rows = (r for r in condition.prevalence if r.source in library.sources and r.muscle in library.muscles)
    return replace(condition, prevalence=tuple(rows), sources=_known(condition.sources, library.sources))


def _area(area: Frequency, library: Library) -> Frequency:
    return replace(
        area,
        regions=tuple(region for region in area.regions if region in library.regions),
        muscles=tuple(muscle for muscle in area.muscles if muscle in library.muscles),
        sources=_known(area.sources, library.sources),
    )


def _chain(chain: Chain, library: Library) -> Chain:
    satellites = tuple(muscle for muscle in chain.satellites if muscle in library.muscles)
    return replace(chain, satellites=satellites, sources=_known(chain.sources, library.sources))


def _caution(caution: Caution, library: Library) -> Caution:
    return replace(caution, sources=_known(caution.sources, library.sources))


def _lesson(lesson: Lesson, library: Library) -> Lesson:
    steps = tuple(_step(step, library) for step in lesson.steps)
    return replace(lesson, steps=steps, sources=_known(lesson.sources, library.sources))


def _step(step: Step, library: Library) -> Step:
    """A step that names nothing known shows the bare plate; its words stay."""
    return step if subject_of(step.select, library) is not None else replace(step, select="")


def _known(citations: tuple[Citation, ...], sources: Container[str]) -> tuple[Citation, ...]:
    return tuple(citation for citation in citations if citation.source in sources)
