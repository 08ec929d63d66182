"""The brush in the reader's hand: its ring, its strokes, and what still moves the picture."""

from __future__ import annotations

from itertools import pairwise
from math import cos, dist, pi, sin
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from atlas.domain.body import Depth, Position
from atlas.domain.painting import Painting
from atlas.ui.canvas.canvas_pair import CanvasPair
from atlas.ui.canvas.plate_view import PlateView
from tests.ui.canvas.conftest import Show, plain_view

LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton


@pytest.fixture(scope="module")
def fingers() -> QPointingDevice:
    return QTest.createTouchDevice()


class Painter:
    """A canvas with the brush on, and what it has asked for."""

    def __init__(self, qtbot: QtBot, canvas: CanvasPair) -> None:
        self.qtbot, self.canvas = qtbot, canvas
        self.painted: list[tuple[Any, ...]] = []
        self.ended = 0
        canvas.bodyPainted.connect(lambda *args: self.painted.append(args))
        canvas.strokeEnded.connect(self._end)

    def _end(self) -> None:
        self.ended += 1

    def at(self, x: float, z: float, pane: int = 0) -> QPoint:
        return self.canvas.panes[pane].view.navigator.to_view(200.0 + x, 300.0 - z).toPoint()

    def port(self, pane: int = 0) -> QWidget:
        return self.canvas.panes[pane].view.viewport()

    def drag(self, *places: QPoint, button: Qt.MouseButton = LEFT, pane: int = 0) -> None:
        self.qtbot.mousePress(self.port(pane), button, pos=places[0])
        for place in places[1:]:
            self.qtbot.mouseMove(self.port(pane), place)
        self.qtbot.mouseRelease(self.port(pane), button, pos=places[-1])


@pytest.fixture
def painter(qtbot: QtBot, show: Show) -> Painter:
    canvas = show(plain_view(depth=Depth.SKIN))
    canvas.set_brush(True, 25.0, False)
    return Painter(qtbot, canvas)


def test_a_stroke_tells_where_it_runs_and_when_it_ends(painter: Painter) -> None:
    painter.drag(painter.at(-60, 0), painter.at(60, 0))
    begins = [begin for *_, begin in painter.painted]
    assert begins == [True, *[False] * (len(begins) - 1)]
    path = [place for place, *_ in painter.painted]
    assert dist(path[0], (-60, path[0][1], 0)) < 2
    assert dist(path[-1], (60, path[-1][1], 0)) < 2
    assert max(dist(a, b) for a, b in pairwise(path)) < 25
    assert painter.ended == 1


def test_one_press_is_a_spot_and_a_double_press_two(painter: Painter) -> None:
    place = painter.at(40, 40)
    painter.drag(place)
    assert [begin for *_, begin in painter.painted] == [True]
    assert painter.painted[0][1][1] < -0.8
    painter.qtbot.mouseDClick(painter.port(), LEFT, pos=place)
    painter.qtbot.mouseRelease(painter.port(), LEFT, pos=place)
    assert [begin for *_, begin in painter.painted] == [True, True]
    assert painter.ended == 2


def test_a_stroke_from_beside_the_body_begins_on_it(painter: Painter) -> None:
    painter.drag(painter.at(-190, 0), painter.at(0, 0))
    assert painter.painted[0][2] is True
    assert painter.painted[0][0][0] > -151
    painter.painted.clear()
    painter.drag(painter.at(-190, 0), painter.at(-180, 0))
    assert painter.painted == []
    assert painter.ended == 1


def test_other_buttons_do_not_paint_and_the_middle_one_moves(painter: Painter) -> None:
    look = painter.canvas.panes[0].view.navigator
    before = look.to_view(0, 0)
    painter.drag(painter.at(0, 0), painter.at(30, 0), button=RIGHT)
    assert look.to_view(0, 0) == before
    painter.drag(painter.at(0, 0), painter.at(30, 0), button=MIDDLE)
    assert look.to_view(0, 0).x() > before.x() + 20
    assert painter.painted == []
    assert painter.ended == 0


