"""A small canvas over the synthetic plates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from atlas.domain.body import Depth, Side, SideView
from atlas.domain.points import ZoneKind
from atlas.domain.scene import Highlight, PointMark, Scene, ViewScene, ZoneMark
from atlas.ui.canvas.canvas_pair import CanvasPair
from tests.ui.synthetic import make_plates, on_back, on_front

Show = Callable[..., CanvasPair]


def plain_view(plate: str = "front", depth: Depth = Depth.SUPERFICIAL, **changes: object) -> ViewScene:
    """A view without marks."""
    view = ViewScene(plate, depth, SideView.RIGHT, (), (), (), None, plate.title(), "", False, False)
    return replace(view, **changes)


def front_point(point: int = 1, x: float = -70.0, z: float = 60.0) -> PointMark:
    """A trigger point just below the front of the body."""
    at, facing = on_front(x, z)
    return PointMark("disc", point, Side.RIGHT, at, facing, str(point), 1.0)


def front_zone(kind: ZoneKind = ZoneKind.ESSENTIAL, x: float = 60.0) -> ZoneMark:
    """A zone 40 mm wide down the front of the body, on its left by default."""
    path = [on_front(x, z) for z in range(-120, -30, 6)]
    stroke, facing = tuple(p for p, _ in path), tuple(n for _, n in path)
    return ZoneMark("disc", 1, Side.LEFT, kind, stroke, facing, 40.0, 1.0)


def back_zone(x: float = 60.0) -> ZoneMark:
    """The same on the back."""
    path = [on_back(x, z) for z in range(-120, -30, 6)]
    return replace(front_zone(), stroke=tuple(p for p, _ in path), facing=tuple(n for _, n in path))


def selected(structure: str = "under") -> Highlight:
    """A right-side muscle as selected."""
    return Highlight(structure, Side.RIGHT, "selected")


@pytest.fixture
def canvas(qtbot: QtBot, tmp_path: Path) -> CanvasPair:
    """A shown canvas of 800 x 700 px that knows the synthetic plates."""
    pair = CanvasPair()
    qtbot.addWidget(pair, before_close_func=CanvasPair.finish)
    pair.set_plates(*make_plates(tmp_path), tmp_path)
    pair.resize(800, 700)
    with qtbot.waitExposed(pair):
        pair.show()
    return pair


@pytest.fixture
def show(qtbot: QtBot, canvas: CanvasPair) -> Show:
    """Shows views and waits until their files have been read."""

    def shown(*views: ViewScene) -> CanvasPair:
        canvas.set_scene(Scene(views))
        qtbot.wait(20)  # what answers the cursor is asked for after the first paint
        qtbot.waitUntil(lambda: canvas.ready)
        qtbot.wait(10)
        return canvas

    return shown
