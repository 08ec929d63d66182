"""A lesson on paper: of every step the picture, the caption, the note, question and answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import repeat
from pathlib import Path

from PySide6.QtGui import QPainter

from atlas.domain.lessons import Lesson
from atlas.domain.scene import ViewScene
from atlas.state.facts import Facts
from atlas.state.model import AtlasState
from atlas.state.paper_sources import PaperSources
from atlas.state.resolve import resolve
from atlas.state.stage import changed
from atlas.state.stage_beats import beats
from atlas.state.stage_steps import play
from atlas.ui.canvas.store import PlateStore
from atlas.ui.paper.blocks import Block, Picture, paragraph
from atlas.ui.paper.flow import stacked
from atlas.ui.paper.lines import Line, wrapped
from atlas.ui.paper.measure import BODY, FINE, HEADING, SMALL, STRONG, Page, mm
from atlas.ui.paper.plates import Pictures, filling
from atlas.ui.paper.sheet import Band, Frame, Paper, room_of
from atlas.ui.paper.writers import write_paper

HIGH, SHARE, GAP = mm(51.0), 0.48, mm(5.0)
"""The height of a picture; what it takes of the width, and the room between it and its words."""
MARKS, FURNITURE = 1.0, mm(14.0)
"""Px of a page to one px of a desk, and what title, sides and legend take of a picture's height."""
REFERENCE = (
    "Made with Trigger Point Atlas for teaching. Patterns are reported likelihoods; the reference body gives "
    "no depth of a needle."
)


def export_handout(lesson: Lesson, facts: Facts, plates: Path, out: Path, day: str) -> list[Path]:
    """Write a lesson to a PDF, and return the files.

    Raises ``ValueError`` for another ending and ``OSError`` where a file cannot be read or written.
    """
    store = PlateStore()
    numbers = {structure.number: structure for structure in facts.structures}
    store.set_plates(facts.plates, numbers, plates)
    return write_paper(handout(lesson, facts, Pictures(store), day), out)


def handout(lesson: Lesson, facts: Facts, pictures: Pictures, day: str, page: Page = Page.A4) -> Paper:
    """The pages of a lesson."""
    room = room_of(page)
    blocks = list(_blocks(lesson, facts, pictures, room.width()))
    pages = [[Band(room.left(), room.top(), stack)] for stack in stacked(blocks, repeat(room.height()))]
    return Paper(page, Frame(lesson.title, "", day, REFERENCE), pages)


def whole_step(lesson: Lesson, facts: Facts, step: int) -> AtlasState:
    """The state of a step with everything up that is drawn on the body."""
    state = play(AtlasState(), facts, lesson, step)
    return changed(state, shown=len(beats(state, facts)))


def _blocks(lesson: Lesson, facts: Facts, pictures: Pictures, width: float) -> Iterator[Block]:
    yield paragraph(lesson.about, BODY, width)
    for number in range(len(lesson.steps)):
        yield _step(lesson, facts, number, pictures, width)
    sources = PaperSources(facts.library)
    sources.marks(lesson.sources)
    if lesson.sources:
        yield paragraph("Sources", HEADING, width, before=mm(5.0), keep=True)
    for line in sources.lines():
        yield paragraph(line, FINE, width)


def _step(lesson: Lesson, facts: Facts, number: int, pictures: Pictures, width: float) -> Block:
    step, wide = lesson.steps[number], SHARE * width
    views = resolve(whole_step(lesson, facts, number), facts).views
    told = [(f"{number + 1}  {step.caption}", STRONG.times(1.15)), (step.note, BODY)]
    told += [(f"Question: {step.question}", STRONG)] * bool(step.question)
    told += [(f"Answer: {step.answer}", BODY)] * bool(step.answer)
    words: list[Line] = []
    for text, face in told:
        words += [*wrapped(text, face, width - wide - GAP), Line("", SMALL)] if text else []

    def draw(painter: QPainter) -> None:
        _paint(painter, views, pictures, wide)
        top = 0.0
        for line in words:
            line.paint(painter, wide + GAP, top)
            top += line.height

    return Picture(max(HIGH, sum(line.height for line in words)), draw, before=mm(4.0))


def _paint(painter: QPainter, views: tuple[ViewScene, ...], pictures: Pictures, width: float) -> None:
    """The views of a step beside each other."""
    each = width / max(1, len(views))
    for i, view in enumerate(views):
        shape = (each - GAP) / (HIGH - FURNITURE)
        shown = filling(replace(view, subtitle=""), pictures.plate(view), shape)
        painter.save()
        painter.translate(i * each, 0.0)
        pictures.paint(painter, shown, each - GAP * (i + 1 < len(views)), HIGH, MARKS)
        painter.restore()
