"""The card of what is selected, as plain text with links: prose and tables, no markup."""

from __future__ import annotations

from dataclasses import dataclass, field

from atlas.domain.anatomy import Citation
from atlas.domain.library import Library


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text; ``link`` is empty, ``kind:id`` or an address; ``note`` marks small print.

    ``anchor`` names the place, so that a link ``source:ID`` can lead to it on the same card; ``hint``
    explains the text to whoever points at it.
    """

    text: str
    link: str = ""
    strong: bool = False
    note: bool = False
    anchor: str = ""
    hint: str = ""


Spans = tuple[Span, ...]
HANGS = "\t"
"""Ends the mark of an item of a list."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: what it is, and its text."""

    label: str
    value: Spans


Pair = tuple[Spans, Spans]
"""Two texts side by side."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with paragraphs, rows, pairs side by side and a caution."""

    title: str
    rows: tuple[Row, ...] = ()
    paragraphs: tuple[Spans, ...] = ()
    caution: Spans = ()
    legend: bool = False
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """All that the card shows."""

    title: str
    subtitle: str = ""
    chips: tuple[Span, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass
class Citations:
    """Numbers the sources of one card in the order of their first use."""

    library: Library
    order: list[str] = field(default_factory=list)

    def mark(self, source: str) -> Span:
        """A linked number such as [2]."""
        if source not in self.order:
            self.order.append(source)
        return Span(f"[{self.order.index(source) + 1}]", f"source:{source}", note=True)

    def marks(self, citations: tuple[Citation, ...]) -> Spans:
        """Linked numbers with the places in the books."""
        spans: list[Span] = []
        for citation in citations:
            spans += [Span(" "), self.mark(citation.source)]
            if citation.place:
                spans.append(Span(f" {citation.place}", note=True))
        return tuple(spans)

    def section(self) -> Section:
        """The list of all cited sources."""
        rows = [Row(f"[{i}]", self._entry(source)) for i, source in enumerate(self.order, start=1)]
        return Section("Sources", tuple(rows))

    def _entry(self, source: str) -> Spans:
        """The citation, and a link to it where it has a DOI."""
        entry = Span(self._text(source), anchor=f"source:{source}")
        record = self.library.sources.get(source)
        if record is None or not record.doi:
            return (entry,)
        return (entry, Span(f" doi:{record.doi}", f"https://doi.org/{record.doi}"))

    def _text(self, source: str) -> str:
        record = self.library.sources.get(source)
        if record is None:
            return f"{source} (not in the list of sources)"
        parts = [f"{record.authors}. {record.title}."]
        parts += [f"{text}." for text in (record.edition, record.published) if text]
        parts.append(f"{record.year}." if record.year else "Year not confirmed.")
        parts += [f"PMID {record.pmid}."] * bool(record.pmid) + [record.note] * bool(record.note)
        return " ".join(parts)


def text(value: str) -> Spans:
    """One plain run."""
    return (Span(value),)


def item(mark: str, spans: Spans) -> Spans:
    """A paragraph that hangs behind a mark, as an item of a list does."""
    return (Span(f"{mark}{HANGS}", note=True), *spans)


def is_item(paragraph: Spans) -> bool:
    """Whether a paragraph was made by ``item``."""
    return bool(paragraph) and paragraph[0].text.endswith(HANGS)


def bullets(title: str, items: tuple[str, ...]) -> list[Section]:
    """A section of short paragraphs, or none when there is nothing to say."""
    return [Section(title, paragraphs=tuple(text(item) for item in items))] if items else []
