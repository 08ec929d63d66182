"""Arrows of chains: where they run, that they are seen in every theme, and that no name lies over another."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage

from atlas.domain.body import Depth
from atlas.domain.scene import ChainMark
from atlas.ui.canvas.chain_layout import Chained, arrows, name_boxes
from atlas.ui.canvas.theme import DARK, LIGHT, PROJECTOR, CanvasTheme
from tests.ui.canvas.conftest import Show, front_point, plain_view
from tests.ui.synthetic import on_back, on_front

ROOM = QRectF(0, 0, 400, 400)


def chain(start: tuple[float, float], end: tuple[float, float], **changes: object) -> ChainMark:
    (a, a_facing), (b, b_facing) = on_front(*start), on_front(*end)
    return replace(ChainMark(a, b, 1.0, "Deltoid", a_facing, b_facing), **changes)


def laid(*ends: tuple[float, float, float, float], seen: tuple[bool, bool] = (True, True)) -> list[Chained]:
    mark = chain((0.0, 0.0), (10.0, 10.0))
    return [Chained(mark, (a, b), (c, d), *seen) for a, b, c, d in ends]


def place(*chains: Chained) -> tuple[object, ...]:
    return arrows(chains, QPointF, ROOM, 1.0)


def greens(image: QImage, theme: CanvasTheme) -> int:
    """How many px have the colour of the arrows."""
    wanted = QColor(theme.chain)
    found = 0
    for y in range(image.height()):
        for x in range(image.width()):
            one = image.pixelColor(x, y)
            off = (one.red() - wanted.red(), one.green() - wanted.green(), one.blue() - wanted.blue())
            found += max(map(abs, off)) < 12
    return found


def test_an_arrow_is_seen_in_every_theme_and_on_the_side_where_its_points_are(show: Show) -> None:
    marks = (chain((-70.0, 60.0), (20.0, -60.0)),)
    for theme in (LIGHT, DARK, PROJECTOR):
        canvas = show(
            plain_view("front", points=(front_point(),), chains=marks), plain_view("back", chains=marks)
        )
        canvas.set_theme(theme)
        front, back = (pane.view.viewport().grab().toImage() for pane in canvas.panes)
        assert greens(front, theme) > 250
        assert greens(back, theme) == 0


def test_the_arrow_runs_between_its_points(show: Show) -> None:
    view = show(plain_view("front", Depth.SKIN, chains=(chain((-70.0, 60.0), (50.0, 60.0)),))).panes[0].view
    image, to_view = view.viewport().grab().toImage(), view.navigator.to_view
    (arrow,) = arrows(view._marks._chains, to_view, QRectF(view.viewport().rect()), 1.0)
    middle = arrow.along(0.5).toPoint()
    assert image.pixelColor(middle).lightness() < 90
    assert arrow.anchor == to_view(250.0, 240.0)


def test_one_that_leads_out_of_the_picture_ends_at_its_border() -> None:
    (arrow,) = place(*laid((200, 200, 200, 900)))
    assert arrow.open
    assert 380 <= arrow.end.y() <= 395
    (back,) = place(
        Chained(chain((0.0, 0.0), (1.0, 1.0), named_start=True), (200, -500), (200, 200), True, True)
    )
    assert back.open
    assert 5 <= back.start.y() <= 15
    assert place(*laid((500, 500, 900, 900))) == ()


def test_those_that_leave_beside_each_other_are_one_with_all_names() -> None:
    (arrow,) = place(*laid((200, 200, 200, 900), (200, 200, 260, 1200)))
    assert arrow.names == ("Deltoid", "Deltoid")
    assert len(place(*laid((200, 200, 200, 900), (200, 200, 900, 200)))) == 2


def test_a_point_on_the_other_side_of_the_body_is_told() -> None:
    (there,) = place(*laid((100, 100, 300, 300), seen=(True, False)))
    assert (there.own_hidden, there.hidden, there.open) == (False, True, False)
    (here,) = place(*laid((100, 100, 300, 300), seen=(False, True)))
    assert (here.own_hidden, here.hidden) == (True, False)
    assert place(*laid((100, -100, 300, 300), seen=(False, True))) == ()


def test_ends_that_the_plate_does_not_show_leave_no_arrow(show: Show) -> None:
    (a, a_facing), (b, b_facing) = on_back(-70.0, 60.0), on_back(20.0, -60.0)
    marks = (ChainMark(a, b, 1.0, "Deltoid", a_facing, b_facing),)
    assert show(plain_view("front", chains=marks)).panes[0].view._marks._chains == ()


def test_no_name_lies_over_another_or_over_a_mark() -> None:
    fan = [(200, 200, 200 + 18 * i, 320.0) for i in range(-4, 5)]
    found = place(*laid(*fan))
    taken = [QRectF(180, 330, 60, 20)]
    boxes = [
        box for box in name_boxes(found, [(90.0, 16.0)] * len(found), ROOM, taken, 1.0) if box is not None
    ]
    assert len(boxes) >= 7
    assert not any(one.intersects(other) for one, other in combinations([*boxes, *taken], 2))
    assert all(ROOM.contains(box) for box in boxes)
