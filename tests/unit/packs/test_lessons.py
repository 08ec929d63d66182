"""Lessons: what is wrong in one is told with its line, and what names nothing is taken out."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.domain.body import Depth, SideView
from atlas.domain.lessons import REVEALED, WHOLE_PLATE, Reveal, Zoom
from tests.unit.packs.folder import read, write

LESSON = """\
id: first
title: The first lesson
about: What it is about.
minutes: 12
sources: [simons1999]
steps:
  - plate: full_anterior
    caption: Where does it hurt?
    zoom: fit
  - plate: shoulder_back_posterior
    depth: intermediate
    side: both
    select: infraspinatus/1
    reveal: [points, essential]
    zoom: {at: shoulder_front, width: 200}
    labels: false
    caption: The point
    note: It lies behind.
    question: And the pain?
    answer: In front.
    seconds: 30
"""
MISTAKES = {
    "an unknown field": (("caption: The", "captoin: The"), 17, "'captoin' is no field of a step.", "caption"),
    "no caption": (("    caption: The point\n", ""), 10, "The field 'caption' is missing", ""),
    "a caption too long": (("The point", "x" * 61), 17, "longer than 60 characters", ""),
    "a note too long": (("It lies behind.", "x" * 901), 18, "longer than 900 characters", ""),
    "an unknown depth": (("intermediate", "intermediat"), 11, "'intermediat' is not known", "intermediate"),
    "an unknown side": (("both", "bth"), 12, "'bth' is not known here.", "both"),
    "an unknown word to reveal": (("[points", "[point"), 14, "'point' is not known here.", "points"),
    "revealed twice": (("essential]", "points]"), 14, "'points' is revealed already.", ""),
    "an unknown plate": (("full_anterior", "full_anterio"), 7, "no plate 'full_anterio'.", "full_anterior"),
    "an unknown muscle": (("infraspinatus/1", "infraspinatos"), 13, "'infraspinatos'.", "infraspinatus"),
    "an unknown point": (("infraspinatus/1", "infraspinatus/9"), 13, "has no trigger point 9.", ""),
    "a point of what has none": (("infraspinatus/1", "shoulder/1"), 13, "Only a muscle has", ""),
    "an unknown region": (
        ("infraspinatus/1", "region:sholder"), 13, "There is no region 'sholder'.", "shoulder",
    ),
    "a kind that cannot be selected": (("infraspinatus/1", "guide:safety"), 13, "does not fit.", ""),
    "a part of a plate without width": ((", width: 200", ""), 15, "needs its place and its width.", ""),
    "a part of a plate in one word": (("fit", "fitt"), 9, "does not say which part of the plate", ""),
    "an unknown landmark": (("at: shoulder_front", "at: shoulder_frnt"), 15, "no landmark", "shoulder_front"),
    "an answer to nothing": (
        ("    question: And the pain?\n", ""), 19, "There is no question to this.", "",
    ),
    "an unknown source": (("simons1999", "simons1998"), 5, "There is no source 'simons1998'.", "simons1999"),
    "another id than the file": (("id: first", "id: second"), 1, "is not the name of the file", ""),
    "no step": ((LESSON[LESSON.index("steps:") :], "steps: []\n"), 6, "holds fewer than 1", ""),
}  # fmt: skip


def put(folder: Path, text: str, name: str = "first") -> None:
    (folder / "lessons").mkdir(parents=True, exist_ok=True)
    (folder / "lessons" / f"{name}.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write(tmp_path / "data")
    return tmp_path / "data"


def test_a_right_lesson_is_read_whole(data: Path) -> None:
    put(data, LESSON)
    loaded = read(data)
    assert loaded.problems == ()
    lesson = loaded.library.lessons["first"]
    bare, full = lesson.steps
    assert (lesson.title, lesson.minutes, len(lesson.sources)) == ("The first lesson", 12, 1)
    assert (bare.depth, bare.side, bare.select) == (Depth.SUPERFICIAL, SideView.RIGHT, "")
    assert (bare.reveal, bare.zoom, bare.labels, bare.seconds) == (REVEALED, WHOLE_PLATE, True, None)
    assert (full.depth, full.side, full.select) == (Depth.INTERMEDIATE, SideView.BOTH, "infraspinatus/1")
    assert full.reveal == (Reveal.POINTS, Reveal.ESSENTIAL)
    assert full.zoom == Zoom((-188.0, -124.0, 1440.0), 200.0)
    assert (full.labels, full.question, full.answer, full.seconds) == (
        False,
        "And the pain?",
        "In front.",
        30,
    )


@pytest.mark.parametrize(("change", "line", "message", "hint"), MISTAKES.values(), ids=list(MISTAKES))
def test_every_mistake_is_told_with_its_line(
    data: Path, change: tuple[str, str], line: int, message: str, hint: str
) -> None:
    assert LESSON.count(change[0]) == 1
    put(data, LESSON.replace(*change))
    told = [p for p in read(data).problems if message in p.message]
    assert [(p.line, Path(p.file).name) for p in told][:1] == [(line, "first.yaml")]
    assert hint == "" or told[0].hint == hint


def test_what_names_nothing_is_taken_out_and_the_words_stay(data: Path) -> None:
    put(data, LESSON.replace("infraspinatus/1", "nobody").replace("simons1999", "nothing"))
    lesson = read(data).library.lessons["first"]
    assert (lesson.sources, lesson.steps[1].select, lesson.steps[1].caption) == ((), "", "The point")


def test_a_muscle_that_cannot_be_read_is_not_told_again(data: Path) -> None:
    put(data, LESSON.replace("infraspinatus/1", "infraspinatus"))
    muscle = data / "muscles" / "infraspinatus.yaml"
    muscle.write_text(muscle.read_text(encoding="utf-8").replace("depth: intermediate", "depth: x"))
    assert {Path(p.file).name for p in read(data).problems} == {"infraspinatus.yaml"}


def test_a_folder_of_ones_own_adds_lessons_and_takes_the_place_of_one(data: Path, tmp_path: Path) -> None:
    put(data, LESSON)
    own = tmp_path / "own"
    put(own, LESSON.replace("The first lesson", "Mine"))
    put(own, LESSON.replace("id: first", "id: second"), "second")
    library = read(data, own).library
    assert {lesson.id: lesson.title for lesson in library.lessons.values()} == {
        "first": "Mine",
        "second": "The first lesson",
    }


def test_the_cache_gives_the_same_lesson(data: Path, tmp_path: Path) -> None:
    put(data, LESSON)
    first = read(data, cache=tmp_path / "cache")
    assert read(data, cache=tmp_path / "cache").library.lessons["first"] == first.library.lessons["first"]
