"""Sides, vectors and smooth paths."""

from __future__ import annotations

from itertools import pairwise
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.domain.body import (
    Position,
    Side,
    SideView,
    add,
    cross,
    dot,
    mirror,
    on_side,
    scale,
    smooth_path,
    subtract,
    unit,
)

number = st.floats(-2000, 2000, allow_nan=False)
position = st.tuples(number, number, number)
whole = st.integers(-400, 400).map(float)
path = st.lists(st.tuples(whole, whole, whole), min_size=1, max_size=7)


@given(position)
def test_mirroring_twice_changes_nothing(place: Position) -> None:
    assert mirror(mirror(place)) == place
    assert mirror(place)[0] == -place[0]
    assert mirror(place)[1:] == place[1:]


@given(position, position)
def test_mirroring_keeps_distances(a: Position, b: Position) -> None:
    assert dist(mirror(a), mirror(b)) == pytest.approx(dist(a, b))


@given(position)
def test_the_right_is_where_things_are_written(place: Position) -> None:
    assert on_side(place, Side.RIGHT) == place
    assert on_side(place, Side.LEFT) == mirror(place)


def test_both_sides_are_shown_right_first() -> None:
    assert SideView.BOTH.sides == (Side.RIGHT, Side.LEFT)
    assert SideView.LEFT.sides == (Side.LEFT,)


@given(position, position)
def test_a_vector_product_is_square_to_both(a: Position, b: Position) -> None:
    product = cross(a, b)
    size = dot(a, a) ** 0.5 * dot(b, b) ** 0.5
    assert dot(product, a) == pytest.approx(0.0, abs=1e-6 * (1 + size * 2000))
    assert dot(product, b) == pytest.approx(0.0, abs=1e-6 * (1 + size * 2000))


@given(position, position)
def test_what_is_taken_away_can_be_added_again(a: Position, b: Position) -> None:
    assert add(subtract(a, b), b) == pytest.approx(a)


@given(position.filter(lambda p: dist(p, (0, 0, 0)) > 1e-3))
def test_a_unit_vector_has_length_one(a: Position) -> None:
    assert dot(unit(a), unit(a)) == pytest.approx(1.0)
    assert scale(unit(a), dist(a, (0, 0, 0))) == pytest.approx(a)


def test_the_zero_vector_has_no_direction() -> None:
    with pytest.raises(ValueError, match="zero vector"):
        unit((0.0, 0.0, 0.0))


@given(path)
def test_a_smooth_path_keeps_its_ends(corners: list[Position]) -> None:
    smooth = smooth_path(corners)
    assert smooth[0] == corners[0]
    assert dist(smooth[-1], corners[-1]) < 1e-6


@given(path)
def test_a_smooth_path_passes_close_to_every_corner(corners: list[Position]) -> None:
    smooth = smooth_path(corners)
    for corner in corners:
        assert min(dist(corner, place) for place in smooth) < 4.5


@given(path)
def test_a_smooth_path_has_even_steps(corners: list[Position]) -> None:
    smooth = smooth_path(corners)
    assert all(dist(a, b) < 6.5 for a, b in pairwise(smooth))


@given(path)
def test_the_mirror_of_a_smooth_path_is_the_smooth_path_of_the_mirror(corners: list[Position]) -> None:
    mirrored = smooth_path([mirror(corner) for corner in corners])
    for a, b in zip(smooth_path(corners), mirrored, strict=True):
        assert mirror(a) == pytest.approx(b, abs=1e-6)


def test_a_path_of_one_stays_one() -> None:
    assert smooth_path([(1.0, 2.0, 3.0)]) == ((1.0, 2.0, 3.0),)
    assert smooth_path([(1.0, 2.0, 3.0)] * 3) == ((1.0, 2.0, 3.0),)


def test_a_straight_path_stays_straight() -> None:
    smooth = smooth_path([(0.0, 0.0, 0.0), (50.0, 0.0, 0.0), (100.0, 0.0, 0.0)])
    assert all(place[1:] == pytest.approx((0.0, 0.0)) for place in smooth)
    assert len(smooth) == 26
