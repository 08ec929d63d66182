"""What is kept: what is in view, and little else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from atlas.domain.body import Depth
from atlas.domain.scene import Scene
from atlas.ui.canvas import store as store_module
from atlas.ui.canvas.canvas_pair import CanvasPair
from atlas.ui.canvas.grey import GreyMap
from atlas.ui.canvas.layers import keys_of
from atlas.ui.canvas.outlines import Packed
from atlas.ui.canvas.reading import Key
from atlas.ui.canvas.run_map import RunMap
from atlas.ui.canvas.store import PlateStore
from tests.ui.canvas.conftest import Show, front_point, front_zone, plain_view, selected
from tests.ui.synthetic import make_plates


@pytest.fixture
def large(qtbot: QtBot, tmp_path: Path) -> CanvasPair:
    """A canvas over plates of 1600 x 2400 px."""
    pair = CanvasPair()
    qtbot.addWidget(pair, before_close_func=CanvasPair.finish)
    pair.set_plates(*make_plates(tmp_path, 4.0), tmp_path)
    pair.resize(500, 500)
    with qtbot.waitExposed(pair):
        pair.show()
    return pair


def settle(qtbot: QtBot, canvas: CanvasPair) -> None:
    qtbot.wait(120)
    qtbot.waitUntil(lambda: canvas.ready)
    qtbot.wait(40)
    qtbot.waitUntil(lambda: canvas.ready)


def test_runs_answer_as_the_picture_does(tmp_path: Path) -> None:
    make_plates(tmp_path)
    file = tmp_path / "front" / "superficial.ids.png"
    values = np.asarray(Image.open(file))
    grey = GreyMap(file, (400, 600))
    runs = RunMap(grey, (400, 600))
    assert runs.nbytes < 0.1 * values.nbytes
    for y in range(0, 600, 7):
        for x in range(0, 400, 3):
            assert runs.at(x + 0.5, y + 0.5) == values[y, x]
    assert [runs.at(*at) for at in ((-1.0, 5.0), (400.0, 5.0), (5.0, 600.0))] == [0, 0, 0]


def test_only_the_part_in_view_is_kept_when_looking_closely(qtbot: QtBot, large: CanvasPair) -> None:
    view = plain_view(zones=(front_zone(),), highlights=(selected(),))
    large.set_scene(Scene((view,)))
    settle(qtbot, large)
    shown = large.panes[0].view
    shown.navigator.show(QRectF(300, 900, 300, 300), animated=False)
    settle(qtbot, large)
    detail = shown._item._detail
    assert detail is not None
    assert detail.key.level == 0
    assert detail.sheet.area.contains(shown.navigator.seen())
    assert detail.sheet.nbytes < 0.2 * 1600 * 2400 * 4
    shown.navigator.pan(-500, 0)
    settle(qtbot, large)
    assert shown._item._detail.sheet.area.contains(shown.navigator.seen() & QRectF(0, 0, 1600, 2400))
    held = sum(store_module._bytes(value) for value in large._store._kept.values())
    assert held < store_module.ROOM + 6_000_000


def test_a_moved_part_looks_as_if_painted_anew(qtbot: QtBot, large: CanvasPair) -> None:
    view = plain_view(zones=(front_zone(x=-60.0),), highlights=(selected(),))
    large.set_scene(Scene((view,)))
    shown = large.panes[0].view
    shown.navigator.show(QRectF(300, 900, 400, 400), animated=False)
    settle(qtbot, large)
    shown.navigator.pan(-160, -130)
    settle(qtbot, large)
    moved = shown.viewport().grab().toImage()
    shown._item.stale()
    fresh = shown.viewport().grab().toImage()
    differing = sum(
        moved.pixelColor(x, y).rgb() != fresh.pixelColor(x, y).rgb()
        for x in range(0, moved.width(), 3)
        for y in range(0, moved.height(), 3)
    )
    assert differing < 20


def test_what_is_on_the_screen_is_never_dropped(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "ROOM", 0)
    view = plain_view(zones=(front_zone(),), highlights=(selected(),), points=(front_point(),))
    canvas = show(view)
    item = canvas.panes[0].view._item
    for key in keys_of(view, canvas._store.plates["front"], item.level):
        assert canvas._store.peek(key) is not None, key
    show(plain_view("back", Depth.SKIN))
    assert not any(key.plate == "front" for key in canvas._store._kept)


@pytest.mark.usefixtures("qapp")
def test_a_picture_nobody_waits_for_is_not_read(qtbot: QtBot, tmp_path: Path) -> None:
    store = PlateStore()
    store.set_plates(*make_plates(tmp_path), tmp_path)
    key = Key("picture", "front", Depth.SKIN, 0)
    store.get(key)
    qtbot.waitUntil(lambda: not store.busy)
    assert store.peek(key) is None
    store.hold("view", [key])
    store.get(key)
    qtbot.waitUntil(lambda: store.peek(key) is not None)
    store.finish()


def test_outlines_come_back_as_they_went_in() -> None:
    packed = Packed()
    packed.add(3, [[1.5, 2.0, 3.0, 4.0, 5.0, 6.0], [0.0, 1.0, 2.0, 3.0]])
    packed.add(4, [[9.0, 8.0]])
    assert [list(ring) for ring in packed.rings(3)] == [[1.5, 2.0, 3.0, 4.0, 5.0, 6.0], [0.0, 1.0, 2.0, 3.0]]
    assert [list(ring) for ring in packed.rings(4)] == [[9.0, 8.0]]
    assert packed.rings(5) == []
