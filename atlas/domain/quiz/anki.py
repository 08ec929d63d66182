"""The atlas as notes for Anki: front and back in plain text, from the records, and the names of pictures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from atlas.domain.anatomy import Condition, Muscle, Role
from atlas.domain.library import Library
from atlas.domain.points import TriggerPoint
from atlas.domain.quiz.items import QuizKind, conditions_of, painful
from atlas.domain.quiz.wording import (
    HAZARD_NAMES,
    NOT_NAMED,
    doubt_words,
    ids_of,
    listed,
    low,
    nerve_words,
    pattern_words,
    point_words,
    sentence,
)

CREDIT = "Trigger Point Atlas, data CC BY 4.0"


@dataclass(frozen=True, slots=True)
class Note:
    """One note: ``id`` stays the same for ever, so that a later export brings notes up to date.

    The pictures are names of files, which lie in the same package.
    """

    id: str
    front: str
    back: str
    sources: str
    tags: tuple[str, ...]
    front_pictures: tuple[str, ...] = ()
    back_pictures: tuple[str, ...] = ()


def notes_of(library: Library, muscles: Iterable[str]) -> tuple[Note, ...]:
    """The notes about some muscles and the conditions that they name; unknown ids are passed over."""
    known = [library.muscles[id] for id in dict.fromkeys(muscles) if id in library.muscles]
    notes = [note for muscle in known for note in _of_muscle(muscle, library)]
    notes += [_of_condition(library.conditions[id], library) for id in conditions_of(known, library)]
    return tuple(notes)


def _of_muscle(muscle: Muscle, library: Library) -> list[Note]:
    name, ends = low(muscle.name), muscle.attachments
    caution = [sentence(muscle.needling.caution)] if muscle.needling.caution else []
    hazards = sentence(listed(low(HAZARD_NAMES[hazard]) for hazard in muscle.needling.hazards))
    rows = [
        (QuizKind.NERVE, f"Which nerve supplies {name}?", f"{nerve_words(muscle.innervation)}."),
        (
            QuizKind.ATTACHMENTS,
            f"Where does {name} begin and end?",
            f"From: {sentence(ends.origin)} To: {sentence(ends.insertion)}",
        ),
        (
            QuizKind.HAZARDS,
            f"Which hazards are named for needling {name}?",
            " ".join([hazards, *caution, NOT_NAMED]),
        ),
    ]
    notes = [_note(kind, muscle, "", front, back, library) for kind, front, back in rows]
    for point in muscle.trigger_points:
        notes += _of_point(muscle, point, library)
    return notes


def _of_point(muscle: Muscle, point: TriggerPoint, library: Library) -> list[Note]:
    which, number = f"{point_words(muscle, point)} ({point.name})", f"/{point.id}"
    find = " ".join([sentence(point.find), *doubt_words(point, zones=False)])
    rows = [(QuizKind.FIND_POINT, f"How do you find {which}?", find)]
    if painful(point):
        pattern = " ".join([pattern_words(point), *doubt_words(point)])
        rows.append((QuizKind.WHOSE_ZONE, f"Where does {which} refer pain?", pattern))
    return [_note(kind, muscle, number, front, back, library) for kind, front, back in rows]


def _note(kind: QuizKind, muscle: Muscle, point: str, front: str, back: str, library: Library) -> Note:
    tags = (kind.value, muscle.region.value, muscle.id)
    return Note(f"{kind}:{muscle.id}{point}", front, back, _cited(ids_of(muscle.sources), library), tags)


def _of_condition(condition: Condition, library: Library) -> Note:
    told = []
    for role in Role:
        names = [low(muscle.name) for muscle, given in library.muscles_of(condition.id) if given is role]
        told += [f"{role.value.capitalize()}: {listed(names)}."] if names else []
    kind = QuizKind.MUSCLES_FOR_CONDITION
    front = f"Which muscles does the atlas name for {low(condition.name)}?"
    tags = (kind.value, condition.id)
    return Note(
        f"{kind}:{condition.id}", front, " ".join(told), _cited(ids_of(condition.sources), library), tags
    )


def _cited(ids: Iterable[str], library: Library) -> str:
    """Sources in short: authors, year."""
    known = [library.sources[id] for id in ids if id in library.sources]
    rows = [f"{source.authors.split(',')[0]}{f' {source.year}' if source.year else ''}" for source in known]
    return "; ".join([*rows, CREDIT])
