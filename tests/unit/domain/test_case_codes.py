"""A code stands for a patient and never names one."""

from __future__ import annotations

import pytest

from atlas.domain.case_codes import check_code
from atlas.domain.checks import Refused

CODES = ["S-014", "a1", "7", "knee_left-2", "P123456789", "2026", "A1-B2-C3", "K-99-99-99"]


@pytest.mark.parametrize("code", CODES)
def test_letters_digits_hyphens_and_underscores_are_a_code(code: str) -> None:
    check_code(code)


@pytest.mark.parametrize(
    "code", ["Jane Doe", "Doe,Jane", "J. D.", "Doe\tJane", "O'N", "a\u00a0b", "Doe", "Jürgen", "a"]
)
def test_what_reads_like_a_name_is_refused_and_why(code: str) -> None:
    with pytest.raises(Refused, match=r"reads like a name.*tells nobody who was treated"):
        check_code(code)


@pytest.mark.parametrize(
    "code",
    ["1961-04-23", "23-04-1961", "4_23_61", "19610423", "S23041961", "230461", "P-610423", "23apr61"],
)
def test_a_date_of_birth_is_refused_and_why(code: str) -> None:
    with pytest.raises(Refused, match="date of birth, which tells who"):
        check_code(code)


@pytest.mark.parametrize("code", ["", "-a", "_", "a/b", "a\nb", "ä1", "x" * 41, "a\0", "\ud800", "٣"])
def test_anything_else_is_refused_with_what_was_expected(code: str) -> None:
    with pytest.raises(Refused, match="such as S-014"):
        check_code(code)
