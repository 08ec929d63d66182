"""What a value of a record may be; each check raises ``Refused`` with the value and what was expected."""

from __future__ import annotations

import re
from math import isfinite
from reprlib import Repr

from atlas.domain.body import Position


class NotebookError(Exception):
    """What was asked of a case cannot be done; the text is a sentence, and nothing was changed."""


class Refused(NotebookError):
    """What was asked for is not allowed or not there; asking for something else helps."""


REACH_MM = 3_000.0
"""No place of a body lies further from the origin."""
LINE, PAGE = 200, 20_000
"""The most characters of a text of one line and of a longer one."""


class Elsewhere(Refused):
    """What is to be changed is no longer as it was seen: another window was there."""


class CodeRefused(Refused):
    """A code cannot be that of a new case; under another code the case would be taken."""


class Stopped(Refused):
    """The reader ended it."""


class Gone(Refused):
    """There is no such case, or no longer."""


_BROKEN = re.compile("[\\0\\ud800-\\udfff]")

_SHORT = Repr()
_SHORT.maxstring = _SHORT.maxlong = _SHORT.maxother = 40
_SHORT.maxlevel = 3


def brief(value: object) -> str:
    """A value as it is shown in a sentence, at most 40 characters, whatever its size and depth."""
    text = _SHORT.repr(value)
    return text if len(text) <= 40 else text[:39] + "…"


def check_line(value: str, what: str) -> None:
    """Text of one line."""
    check_page(value, what, LINE)
    if "\n" in value or "\r" in value:
        raise Refused(f"{what}: {brief(value)}; expected one line.")


def check_page(value: str, what: str, most: int = PAGE) -> None:
    """Text that can be written to any file: no NUL, no half of a character."""
    if len(value) > most:
        raise Refused(f"{what}: {len(value)} characters; expected at most {most}.")
    if _BROKEN.search(value):
        raise Refused(f"{what}: {brief(value)}; expected text without broken characters.")


def check_number(value: float | None, what: str, low: float, high: float) -> None:
    """A number within bounds, both included, or None."""
    if value is not None and not (within(value, high) and low <= value <= high):
        raise Refused(f"{what}: {brief(value)}; expected {low:g} to {high:g}.")


def check_position(at: Position, what: str) -> None:
    """A place in the reference body, in mm."""
    if len(at) != 3 or not all(within(v, REACH_MM) for v in at):
        raise Refused(f"{what}: {brief(at)}; expected [x, y, z] in mm, none beyond {REACH_MM:g}.")


def within(value: float, reach: float) -> bool:
    """Whether a number is finite and no further from zero than ``reach``; an integer may be of any size."""
    return -reach <= value <= reach and isfinite(value)
