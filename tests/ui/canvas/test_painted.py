"""Painted pain on the plates: where it lies, what the eraser leaves, how it grows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from atlas.domain.body import Depth, Position
from atlas.domain.painting import Painting, Stroke
from atlas.ui.canvas.canvas_pair import CanvasPair
from atlas.ui.canvas.paint_change import changed_area
from atlas.ui.canvas.theme import DARK, LIGHT, PROJECTOR
from tests.ui.canvas.conftest import Show, front_zone, plain_view
from tests.ui.synthetic import on_back, on_front

On = Callable[[float, float], tuple[Position, Position]]


def stroke(
    *places: tuple[float, float], on: On = on_front, radius: float = 20.0, erases: bool = False
) -> Stroke:
    """A stroke through places (x, z) of the front or the back."""
    path = [on(x, z) for x, z in places]
    return Stroke(tuple(p for p, _ in path), tuple(n for _, n in path), radius, erases)


DOWN = tuple((60.0, float(z)) for z in range(-30, -111, -8))


def seen(canvas: CanvasPair, pane: int = 0) -> Callable[[float, float], float]:
    """How violet a plate is round a place (x to the right, z upwards, px of the plate), lines and all."""
    view = canvas.panes[pane].view
    image: QImage = view.viewport().grab().toImage()

    def violet(x: float, z: float) -> float:
        spot = [
            image.pixelColor(view.navigator.to_view(200.0 + x + i, 300.0 - z + j).toPoint())
            for i in range(-5, 6)
            for j in range(-5, 6)
        ]
        return float(np.mean([_violet(colour) for colour in spot]))

    return violet


def _violet(colour: QColor) -> float:
    return colour.blue() - (colour.red() + colour.green()) / 2


def pixels(canvas: CanvasPair) -> np.ndarray:
    image = canvas.panes[0].view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 4 * image.width()].astype(int)


@pytest.mark.parametrize("theme", [LIGHT, DARK, PROJECTOR])
def test_paint_lies_where_it_was_painted_and_nowhere_else(show: Show, theme: object) -> None:
    paint = (stroke(*DOWN),)
    canvas = show(plain_view("front", Depth.SKIN, paint=paint), plain_view("back", Depth.SKIN, paint=paint))
    canvas.set_theme(theme)
    front, back = seen(canvas, 0), seen(canvas, 1)
    assert front(60, -70) > front(-60, -70) + 25
    assert front(60, -70) > front(60, 60) + 25
    assert abs(back(60, -70) - back(-60, -70)) < 4


def test_paint_on_the_back_shows_on_the_back_and_at_every_depth(show: Show) -> None:
    paint = (stroke(*DOWN, on=on_back),)
    for depth in Depth:
        canvas = show(plain_view("front", depth, paint=paint), plain_view("back", depth, paint=paint))
        front, back = seen(canvas, 0), seen(canvas, 1)
        assert back(-60, -70) > back(60, -70) + 20, depth
        assert abs(front(60, -70) - front(-60, -70)) < 4, depth


def test_paint_ends_where_the_body_does(show: Show) -> None:
    canvas = show(plain_view("front", Depth.SKIN, paint=(stroke((140.0, 0.0), radius=50.0),)))
    image = canvas.panes[0].view.viewport().grab().toImage()
    at = canvas.panes[0].view.navigator.to_view(200.0 + 156.0, 300.0).toPoint()
    assert image.pixelColor(at) == QColor(LIGHT.paper)


def test_the_eraser_takes_away_what_lay_there_before(show: Show) -> None:
    rub = stroke((60.0, -70.0), radius=18.0, erases=True)
    erased = seen(show(plain_view("front", Depth.SKIN, paint=(stroke(*DOWN), rub))))
    assert abs(erased(60, -70) - erased(-60, -70)) < 4
    assert erased(60, -108) > erased(-60, -108) + 20
    again = seen(show(plain_view("front", Depth.SKIN, paint=(stroke(*DOWN), rub, stroke((60.0, -70.0))))))
    assert again(60, -70) > again(-60, -70) + 25


def test_what_grew_looks_as_if_painted_at_once_and_undo_leaves_nothing(show: Show) -> None:
    first, rub = stroke((40.0, -60.0)), stroke((60.0, -50.0), (60.0, -80.0), radius=8.0, erases=True)
    whole = (first, stroke(*DOWN), rub)
    clean = pixels(show(plain_view("front", Depth.SKIN)))
    once = pixels(show(plain_view("front", Depth.SKIN, paint=whole)))
    show(plain_view("front", Depth.SKIN))
    steps = [(first,), *((first, stroke(*DOWN[:n])) for n in range(1, len(DOWN) + 1)), whole]
    for paint in steps:
        canvas = show(plain_view("front", Depth.SKIN, paint=paint))
    assert np.abs(pixels(canvas) - once).max() <= 6
    assert np.abs(once - clean).max() > 60
    for paint in reversed(steps[:-1]):
        show(plain_view("front", Depth.SKIN, paint=paint))
    assert (pixels(show(plain_view("front", Depth.SKIN))) == clean).all()


def test_a_growing_stroke_paints_only_a_part_anew(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    canvas = show(plain_view("front", Depth.SKIN, paint=(stroke(*DOWN[:4]),)))
    item = canvas.panes[0].view._item
    asked: list[QRectF] = []
    monkeypatch.setattr(type(item), "stale", lambda _item: pytest.fail("all of it is painted anew"))
    monkeypatch.setattr(type(item), "update", lambda _item, area: asked.append(area))
    show(plain_view("front", Depth.SKIN, paint=(stroke(*DOWN[:5]),)))
    assert len(asked) == 1
    assert asked[0].height() < 90
    assert asked[0].contains(200 + 60, 300 - DOWN[4][1])


def test_zones_and_paint_are_both_seen_where_they_overlap(show: Show) -> None:
    """Without colour too: the lines of the paint run over the zone, whose red stays."""
    zone, paint = front_zone(), (stroke((60.0, -75.0), radius=14.0),)
    for theme in (LIGHT, DARK, PROJECTOR):
        canvas = show(plain_view("front", Depth.SKIN, zones=(zone,), paint=paint))
        canvas.set_theme(theme)
        both, alone = _near(canvas, 60, -75), _near(canvas, 60, -110)
        assert _spread(both) > _spread(alone) + 15
        assert np.mean([c.red() - c.green() for c in both]) > 50


def _near(canvas: CanvasPair, x: float, z: float) -> list[QColor]:
    view = canvas.panes[0].view
    image = view.viewport().grab().toImage()
    places = [(200.0 + x + i, 300.0 - z + j) for i in range(-6, 7) for j in range(-6, 7)]
    return [image.pixelColor(view.navigator.to_view(*place).toPoint()) for place in places]


def _spread(colours: list[QColor]) -> int:
    light = [colour.lightness() for colour in colours]
    return max(light) - min(light)


def test_the_changed_area_is_that_of_the_new_piece(show: Show) -> None:
    canvas = show(plain_view("front", Depth.SKIN))
    camera = canvas._store.plates["front"].camera
    short, long = (stroke(*DOWN[:9]),), (stroke(*DOWN),)
    grown = changed_area(short, long, camera)
    assert grown.contains(camera.project(long[0].path[-1])[0], camera.project(long[0].path[-1])[1])
    assert grown.height() < changed_area((), long, camera).height()
    assert changed_area(long, (), camera) == changed_area((), long, camera)
    assert changed_area(long, long, camera).isEmpty()
    assert not changed_area(long, (replace(long[0], radius=30.0),), camera).isEmpty()


def test_wiping_leaves_the_bare_plate(show: Show) -> None:
    painting = Painting((stroke(*DOWN),))
    clean = pixels(show(plain_view("front", Depth.SKIN)))
    show(plain_view("front", Depth.SKIN, paint=painting.strokes))
    assert (pixels(show(plain_view("front", Depth.SKIN, paint=painting.clear().strokes))) == clean).all()
