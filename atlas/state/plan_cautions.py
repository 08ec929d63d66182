"""The checklist of a plan and the cautions of its sites, in words; they warn and never forbid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from atlas.domain.anatomy import Citation
from atlas.domain.cases import Answer, CautionAnswer, Plan, Site
from atlas.domain.caution_rules import marks_site
from atlas.domain.cautions import Caution, CautionGroup
from atlas.domain.library import Library

TITLES: dict[CautionGroup, str] = {
    CautionGroup.RED_FLAG: "Red flags: find another cause first",
    CautionGroup.ABSOLUTE: "Do not needle",
    CautionGroup.RELATIVE: "Think twice, ask a doctor, change the plan",
    CautionGroup.MEDICINE: "Medicines",
}
NOT_KNOWN = "Not known whether"
MOST_NAMES = 3
"""A source with more authors than this is told by the first one."""


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """One question; ``why`` says what a yes means, ``answer`` is None while nobody asked.

    ``when`` and ``remark`` are those of the answer; ``sources`` are citations as text.
    """

    id: str
    name: str
    ask: str
    why: str
    answer: Answer | None
    sources: tuple[str, ...]
    when: date | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ChecklistGroup:
    """The questions of one list of the guide."""

    group: CautionGroup
    title: str
    rows: tuple[ChecklistRow, ...]


@dataclass(frozen=True, slots=True)
class SiteCaution:
    """A caution at one site: a sentence, its reason and its sources as text.

    ``technique`` is for the practitioner, ``tell`` for the patient; both may be empty. ``answer`` is what the
    patient said, None where the caution holds unasked.
    """

    id: str
    name: str
    sentence: str
    reason: str
    sources: tuple[str, ...]
    tell: str = ""
    technique: str = ""
    group: CautionGroup = CautionGroup.RELATIVE
    answer: Answer | None = None


def checklist(plan: Plan, library: Library) -> tuple[ChecklistGroup, ...]:
    """Every question with its answer so far, in the order in which the guide lists them."""
    given = _answers(plan)
    return tuple(
        ChecklistGroup(group, TITLES[group], tuple(_row(c, given.get(c.id), library) for c in cautions))
        for group in CautionGroup
        if (cautions := [c for c in library.cautions.values() if c.group is group and c.is_question])
    )


def seen(plan: Plan, library: Library) -> bool:
    """Whether somebody went through the checklist: every list of it has an answer at least."""
    groups = checklist(plan, library)
    return all(any(row.answer is not None for row in group.rows) for group in groups)


def open_questions(plan: Plan, library: Library) -> int:
    """How many questions have no answer; "not known" is one."""
    return sum(row.answer is None for group in checklist(plan, library) for row in group.rows)


def site_cautions(plan: Plan, library: Library) -> tuple[tuple[SiteCaution, ...], ...]:
    """For each site of the plan what to heed there, in the order of the checklist."""
    holding = list(_holding(plan, library))
    return tuple(tuple(_of_site(site, holding, library)) for site in plan.sites)


def _answers(plan: Plan) -> dict[str, CautionAnswer]:
    """The answers by caution; of two the later day counts."""
    return {answer.id: answer for answer in sorted(plan.cautions, key=lambda answer: answer.when)}


def _row(caution: Caution, given: CautionAnswer | None, library: Library) -> ChecklistRow:
    row = (caution.id, caution.name, caution.ask, caution.then)
    sources = _cited(caution, library)
    if given is None:
        return ChecklistRow(*row, None, sources)
    return ChecklistRow(*row, given.answer, sources, given.when, given.remark)


def _holding(plan: Plan, library: Library) -> Iterator[tuple[Caution, Answer | None]]:
    """What holds always, and what was not answered with no; what nobody asked yet marks nothing."""
    given = _answers(plan)
    for group in CautionGroup:
        for caution in library.cautions.values():
            if caution.group is group:
                answer = given[caution.id].answer if caution.is_question and caution.id in given else None
                if caution.always or answer in (Answer.YES, Answer.UNKNOWN):
                    yield caution, answer


def _of_site(
    site: Site, holding: list[tuple[Caution, Answer | None]], library: Library
) -> Iterator[SiteCaution]:
    muscle = library.muscles.get(site.muscle)
    for caution, answer in holding:
        if marks_site(caution, site, muscle):
            sentence, sources = _sentence(caution, answer), _cited(caution, library)
            yield SiteCaution(
                caution.id, caution.name, sentence, caution.then, sources, caution.tell, caution.technique,
                caution.group, answer,
            )  # fmt: skip


def _sentence(caution: Caution, answer: Answer | None) -> str:
    """What was found, as a sentence."""
    clause = caution.finding.rstrip(".")
    if answer is Answer.UNKNOWN:
        return f"{NOT_KNOWN} {clause}."
    return f"{clause[:1].upper()}{clause[1:]}."


def _cited(caution: Caution, library: Library) -> tuple[str, ...]:
    return tuple(_citation(citation, library) for citation in caution.sources)


def _citation(citation: Citation, library: Library) -> str:
    """A source in one line, with the place in it; its id where the atlas does not have it."""
    source = library.sources.get(citation.source)
    if source is None:
        return citation.source
    names = source.authors.split(", ")
    authors = source.authors if len(names) <= MOST_NAMES else f"{names[0]}, and others"
    year = f" ({source.year})" if source.year else ""
    parts = (f"{authors}{year}", source.title, source.edition, source.published, citation.place)
    return " ".join(part if part.endswith((".", "?")) else f"{part}." for part in parts if part)
