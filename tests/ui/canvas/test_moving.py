"""Zoom, pan and fit."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atlas.ui.canvas.navigation import Look, between
from tests.ui.canvas.conftest import Show, plain_view


def test_the_way_between_two_looks_keeps_the_common_place() -> None:
    cursor, before = (300.0, 120.0), Look(500.0, 400.0, 0.5)
    place = (before.x + cursor[0] / before.scale, before.y + cursor[1] / before.scale)
    after = Look(place[0] - cursor[0] / 2.0, place[1] - cursor[1] / 2.0, 2.0)
    for t in (0.1, 0.5, 0.9):
        look = between(before, after, t)
        assert abs(look.x + cursor[0] / look.scale - place[0]) < 1e-6
        assert abs(look.y + cursor[1] / look.scale - place[1]) < 1e-6


def test_the_wheel_keeps_the_place_under_the_cursor(qtbot: QtBot, show: Show) -> None:
    view = show(plain_view()).panes[0].view
    cursor = QPointF(view.viewport().width() * 0.6, view.viewport().height() * 0.4)
    before, scale = view.navigator.to_plate(cursor), view.navigator.scale
    event = QWheelEvent(
        cursor, view.viewport().mapToGlobal(cursor), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)
    qtbot.wait(250)
    assert view.navigator.scale > 1.4 * scale
    seen = view.navigator.to_view(before.x(), before.y()) - cursor
    assert abs(seen.x()) <= 1.5
    assert abs(seen.y()) <= 1.5


def test_dragging_moves_the_picture_with_the_hand(qtbot: QtBot, show: Show) -> None:
    view = show(plain_view()).panes[0].view
    start, end = QPoint(300, 300), QPoint(340, 270)
    before = view.navigator.to_plate(QPointF(start))
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view.viewport(), QPoint(320, 285))
    qtbot.mouseMove(view.viewport(), end)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    after = view.navigator.to_view(before.x(), before.y()) - QPointF(end)
    assert after.manhattanLength() <= 3


def test_keys_zoom_and_fit(qtbot: QtBot, show: Show) -> None:
    view = show(plain_view()).panes[0].view
    fitting = view.navigator.scale
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: view.navigator.scale > 1.2 * fitting)
    qtbot.keyClick(view, Qt.Key.Key_0)
    qtbot.waitUntil(lambda: abs(view.navigator.scale - fitting) < 1e-6)


def test_a_frame_is_brought_into_view_and_kept_by_a_resize(qtbot: QtBot, show: Show) -> None:
    canvas = show(plain_view(frame=(100.0, 200.0, 80.0, 60.0)))
    view = canvas.panes[0].view
    canvas.resize(600, 500)
    qtbot.wait(20)
    room = view.viewport().rect().toRectF().adjusted(-1, -1, 1, 1)
    assert room.contains(view.navigator.to_view(100, 200))
    assert room.contains(view.navigator.to_view(180, 260))


def test_the_same_frame_told_again_leaves_the_reader_in_place(show: Show) -> None:
    scene = plain_view(frame=(100.0, 200.0, 80.0, 60.0))
    view = show(scene).panes[0].view
    view.navigator.zoom(0.5, animated=False)
    scale = view.navigator.scale
    show(replace(scene, ring=True))
    assert view.navigator.scale == scale
