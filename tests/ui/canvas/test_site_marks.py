"""Numbered markers of a plan: each by its own place, none over another, on its own side."""

from __future__ import annotations

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from atlas.ui.canvas.site_marks import RADIUS, _cross, disc_places
from atlas.ui.canvas.theme import LIGHT

ROOM = QRectF(0, 0, 800, 800)


def apart(a: QPointF, b: QPointF) -> float:
    return hypot(a.x() - b.x(), a.y() - b.y())


def test_on_both_sides_of_the_spine_each_number_stands_on_its_own_side() -> None:
    places = [QPointF(x, y) for y in (300.0, 340.0, 380.0) for x in (388.0, 412.0)]
    discs = disc_places(places, [], ROOM, LIGHT)
    for at, disc in zip(places, discs, strict=True):
        assert (at.x() < 400.0) == (disc.x() < 400.0)


def test_no_line_crosses_another_and_no_disc_covers_one() -> None:
    places = [QPointF(390, 400), QPointF(410, 400), QPointF(400, 420), QPointF(430, 410)]
    discs = disc_places(places, [], ROOM, LIGHT)
    lines = list(zip(places, discs, strict=True))
    assert not any(_cross(*a, *b) for i, a in enumerate(lines) for b in lines[:i])
    assert min(apart(a, b) for i, a in enumerate(discs) for b in discs[:i]) > 2.0 * RADIUS


@pytest.mark.parametrize("corner", [(5, 5), (795, 5), (5, 795), (795, 795)])
def test_a_disc_stays_in_the_room(corner: tuple[int, int]) -> None:
    (disc,) = disc_places([QPointF(*corner)], [], ROOM, LIGHT)
    assert ROOM.contains(disc)


@given(st.lists(st.tuples(st.integers(100, 700), st.integers(100, 700)), max_size=12, unique=True))
def test_every_place_has_a_disc_near_it(spots: list[tuple[int, int]]) -> None:
    places = [QPointF(*spot) for spot in spots]
    discs = disc_places(places, [], ROOM, LIGHT)
    assert len(discs) == len(places)
    assert all(apart(a, b) < 70.0 for a, b in zip(places, discs, strict=True))
