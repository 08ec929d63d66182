"""The card of a condition, and the line that leads through its muscles."""

from __future__ import annotations

from atlas.domain.anatomy import Condition, Muscle, Role
from atlas.domain.library import Library
from atlas.domain.points import ZoneKind
from atlas.state.card import Card, Citations, Row, Section, Span, Spans, bullets, text
from atlas.state.guide_card import see_risks

LIKEST = 5
"""So many conditions are offered to be compared with."""
GUIDE = ("session", "contraindications", "aftercare", "evidence")
"""The pages of the guide that whoever treats a condition goes on to."""


def condition_card(condition: Condition, library: Library) -> Card:
    """What a condition is, its muscles by role, red flags and evidence."""
    cite = Citations(library)
    rows = tuple(_muscle_row(muscle, role) for muscle, role in library.muscles_of(condition.id))
    red = Section("Red flags", caution=text("\n".join(condition.red_flags)))
    sections = [
        Section("What it is", paragraphs=(text(condition.what),)),
        *([red] if condition.red_flags else []),
        *bullets("How it presents", condition.presents),
        *([Section("Muscles that contribute", rows, (STEPS,))] if rows else []),
        *_prevalence(condition, library, cite),
        *bullets("Look-alikes", condition.look_alikes),
        *_compare(condition, library),
        Section(
            "Dry needling: the evidence",
            (Row("Sessions", text(condition.sessions)), Row("Cited", cite.marks(condition.sources))),
            (text(condition.evidence), *see_risks(library), *_guide(library)),
        ),
        cite.section(),
    ]
    return Card(condition.name, ", ".join(condition.synonyms), sections=tuple(sections))


STEPS = (Span("Ctrl+Shift+Down and Ctrl+Shift+Up lead from muscle to muscle.", note=True),)


def likest(condition: str, library: Library) -> list[tuple[str, int]]:
    """The conditions that share most muscles with one, and how many they share."""
    own = {muscle.id for muscle, _ in library.muscles_of(condition)}
    shared = (
        (other, len(own & {muscle.id for muscle, _ in library.muscles_of(other)}))
        for other in library.conditions
        if other != condition
    )
    return sorted(((c, n) for c, n in shared if n), key=lambda row: -row[1])[:LIKEST]


def steps_section(muscle: str, condition: Condition, library: Library) -> Section:
    """Which of a condition's muscles this is, and the ways to the next and to the one before."""
    ids = [row.id for row, _ in library.muscles_of(condition.id)]
    at = ids.index(muscle)
    before, after = ids[at - 1], ids[(at + 1) % len(ids)]
    place = f"  {at + 1} of {len(ids)}  "
    line = (
        Span("\u2190 Previous", f"muscle:{before}"),
        Span(place, note=True),
        Span("Next \u2192", f"muscle:{after}"),
        Span("  in  ", note=True),
        Span(condition.name, f"condition:{condition.id}"),
    )
    return Section("", paragraphs=(line,))


def _muscle_row(muscle: Muscle, role: Role) -> Row:
    """The muscle, how many points it has, and where its first essential zone lies."""
    count = len(muscle.trigger_points)
    zones = (zone for point in muscle.trigger_points for zone in point.zones)
    where = next((zone.where for zone in zones if zone.kind is ZoneKind.ESSENTIAL), "")
    note = f"  {count} point{'s' * (count != 1)}{': ' if where else ''}{where}"
    link = Span(muscle.name, f"muscle:{muscle.id}", strong=role is Role.MAJOR)
    return Row(role.value, (link, Span(note, note=True)))


def _prevalence(condition: Condition, library: Library, cite: Citations) -> list[Section]:
    rows = tuple(
        Row(
            _muscle_name(row.muscle, library),
            (Span(f"{row.percent}%{f', n = {row.n}' if row.n else ''} "), cite.mark(row.source)),
        )
        for row in condition.prevalence
    )
    return [Section("Active trigger points found in", rows)] if rows else []


def _compare(condition: Condition, library: Library) -> list[Section]:
    rows = tuple(
        Row(
            f"{shared} shared",
            (Span(library.conditions[other].name, f"compare:{condition.id}+{other}"),),
        )
        for other, shared in likest(condition.id, library)
    )
    return [Section("Compare with", rows)] if rows else []


def _guide(library: Library) -> tuple[Spans, ...]:
    """A quiet line of pages of the guide."""
    pages = [library.guide[page] for page in GUIDE if page in library.guide]
    spans = [Span("Read on: ", note=True)]
    for i, page in enumerate(pages):
        spans += [Span(" · ", note=True)] * bool(i) + [Span(page.title, f"guide:{page.id}")]
    return (tuple(spans),) if pages else ()


def _muscle_name(muscle: str, library: Library) -> str:
    return library.muscles[muscle].name if muscle in library.muscles else muscle
