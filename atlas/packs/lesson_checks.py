"""What must hold of every lesson besides its fields."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.domain.lesson_subjects import SubjectKind, shelf, split, subject_of
from atlas.domain.lessons import Step
from atlas.domain.library import Library
from atlas.packs.body import Body
from atlas.packs.finding import Finding, unknown
from atlas.packs.problems import brief, suggest
from atlas.packs.walk import Trail


def unknown_plate(library: Library, body: Body) -> Iterator[Finding]:
    """Every plate of a lesson is there."""
    for lesson, trail, step in steps(library):
        if body.plates and step.plate not in body.plates:
            yield unknown("lessons", lesson, (*trail, "plate"), step.plate, "plate", body.plates)


def unknown_subject(library: Library, _: Body) -> Iterator[Finding]:
    """Whatever a step of a lesson selects is there, and so is its trigger point."""
    for lesson, trail, step in steps(library):
        if step.select and subject_of(step.select, library) is None:
            yield _missing(lesson, (*trail, "select"), step.select, library)


def revealed_twice(library: Library, _: Body) -> Iterator[Finding]:
    """No step of a lesson reveals the same twice."""
    for lesson, trail, step in steps(library):
        for i, word in enumerate(step.reveal):
            if word in step.reveal[:i]:
                message = f"'{word}' is revealed already."
                yield Finding("lessons", lesson, (*trail, "reveal", i), word, message)


def answer_without_question(library: Library, _: Body) -> Iterator[Finding]:
    """Every answer and every time in a lesson belongs to a question."""
    for lesson, trail, step in steps(library):
        for field, value in (("answer", step.answer), ("seconds", step.seconds)):
            if value and not step.question:
                yield Finding("lessons", lesson, (*trail, field), value, "There is no question to this.")


def steps(library: Library) -> Iterator[tuple[str, Trail, Step]]:
    """Every step: the id of its lesson, the trail to it, and itself."""
    for lesson in library.lessons.values():
        for i, step in enumerate(lesson.steps):
            yield lesson.id, ("steps", i), step


def _missing(lesson: str, trail: Trail, select: str, library: Library) -> Finding:
    """That a step names a record or a trigger point which is not there."""
    kind, ident, point = split(select)
    if point is not None and kind in ("", "muscle") and ident in library.muscles:
        numbers = ", ".join(str(each.id) for each in library.muscles[ident].trigger_points)
        message = f"The muscle '{brief(ident)}' has no trigger point {point}."
        return Finding("lessons", lesson, trail, select, message, f"one of {numbers}" if numbers else "")
    if kind:
        return unknown("lessons", lesson, trail, ident, kind, shelf(library, SubjectKind(kind)))
    if point is not None and any(ident in shelf(library, known) for known in SubjectKind):
        return Finding("lessons", lesson, trail, select, "Only a muscle has trigger points.", "no number")
    known = [name for each in SubjectKind for name in shelf(library, each)]
    message = f"There is no muscle, condition, region or landmark '{brief(ident)}'."
    return Finding("lessons", lesson, trail, select, message, "", suggest(ident, known), ("muscles", ident))
