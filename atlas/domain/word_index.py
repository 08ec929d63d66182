"""Search by name: whole words, beginnings and typos, through indices of trigrams and of single slips.

Words of running text count less, and are found whole or by their beginning only.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain, takewhile
from typing import TypeAlias

from atlas.domain.text_words import TextWords
from atlas.domain.words import slips_of, trigrams_of, words_of

Field: TypeAlias = tuple[str, float]
"""A text by which a thing is found, and its weight, 0 to 1."""

Packed: TypeAlias = tuple[
    list[tuple[str, str, str, int]],
    list[str],
    list[dict[int, float]],
    dict[str, list[int]],
    dict[str, list[int]],
    list[str],
    list[list[int]],
]
"""Entries, words, uses of the words, trigrams, slips; words of texts in order, and their uses."""

_KINDS = ("muscle", "condition", "region", "nerve", "point", "landmark", "guide", "command")
_SLIP = 0.82
_LEAST = 0.35
_MISSED = 0.3
"""So much of its score a thing loses that answers to none of several words, and less for less."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found; ``score`` is 1 for its whole name, less for less.

    ``in_text`` is true where not its name was found but a word of what its card says.
    """

    kind: str
    id: str
    name: str
    score: float
    in_text: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    id: str
    name: str
    length: int
    rank: tuple[int, int]

    def hit(self, score: float, *, in_text: bool) -> Hit:
        """The entry as it is found."""
        return Hit(self.kind, self.id, self.name, score, in_text)


class Index:
    """Everything that has a name in a library, ready to be found."""

    def __init__(self) -> None:
        self._entries: list[_Entry] = []
        self._words: list[str] = []
        self._numbers: dict[str, int] = {}
        self._uses: list[dict[int, float]] = []
        self._grams: dict[str, list[int]] = {}
        self._slips: dict[str, list[int]] = {}
        self._sorted: list[tuple[str, int]] = []
        self._texts = TextWords()

    def add(
        self,
        kind: str,
        ident: str,
        name: str,
        fields: Iterable[Field],
        title: str = "",
        texts: Iterable[Field] = (),
    ) -> None:
        """Let a thing be found by ``fields``; ``title`` is the part of its name that is all one need type.

        ``texts`` are prose: their words are found without slips. Call ``close`` after the last.
        """
        entry = len(self._entries)
        length = max(1, len(words_of(title or name)))
        self._entries.append(_Entry(kind, ident, name, length, _rank(kind, name)))
        for text, weight in fields:
            words = words_of(text)
            for word in words:
                self._use(self._number(word, whole=False), entry, weight)
            if 1 < len(words) < 5:
                self._use(self._number("".join(words), whole=True), entry, weight)
        for text, weight in texts:
            for word in words_of(text):
                self._texts.add(word, entry, weight)

    def _use(self, number: int, entry: int, weight: float) -> None:
        uses = self._uses[number]
        uses[entry] = max(weight, uses.get(entry, 0.0))

    def close(self) -> None:
        """Make ready to search."""
        self._texts.close(len(self._entries))
        self._sort()

    def _sort(self) -> None:
        self._sorted = sorted((word, number) for number, word in enumerate(self._words))

    def packed(self) -> Packed:
        """The closed index as plain lists, texts and numbers, to be kept; ``opened`` makes it anew."""
        entries = [(e.kind, e.id, e.name, e.length) for e in self._entries]
        return entries, self._words, self._uses, self._grams, self._slips, *self._texts.packed()

    @classmethod
    def opened(cls, packed: Packed) -> Index:
        """The index that ``packed`` gave."""
        index = cls()
        entries, index._words, index._uses, index._grams, index._slips = packed[:5]
        index._texts = TextWords(*packed[5:])
        index._entries = [
            _Entry(kind, ident, name, length, _rank(kind, name)) for kind, ident, name, length in entries
        ]
        index._sort()
        return index

    def find(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """The best ``limit`` hits for what was typed, best first."""
        tokens = words_of(words)[:8]
        scores: dict[int, float] = {}
        known: dict[int, int] = {}
        read: list[set[int]] = []
        answers = [found for token in tokens if (found := self._score(token, read))]
        for found in answers:  # a word that nothing knows is not held against the others
            for entry, score in found.items():
                scores[entry] = scores.get(entry, 0.0) + score / len(answers)
                known[entry] = known.get(entry, 0) + 1
        for entry, count in known.items() if len(answers) > 1 else ():
            scores[entry] *= 1.0 - _MISSED + _MISSED * count / len(answers)
        if len(tokens) > 1:
            for entry, score in self._score("".join(tokens), read).items():
                scores[entry] = max(score, scores.get(entry, 0.0))
        entries, typed = self._entries, len(tokens)
        # Of two names that hold what was typed, the shorter one is meant.
        ranked = [
            (-score * (0.9 + 0.1 * min(typed / entries[number].length, 1.0)), entries[number].rank, number)
            for number, score in scores.items()
            if score >= _LEAST
        ]
        best = nsmallest(limit, ranked)
        return tuple(
            entries[number].hit(round(-score, 4), in_text=_in_text(number, answers, read))
            for score, _, number in best
        )

    def _score(self, token: str, read: list[set[int]]) -> dict[int, float]:
        """How well each entry answers one typed word; ``read`` is given those of which only the text does."""
        best: dict[int, float] = {}
        for number, score in self._match(token).items():
            for entry, weight in self._uses[number].items():
                value = score * weight
                if value > best.get(entry, 0.0):
                    best[entry] = value
        texts = self._texts.score(token, best)
        if best:
            read.append(texts)
        return best

    def _match(self, token: str) -> dict[int, float]:
        """How well each known word fits one typed word."""
        found = dict(self._alike(token)) if len(token) > 2 else {}
        for slip in slips_of(token) if len(token) > 2 else {token}:
            for number in self._slips.get(slip, ()):
                if abs(len(self._words[number]) - len(token)) < 2:
                    found[number] = max(found.get(number, 0.0), _SLIP)
        start = bisect_left(self._sorted, (token, -1))
        for word, number in takewhile(lambda pair: pair[0].startswith(token), self._sorted[start:]):
            share = len(token) / len(word)
            found[number] = 1.0 if share == 1.0 else max(found.get(number, 0.0), 0.75 + 0.2 * share)
        return found

    def _alike(self, token: str) -> Iterator[tuple[int, float]]:
        """Words that share trigrams with a typed word: Dice's coefficient, where it is not too low."""
        grams = trigrams_of(token)
        shared = Counter(chain.from_iterable(self._grams.get(gram, ()) for gram in grams))
        for number, count in shared.items():
            if count > 1:
                dice = 2 * count / (len(grams) + len(self._words[number]) + 2)
                if dice >= 0.4:
                    yield number, 0.85 * dice

    def _number(self, word: str, *, whole: bool) -> int:
        """The number of a word, which is made known if it is new; a ``whole`` name has no trigrams."""
        number = self._numbers.setdefault(word, len(self._words))
        if number == len(self._words):
            self._words.append(word)
            self._uses.append({})
            for gram in () if whole else trigrams_of(word):
                self._grams.setdefault(gram, []).append(number)
            for slip in slips_of(word):
                self._slips.setdefault(slip, []).append(number)
        return number


def _rank(kind: str, name: str) -> tuple[int, int]:
    """What stands first of things that are found as well: by kind, then the shorter name up to a colon."""
    return _KINDS.index(kind), len(name.partition(":")[0])


def _in_text(entry: int, answers: list[dict[int, float]], read: list[set[int]]) -> bool:
    """Whether no typed word was found in the name of an entry."""
    rows = [entry in texts for found, texts in zip(answers, read, strict=False) if entry in found]
    return bool(rows) and all(rows)
