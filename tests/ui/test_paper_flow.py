"""Blocks on pages: what stays together, what goes on overleaf, and pictures that are cut for SVG."""

from __future__ import annotations

from itertools import repeat

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator, QSvgRenderer

from atlas.ui.paper.blocks import SHORT, Block, Column, Picture, Row, paragraph
from atlas.ui.paper.flow import Stack, stacked
from atlas.ui.paper.lines import Line, wrapped
from atlas.ui.paper.measure import BODY, mm
from atlas.ui.paper.svg_painter import SvgPainter
from atlas.ui.section_labels import label_places

WIDTH = mm(80.0)


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """Fonts need an application."""


def row(count: int, *, keep: bool = False, head: Row | None = None) -> Row:
    lines = tuple(Line(f"{i}", BODY) for i in range(count))
    return Row((Column(0.0, lines),), WIDTH, keep=keep, head=head)


def texts(stack: Stack) -> list[str]:
    return [
        line.text
        for block, _ in stack
        if isinstance(block, Row)
        for column in block.columns
        for line in column.lines
    ]


def pages(blocks: list[Block], lines: float) -> list[Stack]:
    return stacked(blocks, repeat(lines * BODY.line + 0.5))


def test_nothing_is_lost_and_nothing_reaches_beyond_its_page() -> None:
    blocks: list[Block] = [row(n) for n in (3, 40, 1, 7, 5, 12)]
    found = pages(blocks, 14)
    assert sum(len(texts(page)) for page in found) == 68
    for page in found:
        assert max(y + block.height for block, y in page) <= 14 * BODY.line + 1.0


def test_a_short_row_is_never_divided() -> None:
    first, second = pages([row(8), row(SHORT)], 14)
    assert (len(texts(first)), len(texts(second))) == (8, SHORT)


def test_a_heading_goes_with_what_it_heads() -> None:
    first, second = pages([row(8), row(1, keep=True), row(4)], 10)
    assert len(texts(first)) == 8
    assert len(texts(second)) == 5


def test_a_head_is_said_again_on_every_page() -> None:
    head = row(1, keep=True)
    found = pages([head, *(row(3, head=head) for _ in range(7))], 10)
    assert [page[0].block is head for page in found] == [True, True, True]
    assert sum(len(texts(page)) for page in found) == 3 + 21


def test_a_picture_that_is_too_high_stands_alone() -> None:
    picture = Picture(20 * BODY.line, lambda _: None)
    found = pages([row(2), picture, row(2)], 10)
    assert [len(page) for page in found] == [1, 1, 1]


def test_a_page_lower_than_one_line_ends() -> None:
    assert len(pages([row(3), row(9, head=row(1, keep=True))], 0.5)) < 40


def test_text_is_wrapped_within_its_width_whatever_it_holds() -> None:
    for text in ("words " * 60, "x" * 400, "one\n\ntwo", "😀" * 90 + " end", "עברית " * 40, ""):
        lines = wrapped(text, BODY, WIDTH)
        kept = "".join(line.text for line in lines)
        assert kept.replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert [line.text for line in wrapped("one\n\ntwo", BODY, WIDTH)] == ["one", "", "two"]
    assert paragraph("word", BODY, WIDTH).height == BODY.line


def drawn(svg: bool) -> QImage:
    """A picture within a clip, a frame half in it and two words, straight or by way of an SVG."""
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    if not svg:
        _draw(painter)
        painter.end()
        return image
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(200, 200))
    generator.setViewBox(QRectF(0, 0, 200, 200))
    other = SvgPainter(generator)
    _draw(other)
    other.end()
    assert b"clip" not in buffer.data().data()
    QSvgRenderer(buffer.data()).render(painter, QRectF(0, 0, 200, 200))
    painter.end()
    return image


def _draw(painter: QPainter) -> None:
    red = QImage(100, 100, QImage.Format.Format_RGB32)
    red.fill(Qt.GlobalColor.red)
    painter.save()
    painter.setClipRect(QRectF(50, 50, 60, 60))
    painter.translate(40, 40)
    painter.scale(2.0, 2.0)
    painter.drawImage(QRectF(-20, 0, 100, 100), red, QRectF(red.rect()))
    painter.restore()
    painter.drawText(
        QRectF(0, 0, 200, 30), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "MMM"
    )
    painter.drawText(QPointF(5, 190), "MMM")


def test_an_svg_shows_what_is_painted_without_a_clip() -> None:
    straight, through = drawn(False), drawn(True)
    for x, y in ((45, 60), (80, 45), (115, 80), (80, 115)):
        assert through.pixelColor(x, y).green() > 200, "beyond the clip"
    for x, y in ((52, 52), (80, 80), (107, 107)):
        assert through.pixelColor(x, y) == straight.pixelColor(x, y)
    for area in (QRectF(140, 5, 60, 20), QRectF(0, 175, 60, 20)):
        dark = [_ink(image, area) for image in (straight, through)]
        assert dark[0] > 20
        assert dark[1] == pytest.approx(dark[0], rel=0.5)


def _ink(image: QImage, area: QRectF) -> int:
    part = image.copy(area.toRect())
    return sum(part.pixelColor(x, y).value() < 128 for x in range(part.width()) for y in range(part.height()))


def test_structures_are_numbered_inside_and_beside_the_way() -> None:
    labels = np.zeros((100, 100), np.uint16)
    labels[20:80, 10:90] = 3
    labels[0:4, :] = 7  # a thin sheet has no room
    places = label_places(labels, (3, 7, 9), (50.0, 50.0), ((50.0, 0.0), (50.0, 99.0)))
    assert set(places) == {3}
    column, line = places[3]
    assert labels[int(line), int(column)] == 3
    assert abs(column - 50.0) >= 15.0
