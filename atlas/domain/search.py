"""Search by name: whole words, beginnings and typos, through indices of trigrams and of single slips."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain, takewhile
from typing import TypeAlias

from atlas.domain.anatomy import Condition, Muscle, Region
from atlas.domain.guide import BlockKind, GuidePage
from atlas.domain.library import Library
from atlas.domain.points import TriggerPoint

Field: TypeAlias = tuple[str, float]
"""A text by which a thing is found, and its weight, 0 to 1."""

Packed: TypeAlias = tuple[
    list[tuple[str, str, str, int]],
    list[str],
    list[dict[int, float]],
    dict[str, list[int]],
    dict[str, list[int]],
]
"""Entries, words, uses of the words, trigrams and slips."""

_KINDS = ("muscle", "condition", "region", "point", "landmark", "guide")
_STOP = frozenset(("of", "the", "and", "musculus", "m"))
_SLIP = 0.82
_LEAST = 0.35


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found; ``score`` is 1 for its whole name, less for less."""

    kind: str
    id: str
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    id: str
    name: str
    length: int
    rank: tuple[int, int]

    def hit(self, score: float) -> Hit:
        """The entry as it is found."""
        return Hit(self.kind, self.id, self.name, score)


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

    def add(self, kind: str, ident: str, name: str, fields: Iterable[Field], title: str = "") -> None:
        """Let a thing be found by ``fields``; ``title`` is the part of its name that is all one need type.

        Call ``close`` after the last.
        """
        entry = len(self._entries)
        length = max(1, len(words_of(title or name)))
        self._entries.append(_Entry(kind, ident, name, length, (_KINDS.index(kind), len(name))))
        for text, weight in fields:
            words = words_of(text)
            for word in words:
                self._use(self._number(word, whole=False), entry, weight)
            if 1 < len(words) < 5:
                self._use(self._number("".join(words), whole=True), entry, weight)

    def _use(self, number: int, entry: int, weight: float) -> None:
        uses = self._uses[number]
        uses[entry] = max(weight, uses.get(entry, 0.0))

    def close(self) -> None:
        """Make ready to search."""
        self._sorted = sorted((word, number) for number, word in enumerate(self._words))

    def packed(self) -> Packed:
        """The closed index as plain lists, texts and numbers, to be kept; ``opened`` makes it anew."""
        entries = [(e.kind, e.id, e.name, e.length) for e in self._entries]
        return entries, self._words, self._uses, self._grams, self._slips

    @classmethod
    def opened(cls, packed: Packed) -> Index:
        """The index that ``packed`` gave."""
        index = cls()
        entries, index._words, index._uses, index._grams, index._slips = packed
        index._entries = [
            _Entry(kind, ident, name, length, (_KINDS.index(kind), len(name)))
            for kind, ident, name, length in entries
        ]
        index.close()
        return index

    def find(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """The best ``limit`` hits for what was typed, best first."""
        tokens = words_of(words)[:8]
        scores: dict[int, float] = {}
        for token in tokens:
            for entry, score in self._score(token).items():
                scores[entry] = scores.get(entry, 0.0) + score / len(tokens)
        if len(tokens) > 1:
            for entry, score in self._score("".join(tokens)).items():
                scores[entry] = max(score, scores.get(entry, 0.0))
        entries, typed = self._entries, len(tokens)
        # Of two names that hold what was typed, the shorter one is meant.
        ranked = [
            (-score * (0.9 + 0.1 * min(typed / entries[number].length, 1.0)), entries[number].rank, number)
            for number, score in scores.items()
            if score >= _LEAST
        ]
        best = nsmallest(limit, ranked)
        return tuple(entries[number].hit(round(-score, 4)) for score, _, number in best)

    def _score(self, token: str) -> dict[int, float]:
        """How well each entry answers one typed word."""
        best: dict[int, float] = {}
        for number, score in self._match(token).items():
            for entry, weight in self._uses[number].items():
                value = score * weight
                if value > best.get(entry, 0.0):
                    best[entry] = value
        return best

    def _match(self, token: str) -> dict[int, float]:
        """How well each known word fits one typed word."""
        found = dict(self._alike(token)) if len(token) > 2 else {}
        for slip in _slips(token) if len(token) > 2 else {token}:
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
        grams = _trigrams(token)
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
            for gram in () if whole else _trigrams(word):
                self._grams.setdefault(gram, []).append(number)
            for slip in _slips(word):
                self._slips.setdefault(slip, []).append(number)
        return number


def build(library: Library) -> Index:
    """An index of the muscles, points, conditions, regions, landmarks and guide pages of a library."""
    index = Index()
    for muscle in library.muscles.values():
        index.add("muscle", muscle.id, muscle.name, _muscle(muscle))
        for point in muscle.trigger_points:
            name = f"{muscle.name} {point.id}: {point.name}"
            title = f"{muscle.name} {point.id}"
            index.add("point", f"{muscle.id}/{point.id}", name, _point(muscle, point), title)
    for condition in library.conditions.values():
        index.add("condition", condition.id, condition.name, _named(condition))
    for region in library.regions.values():
        index.add("region", region.id, region.name, _named(region))
    for landmark in library.landmarks.values():
        index.add("landmark", landmark.id, landmark.name, ((landmark.name, 0.9), (landmark.id, 0.8)))
    for page in library.guide.values():
        index.add("guide", page.id, page.title, _page(page))
    index.close()
    return index


def _muscle(muscle: Muscle) -> Iterator[Field]:
    """A muscle is found by its names, its nerve and its roots."""
    yield muscle.name, 1.0
    yield muscle.latin, 0.9
    yield muscle.id, 0.9
    yield from ((synonym, 0.95) for synonym in muscle.synonyms)
    yield from ((group.name, 0.8) for group in muscle.groups)
    yield muscle.innervation.nerve, 0.6
    yield from ((root, 0.7) for root in muscle.innervation.roots)


def _point(muscle: Muscle, point: TriggerPoint) -> Iterator[Field]:
    yield point.name, 0.7
    yield muscle.name, 0.65
    yield str(point.id), 0.9
    yield "".join(words_of(f"{muscle.name} {point.id}")), 0.85


def _page(page: GuidePage) -> Iterator[Field]:
    yield page.title, 0.9
    yield page.id, 0.8
    yield from ((block.text, 0.5) for block in page.blocks if block.kind is BlockKind.HEADING)


def _named(record: Condition | Region) -> Iterator[Field]:
    yield record.name, 1.0
    yield record.id, 0.9
    yield from ((synonym, 0.95) for synonym in record.synonyms)


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: small letters and digits, no accents, no filling words."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = "".join(c if c.isalnum() else " " for c in bare.casefold()).split()
    return [word[:40] for word in words if word not in _STOP] or words[:1]


def _trigrams(word: str) -> set[str]:
    padded = f"  {word}  "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}


def _slips(word: str) -> set[str]:
    """The word, and the word with each one letter left out: two words one slip apart share one of these."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}
