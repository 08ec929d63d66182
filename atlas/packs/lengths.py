"""A published length in mm, as the records hold it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from atlas.packs.kinds import Context, said

_NUMBER = r"[0-9]+(\.[0-9]+)?"
_SPREAD = rf"{_NUMBER}( ?[±–] ?{_NUMBER})?"
_PATTERN = re.compile(rf"{_SPREAD}( \({_NUMBER}–{_NUMBER}\))?")


@dataclass(frozen=True)
class Length:
    """A number, a mean ± its spread or a range, and after it perhaps a range in brackets.

    Numbers only, so that "mm" can stand behind it. As not every keyboard has the signs, ``+-`` is read
    as ± and ``-`` as an en dash.
    """

    expected: str = "a length in mm: 35, 37 ± 7, 46.7–53.5 or 51.4 (35.5–65.6)"

    def read(self, value: Any, context: Context) -> Any:
        """The length as text, or ``FAIL`` with a fault noted."""
        if type(value) in (int, float):
            value = str(value)
        if type(value) is str:
            text = value.strip().replace("+-", "±").replace("-", "–")
            if _PATTERN.fullmatch(text):
                return text
        return context.fail(value, f"{said(value)} is not a length.", self.expected)
