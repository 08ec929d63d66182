"""Paper to files: every page through the same painting, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from atlas.domain.whole_file import write_whole
from atlas.ui.export import ATTRIBUTION
from atlas.ui.paper.measure import DPI, Page
from atlas.ui.paper.painter import PaperPainter
from atlas.ui.paper.sheet import Paper
from atlas.ui.paper.svg_painter import SvgPainter
from atlas.ui.picture_bytes import encoded

SIZES = {Page.A4: QPageSize.PageSizeId.A4, Page.LETTER: QPageSize.PageSizeId.Letter}


def write_paper(paper: Paper, out: Path) -> list[Path]:
    """Write all pages to ``out``, whose ending says the format, and return the files.

    A PDF holds all pages; pictures of several pages are FILE-1.png, FILE-2.png and so on. Raises
    ``ValueError`` for another ending, ``OSError`` where nothing can be written.
    """
    ending = out.suffix.lower()
    if ending == ".pdf":
        write_whole(out, _pdf(paper))
        return [out]
    one = {".png": _png, ".svg": _svg}.get(ending)
    if one is None:
        raise ValueError(f"{out.name}: the file must end in .pdf, .png or .svg")
    return _pictures(paper, out, one)


def paint_pages(painter: QPainter, paper: Paper, per_px: float, turn: Callable[[], object]) -> None:
    """Paint every page with ``per_px`` units of the device to a px; ``turn`` begins a new page."""
    for number in range(1, paper.count + 1):
        if number > 1:
            turn()
        painter.save()
        painter.scale(per_px, per_px)
        paper.paint_page(painter, number)
        painter.restore()


def _pictures(paper: Paper, out: Path, one: Callable[[Paper, int], bytes]) -> list[Path]:
    """All are made before the first is written."""
    contents = [one(paper, number) for number in range(1, paper.count + 1)]
    several = [out.with_name(f"{out.stem}-{number}{out.suffix}") for number in range(1, paper.count + 1)]
    files = several if len(contents) > 1 else [out]
    for file, content in zip(files, contents, strict=True):
        write_whole(file, content)
    return files


def _pdf(paper: Paper) -> bytes:
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setPageLayout(page_layout(paper.page))
    writer.setTitle(f"{paper.frame.title} {paper.frame.code}".strip())
    writer.setCreator(f"Trigger Point Atlas. {ATTRIBUTION}")
    painter = PaperPainter(writer)
    try:
        paint_pages(painter, paper, 1.0, writer.newPage)
    finally:
        painter.finish()
    return bytes(buffer.data().data())


def page_layout(page: Page) -> QPageLayout:
    """Upright and without margins: the paper has its own."""
    return QPageLayout(
        QPageSize(SIZES[page]), QPageLayout.Orientation.Portrait, QMarginsF(0.0, 0.0, 0.0, 0.0)
    )


def page_in(layout: QPageLayout, otherwise: Page) -> Page:
    """The size of the paper that a print dialog was left with, where it is one of ours."""
    sizes = {size: page for page, size in SIZES.items()}
    return sizes.get(layout.pageSize().id(), otherwise)


def _png(paper: Paper, number: int) -> bytes:
    image = QImage(*paper.page.px, QImage.Format.Format_RGB32)
    per_metre = round(DPI / 0.0254)
    image.setDotsPerMeterX(per_metre)
    image.setDotsPerMeterY(per_metre)
    image.setText("Copyright", ATTRIBUTION)
    painter = PaperPainter(image)
    try:
        paper.paint_page(painter, number)
    finally:
        painter.finish()
    return encoded(image, b"png")


def _svg(paper: Paper, number: int) -> bytes:
    buffer = _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(DPI)
    generator.setSize(QSize(*paper.page.px))
    generator.setViewBox(QRectF(0, 0, *paper.page.px))
    generator.setTitle(f"{paper.frame.title} {paper.frame.code}".strip())
    generator.setDescription(ATTRIBUTION)
    painter = SvgPainter(generator)
    try:
        paper.paint_page(painter, number)
    finally:
        painter.finish()
    return bytes(buffer.data().data())


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
