"""What is cut when somebody looks beneath: the chosen site of the plan, or the selected trigger point."""

from __future__ import annotations

from dataclasses import dataclass

from atlas.domain.anatomy import Muscle
from atlas.domain.body import Side
from atlas.domain.cases import Site
from atlas.domain.library import Library
from atlas.domain.points import TriggerPoint
from atlas.state.facts import Facts
from atlas.state.model import AtlasState, Kind, Mode


@dataclass(frozen=True, slots=True)
class PointSubject:
    """A trigger point of the atlas on one side."""

    muscle: Muscle
    point: TriggerPoint
    side: Side


Subject = PointSubject | Site
"""A trigger point, or a site that is none: a free one, or one of a record that is no longer there."""


def section_subject(state: AtlasState, facts: Facts) -> Subject | None:
    """The site chosen in the plan, else the selected point, or the first one of the selected muscle."""
    site = state.case.chosen_site if state.mode is Mode.PLAN and state.case is not None else None
    if site is not None:
        return subject_of(site, facts.library)
    chosen = state.selection
    if chosen is None or chosen.kind is not Kind.MUSCLE:
        return None
    side, muscle = state.side.sides[0], facts.library.muscles.get(chosen.id)
    if muscle is None or not muscle.trigger_points:
        return None
    return _point(facts.library, chosen.id, chosen.point, side) or PointSubject(
        muscle, muscle.trigger_points[0], side
    )


def subject_of(site: Site, library: Library) -> Subject:
    """The trigger point that a site of a plan stands for, or the site itself where it is a free one."""
    return _point(library, site.muscle, site.point, site.side) or site


def shows_section(state: AtlasState, facts: Facts) -> bool:
    """Whether a section is asked for and there is something to cut."""
    return state.section and state.mode is not Mode.PAIN and section_subject(state, facts) is not None


def _point(library: Library, muscle: str, point: int | None, side: Side) -> PointSubject | None:
    record = library.muscles.get(muscle)
    found = next((p for p in record.trigger_points if p.id == point), None) if record else None
    return PointSubject(record, found, side) if record and found else None
