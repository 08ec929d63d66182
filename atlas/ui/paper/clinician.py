"""The clinician's plan as blocks: plates, the table of sites, cautions, sessions, sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from atlas.domain.scene import ViewScene
from atlas.state.paper_words import counted
from atlas.state.plan_sheet import PlanSheet, SiteRow
from atlas.ui.paper.blocks import Block, Column, Row, item, paragraph
from atlas.ui.paper.lines import Line, wrapped
from atlas.ui.paper.measure import BODY, FINE, HEADING, SMALL, STRONG, Face, mm

GAP, PAD, HAIR, INSET = mm(5.0), mm(1.1), mm(0.18), mm(1.0)
HEAD_SHADE = "#e9e9e9"
CELL = BODY.times(0.94)
CELL_STRONG = STRONG.times(0.94)
SITES = (
    ("No.", 0.05),
    ("Site", 0.23),
    ("Side", 0.05),
    ("Technique", 0.1),
    ("Needle", 0.115),
    ("Position", 0.19),
    ("Cautions", 0.16),
    ("Remark", 0.105),
)
CAUTIONS = (("Caution", 0.19), ("Sites", 0.1), ("What it means", 0.71))
SESSIONS = (("Day", 0.15), ("Sites", 0.36), ("Pain", 0.09), ("Movement", 0.18), ("Remark", 0.22))
WIDER = {"Site": 0.03, "Position": 0.065, "Cautions": 0.01}
"""What these columns get of the room of the remarks where there are none."""
LONGEST = 90
"""A remark of more letters does not fit its column."""
WARNED = "A triangle at a number: an answer to the checklist holds at that site; see the cautions."

Cells = Sequence[tuple[tuple[str, Face], ...]]
"""A row of a table: for each column its paragraphs with their faces."""


def plan_blocks(
    sheet: PlanSheet,
    plates: Sequence[Block],
    notes: Sequence[str],
    chart: Sequence[Block],
    sections: Sequence[Block],
    width: float,
) -> list[Block]:
    """All blocks of the plan, in order, for a page ``width`` px wide; ``notes`` belong to the plates, the
    ``chart`` to the sessions."""
    blocks = [*opening_blocks(sheet, width), *plates]
    blocks += (paragraph(note, SMALL, width, before=mm(1.0)) for note in notes)
    sites = [(_site(row), row.remark) for row in sheet.rows]
    everywhere = [paragraph(sheet.everywhere, CELL_STRONG, width, before=mm(1.0))] if sheet.everywhere else []
    blocks += _titled("Sites, in order", [*_table(_columns(sheet), sites, width), *everywhere], width)
    cautions = [(_plain(STRONG, row.name, row.sites, row.text), "") for row in sheet.cautions]
    blocks += _titled("Cautions", _table(CAUTIONS, cautions, width), width)
    answers = [
        item(words.mark or "•", words.text, STRONG if words.strong else BODY, width, before=mm(0.8))
        for words in sheet.answers
    ]
    blocks += _titled("What was asked", answers, width)
    sessions = [
        (_plain(BODY, row.day, row.sites, row.pain, row.motion, _short(row.remark)), row.remark)
        for row in sheet.sessions
    ]
    blocks += _titled("Sessions so far", [*_table(SESSIONS, sessions, width), *chart], width)
    blocks += _titled("What lies beneath", sections, width)
    sources = [paragraph(line, FINE, width) for line in sheet.sources]
    return blocks + _titled("Sources", sources, width)


def opening_blocks(sheet: PlanSheet, width: float) -> list[Block]:
    """What stands above the plates: what the plan is for, what is looked into first."""
    blocks: list[Block] = []
    if sheet.conditions:
        blocks.append(paragraph(f"For: {sheet.conditions}", BODY, width))
    if sheet.alert:
        blocks.append(paragraph(sheet.alert, STRONG, width, before=mm(1.0), bar=True))
    return blocks


def plate_notes(views: Sequence[ViewScene], unseen: Sequence[int]) -> list[str]:
    """What has to be said of the plates: what a triangle means, which sites none of them shows."""
    warned = any(mark.warned for view in views for mark in view.sites)
    notes = [WARNED] if warned else []
    if unseen:
        notes.append(f"{counted('Site', unseen)}: on no plate of the atlas.")
    return notes


def heading(text: str, width: float) -> Row:
    """A heading that stays with what follows."""
    return paragraph(text, HEADING, width, before=GAP, keep=True)


def _titled(title: str, blocks: Sequence[Block], width: float) -> list[Block]:
    return [heading(title, width), *blocks] if blocks else []


def _site(row: SiteRow) -> Cells:
    name = ((row.name, CELL_STRONG), (row.detail, SMALL))
    rest = (row.technique, row.needle, row.position, row.cautions, _short(row.remark))
    return (
        ((str(row.number), CELL_STRONG),),
        tuple(part for part in name if part[0]),
        ((row.side, CELL_STRONG),),
        *(((text, CELL),) for text in rest),
    )


def _columns(sheet: PlanSheet) -> Sequence[tuple[str, float]]:
    """Those of the sites; without the remarks where nobody made any."""
    if any(row.remark for row in sheet.rows):
        return SITES
    return [(name, share + WIDER.get(name, 0.0)) for name, share in SITES[:-1]]


def _plain(first: Face, *texts: str) -> Cells:
    faces = [first.times(0.94), *[CELL] * (len(texts) - 1)]
    return tuple(((text, face),) for text, face in zip(texts, faces, strict=True))


def _short(remark: str) -> str:
    """A remark as it stands in its column; a long one stands below."""
    return remark if len(remark) <= LONGEST else "see below"


def _table(
    columns: Sequence[tuple[str, float]], rows: Sequence[tuple[Cells, str]], width: float
) -> list[Block]:
    """Rows below a head that is said again on every page; a long remark has a row of its own."""
    if not rows:
        return []
    names = tuple(((name, SMALL),) for name, _ in columns)
    head = replace(_row(columns, names, width), shade=HEAD_SHADE, keep=True, before=mm(1.5))
    blocks: list[Block] = [head]
    for cells, remark in rows:
        long = len(remark) > LONGEST
        blocks.append(replace(_row(columns, cells, width), head=head, rule=0.0 if long else HAIR, keep=long))
        if long:
            left = columns[0][1] * width + INSET
            lines = wrapped(f"Remark: {remark}", CELL, width - left - INSET)
            blocks.append(Row((Column(left, lines),), width, pad=PAD, rule=HAIR, head=head))
    return blocks


def _row(columns: Sequence[tuple[str, float]], cells: Cells, width: float) -> Row:
    made, left = list[Column](), 0.0
    for (_, share), paragraphs in zip(columns, cells, strict=False):  # a column may be left out
        made.append(Column(left + INSET, _lines(paragraphs, share * width - 2 * INSET)))
        left += share * width
    return Row(tuple(made), width, pad=PAD, rule=HAIR)


def _lines(paragraphs: tuple[tuple[str, Face], ...], width: float) -> tuple[Line, ...]:
    return tuple(line for text, face in paragraphs for line in wrapped(text, face, width))
