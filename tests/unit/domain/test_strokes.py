"""Rows of strokes are read quickly where all is well, and each wrong place is still found."""

from __future__ import annotations

from math import inf, nan

import pytest

from atlas.domain.checks import Refused
from atlas.domain.strokes import from_rows

PLACES = [[1, 2.5, -3], [4.0, 5.0, 6.0], [7, 8, 9]]


def rows(path: list[object]) -> list[object]:
    facing = [[0, 0, 1.0] for _ in path]
    return [{"radius": 20, "erases": False, "path": path, "facing": facing}]


def test_whole_numbers_and_others_are_places() -> None:
    (stroke,) = from_rows(rows([*PLACES]), "painting").strokes
    assert stroke.path == ((1.0, 2.5, -3.0), (4.0, 5.0, 6.0), (7.0, 8.0, 9.0))
    assert all(type(value) is float for place in stroke.path for value in place)


@pytest.mark.parametrize("wrong", [nan, inf, -inf, True, None, "1", 10**400, 3000.5, [1], {}])
@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_value_that_cannot_be_is_found_wherever_it_stands(wrong: object, at: int) -> None:
    places = [list(place) for place in PLACES]
    places[at][at] = wrong  # type: ignore[call-overload]
    with pytest.raises(Refused, match=f"path › {at + 1}: "):
        from_rows(rows([*places]), "painting")


@pytest.mark.parametrize("wrong", [[1, 2], [1, 2, 3, 4], (1, 2, 3), "abc", None, {"x": 1}])
def test_what_is_no_place_is_found(wrong: object) -> None:
    with pytest.raises(Refused, match="path › 2: "):
        from_rows(rows([PLACES[0], wrong, PLACES[2]]), "painting")
