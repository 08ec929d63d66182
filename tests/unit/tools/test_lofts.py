"""The loft machinery on made-up surfaces: no reference meshes needed."""

from __future__ import annotations

import numpy as np
import pytest
import trimesh

from tools.faults import DENTS, mended
from tools.meshes import Mesh
from tools.plates.lofts import LOFTS, build
from tools.plates.lofts.curves import by, edged, even, resample, rounded_ends, smoothed, spline, steps
from tools.plates.lofts.sheet import (
    body,
    closed,
    coons,
    drape,
    filled,
    finer,
    lift,
    normals,
    radial,
    relax,
    rounded,
    ruled,
)
from tools.plates.lofts.strap import band, spindle
from tools.plates.lofts.surface import Surface, extreme, without

UP = np.array([0.0, 0.0, 1.0])


def ball(radius: float = 10.0) -> Surface:
    solid = trimesh.creation.icosphere(subdivisions=4, radius=radius)
    return Surface([Mesh(np.asarray(solid.vertices), np.asarray(solid.faces, np.int32))])


def flat(rows: int = 12, columns: int = 9, height: float = 0.0) -> np.ndarray:
    """A grid over -20..20 by -6..6 mm at one height."""
    first = np.stack([np.full(columns, -20.0), np.linspace(-6, 6, columns), np.full(columns, height)], axis=1)
    return ruled([first, first + by(40.0, 0.0, 0.0)], even(rows))


def solid(mesh: Mesh) -> trimesh.Trimesh:
    return trimesh.Trimesh(mesh.vertices, mesh.faces, process=False)


def test_rays_meet_the_ball_where_geometry_says() -> None:
    hit = ball().hit([[0.0, 0.0, 50.0], [0.0, 50.0, 0.0]], [[0, 0, -1], [0, -2, 0]])
    np.testing.assert_allclose(hit, [[0, 0, 10], [0, 10, 0]], atol=0.05)


def test_a_ray_into_nothing_says_from_where() -> None:
    with pytest.raises(ValueError, match=r"50\.0"):
        ball().hit([[0.0, 0.0, 50.0]], [0, 0, 1])


def test_the_rim_is_the_edge_of_the_ball() -> None:
    rim = ball().rim([(-30.0, 0.0, -20.0)], UP, (1, 0, 0), reach=40.0, within=60.0)
    assert rim[0, 2] == pytest.approx(-10.0, abs=0.4)


def test_no_rim_is_an_error() -> None:
    with pytest.raises(ValueError, match="no edge"):
        ball().rim([(-30.0, 40.0, -20.0)], UP, (1, 0, 0), reach=40.0, within=60.0)


def test_the_extreme_is_not_decided_by_one_stray_vertex() -> None:
    points = np.array([(0.0, 0.0, z) for z in (1, 2, 3, 3, 3, 3, 90)])
    assert extreme(points, UP, share=5)[2] < 25.0


def test_marked_vertices_leave_with_their_triangles() -> None:
    mesh = ball().mesh
    low = without(mesh, mesh.vertices[:, 2] > 0.0)
    assert mesh.vertices[low.faces][..., 2].max() <= 0.0


@pytest.mark.parametrize("parameters", [even(7), edged(7)])
def test_curves_keep_their_ends(parameters: np.ndarray) -> None:
    marks = np.array([(0.0, 0, 0), (5, 4, 0), (9, 0, 1)])
    for curve in (spline(marks, parameters), resample(marks, parameters)):
        np.testing.assert_allclose(curve[[0, -1]], marks[[0, -1]], atol=1e-9)
    np.testing.assert_allclose(smoothed(marks, 5)[[0, -1]], marks[[0, -1]])


def test_resampling_steps_evenly() -> None:
    line = resample([(0.0, 0, 0), (1, 0, 0), (10, 0, 0)], even(11))
    np.testing.assert_allclose(np.diff(line[:, 0]), 1.0)


def test_steps_pass_their_values_without_overshoot() -> None:
    values = steps([1.0, 9.0, 9.0, 2.0], even(31))
    assert values[[0, -1]].tolist() == pytest.approx([1.0, 2.0])
    assert values.max() <= 9.0 + 1e-9


def test_ends_and_edges_round_to_nothing() -> None:
    assert rounded(even(5)).tolist() == pytest.approx([0, 0.866, 1, 0.866, 0], abs=1e-3)
    assert rounded_ends(21, 0.2)[[0, 10, 20]].tolist() == [0.0, 1.0, 0.0]


def test_fibres_pass_through_every_line() -> None:
    lines = [np.array([(x, y, x * x / 10) for y in (0.0, 5.0)]) for x in (0.0, 10.0, 20.0)]
    grid = ruled(lines, even(41))
    assert np.linalg.norm(grid - lines[1][None], axis=2).min(axis=0).max() < 0.5
    np.testing.assert_allclose(grid[[0, -1]], [lines[0], lines[2]])


