"""What is painted: probed at places, never compared as a whole."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QColor, QImage

from atlas.domain.body import Depth
from atlas.domain.points import ZoneKind
from atlas.ui.canvas.canvas_pair import CanvasPair
from atlas.ui.canvas.theme import DARK
from tests.ui.canvas.conftest import Show, back_zone, front_point, front_zone, plain_view, selected

Probe = Callable[[float, float], QColor]


def probe(canvas: CanvasPair, pane: int = 0) -> Probe:
    """Colours of a plate by x to the right and z upwards of its middle, in px of the plate."""
    view = canvas.panes[pane].view
    image: QImage = view.viewport().grab().toImage()
    return lambda x, z: image.pixelColor(view.navigator.to_view(200.0 + x, 300.0 - z).toPoint())


def redness(colour: QColor) -> int:
    return colour.red() - (colour.green() + colour.blue()) // 2


def test_a_zone_is_seen_on_its_side_only(show: Show) -> None:
    canvas = show(
        plain_view("front", Depth.SKIN, zones=(front_zone(),)),
        plain_view("back", Depth.SKIN, zones=(front_zone(),)),
    )
    front, back = probe(canvas, 0), probe(canvas, 1)
    assert redness(front(60, -80)) > redness(front(-60, -80)) + 60
    assert abs(redness(back(60, -80)) - redness(back(-60, -80))) < 8
    canvas = show(plain_view("back", Depth.SKIN, zones=(back_zone(),)))
    back = probe(canvas)
    assert redness(back(-60, -80)) > redness(back(60, -80)) + 60


def test_a_zone_shows_beyond_the_muscles_and_on_dark_paper(show: Show) -> None:
    canvas = show(plain_view(depth=Depth.SUPERFICIAL, zones=(front_zone(),)))
    assert redness(probe(canvas)(60, -80)) > 60
    canvas.set_theme(DARK)
    canvas = show(plain_view(depth=Depth.SUPERFICIAL, zones=(front_zone(),)))
    assert redness(probe(canvas)(60, -80)) > 60


def test_spillover_is_told_apart_without_colour(show: Show) -> None:
    """Along a line essential hardly varies in lightness, spillover does at every dot."""
    spread = {}
    for kind in ZoneKind:
        colours = probe(show(plain_view(depth=Depth.SKIN, zones=(front_zone(kind),))))
        light = [colours(60 + dx, -80 + dz).lightness() for dx in range(-8, 9) for dz in range(-8, 9)]
        spread[kind] = max(light) - min(light)
    assert spread[ZoneKind.ESSENTIAL] < 25
    assert spread[ZoneKind.SPILLOVER] > 50


def test_points_behind_the_body_are_not_shown(show: Show) -> None:
    mark = front_point(x=-20.0, z=150.0)
    canvas = show(
        plain_view("front", Depth.SKIN, points=(mark,)), plain_view("back", Depth.SKIN, points=(mark,))
    )
    assert probe(canvas, 0)(-20, 150).lightness() < 60
    assert probe(canvas, 1)(20, 150).lightness() > 100
    assert probe(canvas, 1)(-20, 150).lightness() > 100


def test_a_cross_keeps_its_size_when_the_plate_is_zoomed(show: Show) -> None:
    canvas = show(plain_view(depth=Depth.SKIN, points=(front_point(x=0.0, z=0.0),)))
    view = canvas.panes[0].view
    dark = []
    for _ in range(2):
        image = view.viewport().grab().toImage()
        middle = view.navigator.to_view(200, 300).toPoint()
        box = range(-9, 10)
        dark.append(
            sum(image.pixelColor(middle.x() + i, middle.y() + j).lightness() < 80 for i in box for j in box)
        )
        view.navigator.zoom(2.0, animated=False)
    assert dark[0] > 15
    assert abs(dark[0] - dark[1]) < 0.4 * dark[0]


def test_a_selected_muscle_shows_through_what_covers_it(show: Show) -> None:
    plain = probe(show(plain_view()))(-70, 45)
    lit = probe(show(plain_view(highlights=(selected("under"),))))
    assert redness(lit(-70, 45)) > redness(plain) + 25
    assert lit(70, 60).lightness() > plain.lightness()


def test_right_and_left_are_written_where_they_are(show: Show) -> None:
    canvas = show(plain_view("front"), plain_view("back"))
    for pane in canvas.panes:
        assert pane.strip.isVisible()
        image = pane.strip.grab().toImage()
        ends = (range(40), range(image.width() - 40, image.width()))
        for end in ends:
            assert any(image.pixelColor(x, y).lightness() < 90 for x in end for y in range(image.height()))
