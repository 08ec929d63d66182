"""The skin table: nearest samples, paths laid on the skin, and what belongs to a zone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from atlas import paths
from atlas.domain.points import Approach
from atlas.domain.skin import Floats, SkinTable, attach, lay, load_skin, off_skin, weights
from tests.unit.small_atlas import MUSCLE, SECOND


@pytest.fixture(scope="module")
def skin() -> SkinTable:
    return load_skin(paths.assets_folder() / "body" / "skin.npy")


def ball() -> SkinTable:
    """A ball of 100 mm about the origin."""
    dice = np.random.default_rng(3)
    normals = dice.normal(size=(20_000, 3)).astype(np.float32)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    return SkinTable(normals * 100, normals)


def test_the_nearest_sample_is_the_nearest_of_all(skin: SkinTable) -> None:
    dice = np.random.default_rng(1)
    places: Floats = dice.uniform((-500, -400, -300), (500, 300, 2000), (60, 3)).astype(np.float32)
    _, distance = skin.nearest(places)
    exact = [np.linalg.norm(skin.positions - place, axis=1).min() for place in places]
    assert distance == pytest.approx(np.array(exact), abs=1e-2)


def test_a_ball_holds_what_is_near_and_no_more(skin: SkinTable) -> None:
    middle = 1234
    near = skin.ball(middle, 15.0)
    exact = np.flatnonzero(np.linalg.norm(skin.positions - skin.positions[middle], axis=1) < 15.0)
    assert sorted(near.tolist()) == exact.tolist()


def test_an_empty_table_has_no_nearest() -> None:
    empty = np.zeros((0, 3), np.float32)
    with pytest.raises(ValueError, match="empty"):
        SkinTable(empty, empty).nearest(np.zeros((1, 3), np.float32))


def test_distance_from_the_skin() -> None:
    assert off_skin([(100.0, 0.0, 0.0), (0.0, 0.0, 0.0), (0.0, 150.0, 0.0)], ball()) == pytest.approx(
        [0.0, 100.0, 50.0], abs=2.0
    )


def test_a_laid_path_keeps_to_the_skin_and_faces_outward() -> None:
    stroke, facing = lay(((99.0, 0.0, 0.0), (0.0, 104.0, 0.0), (-70.0, 70.0, 0.0)), ball())
    assert np.linalg.norm(stroke, axis=1) == pytest.approx(np.full(len(stroke), 100.0), abs=3.0)
    assert np.linalg.norm(facing, axis=1) == pytest.approx(np.ones(len(stroke)), abs=1e-5)
    assert (np.einsum("ij,ij->i", facing, stroke) > 95.0).all()
    assert np.linalg.norm(np.diff(stroke, axis=0), axis=1).max() < 10.0


def test_a_zone_is_full_in_the_middle_soft_at_the_edge_and_nowhere_else() -> None:
    stroke = np.array([[0, 0, 0], [100, 0, 0]], np.float32)
    facing = np.array([[0, 0, 1], [0, 0, 1]], np.float32)
    places = np.array([[50, 0, 0], [50, 20, 0], [50, 40, 0], [-30, 0, 0], [50, 0, 0]], np.float32)
    normals = np.array([[0, 0, 1]] * 4 + [[0, 0, -1]], np.float32)
    got = weights(places, normals, stroke, facing, 40.0)
    assert got.tolist() == pytest.approx([1.0, 0.5, 0.0, 0.0, 0.0])


def test_a_point_faces_the_side_it_is_reached_from_and_else_the_nearest_skin() -> None:
    muscle = replace(MUSCLE, trigger_points=(SECOND, replace(SECOND, id=3, reached_from=Approach.ANTERIOR)))
    near, far = attach(muscle, ball()).trigger_points
    assert near.facing is not None
    assert near.facing[2] > 0.9
    assert far.facing == (0.0, -1.0, 0.0)
