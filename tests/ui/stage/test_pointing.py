"""Black, dot, light, pen, freeze, zoom and the time of a question, looked at as pixels."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from tests.ui.stage.hall import Hall

K = Qt.Key


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
    hall.qtbot.mouseMove(port, QPoint(420, 260))
    plain = hall.picture()  # what lies under the mouse is lit by now
    hall.press(K.Key_S)
    hall.qtbot.mouseMove(port, QPoint(421, 260))
    lit = hall.picture()
    corner, middle = QPoint(990, 600), port.mapTo(hall.shell, QPoint(440, 280))
    assert lit.pixelColor(corner).lightness() < plain.pixelColor(corner).lightness() / 2
    assert lit.pixelColor(middle) == plain.pixelColor(middle)


def test_what_is_drawn_stays_on_the_body_and_is_wiped(hall: Hall) -> None:
    hall.play("shoulder", 3)
    hall.press(K.Key_R)
    hall.settle()
    plain = hall.picture()
    overlay = hall.desk.presented.stage.sheet.overlay
    hall.press(K.Key_D)
    hall.qtbot.mousePress(overlay, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    for x in range(210, 320, 10):
        hall.qtbot.mouseMove(overlay, QPoint(x, 200))
    hall.qtbot.mouseMove(overlay, QPoint(320, 560))
    hall.qtbot.mouseRelease(overlay, Qt.MouseButton.LeftButton, pos=QPoint(320, 560))
    (ink,) = hall.stage.ink
    assert _blue(hall.picture(), QPoint(260, 200))
    hall.press(K.Key_D, K.Key_Z)
    hall.settle()
    foot = hall.sheet.foot.geometry()
    image = hall.picture()
    blue = [y for y in range(foot.top(), 768) for x in range(0, 1024, 3) if _blue(image, QPoint(x, y))]
    assert not blue, "ink stays on its plate"
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


def test_zoom_goes_to_a_point_that_is_still_to_come(hall: Hall) -> None:
    hall.play("shoulder", 3)
    assert not hall.desk.canvas.scene.views[0].points
    hall.press(K.Key_Z)
    assert hall.stage.closer is not None
    hall.press(K.Key_Z)
    assert hall.stage.closer is None


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
