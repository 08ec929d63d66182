"""Cases with plans and sessions; making one with a value that cannot be raises ``Refused``."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from enum import StrEnum

from atlas.domain.body import Position, Side
from atlas.domain.checks import Refused, check_line, check_number, check_page, check_position
from atlas.domain.painting import Painting

MOST_CONDITIONS, MOST_SITES = 50, 500
NEEDLE_MM, GAUGE_MM, PAIN = (1.0, 300.0), (0.05, 2.0), (0, 10)


class Technique(StrEnum):
    """How a site is needled."""

    DEEP = "deep"
    SUPERFICIAL = "superficial"
    ELECTRICAL = "electrical"


class Answer(StrEnum):
    """What the patient says to a caution."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Case:
    """One patient under a code; ``conditions`` are ids of the atlas or the reader's own words.

    The code is checked when a case is added or renamed: one that is kept stays readable under stricter rules.
    """

    code: str
    created: datetime.date
    conditions: tuple[str, ...] = ()
    note: str = ""
    archived: bool = False

    def __post_init__(self) -> None:
        if len(self.conditions) > MOST_CONDITIONS:
            raise Refused(f"conditions: {len(self.conditions)}; expected at most {MOST_CONDITIONS}.")
        for condition in self.conditions:
            check_line(condition, "condition")
            if not condition.strip():
                raise Refused("condition: nothing; expected an id or some words.")
        check_page(self.note, "note")


@dataclass(frozen=True, slots=True)
class Site:
    """A place to be needled: a trigger point of the atlas, or a free one without ``muscle`` and ``point``.

    ``at`` in mm, on the side of the body that ``side`` names; ``order`` counts from 1 within the plan; ``id``
    is the notebook's own, 0 until the site is kept.
    """

    muscle: str
    point: int | None
    side: Side
    at: Position
    name: str
    technique: Technique = Technique.DEEP
    needle_length_mm: float | None = None
    gauge_mm: float | None = None
    position: str = ""
    remark: str = ""
    order: int = 0
    id: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        for what in ("muscle", "name", "position"):
            check_line(getattr(self, what), what)
        check_page(self.remark, "remark")
        check_position(self.at, "at")
        check_number(self.point, "point", 1, 10_000)
        check_number(self.needle_length_mm, "needle_length_mm", *NEEDLE_MM)
        check_number(self.gauge_mm, "gauge_mm", *GAUGE_MM)
        if self.point is not None and not self.muscle:
            raise Refused(f"point: {self.point} without a muscle; expected none at a free site.")


@dataclass(frozen=True, slots=True)
class CautionAnswer:
    """The answer to one caution of the atlas, and the day on which it was given."""

    id: str
    answer: Answer
    when: datetime.date
    remark: str = ""

    def __post_init__(self) -> None:
        check_line(self.id, "caution")
        check_page(self.remark, "remark")
        if not self.id:
            raise Refused("caution: nothing; expected the id of a caution.")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be needled, in order, and the cautions that were answered."""

    sites: tuple[Site, ...] = ()
    cautions: tuple[CautionAnswer, ...] = ()

    def __post_init__(self) -> None:
        _check_sites(len(self.sites))


@dataclass(frozen=True, slots=True)
class Done:
    """A site as it was needled in a session; ``twitch`` is None where nobody noted it."""

    site: Site
    twitch: bool | None = None
    reaction: str = ""

    def __post_init__(self) -> None:
        check_page(self.reaction, "reaction")


@dataclass(frozen=True, slots=True)
class Session:
    """One treatment; pain is told from 0 to 10. ``id`` is the notebook's own, 0 until the session is kept."""

    date: datetime.date
    done: tuple[Done, ...] = ()
    pain_before: int | None = None
    pain_after: int | None = None
    range_of_motion: str = ""
    remark: str = ""
    id: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        _check_sites(len(self.done))
        check_number(self.pain_before, "pain_before", *PAIN)
        check_number(self.pain_after, "pain_after", *PAIN)
        check_page(self.range_of_motion, "range_of_motion")
        check_page(self.remark, "remark")

    def again(self, day: datetime.date) -> Session:
        """The same sites on another day, with nothing noted yet."""
        return Session(day, tuple(Done(replace(done.site, id=0)) for done in self.done))


@dataclass(frozen=True, slots=True)
class WholeCase:
    """A case with all that belongs to it; sessions with their paintings, the first one first."""

    case: Case
    plan: Plan = field(default_factory=Plan)
    painting: Painting = field(default_factory=Painting)
    sessions: tuple[tuple[Session, Painting], ...] = ()


def _check_sites(count: int) -> None:
    if count > MOST_SITES:
        raise Refused(f"sites: {count}; expected at most {MOST_SITES}.")
