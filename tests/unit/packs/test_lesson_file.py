"""A lesson that is saved is read as it was, can be read by a teacher, and never spoils what was there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from atlas.domain.anatomy import Citation
from atlas.domain.body import Depth, SideView
from atlas.domain.lessons import WHOLE_PLATE, Lesson, Reveal, Step, Zoom
from atlas.packs.kinds import Context
from atlas.packs.lesson_file import Unfit, lesson_text, save_lesson
from atlas.packs.lesson_schema import LESSON
from atlas.packs.reader import parse

STEP = Step(
    "full_anterior", "Look: here", note="One.\n\nTwo: 'so'.", question="yes", answer="12:30", seconds=9
)
FIRST = Lesson("first", "The first", "What it is about.", (STEP,), 5, (Citation("book", "chapter 2"),))

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=50).map(
    lambda text: text.strip() or "a"
)
PLACES = st.tuples(*[st.floats(-2500, 2500).map(lambda x: round(x, 2))] * 3)
ZOOMS = st.none() | st.just(WHOLE_PLATE) | st.builds(Zoom, PLACES, st.floats(20, 2500))
STEPS = st.builds(
    Step,
    st.sampled_from(["full_anterior", "back"]),
    WORDS,
    st.sampled_from(Depth),
    st.sampled_from(SideView),
    st.sampled_from(["", "soleus", "soleus/2", "landmark:occiput"]),
    st.lists(st.sampled_from(Reveal), unique=True).map(tuple),
    ZOOMS,
    st.booleans(),
    st.just("") | WORDS,
    st.just("") | WORDS,
    st.just("") | WORDS,
    st.none() | st.integers(1, 3600),
)
LESSONS = st.builds(
    Lesson,
    st.just("first"),
    WORDS,
    WORDS,
    st.lists(STEPS, min_size=1, max_size=3).map(tuple),
    st.none() | st.integers(1, 600),
    st.lists(st.builds(Citation, st.just("book"), st.just("") | WORDS), max_size=2).map(tuple),
)


def read_back(text: str) -> Lesson:
    context = Context({})
    lesson = LESSON.read(parse(text.encode()), context)
    assert context.faults == []
    assert isinstance(lesson, Lesson)
    return lesson


@settings(deadline=None)
@given(LESSONS)
@example(Lesson("first", "0E0", "1e5", (Step("full_anterior", "0E0"),)))
def test_what_is_saved_is_read_as_it_was(lesson: Lesson) -> None:
    assert read_back(lesson_text(lesson)) == lesson


def test_it_is_plain_yaml_in_reading_order(tmp_path: Path) -> None:
    file = tmp_path / "lessons" / "first.yaml"
    reveal = (Reveal.MUSCLE, Reveal.POINTS)
    save_lesson(file, replace(FIRST, steps=(STEP, replace(STEP, reveal=reveal, zoom=WHOLE_PLATE))))
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[:3] == ["id: first", "title: The first", "about: What it is about."]
    assert "  reveal: [muscle, points]" in lines
    assert "  zoom: fit" in lines
    assert not any("depth" in line or "labels" in line for line in lines), "what is usual need not be written"
    assert read_back(file.read_text(encoding="utf-8")).steps[0] == STEP
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    ("lesson", "told"),
    [
        (replace(FIRST, steps=(replace(STEP, caption="x" * 61),)), "steps › 1 › caption"),
        (replace(FIRST, steps=()), "steps"),
        (replace(FIRST, id="second"), "first.yaml"),
        (replace(FIRST, title="\ud800"), "not valid YAML"),
        (replace(FIRST, title=""), "title"),
    ],
)
def test_what_could_not_be_read_is_refused_and_spoils_nothing(
    tmp_path: Path, lesson: Lesson, told: str
) -> None:
    file = tmp_path / "first.yaml"
    save_lesson(file, FIRST)
    before = file.read_bytes()
    with pytest.raises(Unfit, match=told):
        save_lesson(file, lesson)
    assert file.read_bytes() == before


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "first.yaml"
    save_lesson(file, FIRST)

    def fail(_self: Path, _target: Path) -> None:
        raise OSError("no room")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="no room"):
        save_lesson(file, replace(FIRST, title="Another"))
    assert [each.name for each in tmp_path.iterdir()] == ["first.yaml"]
    assert read_back(file.read_text(encoding="utf-8")) == FIRST
