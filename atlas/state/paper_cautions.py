"""The cautions of a plan as they stand on paper: each once, with the sites for which it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from atlas.domain.cases import Answer, Plan
from atlas.domain.cautions import CautionGroup
from atlas.domain.library import Library
from atlas.state.paper_sources import PaperSources
from atlas.state.paper_words import Words, long_day, ranged
from atlas.state.plan_cautions import ChecklistRow, SiteCaution, checklist, site_cautions

_SENTENCE = re.compile(r"(?<=\.) +")
SHOWN = 2
"""So many sources of a caution stand on the patient's one page, its first ones; the plan has them all."""


@dataclass(frozen=True, slots=True)
class CautionRow:
    """One caution in the table."""

    name: str
    sites: str
    text: str


def caution_names(plan: Plan, library: Library) -> tuple[tuple[str, ...], str]:
    """For each site the names of what is to be heeded there, and what is to be heeded at every site.

    What holds at all of several sites is told once: in each row it would hide what is particular.
    """
    found = [[caution.name for caution in cautions] for cautions in site_cautions(plan, library)]
    common = [name for name in found[0] if all(name in names for names in found)] if len(found) > 1 else []
    own = ("; ".join(name for name in names if name not in common) for names in found)
    return tuple(own), "; ".join(common)


def caution_rows(plan: Plan, library: Library, sources: PaperSources) -> tuple[CautionRow, ...]:
    """Every caution that holds for a site, in the order of the checklist."""
    return tuple(
        CautionRow(caution.name, ranged(numbers), _text(caution, library, sources))
        for caution, numbers in _gathered(plan, library)
    )


def tells(plan: Plan, library: Library, sources: PaperSources, said: str = "") -> tuple[Words, ...]:
    """What the patient is told because of the sites; a sentence that several cautions share once.

    What ``said``, the part for everybody, holds in the same words is not told again.
    """
    words, told = list[Words](), set[str]()
    for caution, _ in _gathered(plan, library):
        parts = (part for part in _SENTENCE.split(caution.tell) if part and part not in told)
        fresh = [part for part in parts if part.partition(":")[0].lower() not in said.lower()]
        told.update(fresh)
        if fresh:
            cited = sources.marks(library.cautions[caution.id].sources[:SHOWN])
            words.append(Words(f"{' '.join(fresh)} {cited}".strip()))
    return tuple(words)


def answer_words(plan: Plan, library: Library) -> tuple[Words, ...]:
    """What was asked: yes and not known in full, no by name, and how much is not asked yet."""
    rows = [row for group in checklist(plan, library) for row in group.rows]
    words = [Words(_answered(row), "•") for row in rows if row.answer in (Answer.YES, Answer.UNKNOWN)]
    denied = [row.name for row in rows if row.answer is Answer.NO]
    if denied:
        words.append(Words(f"No to: {'; '.join(denied)}.", "•"))
    left = sum(row.answer is None for row in rows)
    if left:
        told = f"{left} of {len(rows)} questions of the checklist have not been asked."
        words.append(Words(told, "•", strong=True))
    return tuple(words)


def alerts(plan: Plan, library: Library) -> tuple[str, ...]:
    """The names of red flags and of reasons not to needle that were not answered with no."""
    return tuple(_alert(row.name, row) for row in _alerting(plan, library))


def plain_alerts(plan: Plan, library: Library) -> tuple[str, ...]:
    """The same for the patient: what each is about, and not what it may turn out to be."""
    cautions = library.cautions
    return tuple(_alert(cautions[row.id].plain or row.name, row) for row in _alerting(plan, library))


def _alerting(plan: Plan, library: Library) -> Iterator[ChecklistRow]:
    groups = (CautionGroup.RED_FLAG, CautionGroup.ABSOLUTE)
    rows = (row for group in checklist(plan, library) if group.group in groups for row in group.rows)
    return (row for row in rows if row.answer in (Answer.YES, Answer.UNKNOWN))


def _alert(name: str, row: ChecklistRow) -> str:
    return f"{name} (not known)" if row.answer is Answer.UNKNOWN else name


def _gathered(plan: Plan, library: Library) -> Iterator[tuple[SiteCaution, list[int]]]:
    """Each caution with the numbers of its sites."""
    found: dict[str, tuple[SiteCaution, list[int]]] = {}
    for number, cautions in enumerate(site_cautions(plan, library), start=1):
        for caution in cautions:
            found.setdefault(caution.id, (caution, []))[1].append(number)
    order = list(library.cautions)
    yield from sorted(found.values(), key=lambda row: order.index(row[0].id))


def _text(caution: SiteCaution, library: Library, sources: PaperSources) -> str:
    parts = (caution.sentence, caution.reason, caution.technique, _marks(caution, library, sources))
    return " ".join(part for part in parts if part)


def _marks(caution: SiteCaution, library: Library, sources: PaperSources) -> str:
    return sources.marks(library.cautions[caution.id].sources)


def _answered(row: ChecklistRow) -> str:
    said = "yes" if row.answer is Answer.YES else "not known"
    when = f", {long_day(row.when)}" if row.when else ""
    return f"{row.name}: {said}{when}." + (f" {row.remark}" if row.remark else "")
