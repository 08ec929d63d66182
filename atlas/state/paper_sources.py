"""The sources of one sheet of paper: numbered as they are first named, each on one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from atlas.domain.anatomy import Citation
from atlas.domain.library import Library
from atlas.state.figures import first_author
from atlas.state.paper_words import ranged

MOST_NAMES = 3
"""A source with more authors than this is told by the first one."""


@dataclass
class PaperSources:
    """Numbers sources in the order of their first use."""

    library: Library
    order: list[str] = field(default_factory=list)

    def mark(self, *sources: str) -> str:
        """The numbers of some sources, such as [2] or [1–4, 7]; nothing for none."""
        for source in sources:
            if source not in self.order:
                self.order.append(source)
        numbers = ranged(self.order.index(source) + 1 for source in sources)
        return f"[{numbers}]".replace(" ", "\u00a0") if sources else ""

    def marks(self, citations: Iterable[Citation]) -> str:
        """The numbers of some citations; the places in books stand in the atlas."""
        return self.mark(*(citation.source for citation in citations))

    def lines(self) -> tuple[str, ...]:
        """The list of all that was named."""
        return tuple(f"[{n}] {self._line(source)}" for n, source in enumerate(self.order, start=1))

    def short(self) -> str:
        """All that was named in one paragraph: first author, year, and where it can be found."""
        told = (f"[{n}] {self._short(source)}" for n, source in enumerate(self.order, start=1))
        return "; ".join(told)

    def _short(self, id: str) -> str:
        source = self.library.sources.get(id)
        if source is None:
            return id
        known = not source.authors.lower().startswith("authors not")
        parts = (first_author(source.authors) if known else source.title, str(source.year or ""))
        place = f"doi:{source.doi}" if source.doi else source.edition or source.published
        return " ".join(part for part in (*parts, place) if part)

    def _line(self, id: str) -> str:
        source = self.library.sources.get(id)
        if source is None:
            return f"{id} (not in the list of sources)"
        names = source.authors.split(", ")
        authors = source.authors if len(names) <= MOST_NAMES else f"{names[0]} and others"
        year = str(source.year) if source.year else "year not confirmed"
        year = "" if year in source.published else year
        parts = (authors, source.title, source.edition, source.published, year)
        line = " ".join(f"{part.rstrip('.')}." for part in parts if part)
        return f"{line} doi:{source.doi}" if source.doi else line