def test_a_patch_has_its_four_borders() -> None:
    grid = flat()
    bowed = grid[:, 0] + np.sin(np.pi * even(12))[:, None] * (0.0, -3.0, 0.0)
    patch = coons(grid[0], grid[-1], bowed, grid[:, -1])
    np.testing.assert_allclose(patch[:, 0], bowed)
    np.testing.assert_allclose(patch[-1], grid[-1])


def test_a_draped_sheet_clears_the_ball_and_keeps_its_ends() -> None:
    under, start = ball(), flat(40, 15)
    out = np.broadcast_to(UP, start.shape)
    sheet = drape(start, out, under, clearance=1.0, reach=40.0)
    far = np.linalg.norm(sheet[1:-1], axis=-1)
    assert far.min() > 10.2
    np.testing.assert_allclose(sheet[[0, -1]], start[[0, -1]])


def test_lifting_leaves_alone_what_is_clear() -> None:
    grid = flat(height=30.0)
    np.testing.assert_array_equal(lift(grid, np.broadcast_to(UP, grid.shape), ball(), 1.0, 10.0), grid)


def test_relaxing_smooths_a_spike_and_holds_what_is_held() -> None:
    grid = flat()
    grid[6, 4, 2] = 10.0
    held = np.zeros(grid.shape[:2], bool)
    assert relax(grid)[6, 4, 2] < 6.0
    held[6, 4] = True
    assert relax(grid, held=held)[6, 4, 2] == 10.0


def test_directions_point_outward() -> None:
    grid = flat(height=5.0)
    np.testing.assert_allclose(normals(grid, UP), np.broadcast_to(UP, grid.shape), atol=1e-12)
    np.testing.assert_allclose(normals(grid, -UP), -np.broadcast_to(UP, grid.shape), atol=1e-12)
    np.testing.assert_allclose(np.linalg.norm(radial(grid, (0, 0, 0), (1, 0, 0)), axis=-1), 1.0)


def test_a_body_is_watertight_and_turned_outward() -> None:
    base = flat(30, 21)
    out = np.broadcast_to(UP, base.shape)
    thickness = 4.0 * rounded(edged(21))[None] * np.ones((30, 1))
    for inner, outer in (body(base, out, thickness, share=0.5), body(base, -out, thickness)):
        mesh = solid(closed(finer(inner), finer(outer)))
        assert mesh.is_watertight
        assert mesh.is_winding_consistent
        assert mesh.volume == pytest.approx(40 * 12 * 4 * 2 / np.pi, rel=0.35)


def test_a_body_keeps_off_what_lies_over_and_under_it() -> None:
    base = flat(30, 21, height=14.0)
    out = np.broadcast_to(UP, base.shape)
    inner, _ = body(base, out, np.full(base.shape[:2], 20.0), share=0.5, under=ball(), gap=0.5)
    assert np.linalg.norm(inner, axis=-1).min() > 10.0
    _, outer = body(base - (0, 0, 28), out, np.full(base.shape[:2], 20.0), over=ball(), gap=0.5)
    assert np.linalg.norm(outer, axis=-1).min() > 10.0


def test_finer_grids_keep_their_points() -> None:
    grid = flat()
    np.testing.assert_allclose(finer(grid, 3)[::3, ::3], grid, atol=1e-9)


def test_holes_take_the_nearest_number() -> None:
    values = np.array([[1.0, np.inf, 5.0], [1.0, 2.0, np.nan]])
    whole = filled(values)
    assert np.isfinite(whole).all()
    assert whole[1, 2] in (2.0, 5.0)


def test_a_band_lies_about_its_middle_line() -> None:
    middle = spline([(0.0, 0, 0), (10, 0, 0), (20, 3, 0)], even(9))
    grid = band(middle, UP, np.full(9, 6.0), 5)
    np.testing.assert_allclose(grid.mean(axis=1), middle, atol=1e-9)
    np.testing.assert_allclose(np.linalg.norm(grid[:, -1] - grid[:, 0], axis=1), 6.0)
    np.testing.assert_allclose(grid[..., 2], 0.0)


def test_a_spindle_is_watertight_and_elliptic() -> None:
    middle = np.array([(x, 0.0, 0.0) for x in np.linspace(0, 40, 21)])
    mesh = solid(spindle(middle, UP, np.full(21, 8.0), np.full(21, 4.0)))
    assert mesh.is_watertight
    assert mesh.volume == pytest.approx(40 * np.pi * 4 * 2, rel=0.1)


def test_a_dent_moves_what_is_near_and_nothing_else() -> None:
    part, (dent, *_) = next(iter(DENTS.items()))
    rows = np.array([dent.at, np.add(dent.at, (0, 0, dent.radius))])
    np.testing.assert_allclose(mended(part, rows) - rows, [dent.shift, (0, 0, 0)], atol=1e-9)
    np.testing.assert_array_equal(mended("FJ1595", rows), rows)


def test_an_unknown_loft_names_those_there_are() -> None:
    with pytest.raises(KeyError, match="masseter"):
        build("risorius", None)  # type: ignore[arg-type]


def test_every_loft_has_its_recipe() -> None:
    from importlib.util import find_spec

    assert all(find_spec(f"tools.plates.lofts.{name}") for name in LOFTS)
