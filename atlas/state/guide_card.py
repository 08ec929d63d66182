"""The card of a page of the guide, and the line that leads to it from others."""

from __future__ import annotations

from atlas.domain.guide import GLOSSARY_PAGE, RISKS_PAGE, Block, BlockKind, GuidePage, Run
from atlas.domain.library import Library
from atlas.state.card import Card, Citations, Section, Span, Spans, item
from atlas.state.explain import Explainer


def guide_card(page: GuidePage, library: Library) -> Card:
    """A page with its headings as sections, its terms explained, its sources at the end."""
    cite = Citations(library)
    sections: list[Section] = []
    title, paragraphs = "", list[Spans]()
    for block in page.blocks:
        if block.kind is BlockKind.HEADING:
            sections += [Section(title, paragraphs=tuple(paragraphs))] * bool(title or paragraphs)
            title, paragraphs = block.text, []
        else:
            paragraphs.append(_paragraph(block, cite, terms=page.id == GLOSSARY_PAGE))
    sections += [Section(title, paragraphs=tuple(paragraphs))] * bool(title or paragraphs)
    if page.id != GLOSSARY_PAGE:
        sections = list(map(Explainer(library.glossary).section, sections))
    return Card(page.title, "Guide", sections=(*sections, *([cite.section()] if cite.order else [])))


def see_risks(library: Library) -> tuple[Spans, ...]:
    """One quiet line that leads to what the guide says of risks; none where it says nothing."""
    if RISKS_PAGE not in library.guide:
        return ()
    return ((Span("Risks and cautions: see the ", note=True), Span("guide", f"guide:{RISKS_PAGE}")),)


def _paragraph(block: Block, cite: Citations, *, terms: bool) -> Spans:
    spans = tuple(_span(run, cite) for run in block.runs)
    if block.kind is not BlockKind.ITEM:
        return spans
    return _term(spans) if terms else item(block.mark or "•", spans)


def _term(spans: Spans) -> Spans:
    """An item of the glossary: the word stands out."""
    if not spans:
        return spans
    word, colon, meaning = spans[0].text.partition(": ")
    return (Span(word + colon, strong=bool(colon)), Span(meaning), *spans[1:])


def _span(run: Run, cite: Citations) -> Span:
    if run.source:
        return cite.mark(run.source)
    return Span(run.text, f"guide:{run.page}" if run.page else "", strong=run.strong)
