"""The page of "find by pain": what is painted, what to rule out, the ranked muscles with why, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atlas.domain.anatomy import Muscle, Source
from atlas.domain.body import Side
from atlas.domain.library import Library
from atlas.domain.points import Certainty, Reported, TriggerPoint, ZoneKind
from atlas.state.pain_cautions import Caution, cautions_of

if TYPE_CHECKING:
    from atlas.domain.pain import Answer  # its module loads numpy

BEGIN = "Paint where it hurts, tap a point, or pick a region."
NOBODY = "No muscle of the atlas is reported to refer pain there."
REGIONS = 3
"""So many painted regions are told by name."""
SHORT = 60
"""Sentences of how to find a point are told until they have so many letters."""
NAMED_FIRST, AMONG_FIRST = 0.995, 0.75
PLACED = ("above ", "behind ", "below ", "beside ", "between ", "round ", "under ")
"""Names of regions that begin so need no "in the"."""


@dataclass(frozen=True, slots=True)
class PainRow:
    """One muscle that may refer the painted pain: ``score`` 0 to 1, ``link`` its best point."""

    rank: int
    muscle: str
    point: str
    side: str
    score: float
    kind: ZoneKind
    link: str
    why: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of two muscles to be told apart, by name.

    ``only`` names a region where it refers and the other does not, or is empty; ``point`` and ``find`` say
    where to press.
    """

    muscle: str
    only: str
    point: str
    find: str


@dataclass(frozen=True, slots=True)
class Distinction:
    """What would tell the two likeliest muscles apart."""

    first: Candidate
    second: Candidate


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier painting beside this one: when it was, and the skin that is new, gone and the same (cm2)."""

    when: str
    grown: float
    gone: float
    kept: float


@dataclass(frozen=True, slots=True)
class PainPage:
    """All that the panel says; ``begin`` stands in place of the rows where there are none."""

    painted: str = ""
    begin: str = BEGIN
    since: str = ""
    cautions: tuple[Caution, ...] = ()
    rows: tuple[PainRow, ...] = ()
    apart: str | None = None


def pain_page(
    answers: Sequence[Answer],
    shares: Mapping[str, float],
    area_cm2: float,
    library: Library,
    earlier: Earlier | None = None,
    distinction: Distinction | None = None,
) -> PainPage:
    """The page of a painting: its ranking, the painted regions by their share (0 to 1) and its area.

    Without a ``distinction`` the two likeliest muscles are told apart by where to press alone.
    """
    if area_cm2 <= 0.0:
        return PainPage(since=_since(earlier))
    rows = tuple(_row(i, answer, library) for i, answer in enumerate(answers, start=1))
    told = distinction or distinction_of(answers, library)
    return PainPage(
        painted=_painted(shares, area_cm2, library),
        begin="" if rows else NOBODY,
        since=_since(earlier),
        cautions=cautions_of([answer.muscle for answer in answers], shares, library),
        rows=rows,
        apart=_apart(told) if told is not None else None,
    )


def distinction_of(
    answers: Sequence[Answer], library: Library, only: tuple[str, str] = ("", "")
) -> Distinction | None:
    """The two likeliest muscles; ``only`` holds for each the id of a region where just that one refers.

    None where fewer than two are known.
    """
    if len(answers) < 2:
        return None
    first, second = (_candidate(*pair, library) for pair in zip(answers[:2], only, strict=True))
    return Distinction(first, second)


def _candidate(answer: Answer, region: str, library: Library) -> Candidate:
    muscle, point = _record(answer, library)
    name = library.regions[region].name if region in library.regions else ""
    named = muscle.name if muscle is not None else answer.muscle
    return Candidate(named, name, point.name if point else "", point.find if point else "")


def _apart(told: Distinction) -> str:
    """Where to ask for pain and where to press, a paragraph each for the question and the two muscles."""
    both = (told.first, told.second)
    only = [f"only {c.muscle} may bring pain {_in(c.only)}" for c in both if c.only]
    asked = f"Of the two, {', and '.join(only)}. " if only else ""
    return "\n".join((f"{asked}Press each, and see which brings back the known pain.", *map(_press, both)))


def _press(candidate: Candidate) -> str:
    """Where the fingers go: the point's name and how its description begins."""
    how = ""
    for sentence in candidate.find.strip().rstrip(".").split(". "):
        how += f" {sentence}." if sentence and len(how) < SHORT else ""
    where = ", ".join(part for part in (candidate.muscle, candidate.point) if part)
    return f"{where}:{how}" if how else f"{where}."


