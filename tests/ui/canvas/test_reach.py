"""Fingers, the keyboard and the reading of files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atlas.domain.body import Depth, Side
from atlas.ui.canvas import store as store_module
from atlas.ui.canvas.closeup import close_up
from atlas.ui.canvas.reading import Key
from atlas.ui.canvas.store import PlateStore
from tests.ui.canvas.conftest import Show, plain_view
from tests.ui.synthetic import make_plates, on_back, on_front


@pytest.fixture(scope="module")
def fingers() -> QPointingDevice:
    return QTest.createTouchDevice()


def test_two_fingers_zoom_and_one_taps(qtbot: QtBot, show: Show, fingers: QPointingDevice) -> None:
    canvas = show(plain_view())
    view = canvas.panes[0].view
    port, scale = view.viewport(), view.navigator.scale
    QTest.touchEvent(port, fingers).press(0, QPoint(300, 300), port).press(1, QPoint(400, 300), port).commit()
    QTest.touchEvent(port, fingers).move(0, QPoint(250, 300), port).move(1, QPoint(450, 300), port).commit()
    QTest.touchEvent(port, fingers).release(0, QPoint(250, 300), port).release(
        1, QPoint(450, 300), port
    ).commit()
    assert view.navigator.scale == pytest.approx(2 * scale, rel=0.05)
    view.navigator.show(None, animated=False)
    place = view.navigator.to_view(130, 240).toPoint()
    with qtbot.waitSignal(canvas.structureClicked) as asked:
        QTest.touchEvent(port, fingers).press(0, place, port).commit()
        QTest.touchEvent(port, fingers).release(0, place, port).commit()
    assert asked.args == ["disc", Side.RIGHT, "front"]


def test_tab_cycles_only_where_there_is_a_choice(qtbot: QtBot, show: Show) -> None:
    canvas = show(plain_view())
    view = canvas.panes[0].view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.mouseMove(view.viewport(), view.navigator.to_view(130, 255).toPoint())
    with qtbot.waitSignal(canvas.cycleRequested) as asked:
        qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert asked.args == [(("disc", Side.RIGHT), ("under", Side.RIGHT))]
    qtbot.mouseMove(view.viewport(), view.navigator.to_view(20, 20).toPoint())
    with qtbot.assertNotEmitted(canvas.cycleRequested):
        qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not view


def test_the_focus_that_the_keyboard_brings_is_seen(qtbot: QtBot, show: Show) -> None:
    canvas = show(plain_view())
    pane = canvas.panes[0]
    canvas.activateWindow()
    pane.header.pin.setFocus()
    plain = pane.grab().toImage().pixelColor(0, 200)
    pane.view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: pane.grab().toImage().pixelColor(0, 200) != plain)


def test_the_close_up_is_the_smallest_that_the_skin_looks_at(tmp_path: Path) -> None:
    plates, _ = make_plates(tmp_path)
    assert close_up(plates, "front", *on_front(-60, 60)) == "chest"
    assert close_up(plates, "back", *on_back(-60, 60)) == ""
    assert close_up(plates, "chest", *on_front(-60, 60)) == ""


@pytest.mark.usefixtures("qapp")
def test_old_pictures_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "ROOM", 2_000_000)
    store = PlateStore()
    store.set_plates(*make_plates(tmp_path), tmp_path)
    for depth in Depth:
        key = Key("picture", "front", depth, 0)
        store._keep(key, store.read(key))
    assert store.peek(Key("picture", "front", Depth.SKIN, 0)) is None
    assert store.peek(Key("picture", "front", Depth.BONE, 0)) is not None


def test_hovering_far_outside_names_nothing(show: Show) -> None:
    pointer = show(plain_view()).panes[0].view._pointer
    assert pointer.hit(QPointF(-500, 4000)) is None
