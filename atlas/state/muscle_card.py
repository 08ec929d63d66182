"""The card of a muscle."""

from __future__ import annotations

from atlas.domain.anatomy import Hazard, Innervation, Muscle, Needling, Role
from atlas.domain.library import Library
from atlas.domain.nerves import nerve_id, nerve_link, stems_in
from atlas.domain.points import Certainty, TriggerPoint, Zone, ZoneKind
from atlas.state.card import Card, Citations, Row, Section, Span, Spans, bullets, text
from atlas.state.chains import chain_section
from atlas.state.explain import Explainer
from atlas.state.guide_card import see_risks

HAZARD_WORDS = {
    Hazard.PNEUMOTHORAX: "pneumothorax",
    Hazard.VESSEL: "blood vessel",
    Hazard.NERVE: "nerve",
    Hazard.KIDNEY: "kidney",
    Hazard.VISCUS: "viscus",
    Hazard.JOINT: "joint",
    Hazard.EYE: "eye",
    Hazard.SPINAL_CANAL: "spinal canal",
    Hazard.NONE_MAJOR: "no major structure named by the sources",
}


def muscle_card(muscle: Muscle, library: Library, chosen: int | None) -> Card:
    """The whole card; ``chosen`` is one trigger point to speak of, or None for all."""
    cite, explained = Citations(library), Explainer(library.glossary).section
    sections = [
        explained(_pain(muscle, cite, chosen)),
        *_points(muscle, chosen),
        *bullets("Beyond pain", muscle.symptoms),
        _anatomy(muscle, cite),
        *bullets("What activates it", muscle.activation),
        *bullets("What keeps it going", muscle.perpetuation),
        *chain_section(muscle, library, cite),
        explained(_needling(muscle.needling, cite)),
        *bullets("Look-alikes", muscle.look_alikes),
        *_doubt(muscle),
        cite.section(),
    ]
    return Card(muscle.name, _subtitle(muscle), _chips(muscle, library), tuple(sections))


def _subtitle(muscle: Muscle) -> str:
    return " · ".join([muscle.latin, *muscle.synonyms])


def _chips(muscle: Muscle, library: Library) -> tuple[Span, ...]:
    ordered = sorted(muscle.conditions.items(), key=lambda item: item[1] is not Role.MAJOR)
    return tuple(
        Span(library.conditions[id].name, f"condition:{id}", strong=role is Role.MAJOR)
        for id, role in ordered
        if id in library.conditions
    )


def _pain(muscle: Muscle, cite: Citations, chosen: int | None) -> Section:
    """One row for each zone; points that share a zone share its row."""
    points: dict[tuple[object, ...], list[int]] = {}
    zones: dict[tuple[object, ...], Zone] = {}
    for point in muscle.trigger_points:
        for zone in point.zones if chosen in (None, point.id) else ():
            key = (zone.kind, zone.where, zone.feels, zone.reported, zone.doubt)
            zones[key] = zone
            points.setdefault(key, []).append(point.id)
    rows = [Row(_points_label(points[key]), _zone_text(zone, cite)) for key, zone in zones.items()]
    return Section("Referred pain", tuple(rows), legend=True)


def _points_label(points: list[int]) -> str:
    return f"Point{'s' * (len(points) > 1)}\u00a0{', '.join(map(str, points))}"


def _zone_text(zone: Zone, cite: Citations) -> Spans:
    essential = zone.kind is ZoneKind.ESSENTIAL
    spans = [Span(zone.kind.value.capitalize() + ": ", strong=essential), Span(zone.where)]
    if zone.feels:
        spans.append(Span(f"; {zone.feels}"))
    if zone.reported is not None:
        share = f" · reported in {zone.reported.percent:g}% (n = {zone.reported.n}) "
        spans += [Span(share, note=True), cite.mark(zone.reported.source)]
    if zone.certainty is Certainty.LOW:
        spans.append(Span(f" · unsure: {zone.doubt}", note=True))
    return tuple(spans)


def _points(muscle: Muscle, chosen: int | None) -> list[Section]:
    heads = {group.id: group.name for group in muscle.groups}
    rows = [
        Row(
            "",
            (
                Span(_point_name(point, heads), _point_link(muscle, point), strong=True),
                Span(_find(point)),
                *_point_acts(muscle, point),
            ),
        )
        for point in muscle.trigger_points
        if chosen in (None, point.id)
    ]
    link = (Span("Show all points", f"muscle:{muscle.id}"),)
    return [Section("Trigger points", tuple(rows), (link,) if chosen is not None else ())]


def _point_name(point: TriggerPoint, heads: dict[str, str]) -> str:
    head = heads.get(point.group, "")
    return f"{point.id}  {head + ': ' if head else ''}{point.name}. "


def _point_link(muscle: Muscle, point: TriggerPoint) -> str:
    return f"point:{muscle.id}/{point.id}"


def _point_acts(muscle: Muscle, point: TriggerPoint) -> Spans:
    """What can be done with a point: plan it, look beneath it."""
    return (
        Span("  "),
        Span("Add to plan", f"plan:{muscle.id}/{point.id}"),
        Span(" · ", note=True),
        Span("What lies beneath", f"section:{muscle.id}/{point.id}"),
    )


def _find(point: TriggerPoint) -> str:
    beyond = f" Beyond pain: {'; '.join(point.symptoms)}." if point.symptoms else ""
    doubt = f" Unsure: {point.doubt}" if point.certainty is Certainty.LOW else ""
    return f"{point.find}{beyond}{doubt}"


def _anatomy(muscle: Muscle, cite: Citations) -> Section:
    rows = (
        Row("From", text(muscle.attachments.origin)),
        Row("To", text(muscle.attachments.insertion)),
        Row("Nerve", _nerve(muscle.innervation)),
        Row("Action", text(" ".join(muscle.actions))),
        Row("Described", cite.marks(muscle.sources)),
    )
    return Section("Anatomy", rows)


def _nerve(innervation: Innervation) -> Spans:
    """The nerve in the words of the record, with links to all that it and its roots supply."""
    spans: list[Span] = []
    rest = innervation.nerve
    for stem in stems_in(innervation.nerve):
        before, found, after = rest.partition(stem)
        if found:
            spans += [Span(before), Span(stem, nerve_link(nerve_id(stem)))]
            rest = after
    spans.append(Span(f"{rest},"))
    for root in innervation.roots:
        spans += [Span(" "), Span(root, nerve_link(root))]
    return tuple(spans)


def _needling(card: Needling, cite: Citations) -> Section:
    rows = [Row("Position", text(card.position)), Row("Palpation", text(card.palpation.value))]
    if card.needle is not None:
        low, high = card.needle.length_mm
        rows.append(Row("Needle", text(f"{low:g}–{high:g} mm, {card.needle.gauge_mm:g} mm")))
    rows.append(Row("Direction", text(card.direction)))
    rows += [
        Row("Measured", (Span(f"{d.what}: {d.mm} mm, n = {d.n} "), cite.mark(d.source))) for d in card.depths
    ]
    words = ", ".join(HAZARD_WORDS[hazard] for hazard in card.hazards)
    caution = (Span(f"Hazards: {words}. ", strong=True), Span(card.caution), *cite.marks(card.sources))
    note = (Span("Reference anatomy, not your patient. No depth can be read off this body.", note=True),)
    return Section("Needling", tuple(rows), (note, *see_risks(cite.library)), caution)


def _doubt(muscle: Muscle) -> list[Section]:
    if not muscle.doubt:
        return []
    return [Section("What is unsure", paragraphs=(text(muscle.doubt),))]
