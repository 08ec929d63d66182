"""The cards of conditions, regions, landmarks and plain structures, and of nothing."""

from __future__ import annotations

from math import dist

from atlas.domain.anatomy import Condition, Landmark, Muscle, Region, Role
from atlas.domain.library import Library
from atlas.domain.points import ZoneKind
from atlas.state.card import Card, Citations, Row, Section, Span, bullets, text
from atlas.state.facts import Facts
from atlas.state.guide_card import guide_card, see_risks
from atlas.state.model import AtlasState, Kind
from atlas.state.muscle_card import muscle_card


def card_of(state: AtlasState, facts: Facts) -> Card:
    """The card of the state's selection; an overview where nothing is selected."""
    selection, library = state.selection, facts.library
    if selection is None:
        return overview(library)
    if selection.kind is Kind.MUSCLE and selection.id in library.muscles:
        return muscle_card(library.muscles[selection.id], library, selection.point)
    if selection.kind is Kind.CONDITION and selection.id in library.conditions:
        return condition_card(library.conditions[selection.id], library)
    if selection.kind is Kind.REGION and selection.id in library.regions:
        return region_card(library.regions[selection.id], library)
    if selection.kind is Kind.LANDMARK and selection.id in library.landmarks:
        return landmark_card(library.landmarks[selection.id])
    if selection.kind is Kind.GUIDE and selection.id in library.guide:
        return guide_card(library.guide[selection.id], library)
    return structure_card(selection.id, facts)


def overview(library: Library) -> Card:
    """What the atlas holds and how to begin."""
    counts = (
        f"{len(library.muscles)} muscles with {library.point_count} trigger points, "
        f"{len(library.conditions)} conditions, {len(library.sources)} sources."
    )
    begin = "Click a muscle on the body, or search by name, nerve or place."
    law = (
        "Referred pain patterns are reported likelihoods: a trigger point is found by examination, and no "
        "specific place of referral is to be expected in one person."
    )
    limits = "The atlas teaches and helps to plan; it does not diagnose."
    return Card(
        "Trigger Point Atlas",
        "Myofascial trigger points and referred pain",
        sections=(
            Section("In this atlas", paragraphs=(text(counts), text(begin))),
            Section("How to read it", paragraphs=(text(law), text(limits)), legend=True),
            Section("The body", paragraphs=(text(ATTRIBUTION),)),
        ),
    )


ATTRIBUTION = (
    "BodyParts3D, (c) The Database Center for Life Science licensed under CC Attribution 4.0 International"
)


def condition_card(condition: Condition, library: Library) -> Card:
    """What a condition is, its muscles by role, red flags and evidence."""
    cite = Citations(library)
    muscles = tuple(
        Row(role.value, (Span(muscle.name, f"muscle:{muscle.id}", strong=role is Role.MAJOR),))
        for muscle, role in library.muscles_of(condition.id)
    )
    prevalence = tuple(
        Row(
            _muscle_name(row.muscle, library),
            (Span(f"{row.percent}%{f', n = {row.n}' if row.n else ''} "), cite.mark(row.source)),
        )
        for row in condition.prevalence
    )
    red = Section("Red flags", caution=text("\n".join(condition.red_flags)))
    sections = [
        Section("What it is", paragraphs=(text(condition.what),)),
        *([red] if condition.red_flags else []),
        *bullets("How it presents", condition.presents),
        Section("Muscles that contribute", muscles),
        *([Section("Active trigger points found in", prevalence)] if prevalence else []),
        *bullets("Look-alikes", condition.look_alikes),
        Section(
            "Dry needling: the evidence",
            (Row("Sessions", text(condition.sessions)), Row("Cited", cite.marks(condition.sources))),
            (text(condition.evidence), *see_risks(library)),
        ),
        cite.section(),
    ]
    return Card(condition.name, ", ".join(condition.synonyms), sections=tuple(sections))


def region_card(region: Region, library: Library) -> Card:
    """A pain region and the muscles whose zones reach it, essential first."""
    found = [(muscle, _reach(muscle, region)) for muscle in library.muscles.values()]
    essential = [muscle for muscle, kinds in found if ZoneKind.ESSENTIAL in kinds]
    spill = [muscle for muscle, kinds in found if kinds == {ZoneKind.SPILLOVER}]
    sections = [
        *([Section("Borders", paragraphs=(text(region.borders),))] if region.borders else []),
        *_muscle_list("Essential zones reach here", essential),
        *_muscle_list("Spillover reaches here", spill),
    ]
    return Card(region.name, ", ".join(region.synonyms), sections=tuple(sections))


def _muscle_list(title: str, muscles: list[Muscle]) -> list[Section]:
    """A heading and a line a muscle, or nothing."""
    rows = tuple(Row("", (Span(muscle.name, f"muscle:{muscle.id}"),)) for muscle in muscles)
    return [Section(title, rows)] if rows else []


def _reach(muscle: Muscle, region: Region) -> set[ZoneKind]:
    return {
        zone.kind
        for point in muscle.trigger_points
        for zone in point.zones
        if any(dist(p, spot) < radius + zone.width / 4 for p in zone.stroke for spot, radius in region.spots)
    }


def landmark_card(landmark: Landmark) -> Card:
    """A named place and how to palpate it."""
    rows = (Row("Kind", text(landmark.kind.value)), Row("Palpate", text(landmark.palpate)))
    return Card(landmark.name, "Landmark", sections=(Section("How to find it", rows),))


def structure_card(structure_id: str, facts: Facts) -> Card:
    """A structure of the body that has no record of its own."""
    named = next((s for s in facts.structures if s.id == structure_id), None)
    note = "The atlas holds no trigger point record for this structure."
    title = named.name if named else structure_id
    kind = named.kind.capitalize() if named else ""
    return Card(title, kind, sections=(Section("In this atlas", paragraphs=(text(note),)),))


def _muscle_name(muscle: str, library: Library) -> str:
    return library.muscles[muscle].name if muscle in library.muscles else muscle
