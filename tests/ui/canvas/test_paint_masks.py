"""The fast mask of a painting agrees with the definition of paint."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from atlas.domain.pain_paint import Canvas
from atlas.domain.painting import Painting, Stroke
from atlas.domain.skin import SkinTable
from atlas.ui.canvas.paint_raster import PaintMask
from atlas.ui.canvas.skin_map import SkinMap
from tests.ui.canvas.test_painted import DOWN, stroke
from tests.ui.canvas.test_zone_masks import skin_map
from tests.ui.synthetic import AXES


def table(skin: SkinMap) -> SkinTable:
    """The px of the map as samples of the skin."""
    body = skin.body(skin.whole)
    x, z = np.broadcast_arrays(*skin.axes(skin.whole))
    positions = np.stack([x, skin.depth(skin.whole), z], -1)[body].astype(np.float32)
    normals = positions / np.array(AXES, np.float32) ** 2
    return SkinTable(positions, normals / np.linalg.norm(normals, axis=1, keepdims=True))


def drawn(skin: SkinMap, strokes: tuple[Stroke, ...], mask: PaintMask | None = None) -> np.ndarray:
    mask = mask or PaintMask(skin)
    mask.update(strokes)
    sheet = np.zeros(skin.shape, np.float32)
    found = mask.cut(skin.whole)
    if found is not None:
        sheet[found[0]] = found[1] / 255.0
    return sheet


def test_a_mask_is_what_the_definition_says(tmp_path: Path) -> None:
    skin = skin_map(tmp_path)
    rub = stroke((40.0, -60.0), (80.0, -64.0), radius=9.0, erases=True)
    strokes = (stroke(*DOWN), rub, stroke((75.0, -66.0), radius=12.0))
    body = skin.body(skin.whole)
    expected = np.zeros(skin.shape, np.float32)
    expected[body] = np.atleast_2d(Canvas(table(skin)).update(Painting(strokes)))[0]
    found, inner = drawn(skin, strokes), skin.cover(skin.whole) > 0.99
    assert expected.max() > 0.95
    assert np.abs(found - expected)[inner].max() < 0.15
    assert abs(found[inner].sum() - expected[inner].sum()) < 0.02 * expected[inner].sum()


def test_growing_and_undoing_end_where_painting_at_once_does(tmp_path: Path) -> None:
    skin = skin_map(tmp_path)
    mask = PaintMask(skin)
    rub = stroke((40.0, -60.0), (80.0, -64.0), radius=9.0, erases=True)
    steps = [(stroke(*DOWN[:n]),) for n in range(1, len(DOWN) + 1)] + [(stroke(*DOWN), rub)]
    for strokes in steps:
        grown = drawn(skin, strokes, mask)
        assert np.abs(grown - drawn(skin, strokes)).max() < 0.005
    for strokes in (*reversed(steps), ()):
        assert np.abs(drawn(skin, strokes, mask) - drawn(skin, strokes)).max() < 0.005
    assert not drawn(skin, (), mask).any()


def test_paint_on_the_back_leaves_the_front_bare(tmp_path: Path) -> None:
    path = tuple((x, -y, z) for x, y, z in stroke(*DOWN).path)
    facing = tuple((x, -y, z) for x, y, z in stroke(*DOWN).facing)
    assert not drawn(skin_map(tmp_path), (Stroke(path, facing, 25.0),)).any()
