"""The card of a pain region: which muscles refer there, in which order, and on whose word."""

from __future__ import annotations

from atlas.domain.anatomy import Frequency, Region
from atlas.domain.library import Library
from atlas.domain.points import ZoneKind
from atlas.state.card import Card, Citations, Row, Section, Span, text
from atlas.state.reach import Reach, reaches, unreached

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
COVERS = ((0.85, "covers nearly all of it"), (0.5, "covers most of it"), (0.2, "covers a part of it"))
ORDER = (
    "Muscles named as causes stand first, the most frequent first, then those whose zones cover most. "
    "How often a muscle is the cause is not how regularly a zone appears when its point is active."
)


def region_card(region: Region, library: Library) -> Card:
    """A pain region and the muscles whose zones reach it, essential first."""
    cite = Citations(library)
    found = reaches(region, library)
    essential = [reach for reach in found if reach.kind is ZoneKind.ESSENTIAL]
    spill = [reach for reach in found if reach.kind is ZoneKind.SPILLOVER]
    sections = [
        *([Section("Borders", paragraphs=(text(region.borders),))] if region.borders else []),
        *_muscles("Essential zones reach here", essential, cite),
        *_muscles("Spillover reaches here", spill, cite),
        *_named_only(region, library, cite),
        *_areas(region, library, cite),
        *([cite.section()] if cite.order else []),
    ]
    return Card(region.name, ", ".join(region.synonyms), sections=tuple(sections))


def _muscles(title: str, found: list[Reach], cite: Citations) -> list[Section]:
    rows = tuple(_row(reach, cite) for reach in found)
    return [Section(title, rows)] if rows else []


def _row(reach: Reach, cite: Citations) -> Row:
    """The muscle, the kind of its zone and its points, how much it covers, how often it is the cause."""
    muscle = reach.muscle
    spans = [Span(muscle.name, f"muscle:{muscle.id}", strong=True)]
    spans.append(Span(f"  {reach.kind.value}, point{'s' * (len(reach.points) > 1)} ", note=True))
    for i, point in enumerate(reach.points):
        spans += [Span(", ", note=True)] * bool(i) + [Span(str(point), f"point:{muscle.id}/{point}")]
    spans.append(Span(f", {_cover(reach.cover)} ", note=True))
    spans += [cite.mark(citation.source) for citation in muscle.sources[:1]] + [Span(" ")]
    if reach.reported is not None:
        figure = reach.reported
        spans.append(Span(f"· reported in {figure.percent:g}% (n = {figure.n}) ", note=True))
        spans += [cite.mark(figure.source), Span(" ")]
    if reach.place is not None and reach.of is not None:
        spans += [Span(f"· {named(reach.place)} "), *_marks(reach.of, cite)]
    return Row("", tuple(spans))


def named(place: int) -> str:
    """How often a muscle is the cause, in words; ``place`` counts from 0."""
    ordinal = ORDINALS[place] if place < len(ORDINALS) else f"{place + 1}th"
    return f"named {ordinal} among the causes"


def _areas(region: Region, library: Library, cite: Citations) -> list[Section]:
    """The lists of causes that take this region in, how many they name, and on whose word."""
    areas = [area for area in library.frequency.values() if region.id in area.regions]
    rows = tuple(
        Row(area.name, (Span(f"{len(area.muscles)} muscles named"), *cite.marks(area.sources)))
        for area in areas
    )
    return [Section("Named as causes of pain in", rows, ((Span(ORDER, note=True),),))] if rows else []


def _named_only(region: Region, library: Library, cite: Citations) -> list[Section]:
    rows = tuple(
        Row(
            "",
            (
                Span(muscle.name, f"muscle:{muscle.id}", strong=True),
                Span(f"  {named(place)} "),
                *_marks(area, cite),
            ),
        )
        for muscle, place, area in unreached(region, library)
    )
    return [Section("Named among the causes, though no zone reaches here", rows)] if rows else []


def _marks(area: Frequency, cite: Citations) -> list[Span]:
    return [cite.mark(citation.source) for citation in area.sources[:1]]


def _cover(cover: float) -> str:
    return next((words for least, words in COVERS if cover >= least), "reaches its edge")
