"""On the card of a muscle: the way into the plan, and what of it is there already."""

from __future__ import annotations

from atlas.domain.anatomy import Muscle
from atlas.state.card import Section, Span
from atlas.state.model import AtlasState


def plan_section(muscle: Muscle, point: int | None, state: AtlasState) -> Section:
    """Add the selected point, or all of the muscle; the numbers of those that are sites of the plan."""
    if not muscle.trigger_points:
        return Section("")
    link = f"plan:{muscle.id}" if point is None else f"plan:{muscle.id}/{point}"
    spans = [Span(f"Add {_what(muscle, point)} to the plan", link), Span("  Ctrl+D", note=True)]
    numbers = _numbers(muscle.id, point, state)
    if numbers:
        spans.append(Span(f"  ·  in the plan as {', '.join(map(str, numbers))}", note=True))
    return Section("", paragraphs=(tuple(spans),))


def _what(muscle: Muscle, point: int | None) -> str:
    count = len(muscle.trigger_points)
    if point is not None:
        return f"point {point}"
    return "the point" if count == 1 else f"all {count} points"


def _numbers(muscle: str, point: int | None, state: AtlasState) -> list[int]:
    sites = state.case.sites if state.case is not None else ()
    return [i for i, site in enumerate(sites, 1) if site.muscle == muscle and point in (None, site.point)]
