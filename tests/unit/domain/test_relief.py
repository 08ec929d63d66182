"""A coarse picture of the skin tells which places another part of the body hides, or which were left away."""

from __future__ import annotations

from atlas.domain.plates import Relief

NEAR, STEP, CELL = 100.0, 4.0, 8.0


def cell(depth: float) -> int:
    return round((depth - NEAR) / STEP) + 1


RELIEF = Relief(bytes([cell(200.0)] * 6 + [cell(120.0)] * 6 + [0] * 6), 18, CELL, NEAR, STEP)
"""One row: six cells of skin 200 mm away, six of an arm 120 mm away, six of nothing."""


def test_skin_at_its_own_depth_is_seen() -> None:
    assert not RELIEF.hides(16.0, 4.0, 205.0)
    assert not RELIEF.hides(72.0, 4.0, 118.0)


def test_what_lies_behind_an_arm_is_hidden() -> None:
    assert RELIEF.hides(72.0, 4.0, 200.0)


def test_what_was_left_away_is_not_there() -> None:
    assert RELIEF.hides(16.0, 4.0, 120.0)
    assert RELIEF.hides(130.0, 4.0, 120.0)
    assert RELIEF.hides(-50.0, 4.0, 200.0)


def test_at_an_edge_the_cell_beside_it_counts() -> None:
    assert not RELIEF.hides(97.0, 4.0, 121.0)
