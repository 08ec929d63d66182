"""The plate renderer's helpers on shapes made up here: no meshes needed."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
from PIL import Image

from atlas.domain.body import Depth
from atlas.domain.plates import Camera, Structure
from tools.meshes import Mesh
from tools.plates.body import MATERIAL, Body
from tools.plates.mend import corner_normals, cut_strays, weld
from tools.plates.outlines import outlines_of, rings_of, write_outlines
from tools.plates.peel import rank_table, scene_with, shows, sink
from tools.plates.picture import Grain, Palette, bytes_of, picture
from tools.plates.render import _write_numbers, _write_skin_depth
from tools.plates.scene import cast, crop
from tools.plates.spec import read_specs
from tools.plates.structures import numbered, recipes, slug, write_structures
from tools.plates.table import lattice, spread
from tools.plates.view import SAMPLES, View

CAMERA = Camera((0, 1, 0), (0, 0, 1), (0, 0, 0), 40, 30, 2)
ROWS = [
    Structure(1, "cover", "Cover", "muscle", None, Depth.SUPERFICIAL),
    Structure(2, "beneath", "Beneath", "muscle", None, Depth.DEEP),
]


def square(y: float, half: float, structure: int) -> tuple[np.ndarray, int]:
    """Two triangles that face the camera at depth ``y`` mm."""
    a, b, c, d = ((-half, y, -half), (half, y, -half), (half, y, half), (-half, y, half))
    return np.array([[a, b, c], [a, c, d]], np.float32), structure


def body_of(*shapes: tuple[np.ndarray, int]) -> Body:
    """A body of plain muscles whose fibres run upwards."""
    triangles = np.concatenate([shape for shape, _ in shapes])
    m = len(triangles)
    normals = np.tile(np.array([0, -1, 0], np.float32), (m, 3, 1))
    fibres = np.tile(np.array([0, 0, 1], np.float32), (m, 3, 1))
    structure = np.repeat([number for _, number in shapes], 2).astype(np.int32)
    material = np.full(m, MATERIAL["muscle"], np.uint8)
    return Body(triangles, normals, fibres, np.zeros((m, 3), np.float32), structure, material, structure)


def view_of(body: Body) -> View:
    """The body seen by the camera."""
    scene = scene_with(body, [1, 2])
    return View(body, CAMERA, scene, cast(scene, CAMERA, SAMPLES))


def test_a_scene_renders_to_the_same_bytes_each_time() -> None:
    body = body_of(square(0, 10, 1), square(5, 14, 2))
    drawn = [
        bytes_of(picture(view_of(body), Palette.of(ROWS), Grain.of(CAMERA), 4)).tobytes() for _ in range(2)
    ]
    assert drawn[0] == drawn[1]
    pixels = np.frombuffer(drawn[0], np.uint8).reshape(60, 80, 4)
    assert pixels[30, 40, 3] == 255
    assert pixels[0, 0, 3] == 0
    assert pixels[30, 40, 0] > pixels[30, 40, 2]


def test_the_nearer_structure_is_numbered_and_its_depth_is_told() -> None:
    view = view_of(body_of(square(0, 10, 1), square(5, 14, 2)))
    assert view.numbers[30, 40] == 1
    assert view.numbers[30, 40 + 24] == 2
    assert view.numbers[0, 0] == 0
    assert abs(float(view.depth[60, 80])) < 0.01


def test_a_muscle_that_pokes_through_its_cover_is_drawn_beneath_it() -> None:
    body = body_of(square(2, 10, 1), square(0, 4, 2))
    scene = scene_with(body, [1, 2])
    hits = cast(scene, CAMERA, SAMPLES)
    assert set(body.structure[hits.face]) == {1, 2}
    sunk = sink(body, scene, CAMERA, hits, SAMPLES, rank_table(ROWS))
    assert set(body.structure[sunk.face]) == {1}


def test_a_crop_keeps_the_pixels_of_the_plate() -> None:
    part = crop(CAMERA, (10, 6, 50, 40))
    x, y, depth = CAMERA.project((3.0, 4.0, -5.0))
    assert part.size == (40, 34)
    assert np.allclose(part.project((3.0, 4.0, -5.0)), (x - 10, y - 6, depth))


def test_numbers_and_skin_depth_survive_the_file(tmp_path: Path) -> None:
    numbers = np.array([[0, 1], [300, 65535]], np.int32)
    _write_numbers(numbers, tmp_path / "ids.png")
    assert (np.asarray(Image.open(tmp_path / "ids.png")) == numbers).all()
    told = _write_skin_depth(view_of(body_of(square(7.3, 10, 1))), tmp_path / "skin.png")
    values = np.asarray(Image.open(tmp_path / "skin.png")).astype(int)
    assert values.shape == (30, 40)
    assert values[0, 0] == 0
    assert abs(told["near"] + (values[15, 20] - 1) * told["step"] - 7.3) <= 0.05 + 1e-6


def test_the_outline_of_a_block_runs_around_it() -> None:
    picture_of = np.zeros((40, 40), np.int32)
    picture_of[10:30, 4:24] = 5
    rings = outlines_of(picture_of, 0.5)
    assert list(rings) == [5]
    xy = np.array(rings[5][0]).reshape(-1, 2)
    assert np.allclose(xy.min(0), (2, 5), atol=0.6)
    assert np.allclose(xy.max(0), (12, 15), atol=0.6)


def test_a_hole_is_a_ring_of_its_own_and_crumbs_are_left_out() -> None:
    mask = np.ones((30, 30), bool)
    mask[10:20, 10:20] = False
    assert len(rings_of(mask, 1.0, (0, 0))) == 2
    assert rings_of(np.ones((1, 1), bool), 1.0, (0, 0)) == []


def test_outlines_are_written_without_a_time_stamp(tmp_path: Path) -> None:
    write_outlines({"whole": {"a/right": [[0.0, 1.0]]}}, tmp_path / "a.gz")
    write_outlines({"whole": {"a/right": [[0.0, 1.0]]}}, tmp_path / "b.gz")
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()
    assert json.loads(gzip.decompress((tmp_path / "a.gz").read_bytes()))["whole"]["a/right"] == [[0.0, 1.0]]


def test_numbers_of_structures_are_kept_between_renders(tmp_path: Path) -> None:
    file = tmp_path / "structures.json"

    class NoMeshes:
        parts: dict[str, object] = {}

    made = [r for r in recipes(NoMeshes(), tmp_path, ()) if r.kind == "muscle"]
    write_structures(numbered(made[3:], file), file)
    before = {(row["id"], row["side"]): row["number"] for row in json.loads(file.read_text())}
    after = {(row.id, row.side): row.number for row in numbered(made, file)}
    assert all(after[key] == number for key, number in before.items())
    assert len(set(after.values())) == len(after)


def test_peeling_takes_off_what_lies_above() -> None:
    assert shows(ROWS[0], Depth.SUPERFICIAL)
    assert not shows(ROWS[0], Depth.INTERMEDIATE)
    assert shows(ROWS[1], Depth.DEEP)
    assert not shows(ROWS[1], Depth.BONE)


def test_strays_across_the_body_are_cut() -> None:
    def sheet(x: float, n: int) -> np.ndarray:
        return np.array([[[x, i, 0], [x, i + 1, 0], [x, i, 1]] for i in range(n)], float)

    triangles = np.concatenate([sheet(-30.0, 40), sheet(30.0, 20), sheet(-10.0, 2)])
    loose = Mesh(triangles.reshape(-1, 3), np.arange(len(triangles) * 3, dtype=np.int32).reshape(-1, 3))
    kept = cut_strays(weld(loose))
    assert len(kept.faces) == 40
    assert (kept.vertices[kept.faces][..., 0] < -20).all()
    assert np.allclose(np.abs(corner_normals(kept)), (1, 0, 0))


def test_samples_of_a_box_are_even_and_fill_it() -> None:
    corners = np.array([(x, y, z) for x in (0, 20) for y in (0, 20) for z in (0, 20)], float)
    faces = [(0, 1, 3), (0, 3, 2), (4, 6, 7), (4, 7, 5), (0, 4, 5), (0, 5, 1)]
    faces += [(2, 3, 7), (2, 7, 6), (0, 2, 6)]
    faces += [(0, 6, 4), (1, 5, 7), (1, 7, 3)]
    box = Mesh(corners, np.array(faces, np.int32))
    points = spread(box)
    gaps = np.sort(np.linalg.norm(points[:, None] - points[None], axis=2), axis=1)[:, 1]
    assert gaps.min() >= 2.6 - 1e-6
    assert gaps.max() < 5.5
    inner = lattice(box)
    assert ((inner > 0) & (inner < 20)).all(1).sum() == 4**3


def test_names_become_identifiers_and_plates_have_parents_that_exist() -> None:
    assert slug("right lateral thyrohyoid ligament") == "lateral_thyrohyoid_ligament"
    specs, _ = read_specs()
    ids = {spec.id for spec in specs}
    assert len(ids) == len(specs)
    assert {spec.parent for spec in specs} <= ids | {""}
