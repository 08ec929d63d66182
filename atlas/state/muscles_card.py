"""The card of two to four muscles: what they share, what is each one's own, how to tell them apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from atlas.domain.anatomy import Muscle
from atlas.domain.library import Library
from atlas.domain.points import ZoneKind
from atlas.state.card import Card, Citations, Row, Section, Span, Spans, text
from atlas.state.comparison import FEWEST, LETTERS, LIMIT, MOST
from atlas.state.guide_card import see_risks
from atlas.state.model import AtlasState
from atlas.state.muscle_card import HAZARD_WORDS
from atlas.state.reach import Reach, regions_of

PATTERNS = ("solid", "diagonal lines", "dots", "crossed lines")
"""How the zones of each are drawn, in the order of the letters."""
COVERED = 0.1
"""A region of which less is covered (a share) is not called one that a muscle refers to."""
LAW = (
    "Zones are likelihoods; a region counts where they cover a tenth of it or more. The "
    "muscle is told by examination: a region of its own only says where to look first."
)

Told = Callable[[Muscle], Spans]
Reaches = dict[str, dict[str, Reach]]
"""By muscle, the regions that it reaches."""


def muscles_card(muscles: Sequence[Muscle], library: Library) -> Card:
    """What two to four muscles share and what sets them apart."""
    cite = Citations(library)
    found = {muscle.id: _covered(muscle, library) for muscle in muscles}
    facts: tuple[tuple[str, Told], ...] = (
        ("Action", lambda muscle: text(" ".join(muscle.actions))),
        ("Nerve", _nerve),
        ("Needling hazards", lambda muscle: _hazards(muscle, cite)),
    )
    apart = [
        _beside("How to tell apart", muscles, lambda m: _own(m, muscles, found, library)),
        *_said("Beyond pain", muscles, lambda m: m.symptoms),
        *_said("What activates it", muscles, lambda m: m.activation),
        *_look_alikes(muscles),
    ]
    sections = [
        _compared(muscles),
        _shared(muscles, found, library),
        *apart,
        *(_beside(title, muscles, told) for title, told in facts),
        Section("", paragraphs=(*see_risks(library), (Span(LAW, note=True),))),
        _beside("Described", muscles, lambda muscle: cite.marks(muscle.sources)),
        cite.section(),
    ]
    return Card(_title(muscles), f"{_count(muscles)} muscles compared", sections=tuple(sections))


def comparison_section(muscle: str, state: AtlasState, library: Library) -> Section:
    """On the card of a muscle: the way into the comparison, out of it, or back to it."""
    names = [library.muscles[id].name for id in state.compared if id in library.muscles]
    if muscle in state.compared:
        spans = [Span("Remove from comparison", f"remove:{muscle}"), Span("  Ctrl+M", note=True)]
    elif len(state.compared) < MOST:
        spans = [Span("Add to comparison", f"add:{muscle}"), Span("  Ctrl+M", note=True)]
    else:
        spans = [Span(LIMIT, note=True)]
    if len(names) >= FEWEST:
        spans += [Span("  ·  ", note=True), Span(f"Show {_together(names)} compared", "comparison:")]
    elif names and muscle not in state.compared:
        spans.append(Span(f"  with {names[0]}", note=True))
    elif names:
        spans.append(Span("  Choose another muscle and add it to see both.", note=True))
    return Section("", paragraphs=(tuple(spans),))


def _title(muscles: Sequence[Muscle]) -> str:
    return _together([muscle.name for muscle in muscles])


def _together(names: Sequence[str]) -> str:
    return " and ".join([*([", ".join(names[:-1])] if len(names) > 1 else []), names[-1]])


def _count(muscles: Sequence[Muscle]) -> str:
    return ("Two", "Three", "Four")[len(muscles) - FEWEST]


def _compared(muscles: Sequence[Muscle]) -> Section:
    """The letters, the patterns, and the way out."""
    rows = tuple(
        Row(
            letter,
            (
                Span(muscle.name, f"muscle:{muscle.id}", strong=True),
                Span(f"  {pattern}  ", note=True),
                Span("remove", f"remove:{muscle.id}"),
            ),
        )
        for letter, pattern, muscle in zip(LETTERS, PATTERNS, muscles, strict=False)
    )
    full = len(muscles) == MOST
    words = LIMIT if full else "Choose another muscle and press Ctrl+M to add it; up to four are compared."
    return Section("", rows, ((Span(words, note=True),),))


def _shared(muscles: Sequence[Muscle], found: Reaches, library: Library) -> Section:
    """The regions that all reach, then those that some reach."""
    rows, title = [], "What is shared"
    for region in library.regions.values():
        by = [i for i, muscle in enumerate(muscles) if region.id in found[muscle.id]]
        if len(by) < FEWEST:
            continue
        kinds = [found[muscles[i].id][region.id].kind for i in by]
        who = "all" if len(by) == len(muscles) else "\u00a0".join(LETTERS[i] for i in by)
        spans = (
            Span(region.name, f"region:{region.id}", strong=len(by) == len(muscles)),
            Span(f"  {_kinds(by, kinds)}", note=True),
        )
        rows.append((len(muscles) - len(by), Row(who, spans)))
    if not rows:
        return Section(title, paragraphs=(text("No region: their zones do not meet."),))
    ordered = tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))
    none = text("No region is covered by all.") if rows and all(n for n, _ in rows) else ()
    return Section(title, ordered, (none,) if none else ())


def _kinds(by: Sequence[int], kinds: Sequence[ZoneKind]) -> str:
    """Such as ``essential A B, spillover C``."""
    parts = (
        (kind, " ".join(LETTERS[i] for i, own in zip(by, kinds, strict=True) if own is kind))
        for kind in ZoneKind
    )
    return ", ".join(f"{kind.value} {who}" for kind, who in parts if who)


def _own(muscle: Muscle, muscles: Sequence[Muscle], found: Reaches, library: Library) -> Spans:
    """The regions that one muscle reaches and no other of the compared ones."""
    others = {region for other in muscles if other is not muscle for region in found[other.id]}
    own = [id for id in found[muscle.id] if id not in others]
    if not own:
        return (Span("No region of its own.", note=True),)
    own.sort(key=lambda id: found[muscle.id][id].kind is not ZoneKind.ESSENTIAL)
    spans: list[Span] = [Span("Alone reaches ", note=True)]
    for i, id in enumerate(own):
        essential = found[muscle.id][id].kind is ZoneKind.ESSENTIAL
        spans += [Span(", ")] * bool(i) + [Span(library.regions[id].name, f"region:{id}", strong=essential)]
        spans += [Span(" (spillover)", note=True)] * (not essential)
    return tuple(spans)


def _covered(muscle: Muscle, library: Library) -> dict[str, Reach]:
    return {id: reach for id, reach in regions_of(muscle, library).items() if reach.cover >= COVERED}


def _nerve(muscle: Muscle) -> Spans:
    return text(f"{muscle.innervation.nerve}, {' '.join(muscle.innervation.roots)}")


def _hazards(muscle: Muscle, cite: Citations) -> Spans:
    words = ", ".join(HAZARD_WORDS[hazard] for hazard in muscle.needling.hazards)
    caution = Span(f". {muscle.needling.caution}")
    return (Span(words, strong=True), caution, *cite.marks(muscle.needling.sources))


def _look_alikes(muscles: Sequence[Muscle]) -> list[Section]:
    return _said("Look-alikes", muscles, lambda muscle: muscle.look_alikes)


def _said(title: str, muscles: Sequence[Muscle], items: Callable[[Muscle], tuple[str, ...]]) -> list[Section]:
    """What the records say in short paragraphs; no section where none says anything."""
    if not any(items(muscle) for muscle in muscles):
        return []
    return [_beside(title, muscles, lambda muscle: text(_run_on(items(muscle))))]


def _run_on(items: tuple[str, ...]) -> str:
    """Sentences one after the other, other items with semicolons between them."""
    between = " " if all(item.endswith(".") for item in items) else "; "
    return between.join(items) or "–"


def _beside(title: str, muscles: Sequence[Muscle], told: Told) -> Section:
    """Two muscles in two columns; more in lettered rows, for columns would be too narrow to read."""
    if len(muscles) == FEWEST:
        first, second = muscles
        return Section(title, pairs=((_head(0, first), _head(1, second)), (told(first), told(second))))
    return Section(title, tuple(_rows(muscles, told)))


def _rows(muscles: Sequence[Muscle], told: Told) -> Iterator[Row]:
    for letter, muscle in zip(LETTERS, muscles, strict=False):
        yield Row(letter, told(muscle))


def _head(lane: int, muscle: Muscle) -> Spans:
    return (Span(f"{LETTERS[lane]}\u00a0", note=True), Span(muscle.name, f"muscle:{muscle.id}"))
