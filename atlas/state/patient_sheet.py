"""The words of the sheet for the patient, as plain records: where, why, what to expect, when to call."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from math import dist

from atlas.domain.body import Position, Side, dot, on_side
from atlas.domain.cases import WholeCase
from atlas.domain.guide import glossary_of
from atlas.domain.library import Library
from atlas.domain.scene import SiteMark
from atlas.state.guide_words import guide_words
from atlas.state.paper_cautions import plain_alerts, tells
from atlas.state.paper_sources import PaperSources
from atlas.state.paper_words import Chapter, Words, long_day, ranged
from atlas.state.plan_marks import side_letter, site_marks
from atlas.state.plan_sheet import condition_names

OWN_PAGE, AFTERCARE = "patient_sheet", "aftercare"
LOOKS_ALIKE = 0.3
"""A region is that of a site only where its skin faces so far as the site does (cosine)."""
NOT_NEEDLED = frozenset({"ear", "genital_region", "upper_teeth", "lower_teeth"})
"""Where pain is felt and no record puts a needle: a site beside it is told by what lies next."""
NOT_YOU = (
    "The pictures show a reference body, not yours. They show about where the needles go, never how deep."
)
CALL = ("Practice, by day", "Out of hours", "Emergency number")


@dataclass(frozen=True, slots=True)
class Place:
    """Where needles go: the numbers on the picture, the region in plain words, its sides, the muscles."""

    numbers: str
    region: str
    side: str
    muscles: str


@dataclass(frozen=True, slots=True)
class PatientSheet:
    """All words of the patient's sheet; ``call`` are lines to be filled in by the practice."""

    title: str
    code: str
    day: str
    conditions: str
    places: tuple[Place, ...]
    chapters: tuple[Chapter, ...]
    call: tuple[str, ...]
    sources: str
    count: int
    """How many sites there are."""
    alert: str = ""
    """What is looked into before any needle; empty where nothing is known."""
    reference: str = NOT_YOU


def patient_sheet(whole: WholeCase, library: Library, day: datetime.date) -> PatientSheet:
    """The words for the patient of a case as they stand on ``day``; pure."""
    sources = PaperSources(library)
    chapters = _chapters(whole, library, sources)
    return PatientSheet(
        title="Your treatment with dry needling",
        code=whole.case.code,
        day=long_day(day),
        conditions=condition_names(whole, library),
        places=_places(whole, library),
        chapters=tuple(chapter for chapter in chapters if chapter.words),
        call=CALL,
        sources=sources.short(),
        count=len(whole.plan.sites),
        alert=_alert(whole, library),
    )


def _chapters(whole: WholeCase, library: Library, sources: PaperSources) -> list[Chapter]:
    """In the order in which they are read; the warning signs have a frame."""

    def part(page: str, heading: str, *, opening: bool = False) -> tuple[Words, ...]:
        return guide_words(library, page, heading, sources, opening=opening)

    chapters = [
        Chapter("Why", part(OWN_PAGE, "Why needles")),
        Chapter("What to expect", part(OWN_PAGE, "What to expect")),
        Chapter("Tell us before", part(OWN_PAGE, "Tell us before")),
        Chapter("Afterwards", part(AFTERCARE, "What is advised", opening=True)),
        Chapter("Get help", part(AFTERCARE, "Get help"), boxed=True),
    ]
    said = " ".join(words.text for chapter in chapters for words in chapter.words)
    own = tells(whole.plan, library, sources, said)
    return [*chapters, Chapter("For you in particular", own, boxed=True)]


def _alert(whole: WholeCase, library: Library) -> str:
    """What is looked into first, in the words of the checklist made plain."""
    found = plain_alerts(whole.plan, library)
    told = f"To look into before any needle: {'; '.join(found).lower()}."
    return in_plain_words(told, library) if found else ""


def _places(whole: WholeCase, library: Library) -> tuple[Place, ...]:
    """One line for each region, with the numbers of its sites and their sides."""
    found: dict[str, list[SiteMark]] = {}
    for mark in site_marks(whole.plan, library):
        found.setdefault(region_name(mark, library), []).append(mark)
    return tuple(
        Place(
            numbers=ranged(mark.number for mark in marks),
            region=in_plain_words(region, library),
            side=_sides(marks),
            muscles=_muscles([mark.number for mark in marks], whole, library),
        )
        for region, marks in found.items()
    )


def _sides(marks: list[SiteMark]) -> str:
    """The side, or which number is on which."""
    sides = {side: [mark.number for mark in marks if mark.side is side] for side in Side}
    held = [(f"{side.value} ({side_letter(side)})", numbers) for side, numbers in sides.items() if numbers]
    if len(held) == 1:
        return held[0][0]
    return "; ".join(f"{ranged(numbers)} {side}" for side, numbers in held)


def _muscles(numbers: list[int], whole: WholeCase, library: Library) -> str:
    """The muscles by name, each once; nothing at free sites."""
    ids = dict.fromkeys(whole.plan.sites[number - 1].muscle for number in numbers)
    return ", ".join(library.muscles[id].name.lower() for id in ids if id in library.muscles)


def region_name(mark: SiteMark, library: Library) -> str:
    """The name of the region of the skin under which a site lies; of those alone that face as it does."""
    at = on_side(mark.at, mark.side)
    facing = None if mark.facing is None else on_side(mark.facing, mark.side)
    found = [
        (dist(at, spot) - radius, region.name)
        for region in library.regions.values()
        if region.id not in NOT_NEEDLED
        for i, (spot, radius) in enumerate(region.spots)
        if _alike(facing, region.facing[i] if region.facing else None)
    ]
    return min(found, default=(0.0, "Marked on the picture"))[1]


def in_plain_words(text: str, library: Library) -> str:
    """A text with the words of anatomy that the page for patients explains put in plain ones."""
    page = library.guide.get(OWN_PAGE)
    terms = sorted(glossary_of(page).terms if page else (), key=lambda term: -len(term.word))
    for term in terms:
        text = re.sub(rf"\b{re.escape(term.word)}\b", term.meaning.rstrip("."), text, flags=re.IGNORECASE)
    return text[:1].upper() + text[1:]


def _alike(a: Position | None, b: Position | None) -> bool:
    return a is None or b is None or dot(a, b) >= LOOKS_ALIKE
