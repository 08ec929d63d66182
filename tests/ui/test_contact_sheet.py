"""The pages of the contact sheets."""

from __future__ import annotations

from tools.contact_sheet import Cell, lay_out


def test_runs_follow_one_another_and_stay_in_one_row() -> None:
    assert lay_out([2, 1, 1], across=3, down=2) == [
        [Cell(0, 0, 0), Cell(0, 1, 0)],
        [Cell(0, 2, 0)],
        [Cell(0, 0, 1)],
    ]
    assert lay_out([2, 2], across=3, down=2)[1] == [Cell(0, 0, 1), Cell(0, 1, 1)]


def test_a_full_page_is_followed_by_another() -> None:
    assert lay_out([1] * 5, across=2, down=2)[4] == [Cell(1, 0, 0)]


def test_a_run_longer_than_a_row_begins_one_and_fills_more() -> None:
    long = lay_out([1, 4], across=3, down=4)[1]
    assert long == [Cell(0, 0, 1), Cell(0, 1, 1), Cell(0, 2, 1), Cell(0, 0, 2)]


def test_no_two_pictures_share_a_cell() -> None:
    cells = [cell for run in lay_out([1, 2, 5, 2, 3, 1, 2]) for cell in run]
    assert len(set(cells)) == len(cells)