def test_space_turns_the_brush_into_a_hand(painter: Painter) -> None:
    view = painter.canvas.panes[0].view
    before = view.navigator.to_view(0, 0)
    painter.qtbot.mouseMove(painter.port(), painter.at(0, 0))
    assert view._ring.isVisible()
    painter.qtbot.keyPress(view, Qt.Key.Key_Space)
    assert not view._ring.isVisible()
    assert view.viewport().cursor().shape() is Qt.CursorShape.OpenHandCursor
    painter.drag(painter.at(0, 0), painter.at(30, 0), painter.at(40, 0))
    assert view.navigator.to_view(0, 0).x() > before.x() + 20
    painter.qtbot.keyRelease(view, Qt.Key.Key_Space)
    assert painter.painted == []
    assert view.viewport().cursor().shape() is Qt.CursorShape.CrossCursor
    painter.drag(painter.at(0, 0))
    assert len(painter.painted) == 1


def test_the_ring_is_as_large_as_the_brush_at_any_zoom(painter: Painter) -> None:
    view = painter.canvas.panes[0].view
    for zoom in (1.0, 2.0, 0.8):
        view.navigator.zoom(zoom, animated=False)
        place = painter.at(10, 20)
        painter.qtbot.mouseMove(view.viewport(), place)
        across = painter.at(10 + 25, 20).x() - place.x()
        assert view._ring.radius == pytest.approx(across, abs=1.5)
        image = view.viewport().grab().toImage()
        line = [image.pixelColor(place.x() + across + i, place.y()).lightness() for i in range(-3, 4)]
        inner = image.pixelColor(place.x() + across // 2, place.y()).lightness()
        assert min(line) < 110 < inner


def test_the_eraser_is_dashed_and_no_brush_has_no_ring(painter: Painter) -> None:
    view = painter.canvas.panes[0].view
    place = painter.at(10, 20)
    dark = {}
    for erases in (False, True):
        painter.canvas.set_brush(True, 40.0, erases)
        painter.qtbot.mouseMove(view.viewport(), place)
        image, radius = view.viewport().grab().toImage(), view._ring.radius
        dark[erases] = _dark_share(image, place, radius)
    assert dark[False] > 0.9
    assert 0.3 < dark[True] < 0.85
    painter.canvas.set_brush(False, 40.0, False)
    assert not view._ring.isVisible()


def _dark_share(image: QImage, middle: QPoint, radius: float) -> float:
    def darkest(turn: float) -> int:
        return min(
            image.pixelColor(
                round(middle.x() + (radius + i) * cos(turn)), round(middle.y() + (radius + i) * sin(turn))
            ).lightness()
            for i in (-1, 0, 1)
        )

    return sum(darkest(k * pi / 100) < 100 for k in range(200)) / 200


def test_the_wheel_with_shift_and_the_brackets_ask_for_another_size(painter: Painter) -> None:
    view, asked = painter.canvas.panes[0].view, []
    scale = view.navigator.goal_scale
    painter.canvas.brushSizeRequested.connect(asked.append)
    for turn in (120, -120):
        wheel(view, QPointF(200, 200), turn, Qt.KeyboardModifier.ShiftModifier)
    painter.qtbot.keyClick(view, Qt.Key.Key_BracketRight)
    painter.qtbot.keyClick(view, Qt.Key.Key_BracketLeft)
    assert asked[0] > 1 > asked[1]
    assert asked[2] > 1 > asked[3]
    assert view.navigator.goal_scale == scale
    wheel(view, QPointF(200, 200), 120, Qt.KeyboardModifier.NoModifier)
    assert view.navigator.goal_scale > scale


def wheel(view: PlateView, at: QPointF, turn: int, keys: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        at, view.viewport().mapToGlobal(at), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
        keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_without_the_brush_brackets_are_left_to_others(qtbot: QtBot, show: Show) -> None:
    canvas = show(plain_view(depth=Depth.SKIN))
    with qtbot.assertNotEmitted(canvas.brushSizeRequested):
        qtbot.keyClick(canvas.panes[0].view, Qt.Key.Key_BracketRight)


def test_both_panes_paint(qtbot: QtBot, show: Show) -> None:
    canvas = show(plain_view("front", Depth.SKIN), plain_view("back", Depth.SKIN))
    canvas.set_brush(True, 20.0, False)
    painter = Painter(qtbot, canvas)
    painter.drag(painter.at(-20, 20, 0), painter.at(-20, 40, 0), pane=0)
    front = len(painter.painted)
    painter.drag(painter.at(20, 20, 1), painter.at(20, 40, 1), pane=1)
    assert painter.painted[0][0][1] < 0 < painter.painted[front][0][1]
    assert painter.ended == 2


def test_one_finger_paints_and_two_zoom(painter: Painter, fingers: QPointingDevice) -> None:
    view, port = painter.canvas.panes[0].view, painter.port()
    a, b = painter.at(-30, 0), painter.at(30, 0)
    QTest.touchEvent(port, fingers).press(0, a, port).commit()
    QTest.touchEvent(port, fingers).move(0, b, port).commit()
    QTest.touchEvent(port, fingers).release(0, b, port).commit()
    assert painter.painted[0][0][0] == pytest.approx(-30, abs=2)
    assert painter.painted[-1][0][0] == pytest.approx(30, abs=2)
    assert painter.ended == 1
    assert not view._ring.isVisible()
    painter.painted.clear()
    scale = view.navigator.scale
    QTest.touchEvent(port, fingers).press(0, a, port).press(1, b, port).commit()
    QTest.touchEvent(port, fingers).move(0, a - QPoint(40, 0), port).move(1, b + QPoint(40, 0), port).commit()
    QTest.touchEvent(port, fingers).release(0, a, port).release(1, b, port).commit()
    assert view.navigator.scale > 1.2 * scale
    assert painter.painted == []


def test_a_tap_paints_a_spot(painter: Painter, fingers: QPointingDevice) -> None:
    port, place = painter.port(), painter.at(20, 30)
    QTest.touchEvent(port, fingers).press(0, place, port).commit()
    QTest.touchEvent(port, fingers).release(0, place, port).commit()
    assert [begin for *_, begin in painter.painted] == [True]
    assert painter.ended == 1


def test_putting_the_brush_away_ends_the_stroke(painter: Painter) -> None:
    painter.qtbot.mousePress(painter.port(), LEFT, pos=painter.at(0, 0))
    painter.canvas.set_brush(False, 25.0, False)
    assert painter.ended == 1
    painter.qtbot.mouseRelease(painter.port(), LEFT, pos=painter.at(0, 0))
    assert painter.ended == 1


def test_what_is_painted_by_hand_lies_under_the_cursor(painter: Painter, show: Show) -> None:
    """The whole way: the drag asks, a painting grows, the scene shows it."""
    painting = Painting()

    def paint(at: Position, facing: Position, begins: bool) -> None:
        nonlocal painting
        painting = painting.begun(at, facing, 25.0) if begins else painting.grown(at, facing)
        show(plain_view(depth=Depth.SKIN, paint=painting.strokes))

    view = painter.canvas.panes[0].view
    place = painter.at(-40, -40)
    bare = view.viewport().grab().toImage().pixelColor(place)
    painter.canvas.bodyPainted.connect(paint)
    painter.drag(place, painter.at(10, -40))
    painter.canvas.set_brush(False, 25.0, False)
    seen = view.viewport().grab().toImage().pixelColor(place)
    assert seen.blue() - seen.green() > bare.blue() - bare.green() + 15
    assert len(painting.strokes) == 1


def test_a_press_with_alt_asks_for_the_region_and_paints_nothing(qtbot: QtBot, show: Show) -> None:
    canvas = show(plain_view())
    canvas.set_brush(True, 20.0, False)
    view = canvas.panes[0].view
    place = view.navigator.to_view(130, 255).toPoint()
    with qtbot.assertNotEmitted(canvas.bodyPainted), qtbot.waitSignal(canvas.bodyPicked) as asked:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier, place)
    assert asked.args[0][0] < 0.0
