"""Lessons recorded, handed out and drawn for slides; what the presenter reads."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from atlas import paths
from atlas.domain.lessons import Lesson
from atlas.packs.load import load
from atlas.state import stage_steps
from atlas.state.facts import Facts
from atlas.state.model import AtlasState
from atlas.state.stage_words import presenter_words
from atlas.ui.fonts import add_fonts
from atlas.ui.stage.handout import export_handout
from atlas.ui.stage.presenter import PresenterWindow
from atlas.ui.stage.slides import SlideWriter, slide_states
from tests.ui.pdf_text import text_of
from tests.ui.stage.hall import Hall

K = Qt.Key


def test_the_presenter_reads_notes_clock_and_what_comes(qtbot: QtBot, facts: Facts) -> None:
    window = PresenterWindow(None)
    qtbot.addWidget(window)
    lesson = facts.library.lessons["shoulder"]
    window.set_words(presenter_words(stage_steps.play(AtlasState(), facts, lesson, 3), facts))
    told = {name: label.text() for name, label in window.labels.items()}
    assert told["note"] == lesson.steps[3].note
    assert told["next"] == "Then the trigger points"
    assert "Step 4 of 16" in told["title"]
    assert f"left {lesson.minutes}:00" in told["clock"]


def test_what_is_done_on_stage_is_saved_and_can_be_played(hall: Hall, tmp_path: Path) -> None:
    hall.desk.acts.trigger("stage.record")
    hall.desk.canvas.structureClicked.emit("trapezius", None, "full_posterior")
    hall.press(K.Key_PageDown, K.Key_PageDown)
    recorded = hall.stage.recorded
    assert recorded is not None
    out = tmp_path / "lessons" / "my_first.yaml"
    hall.desk.presented.stage.files.save(recorded, out)
    assert hall.stage.recorded is None
    read = load((paths.data_folder(), tmp_path), paths.assets_folder())
    assert not read.problems
    lesson: Lesson = read.library.lessons["my_first"]
    assert lesson.steps[-1].select == "trapezius"
    assert [word.value for word in lesson.steps[-1].reveal] == ["muscle", "points", "essential"]
    hall.press(K.Key_G)
    field = hall.shell.focusWidget()
    hall.qtbot.keyClicks(field, "my first lesson")
    hall.press(K.Key_Return, on=field)
    assert hall.stage.lesson is not None
    assert hall.stage.lesson.id == "my_first"


def test_a_folder_that_cannot_be_written_to_is_said(hall: Hall, tmp_path: Path) -> None:
    hall.desk.acts.trigger("stage.record")
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert hall.stage.recorded is not None
    files = hall.desk.presented.stage.files
    files.save(hall.stage.recorded, tmp_path / "file" / "lesson.yaml")
    assert hall.stage.recorded is not None
    assert files._notice is not None
    assert "cannot be written" in files._notice.text()


@pytest.mark.usefixtures("qapp")
def test_a_handout_holds_every_step(facts: Facts, tmp_path: Path) -> None:
    add_fonts(paths.assets_folder() / "fonts")
    lesson = facts.library.lessons["elbow"]
    (out,) = export_handout(
        lesson, facts, paths.assets_folder() / "plates", tmp_path / "elbow.pdf", "2026-01-31"
    )
    text = "".join(text_of(out.read_bytes()).split())
    for step in lesson.steps:
        for part in (step.caption, step.note[:30], step.question[:30], step.answer[:30]):
            assert "".join(part.split()) in text, part
    assert "BodyParts3D" in text


def test_slides_are_one_picture_a_step_and_more_where_it_asks(
    qtbot: QtBot, facts: Facts, tmp_path: Path
) -> None:
    add_fonts(paths.assets_folder() / "fonts")
    whole = facts.library.lessons["shoulder"]
    lesson = Lesson("three", "Three", "", whole.steps[2:5])
    parent = QWidget()
    qtbot.addWidget(parent)
    writer = SlideWriter(lesson, facts, paths.assets_folder() / "plates", tmp_path / "three", parent)
    with qtbot.waitSignal(writer.done, timeout=30_000) as done:
        writer.begin()
    files, problem = done.args
    assert problem == ""
    names = [file.name for file in files]
    assert (
        names
        == sorted(names)
        == ["01.png", "02-1-question.png", "02-2-answer.png", "02-3-whole.png", "03.png"]
    )
    assert [name for name, _ in slide_states(lesson, facts)] == [file.stem for file in files]
    images = [QImage(str(file)) for file in files]
    assert all((image.width(), image.height()) == (1920, 1080) for image in images)
    assert all(a != b for a, b in pairwise(images))
