"""The code of a case: what stands for a patient here, and never a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from atlas.domain.checks import CodeRefused, brief

MOST = 40
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_LIKE_A_NAME = re.compile(r"[ ,.'\t\n\xa0]|^[^\W\d_][^\W\d]*$")
"""What names are written with, or letters alone."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DIGITS = re.compile(r"(?<!\d)(?:\d{8}|\d{6})(?!\d)")
_PARTS = re.compile(r"(?<!\d)(?=(\d{1,4})[-_](\d{1,2})[-_](\d{1,4})(?!\d))")
_NAMED = re.compile(rf"(?<!\d)\d{{1,2}}[-_]?(?:{'|'.join(_MONTHS)})[a-z]*[-_]?\d{{2,4}}(?!\d)", re.IGNORECASE)


def check_code(code: str) -> None:
    """Raise ``CodeRefused``, with the reason, unless ``code`` can stand for a patient without naming one."""
    if _CODE.fullmatch(code) and len(code) <= MOST and any(map(str.isdigit, code)):
        _check_no_date(code)
    elif _LIKE_A_NAME.search(code) and len(code) <= MOST:
        raise CodeRefused(
            f"The code {brief(code)} reads like a name. The notebook keeps no names, so that a lost "
            "laptop tells nobody who was treated: use letters, digits, - and _, such as S-014."
        )
    else:
        raise CodeRefused(
            f"The code {brief(code)} cannot be used: expected letters A to Z, digits, - and _, at most "
            f"{MOST} of them, a letter or digit first and at least one digit, such as S-014."
        )


def _check_no_date(code: str) -> None:
    if sum(map(str.isdigit, code)) < 3:
        return
    if _NAMED.search(code) or any(map(_is_date, _triples(code))):
        raise CodeRefused(
            f"The code {brief(code)} holds what could be a date of birth, which tells who a patient is. "
            "Use a number that means nothing outside your practice, such as S-014."
        )


def _triples(code: str) -> Iterator[tuple[str, str, str]]:
    """Every run of digits or of three numbers that a date could be written with."""
    for run in _DIGITS.findall(code):
        if len(run) == 8:
            yield (run[:4], run[4:6], run[6:])
            yield (run[4:], run[2:4], run[:2])
            yield (run[4:], run[:2], run[2:4])
        else:
            yield (run[:2], run[2:4], run[4:])
            yield (run[4:], run[2:4], run[:2])
            yield (run[4:], run[:2], run[2:4])
    for first, middle, last in _PARTS.findall(code):
        yield (first, middle, last)
        yield (last, middle, first)
        yield (last, first, middle)


def _is_date(triple: tuple[str, str, str]) -> bool:
    """Whether year (two or four digits), month and day make a date of a living person."""
    if len(triple[0]) not in (2, 4) or len(triple[2]) > 2 or len(triple[1]) > 2:
        return False
    year, month, day = map(int, triple)
    whole = year if len(triple[0]) == 4 else 2000 + year
    try:
        return 1900 <= whole < 2100 and bool(date(whole, month, day))
    except ValueError:
        return False
