"""Draws a view to a PNG, SVG or PDF file with the same painting as the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter, QPen
from PySide6.QtSvg import QSvgGenerator

from atlas.domain.plates import Plate, Structure
from atlas.domain.scene import ViewScene
from atlas.domain.whole_file import SHARED, write_whole
from atlas.ui.canvas.chain_layout import chained
from atlas.ui.canvas.furniture import NARROW, fitting, font, paint_edges, paint_scale
from atlas.ui.canvas.layers import gather
from atlas.ui.canvas.legend import legend_height, paint_legend
from atlas.ui.canvas.marks import corners, paint_mark, paint_ring, placed, ring_radius
from atlas.ui.canvas.paint_chains import mark_boxes, paint_chains
from atlas.ui.canvas.paint_layers import composed, paint_frame, paint_outlines
from atlas.ui.canvas.places import paint_place, spotted
from atlas.ui.canvas.reading import Key
from atlas.ui.canvas.sheet import level_for
from atlas.ui.canvas.site_marks import disc_places, paint_site, sited
from atlas.ui.canvas.store import PlateStore
from atlas.ui.canvas.theme import CanvasTheme
from atlas.ui.canvas.zones import ZoneSource
from atlas.ui.paper.svg_painter import SvgPainter
from atlas.ui.picture_bytes import encoded

ATTRIBUTION = (
    "BodyParts3D, (c) The Database Center for Life Science licensed under CC Attribution 4.0 International"
)
SIGNED, UNSIGNED = 62, 36
"""What sides and scale take below a picture, with the attribution and without, in px of a desk."""
TOP, BARE = 66, 46
"""What title and subtitle take above a picture, and the title alone."""
LEAST = 0.75
"""The share of its full width that the strip with the sides has at least on a page."""
POINTS_PER_PX = 0.75
"""A PDF page is as large as the picture would be at 96 px per inch."""


def export_view(
    view: ViewScene,
    plates: Mapping[str, Plate],
    structures: Mapping[int, Structure],
    folder: Path,
    theme: CanvasTheme,
    size: tuple[int, int],
    out: Path,
) -> None:
    """Write a view as ``size`` px to ``out``, whose ending says the format; whole or not at all.

    ``folder`` holds one folder for each plate. Needs a ``QGuiApplication``. Raises ``ValueError`` for an
    unknown ending or plate and ``OSError`` if a file cannot be read or written.
    """
    if view.plate not in plates:
        raise ValueError(f"unknown plate {view.plate}")
    store = PlateStore()
    store.set_plates(plates, structures, folder)
    sheet = _Sheet(view, plates[view.plate], store, theme, size)
    writers = {".png": _png, ".svg": _svg, ".pdf": _pdf}
    if out.suffix.lower() not in writers:
        raise ValueError(f"{out.name}: the file must end in .png, .svg or .pdf")
    write_whole(out, writers[out.suffix.lower()](sheet), SHARED)


def paint_view(
    painter: QPainter,
    view: ViewScene,
    plate: Plate,
    store: PlateStore,
    theme: CanvasTheme,
    size: tuple[int, int],
    *,
    on_page: bool = False,
    plain: bool = False,
) -> None:
    """Draw a view as ``size`` px from the painter's origin, reading through a store that is kept.

    ``on_page`` leaves out margin and attribution, which the page has, and frames what is shown; ``plain``
    tells the sides in words for everybody. Raises ``OSError`` if the plate's picture cannot be read.
    """
    _Sheet(view, plate, store, theme, size, on_page=on_page, plain=plain).paint(painter)


class _Sheet:
    """The drawing: the plate with its marks, and around it title, sides, legend and attribution."""

    def __init__(
        self,
        view: ViewScene,
        plate: Plate,
        store: PlateStore,
        theme: CanvasTheme,
        size: tuple[int, int],
        *,
        on_page: bool = False,
        plain: bool = False,
    ) -> None:
        self._view, self._plate, self._store, self._theme = view, plate, store, theme
        self._on_page, self._plain = on_page, plain
        self.size = QSize(*size)
        self._unit = max(0.4, min(size) / 900.0) * theme.scale
        self.title = view.title or plate.name

    def paint(self, painter: QPainter) -> None:
        """Draw everything in px."""
        unit, width, height = self._unit, self.size.width(), self.size.height()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(QRectF(0, 0, width, height), QColor(self._theme.paper))
        gap = 0.0 if self._on_page else 18 * unit
        self._words(painter, gap)
        theme = self._sized()
        legend = legend_height(width - 2 * gap, self._view, theme, least=not self._on_page)
        below = UNSIGNED if self._on_page else SIGNED
        foot = QRectF(gap, height - below * unit - legend, width - 2 * gap, 34 * unit)
        top = (BARE if self._on_page and not self._view.subtitle else TOP) * unit
        body = QRectF(gap, top, width - 2 * gap, foot.top() - top - 4 * unit)
        if self._on_page:
            body.setWidth(self._width_in(body))
            foot.setWidth(min(foot.width(), max(body.width(), LEAST * NARROW * unit)))
        scale = self._picture(painter, body)
        paint_edges(painter, self._plate.camera, foot, theme, plain=self._plain)
        paint_scale(painter, self._plate.camera.scale * scale, foot, theme)
        paint_legend(painter, QRectF(gap, foot.bottom(), width - 2 * gap, legend), self._view, theme)
        if not self._on_page:
            self._sign(painter, gap)

    def _sized(self) -> CanvasTheme:
        return replace(self._theme, scale=self._unit)

    def _words(self, painter: QPainter, gap: float) -> None:
        unit, theme, width = self._unit, self._theme, self.size.width() - 2 * gap
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(theme.ink))
        painter.setFont(fitting(font(theme.title_font, 22 * unit, bold=True), self.title, width))
        painter.drawText(QRectF(gap, 10 * unit, width, 30 * unit), left, self.title)
        painter.setPen(QColor(theme.quiet))
        painter.setFont(font(theme.text_font, 13 * unit))
        subtitle = painter.fontMetrics().elidedText(
            self._view.subtitle, Qt.TextElideMode.ElideRight, int(width)
        )
        painter.drawText(QRectF(gap, 40 * unit, width, 20 * unit), left, subtitle)

    def _sign(self, painter: QPainter, gap: float) -> None:
        unit, theme, width = self._unit, self._theme, self.size.width() - 2 * gap
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        size = min(11.0 * unit, width / (0.56 * len(ATTRIBUTION)))
        painter.setPen(QColor(theme.quiet))
        painter.setFont(font(theme.text_font, size))
        box = QRectF(gap, self.size.height() - 26 * unit, width, 20 * unit)
        painter.drawText(box, left, ATTRIBUTION)

    def _frame(self) -> QRectF:
        """What is shown of the plate, in its px."""
        return QRectF(*self._view.frame) if self._view.frame else QRectF(0, 0, *self._plate.camera.size)

    def _width_in(self, body: QRectF) -> float:
        """How wide what is shown becomes in a box, which it may not fill."""
        frame = self._frame()
        return min(body.width(), frame.width() * body.height() / frame.height())

    def _picture(self, painter: QPainter, body: QRectF) -> float:
        """The plate with its marks inside ``body``; returns px per plate px."""
        plate, frame = self._plate, self._frame()
        scale = min(body.width() / frame.width(), body.height() / frame.height())
        painter.save()
        painter.setClipRect(body)
        painter.translate(body.center())
        painter.scale(scale, scale)
        painter.translate(-frame.center())
        self._plate_and_edges(painter, scale)
        painter.restore()
        painter.save()
        painter.setClipRect(body)
        self._marks(painter, body, frame, scale)
        painter.restore()
        if self._on_page:
            corner = body.center() - frame.center() * scale
            whole = QRectF(corner, QSizeF(*plate.camera.size) * scale)
            painter.setPen(QPen(QColor(self._theme.rule), self._unit))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(body.intersected(whole))
        return scale

    def _plate_and_edges(self, painter: QPainter, scale: float) -> None:
        level = level_for(scale, len(self._plate.pictures.get(self._view.depth, ())))
        sheet = self._store.picture_now(self._plate, self._view.depth, level)
        if sheet is None:
            raise OSError(f"the plate {self._plate.id} has no picture at depth {self._view.depth}")
        zones = ZoneSource(self._store)
        layers = gather(self._view, self._plate, self._store, zones, level=level, wait=True)
        image = composed(sheet, layers, self._theme)
        painter.drawImage(sheet.area, image, QRectF(image.rect()))
        if not self._on_page:
            paint_frame(painter, self._plate, self._sized())
        paint_outlines(painter, layers, self._sized())

    def _marks(self, painter: QPainter, body: QRectF, frame: QRectF, scale: float) -> None:
        theme, view, plate = self._sized(), self._view, self._plate
        skin = self._store.now(Key("map", plate.id)) if view.points or view.places or view.sites else None

        def on_sheet(x: float, y: float) -> QPointF:
            return body.center() + (QPointF(x, y) - frame.center()) * scale

        points = placed(view, plate, skin)
        places = [on_sheet(p.x, p.y) for p in points]
        sides = corners(points, [(at.x(), at.y()) for at in places], theme)
        taken = mark_boxes(points, places, sides, theme)
        room = QRectF(on_sheet(0.0, 0.0), on_sheet(*plate.camera.size))
        paint_chains(painter, chained(view, plate, skin), on_sheet, room, body, taken, theme)
        for at in places if view.ring else ():
            paint_ring(painter, at, ring_radius(plate, scale), theme)
        for point, at, corner in zip(points, places, sides, strict=True):
            painter.save()
            painter.translate(at)
            paint_mark(painter, point.mark, theme, corner)
            painter.restore()
        for place in spotted(view, plate, skin):
            paint_place(painter, on_sheet(place.x, place.y), place.mark.name, body, places, theme)
        sites = sited(view, plate, skin)
        spots = [on_sheet(site.x, site.y) for site in sites]
        for site, at, disc in zip(sites, spots, disc_places(spots, places, body, theme), strict=True):
            paint_site(painter, site.mark, at, disc, theme)


def _png(sheet: _Sheet) -> bytes:
    image = QImage(sheet.size, QImage.Format.Format_RGB32)
    image.setText("Copyright", ATTRIBUTION)
    painter = QPainter(image)
    sheet.paint(painter)
    painter.end()
    return encoded(image, b"png")


def _svg(sheet: _Sheet) -> bytes:
    buffer = _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(sheet.size)
    generator.setViewBox(QRectF(0, 0, sheet.size.width(), sheet.size.height()))
    generator.setTitle(sheet.title)
    generator.setDescription(ATTRIBUTION)
    painter = SvgPainter(generator)
    sheet.paint(painter)
    painter.end()
    return bytes(buffer.data().data())


def _pdf(sheet: _Sheet) -> bytes:
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setResolution(96)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    page = QSizeF(sheet.size.width() * POINTS_PER_PX, sheet.size.height() * POINTS_PER_PX)
    writer.setPageSize(QPageSize(page, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setTitle(sheet.title)
    painter = QPainter(writer)
    sheet.paint(painter)
    painter.end()
    return bytes(buffer.data().data())


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
