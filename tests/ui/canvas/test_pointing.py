"""What the canvas asks for when the reader points at something."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from pytestqt.qtbot import QtBot

from atlas.domain.body import Depth, Side
from atlas.ui.canvas.canvas_pair import CanvasPair
from atlas.ui.canvas.hover import place
from tests.ui.canvas.conftest import Show, front_point, front_zone, plain_view


def at(canvas: CanvasPair, x: float, z: float, pane: int = 0) -> QPoint:
    """The viewport px of the front plate at x, z in mm."""
    return canvas.panes[pane].view.navigator.to_view(200.0 + x, 300.0 - z).toPoint()


def click(qtbot: QtBot, canvas: CanvasPair, place: QPoint, alt: bool = False) -> None:
    key = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(canvas.panes[0].view.viewport(), Qt.MouseButton.LeftButton, key, place)


def test_a_press_on_a_muscle_tells_its_side(qtbot: QtBot, show: Show) -> None:
    canvas = show(plain_view())
    with qtbot.waitSignal(canvas.structureClicked) as asked:
        click(qtbot, canvas, at(canvas, -70, 60))
    assert asked.args == ["disc", Side.RIGHT, "front"]
    with qtbot.waitSignal(canvas.structureClicked) as asked:
        click(qtbot, canvas, at(canvas, 70, 60))
    assert asked.args == ["disc", Side.LEFT, "front"]


def test_picking_is_exact_to_the_pixel(show: Show) -> None:
    picker = show(plain_view()).panes[0].view._pointer.picker
    edge = 200 - 70 + 40
    inside, outside = picker.structure(edge - 0.6, 240.5), picker.structure(edge + 0.6, 240.5)
    assert inside is not None
    assert inside.id == "disc"
    assert outside is None


def test_the_depth_decides_what_is_picked(qtbot: QtBot, show: Show) -> None:
    canvas = show(plain_view(depth=Depth.DEEP))
    with qtbot.waitSignal(canvas.structureClicked) as asked:
        click(qtbot, canvas, at(canvas, -70, 40))
    assert asked.args[0] == "under"


def test_a_point_is_picked_before_its_muscle(qtbot: QtBot, show: Show) -> None:
    canvas = show(plain_view(points=(front_point(3),)))
    with qtbot.waitSignal(canvas.pointClicked) as asked:
        click(qtbot, canvas, at(canvas, -70, 60))
    assert asked.args == ["disc", 3, Side.RIGHT]


def test_a_zone_and_the_paper_are_told_apart(qtbot: QtBot, show: Show) -> None:
    canvas = show(plain_view(depth=Depth.SKIN, zones=(front_zone(),)))
    with qtbot.waitSignal(canvas.zoneClicked) as asked:
        click(qtbot, canvas, at(canvas, 60, -80))
    assert asked.args == ["disc", 1, Side.LEFT]
    with qtbot.waitSignal(canvas.backgroundClicked):
        click(qtbot, canvas, at(canvas, -60, -80))


def test_what_lies_under_each_other_is_cycled(qtbot: QtBot, show: Show) -> None:
    canvas = show(plain_view())
    with qtbot.waitSignal(canvas.cycleRequested) as asked:
        click(qtbot, canvas, at(canvas, -70, 45), alt=True)
    assert asked.args == [(("disc", Side.RIGHT), ("under", Side.RIGHT))]


def test_a_double_press_asks_for_the_close_up(qtbot: QtBot, show: Show) -> None:
    canvas = show(plain_view())
    viewport = canvas.panes[0].view.viewport()
    with qtbot.waitSignal(canvas.plateRequested) as asked:
        qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=at(canvas, -70, 60))
    assert asked.args == ["chest"]
    with qtbot.assertNotEmitted(canvas.plateRequested):
        qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=at(canvas, 60, -150))


def test_hovering_names_the_muscle_beside_it(qtbot: QtBot, show: Show) -> None:
    canvas = show(plain_view())
    view = canvas.panes[0].view
    cursor = at(canvas, -70, 60)
    with qtbot.waitSignal(canvas.hovered) as told:
        qtbot.mouseMove(view.viewport(), cursor)
    assert told.args == ["Disc, right"]
    assert view.accessibleDescription() == "Disc, right"
    label = view._label
    assert label.isVisible()
    box = QRect(label.pos(), label.size())
    middle = at(canvas, -70, 60)
    radius = 40 * view.navigator.scale
    nearest = QPoint(
        min(max(middle.x(), box.left()), box.right()), min(max(middle.y(), box.top()), box.bottom())
    )
    away = nearest - middle
    assert (away.x() ** 2 + away.y() ** 2) ** 0.5 > radius - 3


def test_a_label_finds_a_free_place() -> None:
    named = QRect(0, 0, 100, 300)
    found = place(QPoint(90, 100), QSize(60, 20), QRect(0, 0, 400, 300), named.contains)
    assert not QRect(found, QSize(60, 20)).intersects(named)


def test_the_cursor_is_a_position_on_the_body(qtbot: QtBot, show: Show) -> None:
    canvas = show(plain_view(depth=Depth.SKIN))
    seen: list[object] = []
    canvas.bodyPositionHovered.connect(seen.append)
    qtbot.mouseMove(canvas.panes[0].view.viewport(), at(canvas, 50, 100))
    qtbot.waitUntil(lambda: bool(seen) and seen[-1] is not None)
    x, y, z = seen[-1]
    assert abs(x - 50) < 2
    assert abs(z - 100) < 2
    assert -95 < y < -70


def test_the_brush_paints_instead_of_panning(qtbot: QtBot, show: Show) -> None:
    canvas = show(plain_view(depth=Depth.SKIN))
    canvas.set_brush(True, 15.0, False)
    painted: list[tuple[object, ...]] = []
    canvas.bodyPainted.connect(lambda *args: painted.append(args))
    viewport, look = canvas.panes[0].view.viewport(), canvas.panes[0].view.navigator
    before = look.to_plate(look.to_view(0, 0))
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at(canvas, 0, 0))
    qtbot.mouseMove(viewport, at(canvas, 20, 0))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at(canvas, 20, 0))
    assert painted[0][2] is True
    assert painted[0][1][1] < -0.9
    assert look.to_plate(look.to_view(0, 0)) == before


def test_pinning_is_asked_and_shown_only_when_told(qtbot: QtBot, show: Show) -> None:
    canvas = show(plain_view(), plain_view("back"))
    with qtbot.waitSignal(canvas.pinRequested) as asked:
        qtbot.mouseClick(canvas.panes[1].header.pin, Qt.MouseButton.LeftButton)
    assert asked.args == [1]
    assert not canvas.panes[1].header.pin.isChecked()
    canvas = show(plain_view(), plain_view("back", pinned=True))
    assert canvas.panes[1].header.pin.isChecked()
