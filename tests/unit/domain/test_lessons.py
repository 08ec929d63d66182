"""What a step of a lesson names: kinds in their order, points of muscles, as briefly as it can be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.domain.anatomy import Landmark, LandmarkKind
from atlas.domain.lesson_subjects import Subject, SubjectKind, split, subject_of, written
from atlas.domain.lessons import REVEALED, Reveal, Step
from tests.unit.small_atlas import LIBRARY

PLACES = {name: Landmark(name, name, LandmarkKind.BONE, (0.0, 0.0, 0.0)) for name in ("front", "notch")}
ATLAS = replace(LIBRARY, landmarks=PLACES)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("backer", ("", "backer", None)),
        ("backer/2", ("", "backer", 2)),
        ("landmark:front", ("landmark", "front", None)),
        ("muscle:backer/12", ("muscle", "backer", 12)),
        ("", ("", "", None)),
    ],
)
def test_what_is_written_falls_into_kind_id_and_point(text: str, parts: tuple[str, str, int | None]) -> None:
    assert split(text) == parts


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("backer", Subject(SubjectKind.MUSCLE, "backer")),
        ("backer/2", Subject(SubjectKind.MUSCLE, "backer", 2)),
        ("ache", Subject(SubjectKind.CONDITION, "ache")),
        ("front", Subject(SubjectKind.REGION, "front")),
        ("landmark:front", Subject(SubjectKind.LANDMARK, "front")),
        ("notch", Subject(SubjectKind.LANDMARK, "notch")),
        ("backer/9", None),
        ("front/1", None),
        ("muscle:front", None),
        ("nobody", None),
        ("", None),
    ],
)
def test_a_bare_id_is_looked_for_kind_by_kind(text: str, subject: Subject | None) -> None:
    assert subject_of(text, ATLAS) == subject


@pytest.mark.parametrize("text", ["backer", "backer/2", "ache", "front", "landmark:front", "notch"])
def test_a_subject_is_written_as_briefly_as_it_can_be_read(text: str) -> None:
    subject = subject_of(text, ATLAS)
    assert subject is not None
    assert written(subject, ATLAS) == text


def test_a_step_uncovers_all_but_how_sure_it_is() -> None:
    assert Step("full_anterior", "Look").reveal == REVEALED
    assert set(Reveal) - set(REVEALED) == {Reveal.REPORTED}
