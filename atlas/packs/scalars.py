"""What a plain YAML word stands for: YAML 1.2's small set, so that ``no`` and ``12:30`` stay texts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

Scalar: TypeAlias = "str | int | float | bool | None"

WORDS: dict[str, Scalar] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
    ".nan": float("nan"), ".NaN": float("nan"), ".NAN": float("nan"),
    ".inf": float("inf"), ".Inf": float("inf"), ".INF": float("inf"),
    "-.inf": float("-inf"), "-.Inf": float("-inf"), "-.INF": float("-inf"),
}  # fmt: skip
"""Every word that is no text."""
NUMERIC = frozenset("-+.0123456789")
"""The first characters of numbers."""
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")


def plain(text: str) -> Scalar:
    """The value of an unquoted scalar."""
    if text in WORDS:
        return WORDS[text]
    return _number(text) if text[0] in NUMERIC and len(text) < 32 else text


@lru_cache(8192)
def _number(text: str) -> Scalar:
    """A number, or the text itself. Kept, for an atlas repeats its coordinates."""
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text) and not _leading_zero(text):
        return float(text)
    return text


def _leading_zero(text: str) -> bool:
    """Whether this is a number such as 0123, which is written for its digits."""
    digits = text.lstrip("+-")
    return len(digits) > 1 and digits[0] == "0" and digits[1].isdigit()
