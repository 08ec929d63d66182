"""Parts of the pages of the guide as plain paragraphs, with numbered sources."""

from __future__ import annotations

from atlas.domain.guide import Block, BlockKind
from atlas.domain.library import Library
from atlas.state.paper_sources import PaperSources
from atlas.state.paper_words import Words


def guide_words(
    library: Library, page: str, heading: str, sources: PaperSources, *, opening: bool = False
) -> tuple[Words, ...]:
    """What stands under a heading of a page, or its ``opening`` alone, which ends with its first list.

    Nothing where there is no such page or heading.
    """
    found = library.guide.get(page)
    words: list[Words] = []
    within = False
    for block in found.blocks if found else ():
        if block.kind is BlockKind.HEADING:
            within = block.text == heading
        elif within and opening and words and words[-1].mark and block.kind is BlockKind.PARAGRAPH:
            break
        elif within:
            words.append(_words(block, sources))
    return tuple(words)


def _words(block: Block, sources: PaperSources) -> Words:
    text = "".join(sources.mark(run.source) if run.source else run.text for run in block.runs)
    mark = block.mark or "•" if block.kind is BlockKind.ITEM else ""
    return Words(text, mark)
