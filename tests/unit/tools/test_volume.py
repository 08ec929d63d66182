"""Voxels of open and closed meshes, mirror pairs of the lattice, and what is written can be read back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("embreex")
import trimesh

from atlas.domain.section import load
from tools.meshes import Mesh
from tools.volume.extras import Extra
from tools.volume.file import write
from tools.volume.foramen import canal_top, skull_floor
from tools.volume.grid import ORIGIN_MM, SIZE, SPACING_MM, box_of
from tools.volume.hollows import enclosed, without_cracks
from tools.volume.inside import inside

EDGE_MM = 40.0


def cube(without: int = 0) -> Mesh:
    """A cube about (-100, -50, 1000), its first ``without`` triangles left away."""
    box = trimesh.creation.box((EDGE_MM,) * 3).subdivide().subdivide()
    return Mesh(np.add(box.vertices, (-100.0, -50.0, 1000.0)), np.asarray(box.faces, np.int32)[without:])


@pytest.mark.parametrize("without", [0, 6])
def test_the_voxels_of_a_mesh_fill_its_volume_though_it_has_a_hole(without: int) -> None:
    mesh = cube(without)
    box = box_of(mesh)
    assert box is not None
    volume = inside(mesh, box).sum() * SPACING_MM**3
    assert volume == pytest.approx(EDGE_MM**3, rel=0.03)


def test_voxels_mirror_each_other_about_the_median_plane() -> None:
    middles = ORIGIN_MM[0] + SPACING_MM * np.arange(SIZE[0])
    assert (middles == -middles[::-1]).all()


def test_what_is_walled_in_is_enclosed_and_what_lies_outside_is_not() -> None:
    wall = np.zeros((3, 60, 60), bool)
    wall[:, 10:50, 10:50] = True
    wall[:, 13:47, 13:47] = False
    found = enclosed(wall, 0.9)
    assert found[1, 20:40, 20:40].all()
    assert not found[1, :5].any()


def test_a_crack_in_a_hollow_is_closed_and_the_way_out_is_not() -> None:
    hollow = np.zeros((20, 20, 20), bool)
    hollow[4:16, 4:16, 4:16] = True
    cracked = hollow.copy()
    cracked[:, :, 9:11] = False
    closed = without_cracks(cracked)
    assert closed[8:12, 8:12, 9:11].all()
    assert not (closed & ~hollow).any()


def test_the_canal_goes_on_behind_the_dens_to_the_foramen_and_the_skull_closes_over_it() -> None:
    fat, canal, dens, occiput, cranium = 1, 2, 3, 4, 5
    labels = np.full((40, 60, 40), fat, np.uint16)
    labels[:10, 26:34, 16:24] = canal
    labels[12:22, 20:26, 16:24] = dens
    labels[20:26, 10:20, 10:30] = labels[20:26, 40:50, 10:30] = occiput
    labels[26:, 12:48, 8:32] = cranium
    labels[26:28, 28:32, 18:22] = fat
    bones, inside = np.isin(labels, (dens, occiput)), labels == canal
    top = canal_top(labels, inside, bones, labels == occiput, fat)
    assert top[10:21, 30, 20].all()
    assert not (top & bones).any()
    assert not top[15, :28].any(), "the dens and its ligament lie before the canal"
    assert skull_floor(labels, labels == cranium, inside | top, fat)[26:28, 28:32, 18:22].all()


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    labels = np.random.default_rng(1).integers(0, 3, (20, 6, 5)).astype(np.uint16)
    labels[3:9] = 2
    write(
        labels, (), (Extra(1, "fat", "Fat", "fat", None), Extra(2, "vein", "Vein", "vein", "left")), tmp_path
    )
    z, y, x = np.indices(labels.shape)
    places = np.stack([x, y, z], -1) * SPACING_MM + np.array(ORIGIN_MM)
    made = load(tmp_path)
    assert (made.at(places) == labels).all()
    assert made.names[2].side == "left"
