"""Cuts through boxes made up here: what goes, what stays, the face that closes it; and the list of cuts."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from PIL import Image

from atlas.domain.body import Depth, Side
from atlas.domain.plates import Camera, Structure
from tools.plates.body import MATERIAL, Body
from tools.plates.cut import ALL, Cut, cut_body, read_cuts
from tools.plates.peel import scene_with
from tools.plates.render import _write_skin_depth
from tools.plates.scene import cast
from tools.plates.slicing import Blade, slice_mesh
from tools.plates.spec import read_specs
from tools.plates.view import SAMPLES, View

STRUCTURES = Path(__file__).resolve().parents[3] / "assets" / "structures.json"
BONE = Structure(1, "bone", "Bone", "bone", None, None)
SKIN = Structure(2, "skin", "Skin", "skin", None, None)
HAND = Structure(3, "hand", "Hand", "muscle", Side.RIGHT, Depth.DEEP)


def box(low: float, high: float, half: float, row: Structure = BONE) -> Body:
    """A closed box from x = ``low`` to ``high`` mm, ``half`` mm to each side of the x axis."""
    corners = np.array([(x, y, z) for x in (low, high) for y in (-half, half) for z in (-half, half)], float)
    faces = [(0, 1, 3), (0, 3, 2), (4, 6, 7), (4, 7, 5), (0, 4, 5), (0, 5, 1)]
    faces += [(2, 3, 7), (2, 7, 6), (0, 2, 6), (0, 6, 4), (1, 5, 7), (1, 7, 3)]
    triangles = corners[np.array(faces)].astype(np.float32)
    flat = np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])
    normals = np.repeat((flat / np.linalg.norm(flat, axis=1, keepdims=True))[:, None], 3, 1)
    numbers = np.full(12, row.number, np.int32)
    material = np.full(12, MATERIAL["skin" if row.kind == "skin" else "bone"], np.uint8)
    zero = np.zeros((12, 3, 3), np.float32)
    return Body(triangles, normals.astype(np.float32), zero, zero[:, 0], numbers, material, numbers)


def together(*bodies: Body) -> Body:
    """All triangles of some boxes."""
    names = ("triangles", "normals", "fibres", "tendon", "structure", "material", "part")
    return Body(*(np.concatenate([getattr(body, name) for body in bodies]) for name in names))


def volume(body: Body) -> float:
    """What the triangles enclose, mm3."""
    a, b, c = (body.triangles[:, i].astype(float) for i in range(3))
    return float((a * np.cross(b, c)).sum() / 6)


def test_a_box_is_cut_and_closed() -> None:
    half = slice_mesh(box(-10, 10, 5), Blade((2, 0, 0), (1, 0, 0)), BONE)
    assert abs(abs(volume(half)) - 12 * 10 * 10) < 12
    assert half.triangles[..., 0].max() < 2.1


def test_a_slanted_cut_keeps_the_near_side() -> None:
    half = slice_mesh(box(-10, 10, 5), Blade((0, 0, 0), (1, 0, 1)), BONE)
    assert abs(abs(volume(half)) - 10 * 10 * 10) < 15
    assert (half.triangles @ np.array([1, 0, 1])).max() < 0.2


def test_only_what_hangs_together_with_the_seed_goes() -> None:
    two = together(box(-10, 10, 5), box(40, 60, 5))
    cut = slice_mesh(two, Blade((5, 0, 0), (1, 0, 0), seed=(10, 0, 0)), BONE)
    xs = cut.triangles[..., 0]
    assert not ((xs > 5.1) & (xs < 39)).any()
    assert xs.max() == 60


def test_keep_turns_the_cut_round() -> None:
    cut = slice_mesh(box(-10, 10, 5), Blade((5, 0, 0), (1, 0, 0), seed=(10, 0, 0), keep=True), BONE)
    assert cut.triangles[..., 0].min() > 4.9
    assert cut.triangles[..., 0].max() == 10


def test_the_face_fills_a_skin_and_leaves_a_bone_hollow() -> None:
    inner = box(-8, 8, 3)
    shells = together(box(-10, 10, 5), inner)
    blade = Blade((0, 0, 0), (1, 0, 0))
    for row, area in ((SKIN, 100), (BONE, 64)):
        cut = slice_mesh(shells, blade, row)
        face = cut.triangles[(np.abs(cut.triangles[..., 0]) < 0.1).all(1)]
        sides = np.cross(face[:, 1] - face[:, 0], face[:, 2] - face[:, 0])
        assert abs(np.linalg.norm(sides, axis=1).sum() / 2 - area) < 0.5


def test_a_limb_goes_with_its_skin_and_nothing_else() -> None:
    body = together(box(-10, 10, 5, SKIN), box(4, 9, 2, HAND), box(-9, 9, 1, BONE))
    arm = Cut(Blade((0, 0, 0), (1, 0, 0), seed=(10, 0, 0)), Side.RIGHT, ("hand",), ())
    left = cut_body(body, (BONE, SKIN, HAND), (arm,))
    assert set(left.structure.tolist()) == {BONE.number, SKIN.number}
    assert left.triangles[left.structure == SKIN.number][..., 0].max() < 0.1
    assert left.triangles[left.structure == BONE.number][..., 0].max() == 9
    assert (left.material == MATERIAL["cut"]).any()


def test_the_face_of_a_cut_is_no_skin(tmp_path: Path) -> None:
    camera = Camera((-1, 0, 0), (0, 0, 1), (0, 0, 0), 20, 20, 2)
    cut = slice_mesh(box(-10, 10, 5, SKIN), Blade((0, 0, 0), (1, 0, 0)), SKIN)
    scene = scene_with(cut, [SKIN.number])
    view = View(cut, camera, scene, cast(scene, camera, SAMPLES))
    assert (view.numbers == SKIN.number).any()
    _write_skin_depth(view, tmp_path / "skin.png")
    assert not np.asarray(Image.open(tmp_path / "skin.png")).any()


def test_the_cuts_of_the_plates_name_structures_that_there_are() -> None:
    known = {row["id"] for row in json.loads(STRUCTURES.read_text(encoding="utf-8"))} | {ALL}
    for name, cut in read_cuts().items():
        assert set(cut.limb) | set(cut.through) <= known, name
        assert bool(cut.limb) != bool(cut.through), name
    for spec in read_specs()[0]:
        assert set(spec.cut) <= set(read_cuts()), spec.id
        assert {*spec.without, *spec.without_deep, *spec.shown} <= known, spec.id