def _row(rank: int, answer: Answer, library: Library) -> PainRow:
    muscle, point = _record(answer, library)
    return PainRow(
        rank,
        muscle.name if muscle is not None else answer.muscle,
        point.name if point is not None else f"point {answer.point}",
        answer.side.value if isinstance(answer.side, Side) else "both sides",
        min(1.0, max(0.0, answer.score)),
        answer.kind,
        f"point:{answer.muscle}/{answer.point}",
        _why(answer, point, library),
    )


def _record(answer: Answer, library: Library) -> tuple[Muscle | None, TriggerPoint | None]:
    muscle = library.muscles.get(answer.muscle)
    points = muscle.trigger_points if muscle is not None else ()
    return muscle, next((point for point in points if point.id == answer.point), None)


def _why(answer: Answer, point: TriggerPoint | None, library: Library) -> str:
    covers = f"Covers {_percent(answer.cover)} of what you painted"
    parts = [
        covers if answer.cover > 0.0 else "Reaches close to what you painted",
        f"{answer.kind.value} zone",
    ]
    place = _place(answer, library)
    parts += [place] if place else []
    parts += [_reported(answer.reported, library)] if answer.reported is not None else []
    parts += ["this point is uncertain"] if point is not None and point.certainty is Certainty.LOW else []
    return "; ".join(parts)


def _place(answer: Answer, library: Library) -> str:
    """How often the literature names the muscle as a cause, and of which region it says so."""
    region = library.regions.get(answer.region)
    if answer.place <= 0.0 or region is None:
        return ""
    first = answer.place >= NAMED_FIRST or _leads(answer.muscle, region.id, library)
    often = answer.place >= AMONG_FIRST
    named = "named first among the" if first else "named among the first" if often else "named among the"
    return f"{named} causes of pain {_in(region.name)}"


def _leads(muscle: str, region: str, library: Library) -> bool:
    """Whether the muscle stands first in a list of causes for the region, however little of it is painted."""
    areas = library.frequency.values()
    return any(region in area.regions and area.muscles[:1] == (muscle,) for area in areas)


def _reported(figure: Reported, library: Library) -> str:
    source = library.sources.get(figure.source)
    by = _short(source) if source is not None else ""
    of = ", ".join([f"n = {figure.n}", *([by] if by else [])])
    return f"reported there in {_percent(figure.percent / 100.0)} ({of})"


def _short(source: Source) -> str:
    """The first author's name and the year: ``Poveda 2017``."""
    author = source.authors.split(",")[0].strip()
    words = author.split()
    while len(words) > 1 and words[-1].isupper() and len(words[-1]) <= 3:
        words.pop()
    name = "" if author.lower().startswith("authors not") else " ".join(words)
    return " ".join(part for part in (name, str(source.year or "")) if part)


def _painted(shares: Mapping[str, float], area_cm2: float, library: Library) -> str:
    told = [(region, share) for region, share in shares.items() if share >= 0.01]
    parts = [f"{_small(_region(region, library))} {_percent(share)}" for region, share in told[:REGIONS]]
    more = len(told) - REGIONS
    parts += [f"{more} more region{'s' if more > 1 else ''}"] if more > 0 else []
    return f"Painted: {', '.join([_area(area_cm2), *parts])}"


def _since(earlier: Earlier | None) -> str:
    if earlier is None:
        return ""
    return f"Since {earlier.when}: {_area(earlier.grown)} new, {_area(earlier.gone)} gone"


def _region(id: str, library: Library) -> str:
    return library.regions[id].name if id in library.regions else id


def _in(name: str) -> str:
    """Where a pain is: ``in the front of the shoulder``, ``below the occiput``."""
    small = _small(name)
    return small if small.startswith(PLACED) else f"in the {small}"


def _small(name: str) -> str:
    """A name in the middle of a sentence; abbreviations and roots such as C5 stay as they are."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _percent(share: float) -> str:
    return f"{share * 100:.0f}%" if share >= 0.005 else "under 1%"


def _area(cm2: float) -> str:
    return f"{cm2:.0f} cm²" if cm2 >= 10.0 or cm2 == 0.0 else f"{max(cm2, 0.1):.1f} cm²"
