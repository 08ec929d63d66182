"""Words of the glossary are explained where a card first uses them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from atlas.domain.guide import Glossary
from atlas.state.card import Row, Section, Span, Spans


class Explainer:
    """Gives the first use of each term on one card its meaning as a hint."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._told: set[str] = set()

    def section(self, section: Section) -> Section:
        """A section with its terms explained, in the order in which it is read."""
        rows = tuple(Row(row.label, self.spans(row.value)) for row in section.rows)
        caution = self.spans(section.caution)
        paragraphs = tuple(map(self.spans, section.paragraphs))
        return replace(section, rows=rows, caution=caution, paragraphs=paragraphs)

    def spans(self, spans: Spans) -> Spans:
        """Runs with terms as runs of their own; what leads somewhere stays as it is."""
        return tuple(piece for span in spans for piece in self._pieces(span))

    def _pieces(self, span: Span) -> Iterator[Span]:
        at = 0
        for start, end, term in () if span.link or span.anchor else self._glossary.find(span.text):
            if term.word in self._told:
                continue
            self._told.add(term.word)
            if at < start:
                yield replace(span, text=span.text[at:start])
            yield replace(span, text=span.text[start:end], hint=f"{term.word}: {term.meaning}")
            at = end
        if at < len(span.text):
            yield replace(span, text=span.text[at:]) if at else span
