"""Which card is shown for what is selected; the cards of landmarks and plain structures, and of nothing."""

from __future__ import annotations

from dataclasses import replace

from atlas.domain.anatomy import Landmark
from atlas.domain.library import Library
from atlas.state.card import Card, Row, Section, text
from atlas.state.compare_card import compare_card
from atlas.state.comparison import on_show
from atlas.state.condition_card import condition_card, steps_section
from atlas.state.facts import Facts
from atlas.state.guide_card import guide_card
from atlas.state.many import sides_of
from atlas.state.model import AtlasState, Kind, Selection
from atlas.state.muscle_card import muscle_card
from atlas.state.muscles_card import comparison_section, muscles_card
from atlas.state.nerve_card import nerve_card
from atlas.state.plan_card import plan_section
from atlas.state.region_card import region_card


def card_of(state: AtlasState, facts: Facts) -> Card:
    """The card of the state's selection; an overview where nothing is selected."""
    selection, library = state.selection, facts.library
    if selection is None:
        compared = on_show(state, library)
        return muscles_card(compared, library) if compared else overview(library)
    if selection.kind is Kind.MUSCLE and selection.id in library.muscles:
        muscle = library.muscles[selection.id]
        card = muscle_card(muscle, library, selection.point)
        ways = (
            plan_section(muscle, selection.point, state),
            comparison_section(selection.id, state, library),
        )
        card = replace(card, sections=(*ways, *card.sections))
        return _among_others(card, selection.id, state.within, library)
    if selection.kind is Kind.CONDITION and selection.id in library.conditions:
        return condition_card(library.conditions[selection.id], library)
    if selection.kind is Kind.REGION and selection.id in library.regions:
        return region_card(library.regions[selection.id], library)
    return _rarer(selection, library) or structure_card(selection.id, facts)


def _rarer(selection: Selection, library: Library) -> Card | None:
    """The cards of what is selected less often; None for what is not known."""
    if selection.kind is Kind.LANDMARK and selection.id in library.landmarks:
        return landmark_card(library.landmarks[selection.id])
    if selection.kind is Kind.GUIDE and selection.id in library.guide:
        return guide_card(library.guide[selection.id], library)
    if selection.kind in (Kind.NERVE, Kind.ROOT) and selection.id in library.nerves:
        return nerve_card(library.nerves[selection.id], library)
    if selection.kind is Kind.COMPARE:
        first, second = map(library.conditions.get, sides_of(selection.id))
        if first is not None and second is not None:
            return compare_card(first, second, library)
    return None


def _among_others(card: Card, muscle: str, within: str, library: Library) -> Card:
    """The card of a muscle that was reached from a condition begins with the way on."""
    if within not in library.conditions or all(row.id != muscle for row, _ in library.muscles_of(within)):
        return card
    return replace(
        card, sections=(steps_section(muscle, library.conditions[within], library), *card.sections)
    )


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
