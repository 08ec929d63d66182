"""The sheet for the patient: one page, pictures and places above, the words in two columns below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import repeat

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from atlas.domain.scene import ViewScene
from atlas.state.paper_words import Chapter, Words
from atlas.state.patient_sheet import PatientSheet
from atlas.ui.paper.blocks import Block, Column, Picture, Row, item, paragraph
from atlas.ui.paper.flow import Stack, stacked
from atlas.ui.paper.lines import Line, width_of, wrapped
from atlas.ui.paper.measure import BODY, FINE, HEADING, PRINT, STRONG, mm
from atlas.ui.paper.plates import FURNITURE, Pictures, filling
from atlas.ui.paper.sheet import Band

GAP = mm(6.0)
"""Between the columns."""
SIZES = (1.12, 1.06, 1.0, 0.95, 0.9, 0.86, 0.82, 0.78)
"""Of the type, against that of the plan: the largest with which all stands on one page."""
PICTURE_WIDTH, PICTURE_HEIGHT = mm(50.0), mm(66.0)
SMALLER = 0.9
"""From this size of the type down the pictures grow smaller with it."""
MOST_PICTURES, ALL_PICTURES, BETWEEN = 4, mm(112.0), mm(2.0)
"""So many pictures at most, how wide all are together, and what lies between them."""
MOST_BESIDE = 8
"""With more places than this they stand above the words."""
UNIT = 1.15


@dataclass(frozen=True)
class _Setting:
    """One try at a size of type."""

    sheet: PatientSheet
    views: Sequence[ViewScene]
    pictures: Pictures
    room: QRectF
    size: float

    def pages(self) -> list[list[Band]]:
        """The bands of each page; one page where it fits."""
        room, top = self.room, self._top()
        foot = self._foot()
        high = top.height + mm(3.0)
        wide = (room.width() - GAP) / 2
        first = room.height() - high - foot.height - mm(2.0)
        columns = _columns(self._chapters(wide), first, room.height())
        pages = [[Band(room.left(), room.top(), stacked([top], repeat(room.height()))[0])]]
        for i, column in enumerate(columns):
            if i >= 2 and i % 2 == 0:
                pages.append([])
            y = room.top() + (high if i < 2 else 0.0)
            pages[-1].append(Band(room.left() + (i % 2) * (wide + GAP), y, column))
        pages[0].append(
            Band(room.left(), room.bottom() - foot.height, stacked([foot], repeat(room.height()))[0])
        )
        return pages

    def _top(self) -> Picture:
        """The pictures, and beside them the places where there is room."""
        count = min(len(self.views), MOST_PICTURES)
        wide = min(PICTURE_WIDTH, ALL_PICTURES / max(1, count))
        high = PICTURE_HEIGHT * min(1.0, self.size / SMALLER)
        shape = wide / (high - FURNITURE)
        views = [filling(view, self.pictures.plate(view), shape) for view in self.views[:count]]
        left = count * (wide + BETWEEN) + BETWEEN * bool(count)
        lines = self._places(self.room.width() - left) if self._beside else []
        words = sum(line.height for line in lines)

        def draw(painter: QPainter) -> None:
            for i, view in enumerate(views):
                painter.save()
                painter.translate(i * (wide + BETWEEN), 0.0)
                self.pictures.paint(painter, view, wide, high, UNIT)
                painter.restore()
            _paint_lines(painter, lines, left)

        return Picture(max(high * bool(views), words), draw)

    @property
    def _beside(self) -> bool:
        """Whether the places are so few that they stand beside the pictures."""
        return len(self.sheet.places) <= MOST_BESIDE

    def _places(self, width: float) -> list[Line]:
        """Where the needles go, with the numbers of the pictures."""
        body, strong = BODY.times(self.size), STRONG.times(self.size)
        lines = [*wrapped(self.sheet.alert, strong, width)] if self.sheet.alert else []
        lines += wrapped("Where", HEADING.times(self.size), width)
        if self.sheet.conditions:
            lines += wrapped(f"For: {self.sheet.conditions}", body, width)
        for place in self.sheet.places:
            lines += wrapped(f"{place.numbers}   {place.region}: {place.side}", strong, width)
            if place.muscles:
                label = "muscles" if "," in place.muscles else "muscle"
                lines += wrapped(f"{label}: {place.muscles}", body, width, left=mm(4.0))
        return lines

    def _chapters(self, width: float) -> list[Block]:
        blocks: list[Block] = []
        if not self._beside:
            blocks += (Row((Column(0.0, (line,)),), width) for line in self._places(width))
        for chapter in self.sheet.chapters:
            head = HEADING.times(self.size)
            blocks.append(paragraph(chapter.title, head, width, before=mm(2.6), keep=True, bar=chapter.boxed))
            rows = [self._words(words, chapter, width) for words in chapter.words]
            if chapter.boxed and any(words.mark for words in chapter.words):
                # a list of signs is read as a whole: it goes to another column with all of it
                rows = [*(replace(row, keep=True) for row in rows[:-1]), *rows[-1:]]
            blocks += rows
        return blocks

    def _words(self, words: Words, chapter: Chapter, width: float) -> Row:
        face = (STRONG if words.strong else BODY).times(self.size)
        if words.mark:
            return item(words.mark, words.text, face, width, before=mm(0.5), bar=chapter.boxed)
        return paragraph(words.text, face, width, before=mm(0.8), bar=chapter.boxed)

    def _foot(self) -> Picture:
        """Lines for the practice to fill in, and the sources."""
        face, width = STRONG.times(self.size), self.room.width()
        sources = wrapped(f"Sources: {self.sheet.sources}", FINE, width) if self.sheet.sources else ()
        title = Line("Whom to call", HEADING.times(self.size))
        row = mm(9.0)
        height = title.height + row + mm(2.0) + sum(line.height for line in sources)

        def draw(painter: QPainter) -> None:
            title.paint(painter, 0.0, 0.0)
            share = width / max(1, len(self.sheet.call))
            for i, label in enumerate(self.sheet.call):
                line = Line(f"{label}:", face)
                y = title.height + mm(2.0)
                line.paint(painter, i * share, y)
                start = i * share + width_of(line.text, face) + mm(1.5)
                painter.setPen(QPen(QColor(PRINT.ink), mm(0.25)))
                base = y + line.height * 0.9
                painter.drawLine(QLineF(start, base, (i + 1) * share - mm(3.0), base))
            _paint_lines(painter, sources, 0.0, title.height + row + mm(2.0))

        return Picture(height, draw)


def patient_pages(
    sheet: PatientSheet, views: Sequence[ViewScene], pictures: Pictures, room: QRectF
) -> list[list[Band]]:
    """The pages of the patient's sheet within ``room`` (px): one, with the largest type that fits."""
    for size in SIZES:
        pages = _Setting(sheet, views, pictures, room, size).pages()
        if len(pages) == 1:
            break
    return pages


def _columns(blocks: list[Block], first: float, other: float) -> list[Stack]:
    """Two columns of the first page, as even as may be, then those of further pages."""

    def rooms(height: float) -> list[Stack]:
        return stacked(blocks, (height if i < 2 else other for i in range(10_000)))

    columns = rooms(max(first, mm(20.0)))
    low, high = first / 3, first
    while len(columns) <= 2 and high - low > mm(1.0):
        middle = (low + high) / 2
        tried = rooms(middle)
        if len(tried) <= 2:
            columns, high = tried, middle
        else:
            low = middle
    return columns


def _paint_lines(painter: QPainter, lines: Sequence[Line], x: float, y: float = 0.0) -> None:
    for line in lines:
        line.paint(painter, x, y)
        y += line.height
