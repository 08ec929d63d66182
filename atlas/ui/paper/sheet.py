"""Pages with head and foot: whatever is printed or written is painted by ``paint_page``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from atlas.ui.export import ATTRIBUTION
from atlas.ui.paper.flow import Stack
from atlas.ui.paper.lines import Line, width_of, wrapped
from atlas.ui.paper.measure import BODY, FINE, PRINT, SMALL, TITLE, Page, mm

MARGIN, HEAD, FOOT = mm(14.0), mm(13.0), mm(15.0)
"""Round the page; what the head and the foot take within that."""
RULE = mm(0.25)


class Band(NamedTuple):
    """A stack of blocks and where on the page it stands, in px."""

    x: float
    y: float
    stack: Stack


@dataclass(frozen=True)
class Frame:
    """What is said on every page: title, code with date, and the sentence about the body."""

    title: str
    code: str
    day: str
    reference: str


def room_of(page: Page) -> QRectF:
    """Where the blocks of a page may stand, in px."""
    width, height = page.px
    return QRectF(MARGIN, MARGIN + HEAD, width - 2 * MARGIN, height - 2 * MARGIN - HEAD - FOOT)


@dataclass(frozen=True)
class Paper:
    """Laid-out pages of one size; each is a list of bands."""

    page: Page
    frame: Frame
    pages: Sequence[Sequence[Band]]

    @property
    def count(self) -> int:
        """How many pages there are, one at least."""
        return len(self.pages)

    def paint_page(self, painter: QPainter, number: int) -> None:
        """Paint a page, counted from 1, in px of ``DPI`` from the painter's origin.

        Raises ``OSError`` where the picture of a plate cannot be read.
        """
        width, height = self.page.px
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(QRectF(0, 0, width, height), QColor(PRINT.paper))
        self._head(painter)
        self._foot(painter, number)
        for band in self.pages[number - 1]:
            for block, y in band.stack:
                block.paint(painter, band.x, band.y + y)

    def _head(self, painter: QPainter) -> None:
        room = room_of(self.page)
        Line(self.frame.title, TITLE).paint(painter, room.left(), MARGIN - mm(1.0))
        told = "   ".join(part for part in (self.frame.code, self.frame.day) if part)
        Line(told, BODY).paint(painter, room.right() - width_of(told, BODY), MARGIN + mm(1.6))
        self._rule(painter, room.top() - mm(3.6))

    def _foot(self, painter: QPainter, number: int) -> None:
        room = room_of(self.page)
        top = room.bottom() + mm(3.0)
        self._rule(painter, top)
        y = top + mm(1.2)
        pages = f"Page {number} of {self.count}"
        Line(pages, SMALL).paint(painter, room.right() - width_of(pages, SMALL), y)
        for text, face in ((self.frame.reference, SMALL), (ATTRIBUTION, FINE)):
            for line in wrapped(text, face, room.width() - mm(22.0)):
                line.paint(painter, room.left(), y)
                y += line.height

    def _rule(self, painter: QPainter, y: float) -> None:
        room = room_of(self.page)
        painter.setPen(QPen(QColor(PRINT.ink), RULE))
        painter.drawLine(QLineF(room.left(), y, room.right(), y))
