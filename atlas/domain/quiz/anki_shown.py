"""Notes for Anki that ask for a muscle: one that is lit, whose pattern this is, where to look first."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from atlas.domain.anatomy import Muscle
from atlas.domain.library import Library
from atlas.domain.quiz.examiner import Examiner
from atlas.domain.quiz.items import QuizKind, items_of, point_of
from atlas.domain.quiz.note import Note, note_of
from atlas.domain.quiz.of_points import pattern_why
from atlas.domain.quiz.reach import Reach
from atlas.domain.quiz.wording import listed


def name_notes(muscles: Iterable[Muscle], library: Library) -> list[Note]:
    """A muscle is lit; which one is it?"""
    kind, front = QuizKind.NAME_MUSCLE, "Which muscle is lit?"
    return [note_of(kind, m, "", front, f"{m.name} ({m.latin}).", library) for m in muscles]


def zone_notes(muscles: Iterable[Muscle], library: Library) -> list[Note]:
    """A pattern is shown; whose is it? Points with the same pattern are asked once."""
    reach, kind = Reach(library), QuizKind.WHOSE_ZONE
    notes = []
    for item in items_of(library, (muscle.id for muscle in muscles), (kind,)):
        muscle, point = library.muscles[item.muscle], point_of(item, library)
        back = f"{muscle.name}. {pattern_why(muscle, point, library, reach)}"
        front = "Which muscle refers pain like this?"
        notes.append(note_of(kind, muscle, f"/{point.id}", front, back, library, point.id))
    return notes


def case_notes(muscles: Iterable[Muscle], library: Library) -> list[Note]:
    """Short cases with their choices, the same ones each time."""
    examiner, kind, notes = Examiner(library), QuizKind.CASE, []
    for item in items_of(library, (muscle.id for muscle in muscles), (kind,)):
        asked = examiner.question(item, Random(item.id))
        choices = listed((choice.name for choice in asked.choices), "or")
        ((_, point),) = asked.reveals.points
        muscle = library.muscles[item.muscle]
        notes.append(note_of(kind, muscle, "", f"{asked.prompt} {choices}?", asked.why, library, point))
    return notes
