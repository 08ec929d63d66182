"""The stage in the real window: what keys do, and the window that comes back."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from atlas.state.model import Kind, Selection
from atlas.state.stage import Blank, Tool
from atlas.state.stage_beats import beats
from atlas.state.stage_jump import Jump, lesson_jumps
from atlas.ui.stage.jump import JumpList
from tests.ui.stage.hall import Hall

K = Qt.Key


def test_the_window_comes_back_exactly_as_it_was(hall: Hall) -> None:
    hall.desk.navigator.linkRequested.emit("muscle:infraspinatus")
    hall.desk.acts.trigger("theme.dark")
    hall.desk.splitter.setSizes([300, 700, 366])
    hall.settle()
    before, state = _window(hall), hall.store.state
    hall.desk.acts.trigger("stage")
    assert hall.shell.isFullScreen()
    assert not hall.shell.menuBar().isVisible()
    assert not hall.desk.isVisible()
    hall.press(K.Key_B, K.Key_B, K.Key_PageDown, K.Key_Escape)
    hall.settle()
    assert (_window(hall), hall.store.state) == (before, state)
    assert hall.desk.card.card.title == "Infraspinatus"


def _window(hall: Hall) -> tuple[object, ...]:
    shell, desk = hall.shell, hall.desk
    panels = (desk.top, desk.navigator, desk.canvas, desk.right, desk.strip, desk.slider, shell.menuBar())
    boxes = [(panel.isVisible(), panel.geometry().getRect()) for panel in panels]
    return shell.geometry().getRect(), shell.windowState(), boxes, desk.splitter.sizes(), shell.windowTitle()


def test_closing_the_window_on_the_stage_keeps_the_window_that_was(hall: Hall) -> None:
    before = hall.shell.geometry()
    hall.desk.acts.trigger("stage")
    hall.desk.finish()
    assert hall.store.state.stage is None
    assert hall.shell.geometry() == before


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
    hall.desk.acts.trigger("stage")
    hall.press(K.Key_Escape)
    assert hall.store.state.stage is None
    assert hall.store.state.selection == Selection(Kind.MUSCLE, "trapezius")


def test_a_list_that_opens_before_the_data_is_read_fills_by_itself(hall: Hall) -> None:
    found: list[Jump] = []
    listed = JumpList(hall.shell, lambda: tuple(found), 768)
    rows = listed.findChild(QListWidget)
    assert rows.count() == 0
    found += lesson_jumps(hall.facts)
    hall.qtbot.waitUntil(lambda: rows.count() == len(hall.facts.library.lessons))
    chosen: list[Jump] = []
    listed.chosen.connect(chosen.append)
    hall.press(K.Key_Return, on=hall.shell.focusWidget())
    assert chosen == found[:1]


def test_another_lesson_is_played_from_the_stage(hall: Hall) -> None:
    hall.qtbot.keyClick(hall.shell, K.Key_F5)
    hall.qtbot.keyClick(hall.sheet, K.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    field = hall.shell.focusWidget()
    hall.qtbot.keyClicks(field, "jaw")
    hall.press(K.Key_Return, on=field)
    assert hall.stage.lesson is hall.facts.library.lessons["jaw"]


def test_one_jumps_to_a_step_by_its_number(hall: Hall) -> None:
    hall.play("shoulder")
    hall.press(K.Key_G)
    field = hall.shell.focusWidget()
    hall.qtbot.keyClicks(field, "7 subscap")
    hall.press(K.Key_Return, on=field)
    assert hall.stage.step == 6
    hall.press(K.Key_PageDown, on=hall.shell.focusWidget())
    assert hall.stage.shown == 2
