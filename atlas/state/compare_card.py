"""The card of two conditions side by side: shared muscles, own muscles, red flags, look-alikes."""

from __future__ import annotations

from itertools import zip_longest

from atlas.domain.anatomy import Condition, Muscle, Role
from atlas.domain.library import Library
from atlas.state.card import Card, Citations, Pair, Row, Section, Span, Spans, text

ON_THE_BODY = "On the body the muscles of the first are drawn strongly, those of the second alone faintly."


def compare_card(first: Condition, second: Condition, library: Library) -> Card:
    """What two conditions share and what sets them apart."""
    cite = Citations(library)
    rows = {one.id: library.muscles_of(one.id) for one in (first, second)}
    roles = {one: {muscle.id: role for muscle, role in found} for one, found in rows.items()}
    both = [muscle for muscle, _ in rows[first.id] if muscle.id in roles[second.id]]
    own = [
        [muscle for muscle, _ in rows[one.id] if muscle.id not in roles[other.id]]
        for one, other in ((first, second), (second, first))
    ]
    head: Pair = (_link(first), _link(second))
    shared = tuple(_shared(muscle, roles[first.id], roles[second.id]) for muscle in both)
    sections = [
        Section("", paragraphs=((Span(ON_THE_BODY, note=True),),)),
        *([Section("Muscles of both", shared)] if shared else []),
        _alone(first, own[0], roles[first.id]),
        _alone(second, own[1], roles[second.id]),
        *_pairs("Red flags", head, *[[text(flag) for flag in one.red_flags] for one in (first, second)]),
        *_pairs("Look-alikes", head, *[[text(look) for look in one.look_alikes] for one in (first, second)]),
        Section("Cited", tuple(Row(one.name, cite.marks(one.sources)) for one in (first, second))),
        cite.section(),
    ]
    return Card(f"{first.name} and {second.name}", "Two conditions compared", sections=tuple(sections))


def _link(condition: Condition) -> Spans:
    return (Span(condition.name, f"condition:{condition.id}", strong=True),)


def _shared(muscle: Muscle, first: dict[str, Role], second: dict[str, Role]) -> Row:
    """A muscle of both, and what it is in each."""
    roles = first[muscle.id], second[muscle.id]
    each = f"{roles[0].value} in the first, {roles[1].value} in the second"
    words = f"{roles[0].value} in both" if roles[0] is roles[1] else each
    name = Span(muscle.name, f"muscle:{muscle.id}", strong=Role.MAJOR in roles)
    return Row("", (name, Span(f"  {words}", note=True)))


def _alone(condition: Condition, muscles: list[Muscle], roles: dict[str, Role]) -> Section:
    """The muscles that only one of the two names."""
    spans: list[Span] = []
    for muscle in muscles:
        spans += [Span(" · ", note=True)] * bool(spans)
        spans.append(Span(muscle.name, f"muscle:{muscle.id}", strong=roles[muscle.id] is Role.MAJOR))
    return Section(f"Only in {condition.name}", paragraphs=(tuple(spans or [Span("No muscle.", note=True)]),))


def _pairs(title: str, head: Pair, left: list[Spans], right: list[Spans]) -> list[Section]:
    pairs = tuple(zip_longest(left, right, fillvalue=()))
    return [Section(title, pairs=(head, *pairs))] if pairs else []
