"""The lessons that ship: whole, sourced, short enough to be read from afar, and seen on their plates."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from atlas import paths
from atlas.domain.body import Side
from atlas.domain.lesson_subjects import SubjectKind, subject_of
from atlas.domain.lessons import Lesson, Reveal, Step
from atlas.domain.points import ZoneKind
from atlas.domain.scene import PointMark, ViewScene, ZoneMark
from atlas.packs.load import load
from atlas.packs.plates import load_plates
from atlas.state.choose import Spot, point_spots, seen, zone_spots
from atlas.state.facts import Facts
from atlas.state.lesson_steps import revealed, show_step, step_frame
from atlas.state.marks import leading_marks
from atlas.state.model import AtlasState
from atlas.state.resolve import resolve
from atlas.state.turn import other_spots

ZONES_SEEN = 0.6
MANY_SEEN = 0.6
"""Of a condition, whose muscles may lie on all sides."""
SAID = re.compile(r"\b(is|are|perfectly|completely|quite) safe\b|\bcures?\b(?! *\.)")


@pytest.fixture(scope="module")
def facts() -> Facts:
    library = load((paths.data_folder(),), paths.assets_folder()).library
    return Facts(library, load_plates(paths.assets_folder() / "plates"))


def steps(facts: Facts) -> Iterator[tuple[str, Step]]:
    for lesson in facts.library.lessons.values():
        for number, step in enumerate(lesson.steps, 1):
            yield f"{lesson.id} {number}: {step.caption}", step


def words(lesson: Lesson) -> Iterator[str]:
    yield from (lesson.title, lesson.about)
    for step in lesson.steps:
        yield from (step.caption, step.note, step.question, step.answer)


def test_there_are_eight_of_eight_to_sixteen_steps_with_sources(facts: Facts) -> None:
    assert len(facts.library.lessons) >= 8
    for lesson in facts.library.lessons.values():
        assert 8 <= len(lesson.steps) <= 16, lesson.id
        assert lesson.sources, lesson.id
        assert lesson.minutes, lesson.id
        assert len(set(lesson.sources)) == len(lesson.sources), lesson.id


def test_every_lesson_asks_and_answers(facts: Facts) -> None:
    for lesson in facts.library.lessons.values():
        asked = [step for step in lesson.steps if step.question]
        assert len(asked) >= 3, lesson.id
        assert all(step.answer and step.seconds for step in asked), lesson.id


def test_every_step_has_a_note_of_two_to_six_sentences(facts: Facts) -> None:
    for name, step in steps(facts):
        assert 2 <= len(re.findall(r"[.?!](?:\s|$)", step.note)) <= 6, name


def test_no_step_is_there_twice(facts: Facts) -> None:
    captions = [(name.split()[0], step.caption) for name, step in steps(facts)]
    notes = [step.note for _, step in steps(facts)]
    assert len(set(captions)) == len(captions)
    assert len(set(notes)) == len(notes)


def test_nothing_is_called_safe_or_a_cure(facts: Facts) -> None:
    for lesson in facts.library.lessons.values():
        for text in words(lesson):
            assert SAID.search(text) is None, f"{lesson.id}: {text}"


def test_every_zoom_lies_on_its_plate_and_holds_what_is_revealed(facts: Facts) -> None:
    for name, step in steps(facts):
        if step.zoom is None or step.zoom.at is None:
            continue
        plate = facts.plates[step.plate]
        assert plate.camera.sees(step.zoom.at), name
        frame = step_frame(step.zoom, step.side, plate)
        assert frame is not None
        marks = revealed(leading_marks(show_step(AtlasState(), facts, step), facts.library), step.reveal)
        for spot in _points(marks.points) + other_spots(marks):
            x, y, _ = plate.camera.project(spot.at)
            left, top, width, height = frame
            assert left <= x <= left + width, name
            assert top <= y <= top + height, name


def test_what_is_revealed_is_seen_on_the_plate_or_beside_it(facts: Facts) -> None:
    unseen = [fault for name, step in steps(facts) if (fault := _unseen(step, facts, name))]
    assert unseen == []


def _unseen(step: Step, facts: Facts, name: str) -> str:
    """What a step shows too little of, in words."""
    subject = subject_of(step.select, facts.library)
    if subject is None:
        return f"{name}: selects nothing" if step.select else ""
    state = show_step(AtlasState(), facts, step)
    views = resolve(state, facts).views
    marks = revealed(leading_marks(state, facts.library), step.reveal)
    many = subject.kind is SubjectKind.CONDITION
    points, zones = _points(marks.points), _essential(marks.zones)
    shares = [
        ("points", _share(points, views, facts), MANY_SEEN if many else 1.0),
        ("zones", _share(zones, views, facts), ZONES_SEEN),
        ("places", _share(other_spots(marks), views[:1], facts), ZONES_SEEN),
    ]
    low = [f"{what} {share:.2f}" for what, share, least in shares if share < least]
    return f"{name}: {', '.join(low)} on {[view.plate for view in views]}" if low else ""


def _points(marks: tuple[PointMark, ...]) -> list[Spot]:
    return point_spots(mark for mark in marks if mark.emphasis == 1.0)


def _essential(marks: tuple[ZoneMark, ...]) -> list[Spot]:
    return zone_spots(mark for mark in marks if mark.kind is ZoneKind.ESSENTIAL)


def _share(spots: list[Spot], views: tuple[ViewScene, ...], facts: Facts) -> float:
    """The share of the spots' weight that one of the views shows."""
    plates = [facts.plates[view.plate] for view in views]
    shown = sum(spot.weight for spot in spots if any(seen(plate, spot) for plate in plates))
    total = sum(spot.weight for spot in spots)
    return round(shown / total, 6) if total else 1.0


def test_a_muscle_that_is_named_is_not_left_away_on_its_plate(facts: Facts) -> None:
    for name, step in steps(facts):
        subject = subject_of(step.select, facts.library)
        if subject is None or subject.kind is not SubjectKind.MUSCLE or Reveal.MUSCLE not in step.reveal:
            continue
        plate = facts.plates[step.plate]
        assert (subject.id, Side.RIGHT) in plate.sprites, f"{name}: not on {plate.id}"
