"""The canvas paints at once and brings the heavy modules in later."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from atlas.domain.scene import Scene
from atlas.ui.canvas.canvas_pair import CanvasPair
from atlas.ui.canvas.reading import Key
from tests.ui.canvas.conftest import plain_view
from tests.ui.synthetic import make_plates


def test_importing_the_canvas_brings_no_heavy_module() -> None:
    code = (
        "import sys, atlas.ui.canvas.canvas_pair as _;"
        "print([m for m in ('numpy', 'yaml', 'PIL') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_quarter_size_picture_is_painted_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    canvas = CanvasPair()
    qtbot.addWidget(canvas, before_close_func=CanvasPair.finish)
    plates, structures = make_plates(tmp_path)
    canvas.set_plates(plates, structures, tmp_path)
    canvas.resize(900, 800)
    view = plain_view()
    canvas.set_scene(Scene((view,)))
    image = canvas.panes[0].view.viewport().grab().toImage()
    assert image.pixelColor(image.width() // 2, image.height() // 2).alpha() == 255
    kept = canvas._store._kept
    assert Key("picture", "front", view.depth, 2) in kept
    assert Key("picture", "front", view.depth, 0) not in kept


def test_an_unreadable_file_leaves_the_rest_alive(qtbot: QtBot, tmp_path: Path) -> None:
    canvas = CanvasPair()
    qtbot.addWidget(canvas, before_close_func=CanvasPair.finish)
    plates, structures = make_plates(tmp_path)
    (tmp_path / "front" / "outlines.json.gz").write_bytes(b"broken")
    (tmp_path / "front" / "skin_depth.png").unlink()
    canvas.set_plates(plates, structures, tmp_path)
    canvas.show()
    canvas.set_scene(Scene((plain_view(),)))
    qtbot.wait(20)
    qtbot.waitUntil(lambda: canvas.ready)
    picker = canvas.panes[0].view._pointer.picker
    assert picker.structure(130, 240).id == "disc"
    assert picker.body(130, 240) is None
