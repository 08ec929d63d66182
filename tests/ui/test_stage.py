"""The stage in the real window on the shipped atlas: what the last row reads, what keys do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from atlas import paths
from atlas.domain.lessons import Lesson
from atlas.packs.lesson_file import save_lesson
from atlas.packs.load import load
from atlas.packs.plates import load_plates, load_structures
from atlas.state import stage_steps
from atlas.state.facts import Facts
from atlas.state.model import AtlasState, Kind, Selection
from atlas.state.stage import Blank, Stage, Tool
from atlas.state.stage_beats import beats
from atlas.state.stage_record import LessonShelf
from atlas.state.store import Store
from atlas.ui.canvas.furniture import font
from atlas.ui.canvas.marks import _face
from atlas.ui.desk import Desk
from atlas.ui.fonts import add_fonts
from atlas.ui.shell import Shell
from atlas.ui.stage.handout import export_handout
from atlas.ui.stage.legend import legend_lines
from atlas.ui.stage.presenter import PresenterWindow
from atlas.ui.stage.slides import SlideWriter, slide_states
from atlas.ui.stage.theme import LEAST_SHARE, STAGE, stage_theme, word_px
from tests.ui.pdf_text import text_of

K = Qt.Key
SIZES = ((1024, 768), (1920, 1080), (3840, 2160))


@pytest.fixture(scope="module")
def facts() -> Facts:
    assets = paths.assets_folder()
    library = load((paths.data_folder(),), assets).library
    return Facts(library, load_plates(assets / "plates"), load_structures(assets / "structures.json"))


@dataclass
class Hall:
    """The window, its store, and what a lecturer does with it."""

    qtbot: QtBot
    shell: Shell
    desk: Desk
    store: Store
    facts: Facts

    @property
    def stage(self) -> Stage:
        assert self.store.state.stage is not None
        return self.store.state.stage

    @property
    def sheet(self) -> QWidget:
        return self.desk.presented.stage.sheet

    def play(self, lesson: str, step: int = 0, size: tuple[int, int] = (1024, 768)) -> None:
        found = self.facts.library.lessons[lesson]
        self.store.apply(lambda state: stage_steps.play(state, self.facts, found, step))
        self.shell.setWindowState(Qt.WindowState.WindowNoState)
        self.shell.resize(*size)
        self.qtbot.waitUntil(lambda: (self.sheet.width(), self.sheet.height()) == size)

    def press(self, *keys: Qt.Key, on: QWidget | None = None) -> None:
        for key in keys:
            self.qtbot.keyClick(on or self.sheet, key)

    def settle(self) -> None:
        self.qtbot.wait(40)
        self.qtbot.waitUntil(lambda: self.desk.canvas.ready, timeout=15_000)

    def picture(self) -> QImage:
        return self.shell.grab().toImage()


@pytest.fixture
def hall(qtbot: QtBot, facts: Facts, tmp_path: Path) -> Iterator[Hall]:
    add_fonts(paths.assets_folder() / "fonts")
    shell, store = Shell(), Store()
    qtbot.addWidget(shell)
    shelf = LessonShelf(tmp_path / "lessons", save_lesson)
    desk = Desk(shell, store, facts, paths.assets_folder() / "plates", shelf=lambda: shelf)
    desk.build()
    shell.resize(1366, 768)
    with qtbot.waitExposed(shell):
        shell.show()
    yield Hall(qtbot, shell, desk, store, facts)
    desk.finish()
    shell.close()


# The window comes back.


def test_the_window_comes_back_exactly_as_it_was(hall: Hall) -> None:
    hall.desk.navigator.linkRequested.emit("muscle:infraspinatus")
    hall.desk.actions.trigger("theme.dark")
    hall.desk.splitter.setSizes([300, 700, 366])
    hall.settle()
    before, state = _window(hall), hall.store.state
    hall.desk.actions.trigger("stage")
    assert hall.shell.isFullScreen()
    assert not hall.shell.menuBar().isVisible()
    assert not hall.desk.isVisible()
    hall.press(K.Key_B, K.Key_B, K.Key_PageDown, K.Key_Escape)
    hall.settle()
    assert (_window(hall), hall.store.state) == (before, state)
    assert hall.desk.card.card.title == "Infraspinatus"


def _window(hall: Hall) -> tuple[object, ...]:
    shell, desk = hall.shell, hall.desk
    panels = (desk.top, desk.navigator, desk.canvas, desk.right, desk.strip, desk.depth, shell.menuBar())
    boxes = [(panel.isVisible(), panel.geometry().getRect()) for panel in panels]
    return shell.geometry().getRect(), shell.windowState(), boxes, desk.splitter.sizes(), shell.windowTitle()


def test_closing_the_window_on_the_stage_keeps_the_window_that_was(hall: Hall) -> None:
    before = hall.shell.geometry()
    hall.desk.actions.trigger("stage")
    hall.desk.finish()
    assert hall.store.state.stage is None
    assert hall.shell.geometry() == before


# Keys.


def test_f5_enters_from_the_keyboard_and_a_clicker_goes_through_a_lesson(hall: Hall) -> None:
    hall.qtbot.keyClick(hall.shell, K.Key_F5)
    assert hall.stage.lesson is None
    hall.play("reading_the_atlas")
    seen = [(hall.stage.step, hall.stage.shown)]
    for _ in range(12):
        hall.press(K.Key_PageDown)
        seen.append((hall.stage.step, hall.stage.shown))
    assert all(a < b for a, b in pairwise(seen))
    for expected in reversed(seen[:-1]):
        hall.press(K.Key_PageUp)
        assert (hall.stage.step, hall.stage.shown) == expected


def test_each_key_does_its_one_thing_and_backspace_takes_it_back(hall: Hall) -> None:
    hall.play("shoulder", 3)
    wanted = {
        K.Key_B: ("blank", Blank.BLACK),
        K.Key_Period: ("blank", Blank.BLACK),
        K.Key_W: ("blank", Blank.WHITE),
        K.Key_L: ("labels", False),
        K.Key_S: ("tool", Tool.SPOTLIGHT),
        K.Key_D: ("tool", Tool.PEN),
        K.Key_F: ("frozen", True),
        K.Key_R: ("shown", len(beats(hall.store.state, hall.facts))),
        K.Key_End: ("step", 15),
        K.Key_Right: ("shown", 2),
        K.Key_Space: ("shown", 2),
    }
    before = hall.store.state
    for key, (field, value) in wanted.items():
        hall.press(key)
        assert getattr(hall.stage, field) == value, key
        hall.press(K.Key_Backspace)
        assert hall.store.state == before, key
    hall.press(K.Key_B)
    hall.qtbot.keyClick(hall.sheet, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hall.store.state == before


def test_typing_on_the_stage_begins_no_search(hall: Hall) -> None:
    hall.play("shoulder")
    for widget in (hall.sheet, hall.desk.canvas.panes[0].view):
        for letter in "abcemnop123":
            hall.qtbot.keyClick(widget, letter)
    hall.press(K.Key_B)
    assert hall.desk.top.search.text() == ""
    hall.press(K.Key_Escape)
    hall.qtbot.keyClick(hall.desk.canvas.panes[0].view, "t")
    assert hall.desk.top.search.text() == "t"


def test_escape_leaves_the_stage_and_selects_nothing_away(hall: Hall) -> None:
    hall.desk.navigator.linkRequested.emit("muscle:trapezius")
    hall.desk.actions.trigger("stage")
    hall.press(K.Key_Escape)
    assert hall.store.state.stage is None
    assert hall.store.state.selection == Selection(Kind.MUSCLE, "trapezius")


def test_one_jumps_to_a_step_by_its_number(hall: Hall) -> None:
    hall.play("shoulder")
    hall.press(K.Key_G)
    field = hall.shell.focusWidget()
    hall.qtbot.keyClicks(field, "7 subscap")
    hall.press(K.Key_Return, on=field)
    assert hall.stage.step == 6
    hall.press(K.Key_PageDown, on=hall.shell.focusWidget())
    assert hall.stage.shown == 2


# What the class sees.


@pytest.mark.parametrize("size", SIZES)
def test_no_word_is_smaller_than_a_thirtieth_of_the_height(hall: Hall, size: tuple[int, int]) -> None:
    sizes: list[tuple[str, int]] = []
    for lesson, step in (("reading_the_atlas", 8), ("neck_and_headache", 6), ("low_back_and_buttock", 2)):
        hall.play(lesson, step, size)
        for _ in beats(hall.store.state, hall.facts):
            hall.settle()
            sizes += _words(hall)
            hall.press(K.Key_PageDown)
    assert len(sizes) > 30
    small = [(text, px) for text, px in sizes if px < size[1] * LEAST_SHARE]
    assert not small


def _words(hall: Hall) -> list[tuple[str, int]]:
    """All words of the foot and of the plates, with the size of their type in px."""
    layout = hall.desk.presented.stage.sheet.foot.layout_now
    parts = (*layout.edges, layout.question, layout.answer, layout.caption)
    found = [(part.text, part.face.pixelSize()) for part in parts if part is not None]
    entries = legend_lines(hall.desk.canvas.scene.views[0], 1e6, layout.px)
    found += [(entry.text, font("", layout.px).pixelSize()) for line in entries for entry in line]
    for pane in hall.desk.canvas.panes:
        marks, theme = pane.view._marks._mark_theme, pane.view._theme
        found += [(mark.mark.label, _face(marks).pixelSize()) for mark in pane.view._marks.points]
        found.append(("name under the cursor", round(13 * theme.scale)))
    return found


def test_the_names_of_the_canvas_follow_from_the_height() -> None:
    for _, height in SIZES:
        assert round(13 * stage_theme(height).scale) >= height * LEAST_SHARE
        assert word_px(height) <= height * LEAST_SHARE + 1


def test_every_pair_of_colours_of_words_has_a_contrast_of_seven() -> None:
    pairs = {
        "caption, question, answer, legend, edges": (STAGE.ink, STAGE.paper),
        "numbers of points": (STAGE.mark, STAGE.halo),
        "landmarks": (STAGE.place, STAGE.halo),
        "chains": (STAGE.chain, STAGE.halo),
        "names under the cursor, notices": (STAGE.label_ink, STAGE.label_back),
    }
    for tint in STAGE.tints:
        ink = "#000000" if QColor(tint).lightnessF() > 0.5 else "#ffffff"
        pairs[f"figure on {tint}"] = (ink, tint)
    for name, (ink, ground) in pairs.items():
        assert _contrast(ink, ground) >= 7.0, name


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = QColor(colour).getRgbF()[:3]
    r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("size", SIZES)
def test_nothing_covers_the_place_that_is_talked_about(hall: Hall, size: tuple[int, int]) -> None:
    """Words stand below the plates, in the window whole, and points that are talked about are in view."""
    for lesson, step in (("shoulder", 3), ("reading_the_atlas", 9), ("sciatica_or_muscle", 3)):
        hall.play(lesson, step, size)
        for _ in beats(hall.store.state, hall.facts):
            hall.settle()
            foot, canvas = hall.desk.presented.stage.sheet.foot, hall.desk.canvas
            assert canvas.geometry().bottom() < foot.geometry().top()
            assert foot.geometry().bottom() < size[1]
            assert canvas.height() > 0.5 * size[1]
            layout = foot.layout_now
            for text in (layout.question, layout.answer, layout.caption):
                assert text is None or text.box.bottom() <= foot.height()
            _points_in_view(hall)
            hall.press(K.Key_PageDown)


def _points_in_view(hall: Hall) -> None:
    view = hall.desk.canvas.panes[0].view
    room = view.viewport().rect()
    for point in view._marks.points:
        if point.mark.emphasis >= 1.0:
            assert room.contains(view.navigator.to_view(point.x, point.y).toPoint())


def test_the_legend_has_room_for_every_entry(hall: Hall) -> None:
    hall.play("reading_the_atlas", 8)
    hall.press(K.Key_R)
    view = hall.desk.canvas.scene.views[0]
    for lines in (legend_lines(view, width, word_px(768)) for width in (980.0, 1880.0)):
        for line in lines:
            assert all(a.left + a.width < b.left for a, b in pairwise(line))


def test_black_is_black_and_white_is_white(hall: Hall) -> None:
    hall.play("shoulder", 3)
    hall.settle()
    shown = hall.picture()
    for key, colour in ((K.Key_B, "#000000"), (K.Key_W, "#ffffff")):
        hall.press(key)
        image = hall.picture()
        assert {image.pixelColor(x, y).name() for x in range(0, 1024, 31) for y in range(0, 768, 29)} == {
            colour
        }
        hall.press(key)
        assert hall.picture() == shown


def test_the_dot_and_the_light_follow_the_mouse(hall: Hall) -> None:
    hall.play("shoulder", 3)
    hall.settle()
    port = hall.desk.canvas.panes[0].view.viewport()
    plain = hall.picture()
    hall.qtbot.mouseMove(port, QPoint(300, 200))
    dot = hall.picture().pixelColor(port.mapTo(hall.shell, QPoint(300, 200)))
    assert dot.green() > 200
    assert dot.red() < 90
    hall.press(K.Key_S)
    hall.qtbot.mouseMove(port, QPoint(420, 260))
    lit = hall.picture()
    corner, middle = QPoint(990, 600), port.mapTo(hall.shell, QPoint(440, 280))
    assert lit.pixelColor(corner).lightness() < plain.pixelColor(corner).lightness() / 2
    assert lit.pixelColor(middle) == plain.pixelColor(middle)


def test_what_is_drawn_stays_on_the_body_and_is_wiped(hall: Hall) -> None:
    hall.play("shoulder", 3)
    hall.settle()
    plain = hall.picture()
    overlay = hall.desk.presented.stage.sheet.overlay
    hall.press(K.Key_D)
    hall.qtbot.mousePress(overlay, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    for x in range(210, 320, 10):
        hall.qtbot.mouseMove(overlay, QPoint(x, 200))
    hall.qtbot.mouseRelease(overlay, Qt.MouseButton.LeftButton, pos=QPoint(320, 200))
    (ink,) = hall.stage.ink
    assert _blue(hall.picture(), QPoint(260, 200))
    hall.press(K.Key_D, K.Key_Z)
    hall.settle()
    view = hall.desk.canvas.panes[0].view
    there = view.navigator.to_view(*ink.path[len(ink.path) // 2]).toPoint()
    assert there != QPoint(260, 200)
    assert _blue(hall.picture(), view.viewport().mapTo(hall.shell, there))
    hall.press(K.Key_Z, K.Key_X)
    hall.settle()
    assert hall.picture() == plain


def _blue(image: QImage, at: QPoint) -> bool:
    colour = image.pixelColor(at)
    return colour.blue() > 150 and colour.red() < 80


def test_the_class_keeps_its_picture_while_it_is_frozen(hall: Hall) -> None:
    hall.play("shoulder", 3)
    hall.settle()
    hall.press(K.Key_F)
    kept = hall.picture()
    hall.press(K.Key_PageDown, K.Key_End)
    hall.settle()
    assert hall.picture() == kept
    hall.press(K.Key_F)
    hall.settle()
    assert hall.picture() != kept


def test_zoom_goes_to_the_point_and_back(hall: Hall) -> None:
    hall.play("shoulder", 3)
    hall.press(K.Key_R)
    hall.settle()
    before = hall.picture()
    hall.press(K.Key_Z)
    hall.settle()
    (view,) = hall.desk.canvas.scene.views
    assert view.plate == "shoulder_back_posterior"
    pane = hall.desk.canvas.panes[0].view
    point = next(one for one in pane._marks.points if one.mark.emphasis >= 1.0)
    middle = pane.viewport().rect().center()
    assert (pane.navigator.to_view(point.x, point.y).toPoint() - middle).manhattanLength() < 90
    hall.press(K.Key_Z)
    hall.settle()
    assert hall.picture() == before


def test_a_picture_that_was_moved_by_hand_comes_back_at_the_key_that_undoes(hall: Hall) -> None:
    hall.play("shoulder", 3)
    hall.settle()
    before, state = hall.picture(), hall.store.state
    hall.desk.canvas.panes[0].view.navigator.pan(90, 40)
    hall.press(K.Key_Backspace)
    hall.qtbot.wait(300)
    hall.settle()
    assert hall.store.state == state
    assert hall.picture() == before


def test_a_question_has_its_time_and_no_name_gives_the_answer_away(hall: Hall) -> None:
    hall.play("shoulder", 3)
    hall.press(K.Key_PageDown, K.Key_PageDown)
    foot = hall.desk.presented.stage.sheet.foot
    assert foot.layout_now.timer is not None
    assert foot._left == 20
    hall.qtbot.waitUntil(lambda: foot._left == 19, timeout=3000)
    port = hall.desk.canvas.panes[0].view.viewport()
    hall.qtbot.mouseMove(port, QPoint(420, 260))
    assert not hall.desk.canvas.panes[0].view._label.isVisible()
    hall.press(K.Key_PageDown)
    assert foot.layout_now.timer is None
    assert foot.layout_now.answer is not None


# The presenter, and what is taken home.


def test_the_presenter_reads_notes_clock_and_what_comes(qtbot: QtBot, facts: Facts) -> None:
    from atlas.state.stage_words import presenter_words

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
    hall.desk.actions.trigger("stage.record")
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
    hall.desk.actions.trigger("stage.record")
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
