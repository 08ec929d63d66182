"""How pain and painted area of a case went from session to session, and how many sessions are usual."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from atlas.domain.cases import Session
from atlas.domain.library import Library
from atlas.domain.painting import Painting
from atlas.state.guide_words import guide_words
from atlas.state.paper_sources import PaperSources
from atlas.state.paper_words import MONTHS, long_day

COURSE_PAGE, COURSE_HEADING = "session", "How long and how often"
"""Where the guide says how many sessions are usual: in the last paragraph under this heading."""


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One session of the chart: pain from 0 to 10, painted skin in cm²; None where it is not known."""

    date: datetime.date
    before: int | None = None
    after: int | None = None
    area_cm2: float | None = None

    @property
    def words(self) -> str:
        """The row as a sentence."""
        pain = f"pain {_noted(self.before)} before, {_noted(self.after)} after"
        area = "" if self.area_cm2 is None else f", {area_words(self.area_cm2)} painted"
        return f"{long_day(self.date)}: {pain}{area}."


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One line of the list of sessions, as it is shown and as it is spoken."""

    text: str
    spoken: str


def session_line(session: Session, row: ChartRow) -> SessionLine:
    """Day, pain and number of sites of a session; what is spoken tells the painted area as well."""
    count = len(session.done)
    sites = f"{count} site{'s' * (count != 1)}"
    noted = row.before is not None or row.after is not None
    pain = f"pain {_short(row.before)} → {_short(row.after)}" if noted else "pain not noted"
    return SessionLine(f"{short_day(session.date)}: {pain}, {sites}", f"{row.words} {sites}.")


def chart_rows(
    sessions: Sequence[tuple[Session, Painting]], areas: Sequence[float | None] = ()
) -> tuple[ChartRow, ...]:
    """One row a session, in their order; ``areas`` are the painted areas in cm², as far as they are known."""
    known: list[float | None] = [*areas, *[None] * len(sessions)]
    return tuple(
        ChartRow(session.date, session.pain_before, session.pain_after, None if painting.empty else area)
        for (session, painting), area in zip(sessions, known, strict=False)
    )


def chart_words(rows: Sequence[ChartRow]) -> str:
    """The whole chart in words, one line a session."""
    return "\n".join(row.words for row in rows)


def area_words(cm2: float) -> str:
    """A painted area, such as 120 cm² or 4.5 cm²."""
    return f"{cm2:.0f} cm²" if cm2 >= 10.0 or cm2 == 0.0 else f"{max(cm2, 0.1):.1f} cm²"


def short_day(day: datetime.date) -> str:
    """Such as 3 Nov 2026, in the words of this program whatever the system's language."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def typical_course(library: Library) -> str:
    """What the guide says of the number of sessions, its sources on a last line; empty if it says nothing."""
    sources = PaperSources(library)
    found = guide_words(library, COURSE_PAGE, COURSE_HEADING, sources)
    return "\n".join(part for part in (found[-1].text, sources.short()) if part) if found else ""


def _short(pain: int | None) -> str:
    return "?" if pain is None else str(pain)


def _noted(pain: int | None) -> str:
    return "not noted" if pain is None else str(pain)
