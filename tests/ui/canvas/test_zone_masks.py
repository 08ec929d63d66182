"""The fast masks agree with the definition of a zone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from atlas.domain.points import ZoneKind
from atlas.domain.skin import weights
from atlas.ui.canvas.skin_map import SkinMap
from atlas.ui.canvas.zone_raster import zone_mask
from atlas.ui.canvas.zone_stencil import dots, join
from tests.ui.canvas.conftest import back_zone, front_zone
from tests.ui.synthetic import AXES, make_plates


def skin_map(folder: Path) -> SkinMap:
    plates, _ = make_plates(folder)
    values = np.asarray(Image.open(folder / "front" / "skin_depth.png")).astype(np.uint16)
    return SkinMap(values, plates["front"].skin_depth, plates["front"].camera)


def test_a_mask_is_what_the_definition_says(tmp_path: Path) -> None:
    skin, zone = skin_map(tmp_path), front_zone()
    mask = zone_mask(skin, zone)
    assert mask is not None
    body = skin.body(skin.whole)
    x, z = np.broadcast_arrays(*skin.axes(skin.whole))
    positions = np.stack([x, skin.depth(skin.whole), z], -1)[body].astype(np.float32)
    normals = positions / np.array(AXES, np.float32) ** 2
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    path = np.array(zone.stroke, np.float32), np.array(zone.facing, np.float32)
    expected = np.zeros(skin.shape, np.float32)
    expected[body] = weights(positions, normals.astype(np.float32), *path, zone.width)
    found = np.zeros(skin.shape, np.float32)
    h, w = mask.alpha.shape
    found[mask.top : mask.top + h, mask.left : mask.left + w] = mask.alpha / 255.0
    assert expected.max() > 0.95
    assert np.abs(found - expected).max() < 0.12
    assert abs(found.sum() - expected.sum()) < 0.02 * expected.sum()


def test_a_zone_on_the_back_has_no_mask_on_the_front(tmp_path: Path) -> None:
    assert zone_mask(skin_map(tmp_path), back_zone()) is None


def test_dots_are_regular_and_inside(tmp_path: Path) -> None:
    skin = skin_map(tmp_path)
    mask = zone_mask(skin, front_zone(ZoneKind.SPILLOVER))
    assert mask is not None
    stencil = join(skin, [(mask, 1.0)])
    assert stencil is not None
    found = dots(skin, stencil, 6.0)
    assert len(found) > 60
    left, top, width, height = stencil.area
    for dot in found:
        assert left <= dot.x <= left + width
        assert top <= dot.y <= top + height
        near = sorted(((o.x - dot.x) ** 2 + (o.y - dot.y) ** 2) ** 0.5 for o in found)[1]
        assert abs(near - 6.0) < 0.01


def test_joined_masks_keep_the_stronger(tmp_path: Path) -> None:
    skin = skin_map(tmp_path)
    mask = zone_mask(skin, front_zone())
    assert mask is not None
    stencil = join(skin, [(mask, 0.5), (mask, 0.25)])
    assert stencil is not None
    assert max(stencil.data) == int(int(mask.alpha.max()) * 0.5)
