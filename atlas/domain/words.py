"""Words as they are compared: small letters without accents; their trigrams, and what one slip leaves."""

from __future__ import annotations

import unicodedata

_STOP = frozenset((
    "of", "the", "and", "musculus", "m", "a", "an", "at", "by", "for", "from", "in", "is", "it", "on", "or",
    "than", "that", "to", "when", "which", "with",
))  # fmt: skip


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: small letters and digits, no accents, no filling words."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = "".join(c if c.isalnum() else " " for c in bare.casefold()).split()
    return [word[:40] for word in words if word not in _STOP] or words[:1]


def trigrams_of(word: str) -> set[str]:
    """All runs of three letters, with the ends marked."""
    padded = f"  {word}  "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}


def slips_of(word: str) -> set[str]:
    """The word, and the word with each one letter left out: two words one slip apart share one of these."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}
