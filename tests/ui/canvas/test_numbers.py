"""Numbers stand clear of crosses and of each other."""

from __future__ import annotations

from itertools import combinations
from time import perf_counter

import pytest

from atlas.ui.canvas.numbers import CORNERS, Field, _shared, number_box

ARM, SIZE = 5.5, (8.0, 10.0)


def collisions(places: list[tuple[float, float]]) -> float:
    """The area (px2) of numbers over crosses and over other numbers."""
    found = Field(places, ARM, [SIZE] * len(places)).settle()
    numbers = [
        number_box(x, y, corner, ARM, SIZE, 0.36 * ARM) for (x, y), corner in zip(places, found, strict=True)
    ]
    crosses = [(x - ARM, y - ARM, x + ARM, y + ARM) for x, y in places]
    over = sum(_shared(a, b) for a, b in combinations(numbers, 2))
    return over + sum(_shared(n, c) for i, n in enumerate(numbers) for j, c in enumerate(crosses) if i != j)


@pytest.mark.parametrize(
    "places",
    [
        [(100.0, 100.0), (114.0, 92.0)],
        [(x * 24.0, y * 26.0) for x in range(3) for y in range(3)],
        [(0.0, 0.0), (13.0, -12.0), (26.0, 0.0), (13.0, 12.0), (0.0, 25.0), (26.0, 25.0), (13.0, 38.0)],
    ],
)
def test_numbers_of_crowded_points_lie_over_nothing(places: list[tuple[float, float]]) -> None:
    assert collisions(places) == 0.0


def test_a_lone_number_stands_at_the_upper_right() -> None:
    assert Field([(50.0, 50.0)], ARM, [SIZE]).settle() == [CORNERS[0]]


def test_two_hundred_numbers_are_placed_in_a_few_frames() -> None:
    places = [(37.0 * (i % 20), 29.0 * (i // 20)) for i in range(200)]
    begin = perf_counter()
    Field(places, ARM, [SIZE] * len(places)).settle()
    assert perf_counter() - begin < 0.1
