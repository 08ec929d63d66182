"""The sheet for the patient: one page, pictures and places above, the words in two columns below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from atlas.domain.scene import ViewScene
from atlas.state.paper_words import Chapter, Words, ranged
from atlas.state.patient_sheet import PatientSheet, Place
from atlas.ui.paper.blocks import Block, Picture, Row, item, paragraph
from atlas.ui.paper.flow import Placed, Stack, stacked
from atlas.ui.paper.lines import Line, width_of, wrapped
from atlas.ui.paper.measure import BODY, FINE, HEADING, PRINT, STRONG, mm
from atlas.ui.paper.plates import FURNITURE, Pictures, filling
from atlas.ui.paper.plates import UNIT as PLAN_UNIT
from atlas.ui.paper.sheet import Band

GAP, BELOW, HANG = mm(6.0), mm(3.0), mm(4.0)
"""Between the columns; between what stands above and them; how far the words hang behind a number."""
SIZES = (1.18, 1.12, 1.06, 1.03, 1.0, 0.97, 0.94, 0.91, 0.88, 0.85, 0.82, 0.79, 0.76)
"""Of the type, against that of the plan: the largest with which all stands on one page."""
PICTURE_WIDTH, PICTURE_HEIGHT, PICTURE_LOW, SMALL_TYPE = mm(50.0), mm(62.0), mm(50.0), 0.9
"""The widest and highest picture, and how high it is where the type has to be smaller than that."""
FEW_PICTURES, MOST_PICTURES, ALL_PICTURES, BETWEEN = 2, 4, mm(112.0), mm(2.0)
"""So many pictures have room in a column; so many there are at most, how wide all are together then, and what
lies between them."""
MOST_LONG = 8
"""More places than this stand in two columns, without the names of the muscles."""
UNIT = 1.15
TEXT, BOLD = replace(BODY, lead=1.28), replace(STRONG, lead=1.28)


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
        room, foot, wide = self.room, self._foot(), (self.room.width() - GAP) / 2
        top, tops = self._top(wide)
        first = room.height() - foot.height - mm(2.0)
        columns = _columns(self._chapters(wide), tops, first, room.height())
        pages = [[Band(room.left(), room.top(), [Placed(top, 0.0)])]]
        for i, column in enumerate(columns):
            if i >= 2 and i % 2 == 0:
                pages.append([])
            y = room.top() + (tops[i] if i < 2 else 0.0)
            pages[-1].append(Band(room.left() + (i % 2) * (wide + GAP), y, column))
        pages[0].append(Band(room.left(), room.bottom() - foot.height, [Placed(foot, 0.0)]))
        return pages

    def _top(self, column: float) -> tuple[Picture, tuple[float, float]]:
        """The pictures with the places beside them, and where the two columns of words begin below."""
        count = min(len(self.views), MOST_PICTURES)
        few = count <= FEW_PICTURES
        all_wide = column if few else ALL_PICTURES
        wide = min(PICTURE_WIDTH, (all_wide + BETWEEN) / max(1, count) - BETWEEN)
        tall = PICTURE_HEIGHT if self.size > SMALL_TYPE else PICTURE_LOW
        shape = wide / (tall - FURNITURE * UNIT / PLAN_UNIT)
        views = [filling(view, self.pictures.plate(view), shape) for view in self.views[:count]]
        left = all_wide + GAP
        head = self._head(self.room.width() - left)
        under = _high(head)
        columns, step = self._places(self.room.width() - left)
        words = under + max(map(_high, columns))

        def draw(painter: QPainter) -> None:
            for i, view in enumerate(views):
                painter.save()
                painter.translate(i * (wide + BETWEEN), 0.0)
                self.pictures.paint(painter, view, wide, tall, UNIT, plain=True)
                painter.restore()
            _paint_lines(painter, head, left)
            for i, lines in enumerate(columns):
                _paint_lines(painter, lines, left + i * step, under)

        pictures = tall * bool(views)
        high = max(pictures, words)
        tops = (pictures, words) if few else (high, high)
        return Picture(high, draw), (tops[0] + BELOW, tops[1] + BELOW)

    def _head(self, width: float) -> list[Line]:
        """What stands above the places."""
        lines: list[Line] = []
        if self.sheet.alert:
            lines = [*wrapped(self.sheet.alert, BOLD.times(self.size), width), Line("", FINE)]
        lines += wrapped("Where", HEADING.times(self.size), width)
        if self.sheet.conditions:
            lines += wrapped(f"For: {self.sheet.conditions}", TEXT.times(self.size), width)
        return lines

    def _places(self, width: float) -> tuple[list[list[Line]], float]:
        """Where the needles go, with the numbers of the pictures: columns, and from one to the next in px."""
        places = self.sheet.places
        if len(places) <= MOST_LONG:
            lines = [line for place in places for line in self._place(place, width, muscles=True)]
            return [lines + self._hidden(width)], width
        step, half = (width + BETWEEN) / 2, (len(places) + 1) // 2
        columns = [
            [line for place in some for line in self._place(place, step - BETWEEN, muscles=False)]
            for some in (places[:half], places[half:])
        ]
        return [columns[0], columns[1] + self._hidden(step - BETWEEN)], step

    def _hidden(self, width: float) -> list[Line]:
        """The numbers that stand on no picture."""
        shown = {mark.number for view in self.views[:MOST_PICTURES] for mark in view.sites}
        hidden = [number for number in range(1, self.sheet.count + 1) if number not in shown]
        return [*wrapped(f"On no picture: {ranged(hidden)}", TEXT.times(self.size), width)] if hidden else []

    def _place(self, place: Place, width: float, *, muscles: bool) -> list[Line]:
        told = f"{place.numbers}   {place.region}: {place.side}"
        first, *more = wrapped(told, BOLD.times(self.size), width - HANG)
        lines = [first, *(replace(line, left=HANG) for line in more)]
        if muscles and place.muscles:
            label = "muscles" if "," in place.muscles else "muscle"
            lines += wrapped(f"{label}: {place.muscles}", TEXT.times(self.size), width, left=HANG)
        return lines

    def _chapters(self, width: float) -> list[Block]:
        blocks: list[Block] = []
        for chapter in self.sheet.chapters:
            head = HEADING.times(self.size)
            blocks.append(paragraph(chapter.title, head, width, before=mm(2.6), keep=True, bar=chapter.boxed))
            rows = [self._words(words, chapter, width) for words in chapter.words]
            if chapter.boxed and any(words.mark for words in chapter.words):
                # a list of signs is read as a whole: it goes to another column with all of it
                rows = [*(replace(row, keep=True) for row in rows[:-1]), *rows[-1:]]
            else:
                again = paragraph(f"{chapter.title}, continued", head, width, keep=True, bar=chapter.boxed)
                rows = [replace(row, head=again) for row in rows]
            blocks += rows
        return blocks

    def _words(self, words: Words, chapter: Chapter, width: float) -> Row:
        face = (BOLD if words.strong else TEXT).times(self.size)
        if words.mark:
            return item(words.mark, words.text, face, width, before=mm(0.5), bar=chapter.boxed)
        return paragraph(words.text, face, width, before=mm(0.8), bar=chapter.boxed)

    def _foot(self) -> Picture:
        """Lines for the practice to fill in, and the sources."""
        face, width = BOLD.times(self.size), self.room.width()
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


def _columns(blocks: list[Block], tops: tuple[float, float], first: float, other: float) -> list[Stack]:
    """Two columns of the first page that begin at ``tops``, as even as may be, then those of other pages."""

    def rooms(bottom: float) -> list[Stack]:
        own = [max(mm(20.0), bottom - top) for top in tops]
        return stacked(blocks, chain(own, repeat(other)))

    def held(stacks: list[Stack], bottom: float) -> bool:
        """Whether two columns hold all, and nothing that cannot be divided reaches beyond them."""
        ends = (top + stack[-1].y + stack[-1].block.height for top, stack in zip(tops, stacks, strict=False))
        return len(stacks) <= 2 and max(ends, default=0.0) <= bottom + 1.0

    columns = rooms(first)
    low, high = max(tops), first
    while len(columns) <= 2 and high - low > mm(1.0):
        middle = (low + high) / 2
        tried = rooms(middle)
        if held(tried, middle):
            columns, high = tried, middle
        else:
            low = middle
    return columns


def _high(lines: Sequence[Line]) -> float:
    return sum(line.height for line in lines)


def _paint_lines(painter: QPainter, lines: Sequence[Line], x: float, y: float = 0.0) -> None:
    for line in lines:
        line.paint(painter, x, y)
        y += line.height
