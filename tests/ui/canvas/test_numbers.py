"""Numbers stand clear of crosses and of each other."""

from __future__ import annotations

from itertools import combinations

import pytest

from atlas.ui.canvas import numbers
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


def compared(count: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many pairs of boxes are compared to place ``count`` numbers."""
    calls: list[int] = []
    monkeypatch.setattr(numbers, "_shared", lambda a, b: calls.append(1) or _shared(a, b))
    places = [(37.0 * (i % 20), 29.0 * (i // 20)) for i in range(count)]
    Field(places, ARM, [SIZE] * len(places)).settle()
    return len(calls)


def test_the_work_grows_with_the_numbers_and_not_with_their_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    assert compared(400, monkeypatch) < 2.5 * compared(200, monkeypatch)
