"""Words of running text: found whole or by their beginning, without slips, so that they take little room."""

from __future__ import annotations

from bisect import bisect_left

_PERCENT = 100
"""A use of a word is one number: the entry times this, and the weight in per cent."""
SHORTEST = 3
"""Words are found by so many letters or more."""
_MOST_USES = 900
"""So many uses are looked at for one typed word."""
_COMMON = 0.35
"""A word in the texts of more than this share of all things tells nothing."""


class TextWords:
    """The words of texts in order, and which entries use them how weightily."""

    def __init__(self, words: list[str] | None = None, uses: list[list[int]] | None = None) -> None:
        self._words, self._uses = words or [], uses or []
        self._gathered: dict[str, dict[int, float]] = {}

    def add(self, word: str, entry: int, weight: float) -> None:
        """An entry's text holds a word; call ``close`` after the last."""
        if len(word) >= SHORTEST:
            uses = self._gathered.setdefault(word, {})
            uses[entry] = max(weight, uses.get(entry, 0.0))

    def close(self, entries: int) -> None:
        """Make ready to search among so many entries."""
        most = max(8.0, _COMMON * entries)
        rows = sorted((word, uses) for word, uses in self._gathered.items() if len(uses) <= most)
        self._words = [word for word, _ in rows]
        self._uses = [[e * _PERCENT + round(w * 100) for e, w in sorted(uses.items())] for _, uses in rows]

    def packed(self) -> tuple[list[str], list[list[int]]]:
        """What the class is made of again."""
        return self._words, self._uses

    def score(self, token: str, best: dict[int, float]) -> set[int]:
        """Raise the scores that entries have for one typed word; tells which were raised."""
        raised: set[int] = set()
        words, left = self._words, _MOST_USES
        for at in range(bisect_left(words, token), len(words) if len(token) >= SHORTEST else 0):
            if left <= 0 or not words[at].startswith(token):
                break
            uses = self._uses[at][:left]
            left -= len(uses)
            share = (0.8 + 0.2 * len(token) / len(words[at])) / _PERCENT
            for use in uses:
                entry, percent = divmod(use, _PERCENT)
                value = share * percent
                if value > best.get(entry, 0.0):
                    best[entry] = value
                    raised.add(entry)
        return raised
