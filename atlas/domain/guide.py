"""The guide: pages of prose about needling, and the words that its glossary explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

GLOSSARY_PAGE = "glossary"
RISKS_PAGE = "safety"
READING_ORDER = (
    "what_it_is", "session", "how_it_may_work", "acupuncture", "evidence",
    RISKS_PAGE, "contraindications", "aftercare", "history", GLOSSARY_PAGE,
)  # fmt: skip
"""Pages are read in this order; others stand behind them."""

_LOOSE = re.compile(r" +(?=[ .,;]|$)")


class BlockKind(StrEnum):
    """What a block of a page is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text; ``page`` is a page that it leads to, ``source`` a citation that it stands for."""

    text: str
    page: str = ""
    source: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or an item of a list; ``mark`` is the number of an item that has one."""

    kind: BlockKind
    runs: tuple[Run, ...]
    mark: str = ""

    @property
    def text(self) -> str:
        """What the block says, without citations and the spaces before them."""
        return _LOOSE.sub("", "".join(run.text for run in self.runs if not run.source))


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One page of the guide."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word and what it means."""

    word: str
    meaning: str


@dataclass(frozen=True)
class Glossary:
    """The terms by their words in small letters."""

    terms: tuple[Term, ...] = ()

    def find(self, text: str) -> Iterator[tuple[int, int, Term]]:
        """Every term in ``text`` with the place where it begins and ends; a plural is found as well.

        A term with brackets, such as 'Group (of a muscle)', has other senses, and is not looked for.
        """
        small = text.lower()
        if self._pattern is None or len(small) != len(text):
            return
        for match in self._pattern.finditer(small):
            yield match.start(), match.end(), self._by_word[match[1]]

    @cached_property
    def _by_word(self) -> dict[str, Term]:
        return {term.word.lower(): term for term in self.terms if "(" not in term.word}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        words = sorted(self._by_word, key=len, reverse=True)
        return re.compile(rf"\b({'|'.join(map(re.escape, words))})s?\b") if words else None


def glossary_of(page: GuidePage) -> Glossary:
    """The terms of a page whose items are ``Term: meaning``."""
    rows = (block.text.partition(": ") for block in page.blocks if block.kind is BlockKind.ITEM)
    terms = (Term(word.strip(), meaning.strip()) for word, _, meaning in rows)
    return Glossary(tuple(term for term in terms if term.word and term.meaning))
