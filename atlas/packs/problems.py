"""What is wrong with a data pack, said so that its writer can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

ARROW = " › "


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where it stands, what is wrong, what was expected and what was perhaps meant.

    ``line`` counts from 1; ``path`` is a breadcrumb such as ``trigger_points › 2 › zones › 1 › width``.
    """

    file: str
    line: int
    path: str
    value: str
    message: str
    expected: str = ""
    hint: str = ""

    def sentence(self) -> str:
        """The fault as one line without its place."""
        where = f"{self.path}: " if self.path else ""
        expected = f" Expected {self.expected}." if self.expected else ""
        hint = f" Did you mean {self.hint}?" if self.hint else ""
        return f"{where}{self.message}{expected}{hint}"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence()}"


def suggest(word: str, known: Iterable[str]) -> str:
    """The known word nearest to ``word``, or an empty text."""
    from difflib import get_close_matches  # only where something is wrong

    return next(iter(get_close_matches(word[:80], list(known), 1, 0.6)), "")


def brief(value: object) -> str:
    """A value as it is shown in a sentence, at most 40 characters."""
    text = " ".join(value[:200].split()) if isinstance(value, str) else _shape(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _shape(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return {None: "nothing", True: "true", False: "false"}.get(value, str(value))  # type: ignore[call-overload, no-any-return]
