"""The atlas as notes for Anki: front and back in plain text, from the records, and the names of pictures."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from atlas.domain.anatomy import Condition, Muscle, Role
from atlas.domain.library import Library
from atlas.domain.points import TriggerPoint
from atlas.domain.quiz.anki_shown import case_notes, name_notes, zone_notes
from atlas.domain.quiz.items import QuizKind, conditions_of, painful
from atlas.domain.quiz.note import Note, cited, note_of
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


def notes_of(library: Library, muscles: Iterable[str], conditions: Collection[str] = ()) -> tuple[Note, ...]:
    """The notes about some muscles and the conditions that they name, or those of ``conditions`` among them.

    Unknown ids are passed over.
    """
    known = [library.muscles[id] for id in dict.fromkeys(muscles) if id in library.muscles]
    named = [id for id in conditions_of(known, library) if not conditions or id in conditions]
    notes = [note for muscle in known for note in _of_muscle(muscle, library)]
    notes += name_notes(known, library)
    notes += zone_notes(known, library)
    notes += case_notes(known, library)
    notes += [_of_condition(library.conditions[id], library) for id in named]
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
    notes = [note_of(kind, muscle, "", front, back, library) for kind, front, back in rows]
    for point in muscle.trigger_points:
        notes += _of_point(muscle, point, library)
    return notes


def _of_point(muscle: Muscle, point: TriggerPoint, library: Library) -> list[Note]:
    which, number = f"{point_words(muscle, point)} ({point.name})", f"/{point.id}"
    find = " ".join([sentence(point.find), *doubt_words(point, zones=False)])
    rows = [(QuizKind.FIND_POINT, f"How do you find {which}?", find)]
    if painful(point):
        pattern = " ".join([pattern_words(point), *doubt_words(point)])
        rows.append((QuizKind.PAINT_ZONE, f"Where does {which} refer pain?", pattern))
    return [note_of(kind, muscle, number, front, back, library, point.id) for kind, front, back in rows]


def _of_condition(condition: Condition, library: Library) -> Note:
    told = []
    for role in Role:
        names = [low(muscle.name) for muscle, given in library.muscles_of(condition.id) if given is role]
        told += [f"{role.value.capitalize()}: {listed(names)}."] if names else []
    kind = QuizKind.MUSCLES_FOR_CONDITION
    front = f"Which muscles does the atlas name for {low(condition.name)}?"
    regions = dict.fromkeys(muscle.region.value for muscle, _ in library.muscles_of(condition.id))
    tags = (kind.value, *regions, condition.id)
    return Note(
        f"{kind}:{condition.id}", front, " ".join(told), cited(ids_of(condition.sources), library), tags
    )
