"""The camera: what is projected comes back, and a mark stays where the picture is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.domain.body import Position, dot
from atlas.domain.plates import Camera

VIEWS: dict[str, tuple[Position, Position]] = {
    "anterior": ((0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "posterior": ((0.0, -1.0, 0.0), (0.0, 0.0, 1.0)),
    "right": ((1.0, 0.0, 0.0), (0.0, 0.0, 1.0)),
    "oblique": ((0.6, 0.7, -0.2), (0.1, 0.0, 1.0)),
    "sole": ((0.0, 0.0, 1.0), (0.0, -1.0, 0.0)),
}
near = st.floats(-900, 900, allow_nan=False)
view = st.sampled_from(sorted(VIEWS))
position = st.tuples(near, near, near)


def camera(name: str) -> Camera:
    direction, up = VIEWS[name]
    return Camera(direction, up, (10.0, -50.0, 900.0), 700.0, 1800.0, 2.5)


@given(view, position)
def test_what_is_projected_comes_back(name: str, place: Position) -> None:
    eye = camera(name)
    assert eye.unproject(*eye.project(place)) == pytest.approx(place, abs=1e-6)


@given(view, st.floats(0, 1750), st.floats(0, 4500), near)
def test_what_is_unprojected_comes_back(name: str, x: float, y: float, depth: float) -> None:
    eye = camera(name)
    assert eye.project(eye.unproject(x, y, depth)) == pytest.approx((x, y, depth), abs=1e-6)


@pytest.mark.parametrize("name", VIEWS)
def test_its_axes_are_square_and_of_length_one(name: str) -> None:
    eye = camera(name)
    axes = (eye.right, eye.top, eye.forward)
    for i, a in enumerate(axes):
        for j, b in enumerate(axes):
            assert dot(a, b) == pytest.approx(1.0 if i == j else 0.0, abs=1e-9)


def test_the_centre_is_the_middle_of_the_picture() -> None:
    eye = camera("anterior")
    assert eye.size == (1750, 4500)
    assert eye.project(eye.centre) == pytest.approx((875.0, 2250.0, 0.0))


def test_from_the_front_the_right_arm_is_at_the_left_edge_and_the_head_on_top() -> None:
    eye = camera("anterior")
    x, y, _ = eye.project((-200.0, 0.0, 1700.0))
    assert x < 875
    assert y < 2250


def test_a_mark_on_the_front_does_not_show_on_the_back() -> None:
    knee, forward = (-90.0, -60.0, 480.0), (0.0, -1.0, 0.0)
    assert camera("anterior").sees(knee, forward)
    assert not camera("posterior").sees(knee, forward)
    assert camera("posterior").sees(knee)
    assert not camera("anterior").sees((-900.0, 0.0, 480.0))
