"""Names that are typed: which muscle is meant, slips of the fingers forgiven."""

from __future__ import annotations

from collections.abc import Iterable

from atlas.domain.words import slips_of, words_of

LEAST = 5
"""In shorter words a slip is not forgiven: it would make another word of them."""
_IDLE = frozenset(("muscle", "muscles", "musculi", "left", "right"))


def meant(typed: str, known: Iterable[tuple[str, tuple[str, ...]]]) -> frozenset[str]:
    """The ids among ``known`` (id, names) whose name was typed: to the letter, else with one slip a word.

    Words may stand in any order; each word of the name has to be there, and no other.
    """
    rows = [(id, [_bare(name) for name in names]) for id, names in known]
    words = _bare(typed)
    if not words:
        return frozenset()
    exact = frozenset(id for id, names in rows if any(sorted(words) == sorted(name) for name in names))
    return exact or frozenset(id for id, names in rows if any(_near(words, name) for name in names))


def _bare(name: str) -> list[str]:
    return [word for word in words_of(name) if word not in _IDLE]


def _near(words: list[str], name: list[str]) -> bool:
    """Whether each word can be paired with one of the name, at most one slip apart."""
    rest = list(name)
    for word in words:
        found = next((other for other in rest if _slip(word, other)), None)
        if found is None:
            return False
        rest.remove(found)
    return not rest


def _slip(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) >= LEAST and bool(slips_of(a) & slips_of(b)))
