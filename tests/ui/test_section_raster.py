"""The picture of a cut: thin structures stay, stairs go, the skin is an even band, borders are dark."""

from __future__ import annotations

import numpy as np
import pytest

from atlas.domain.section import Label
from atlas.ui import section_raster
from atlas.ui.canvas.theme import LIGHT
from atlas.ui.section_raster import lit, picture, smooth, tables, with_skin

NAMES = {
    0: Label(0, "out", "", "", ""),
    1: Label(1, "fat", "Fat", "fat", ""),
    2: Label(2, "mine", "Mine", "muscle", ""),
}


def test_a_structure_one_voxel_thick_is_not_worn_away() -> None:
    labels = np.ones((20, 20), np.uint16)
    labels[10] = 2
    assert (smooth(labels, 3) == 2).any(0).all()


def test_the_area_of_a_thick_structure_is_kept_and_its_stairs_are_finer() -> None:
    y, x = np.indices((60, 60))
    labels = np.where(y > 20 + x // 6, 2, 1).astype(np.uint16)
    fine = smooth(labels, 4)
    share = (labels == 2).mean()
    assert abs((fine == 2).mean() - share) < 0.02
    edge = (fine == 2).argmax(0)
    assert np.abs(np.diff(edge.astype(int))).max() <= 2


def test_a_thin_vessel_keeps_its_place_in_thick_tissue() -> None:
    labels = np.ones((20, 20), np.uint16)
    labels[10, 10] = 2
    assert (smooth(labels, 4, labels == 2) == 2).sum() >= 8
    assert (smooth(labels, 4) == 2).sum() < (smooth(labels, 4, labels == 2) == 2).sum()


def test_a_slanted_sheet_has_no_stairs() -> None:
    y, x = np.indices((40, 60))
    low = y - x // 2
    labels = np.where((low >= 4) & (low < 6), 2, 1).astype(np.uint16)
    edge = (smooth(labels, 4)[:, 20:200] == 2).argmax(0)
    assert np.abs(np.diff(edge.astype(int))).max() <= 2


def test_what_is_shared_out_in_small_products_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    labels = np.random.default_rng(3).integers(1, 4, (40, 40)).astype(np.uint16).repeat(2, 0).repeat(2, 1)
    whole = smooth(labels, 3)
    monkeypatch.setattr(section_raster, "PRODUCT", 1)
    assert (smooth(labels, 3) == whole).all()


def test_the_skin_lies_along_the_inside_of_the_outline() -> None:
    fine = np.zeros((30, 30), np.uint16)
    fine[8:22, 8:22] = 1
    made = with_skin(fine.copy(), np.uint16(9), 3)
    assert (made[8:11, 8:22] == 9).all()
    assert (made[11:19, 11:19] == 1).all()
    assert (made[fine == 0] == 0).all()


def test_borders_are_darker_and_the_lit_structure_is_lighter() -> None:
    labels = np.ones((8, 8), np.uint16)
    labels[:, 4:] = 2
    made = tables(NAMES, LIGHT, "mine")
    image = picture(labels, *made)
    assert image.pixelColor(3, 2).lightness() < image.pixelColor(1, 2).lightness()
    assert image.pixelColor(6, 2).name() == LIGHT.selected
    brighter = picture(labels, *lit(made, 2))
    assert brighter.pixelColor(6, 2).lightness() > image.pixelColor(6, 2).lightness()
