"""Sections through the body as blocks: the cut with numbered structures, and what the way meets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import dist
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from atlas.domain.body import Position, subtract
from atlas.domain.cases import Plan
from atlas.domain.library import Library
from atlas.domain.section import Label, Volume, VolumeError, load
from atlas.domain.section_plane import Plane
from atlas.state.plan_marks import side_letter
from atlas.state.section_page import NO_NERVES, SectionPage, named
from atlas.state.section_site import SectionSite, section_of
from atlas.ui.paper.blocks import Block, Picture, paragraph
from atlas.ui.paper.lines import wrapped
from atlas.ui.paper.measure import BODY, PRINT, SMALL, STRONG, Face, mm
from atlas.ui.section_labels import label_places
from atlas.ui.section_paint import Fitted, paint_cut, paint_edges, paint_way, paint_word
from atlas.ui.section_raster import STEP_MM, fine_cut, picture, tables

WINDOW_MM = (150.0, 112.0)
"""How much of the body a picture shows, in the plane along the needle."""
ROUND_MM = 44.0
"""So much room at least the way has at its ends, both together."""
FINENESS = 8
SHARE, GAP = 0.41, mm(4.0)
"""Of the width, what the picture takes; between it and its words."""
NUMBER, WARNING = Face(points=6.6, bold=True), Face(points=7.0, bold=True)
SIZE = 1.35
"""Px of a page to one px of a desk, for the marks."""
NO_VOLUME = "No sections can be shown: {told}"
AS_AT = "Direction, caution and published depths: as at site {first}."
NOTES = (
    "Each picture is a cut through the reference body in the plane of the needle. The way follows the "
    "direction of the record, or runs straight in from the skin; the numbers are those of the list, in the "
    "order in which the way meets them.",
    f"It gives no depth for a patient. {NO_NERVES}",
)


def section_blocks(plan: Plan, library: Library, folder: Path, width: float) -> list[Block]:
    """One picture with its words for each site; a site that has none says why."""
    try:
        volume = load(folder)
    except VolumeError as told:
        return [paragraph(NO_VOLUME.format(told=told), BODY, width)]
    blocks: list[Block] = [paragraph(text, SMALL, width, before=mm(0.6), keep=True) for text in NOTES]
    told_at: dict[str, int] = {}
    for number, site in enumerate(plan.sites, start=1):
        title = f"Site {number}: {site.name}, {side_letter(site.side)}"
        try:
            found = section_of(volume, site, library)
        except VolumeError as told:
            blocks.append(paragraph(f"{title}: {told}", BODY, width, before=mm(2.0)))
            continue
        first = told_at.setdefault(site.muscle, number) if site.muscle else number
        found = found if first == number else replace(found, page=_told(found.page, first))
        blocks += _blocks(title, volume, found, width)
    return blocks


def _told(page: SectionPage, first: int) -> SectionPage:
    """The page of a further site of a muscle, without what stands at the first one and holds for both."""
    return replace(page, direction="", caution="", depths=(), depths_note=AS_AT.format(first=first))


def _blocks(title: str, volume: Volume, site: SectionSite, width: float) -> list[Block]:
    """The picture, beside it as many words as it is high; the rest stands below and may go on overleaf."""
    wide = SHARE * width
    box = QRectF(0.0, 0.0, wide, wide * WINDOW_MM[1] / WINDOW_MM[0])
    met = _met(volume, site)
    words = [
        line for text, face in _order(title, site, met) for line in wrapped(text, face, width - wide - GAP)
    ]
    left = list(_more(site.page))
    high = sum(line.height for line in words)
    while left:
        lines = wrapped(*left[0], width - wide - GAP)
        high += sum(line.height for line in lines)
        if high > box.height():
            break
        words += lines
        del left[0]

    def draw(painter: QPainter) -> None:
        _paint(painter, volume, site, box, met)
        top = 0.0
        for line in words:
            line.paint(painter, wide + GAP, top)
            top += line.height

    height = max(box.height(), sum(line.height for line in words))
    again = paragraph(f"{title}, continued", STRONG, width, keep=True)
    below = [
        replace(paragraph(text, face, width, before=mm(0.6 if i else 1.4)), head=again)
        for i, (text, face) in enumerate(left)
    ]
    return [Picture(height, draw, before=mm(5.0), keep=bool(below)), *below]


def _met(volume: Volume, site: SectionSite) -> tuple[Label, ...]:
    """What lies on the way and behind the site, each once, in order."""
    inward = subtract(site.target, site.entry)
    length = dist(site.entry, site.end)
    rows = volume.path(site.entry, inward if any(inward) else subtract(site.end, site.entry), length)
    return tuple(dict.fromkeys(met.label for met in rows))


def _order(title: str, site: SectionSite, met: tuple[Label, ...]) -> Iterator[tuple[str, Face]]:
    """The title, then the order with the numbers of the picture."""
    page = site.page
    yield title, STRONG
    count = len(page.order)
    for i, label in enumerate(met, start=1):
        told = f"{i}  {named(label, site.side)}"
        if i == count and not page.missed and page.ends_at_site:
            told += "  ← the site"
        yield told, BODY if i <= count else SMALL


def _more(page: SectionPage) -> Iterator[tuple[str, Face]]:
    """Hazards, the direction and the caution of the record, what is near, published depths."""
    yield from ((text, WARNING) for text in page.dangers)
    yield from ((text, SMALL) for text in (page.missed, page.barred, page.recorded) if text)
    if page.direction:
        yield f"Direction: {page.direction}", SMALL
    if page.caution:
        yield f"Caution: {page.caution}", SMALL
    if page.near:
        yield f"Within 10 mm of the way: {', '.join(page.near)}.", SMALL
    if page.depths_note:
        yield page.depths_note, SMALL
    for row in page.depths:
        yield f"Published: {row.what}, {row.mm} mm, n = {row.n} ({row.source}).", SMALL


def _window(site: SectionSite) -> Plane:
    """The part of the plane along the needle round the way."""
    middle: Position = (
        (site.entry[0] + site.end[0]) / 2,
        (site.entry[1] + site.end[1]) / 2,
        (site.entry[2] + site.end[2]) / 2,
    )
    x, y, _ = site.along.place(middle)
    start, end = site.along.place(site.entry), site.along.place(site.end)
    wide, high = WINDOW_MM
    across, down = abs(start[0] - end[0]) + ROUND_MM, abs(start[1] - end[1]) + ROUND_MM
    grow = max(1.0, across / wide, down / high)
    wide, high = wide * grow, high * grow
    return site.along.framed(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _paint(painter: QPainter, volume: Volume, site: SectionSite, box: QRectF, met: tuple[Label, ...]) -> None:
    theme = replace(PRINT, scale=SIZE)
    plane = _window(site)
    fitted = Fitted(plane, box)
    labels = fine_cut(volume, plane, FINENESS)
    painter.save()
    painter.setClipRect(box)
    paint_cut(painter, fitted, picture(labels, *tables(volume.names, PRINT, site.muscle)), STEP_MM / 2)
    paint_way(painter, fitted, site, theme)
    paint_edges(painter, box, site.edges[1], SMALL.font, theme, -0.36 * box.width())
    way = [_spot(fitted, at, labels.shape) for at in (site.entry, site.target, site.end)]
    places = label_places(labels, [label.number for label in met], way[1], (way[0], way[2]))
    for i, label in enumerate(met, start=1):
        if label.number in places:
            _paint_number(painter, fitted, str(i), places[label.number], labels.shape)
    painter.restore()
    painter.setPen(QPen(QColor(PRINT.rule), mm(0.2)))
    painter.drawRect(box)


def _spot(fitted: Fitted, at: Position, shape: tuple[int, ...]) -> tuple[float, float]:
    """A position of the body as column and row of the labels."""
    frame, place = fitted.frame(STEP_MM / 2), fitted.place(at)
    return (
        (place.x() - frame.left()) / frame.width() * shape[1],
        (place.y() - frame.top()) / frame.height() * shape[0],
    )


def _paint_number(
    painter: QPainter, fitted: Fitted, text: str, place: tuple[float, float], shape: tuple[int, ...]
) -> None:
    frame, metrics = fitted.frame(STEP_MM / 2), QFontMetricsF(NUMBER.font)
    x = frame.left() + place[0] / shape[1] * frame.width()
    y = frame.top() + place[1] / shape[0] * frame.height()
    at = QPointF(x - metrics.horizontalAdvance(text) / 2, y + metrics.capHeight() / 2)
    paint_word(painter, at, text, NUMBER.font, PRINT)
