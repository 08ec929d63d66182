"""The words of the clinician's plan on paper, as plain records: nothing is drawn here."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from atlas.domain.cases import Session, Site, Technique, WholeCase
from atlas.domain.library import Library
from atlas.state.paper_cautions import CautionRow, alerts, answer_words, caution_names, caution_rows
from atlas.state.paper_sources import PaperSources
from atlas.state.paper_words import NOTHING, Words, long_day
from atlas.state.plan_marks import side_letter
from atlas.state.site_rows import needle_words

REFERENCE = (
    "The body shown is a reference body and not the patient's: it shows where to look, and no depth of a "
    "needle is ever read off it."
)
TECHNIQUES = {
    Technique.DEEP: "deep",
    Technique.SUPERFICIAL: "superficial",
    Technique.ELECTRICAL: "with current",
}


@dataclass(frozen=True, slots=True)
class SiteRow:
    """One site in the table; ``side`` is a letter, ``cautions`` the names of those that hold for it."""

    number: int
    name: str
    detail: str
    side: str
    technique: str
    needle: str
    position: str
    remark: str
    cautions: str


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session in the table."""

    day: str
    sites: str
    pain: str
    motion: str
    remark: str


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """All words of the clinician's plan."""

    title: str
    code: str
    day: str
    conditions: str
    rows: tuple[SiteRow, ...]
    cautions: tuple[CautionRow, ...]
    answers: tuple[Words, ...]
    sessions: tuple[SessionRow, ...]
    sources: tuple[str, ...]
    alert: str = ""
    """What must be looked into before any needle; empty where nothing is known."""
    everywhere: str = ""
    """The cautions that hold at every site."""
    reference: str = REFERENCE


def plan_sheet(whole: WholeCase, library: Library, day: datetime.date) -> PlanSheet:
    """The words of a case's plan as they stand on ``day``; pure."""
    sources = PaperSources(library)
    names, common = caution_names(whole.plan, library)
    rows = [
        _site_row(number, site, names[number - 1], library, sources)
        for number, site in enumerate(whole.plan.sites, start=1)
    ]
    return PlanSheet(
        title="Dry needling plan",
        code=whole.case.code,
        day=long_day(day),
        conditions=condition_names(whole, library),
        rows=tuple(rows),
        cautions=caution_rows(whole.plan, library, sources),
        answers=answer_words(whole.plan, library),
        sessions=tuple(_session_row(session) for session, _ in whole.sessions),
        sources=sources.lines(),
        alert=_alert(whole, library),
        everywhere=f"At every site: {common}." if common else "",
    )


def _alert(whole: WholeCase, library: Library) -> str:
    found = alerts(whole.plan, library)
    return f"To look into before any needle: {'; '.join(found)}." if found else ""


def condition_names(whole: WholeCase, library: Library) -> str:
    """The conditions of a case by name; the reader's own words stay as they are."""
    known = library.conditions
    return ", ".join(known[id].name if id in known else id for id in whole.case.conditions)


def _site_row(number: int, site: Site, cautions: str, library: Library, sources: PaperSources) -> SiteRow:
    muscle = library.muscles.get(site.muscle)
    point = next((p for p in muscle.trigger_points if p.id == site.point), None) if muscle else None
    marks = sources.marks(muscle.sources) if muscle else ""
    return SiteRow(
        number=number,
        name=site.name or "Free site",
        detail=" ".join(part for part in (point.name if point else "", marks) if part),
        side=side_letter(site.side),
        technique=TECHNIQUES[site.technique],
        needle=needle_words(site) or NOTHING,
        position=site.position or NOTHING,
        remark=site.remark,
        cautions=cautions or NOTHING,
    )


def _session_row(session: Session) -> SessionRow:
    return SessionRow(
        day=long_day(session.date),
        sites="; ".join(_done(session)) or NOTHING,
        pain=_pain(session),
        motion=session.range_of_motion or NOTHING,
        remark=session.remark,
    )


def _done(session: Session) -> Iterator[str]:
    for done in session.done:
        twitch = {True: "twitch", False: "no twitch", None: ""}[done.twitch]
        beyond = ", ".join(part for part in (twitch, done.reaction) if part)
        yield f"{done.site.name} {side_letter(done.site.side)}" + (f" ({beyond})" if beyond else "")


def _pain(session: Session) -> str:
    before, after = session.pain_before, session.pain_after
    if before is None and after is None:
        return NOTHING
    return " → ".join("?" if value is None else str(value) for value in (before, after))
