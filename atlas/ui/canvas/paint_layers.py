"""Paints the layers of a view into a picture of the plate; the window and the export share it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QRegion

from atlas.domain.plates import Plate
from atlas.ui.canvas.layers import Layers
from atlas.ui.canvas.paint_coats import paint_coats
from atlas.ui.canvas.paint_pain import paint_lines, paint_wash
from atlas.ui.canvas.paint_region import paint_region
from atlas.ui.canvas.paint_sprite import paint_sprite
from atlas.ui.canvas.sheet import Sheet
from atlas.ui.canvas.theme import CanvasTheme
from atlas.ui.canvas.zone_layer import ZoneLayer

Mode = QPainter.CompositionMode

ESSENTIAL_STRENGTH = 0.92
DEEP_STRENGTH = 0.72
"""Over muscles the zone leaves more of what lies below to be seen."""
DARK_GLOW = 0.42
RIM_STRENGTH = 0.6
SPILLOVER_TINT = 0.30
CRISP = 6
"""Up to this many selected structures are outlined anew in every frame."""
DOT_PITCH_MM = 5.0
DOT_PITCH_PX = 7.0
"""Dots are never closer than this on the picture they are painted into, or they would run together."""
DOT_SHARE = 0.29
"""Radius of a dot over the distance between dots."""


def composed(
    sheet: Sheet,
    layers: Layers,
    theme: CanvasTheme,
    done: Sheet | None = None,
    spare: QImage | None = None,
) -> QImage:
    """The picture of a sheet with its layers painted in; itself if there are none.

    ``done`` is a part of the same picture in which they have been painted: only the rest is painted anew.
    ``spare`` is a picture that nobody needs any more: its memory is used again if it has the size.
    """
    if layers.empty:
        return sheet.image
    fits = spare is not None and spare is not sheet.image and spare.size() == sheet.image.size()
    image = spare if spare is not None and fits else QImage(sheet.image.size(), sheet.image.format())
    painter = QPainter(image)
    painter.setCompositionMode(Mode.CompositionMode_Source)
    painter.drawImage(0, 0, sheet.image)
    painter.setCompositionMode(Mode.CompositionMode_SourceOver)
    if done is not None:
        _take_over(painter, sheet, done)
    _over(painter, sheet, layers, theme)
    painter.end()
    return image


def mended(image: QImage, sheet: Sheet, layers: Layers, theme: CanvasTheme, area: QRectF) -> QImage:
    """A picture that ``composed`` has made, with an area (plate px) painted anew into it."""
    if layers.empty or image is sheet.image:
        return composed(sheet, layers, theme)
    box = QRectF((area.topLeft() - sheet.area.topLeft()) * sheet.scale, area.size() * sheet.scale)
    part = box.toAlignedRect().intersected(image.rect())
    if part.isEmpty():
        return image
    painter = QPainter(image)
    painter.setCompositionMode(Mode.CompositionMode_Source)
    painter.drawImage(part.topLeft(), sheet.image, part)
    painter.setCompositionMode(Mode.CompositionMode_SourceOver)
    painter.setClipRect(part)
    _over(painter, sheet, layers, theme)
    painter.end()
    return image


def _over(painter: QPainter, sheet: Sheet, layers: Layers, theme: CanvasTheme) -> None:
    """Paint the layers over the picture of a sheet, within the painter's clip."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    if layers.pale:
        _cover(painter, QRectF(sheet.image.rect()), theme.paper, theme.pale)
    painter.scale(sheet.scale, sheet.scale)
    painter.translate(-sheet.area.topLeft())
    room = _room(painter)
    _muted(painter, layers, theme)
    for lit in layers.lit:
        paint_sprite(painter, lit, theme, room, through_skin=layers.skin)
    parts = layers.paint.part(room) if layers.paint is not None else None
    if parts is not None:
        paint_wash(painter, parts[0], theme, skin=layers.skin, zones=layers.pains)
    _zones(painter, sheet, layers, theme)
    if parts is not None:
        paint_lines(painter, sheet, parts[1], sheet.scale * layers.px_per_mm, theme)
        if layers.skin:
            _keep_inside(painter, sheet, parts[0].area)
    if len(layers.lit) > CRISP:
        _outlines(painter, layers, theme)


def _room(painter: QPainter) -> QRectF:
    """What is painted, in plate px: the clip if there is one, else the whole picture."""
    if painter.hasClipping():
        return QRectF(painter.clipRegion().boundingRect())
    return painter.transform().inverted()[0].mapRect(QRectF(painter.viewport()))


def _take_over(painter: QPainter, sheet: Sheet, done: Sheet) -> None:
    """Copy what has been painted before and leave it alone from here on."""
    offset = ((done.area.topLeft() - sheet.area.topLeft()) * sheet.scale).toPoint()
    painter.setCompositionMode(Mode.CompositionMode_Source)
    painter.drawImage(offset, done.image)
    painter.setCompositionMode(Mode.CompositionMode_SourceOver)
    whole, kept = QRegion(sheet.image.rect()), QRegion(QRect(offset, done.image.size()))
    painter.setClipRegion(whole.subtracted(kept))


def _cover(painter: QPainter, rect: QRectF, colour: str, share: float) -> None:
    """Lay a colour over what has been painted, nowhere else."""
    painter.setCompositionMode(Mode.CompositionMode_SourceAtop)
    painter.fillRect(rect, _colour(colour, share))
    painter.setCompositionMode(Mode.CompositionMode_SourceOver)


def _muted(painter: QPainter, layers: Layers, theme: CanvasTheme) -> None:
    painter.setCompositionMode(Mode.CompositionMode_SourceAtop)
    for path in layers.muted:
        painter.fillPath(path, _colour(theme.paper, 0.55))
    painter.setCompositionMode(Mode.CompositionMode_SourceOver)


def _zones(painter: QPainter, sheet: Sheet, layers: Layers, theme: CanvasTheme) -> None:
    if layers.regions is not None:
        paint_region(painter, layers.regions, sheet.scale * layers.px_per_mm, theme)
    if layers.spillover is not None:
        _wash(painter, layers.spillover, theme.essential, SPILLOVER_TINT)
        _dots(painter, layers.spillover, sheet.scale * layers.px_per_mm, theme)
    if layers.essential is not None:
        _wash(
            painter, layers.essential, theme.essential, ESSENTIAL_STRENGTH if layers.skin else DEEP_STRENGTH
        )
        if not layers.skin:
            _over_muscles(painter, layers.essential, theme)
    paint_coats(painter, sheet, layers.coats, sheet.scale * layers.px_per_mm, theme)
    if layers.skin:
        for zone in layers.zones:
            _keep_inside(painter, sheet, zone.area)


def paint_frame(painter: QPainter, plate: Plate, theme: CanvasTheme) -> None:
    """A hairline round a close-up, whose body goes on beyond its edge; the painter is in plate px."""
    if plate.parent:
        pen = QPen(QColor(theme.rule), theme.scale)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(0, 0, *plate.camera.size))


def _is_dark(theme: CanvasTheme) -> bool:
    """Whether the paper is so dark that a multiplied colour would vanish on it."""
    return QColor(theme.paper).lightnessF() < 0.5


def _over_muscles(painter: QPainter, zone: ZoneLayer, theme: CanvasTheme) -> None:
    """Red on red: a rim tells the zone from the muscles, on dark paper a glow as well."""
    if _is_dark(theme):
        _wash(painter, zone, theme.essential, DARK_GLOW, Mode.CompositionMode_SourceOver)
    painter.drawImage(zone.area, zone.rim(QColor(theme.rim).rgb() & 0xFFFFFF, RIM_STRENGTH))


def _wash(
    painter: QPainter,
    zone: ZoneLayer,
    colour: str,
    strength: float,
    mode: Mode = Mode.CompositionMode_Multiply,
) -> None:
    """Multiplied, so that the shading of the body shows through and the zone lies on it."""
    painter.setCompositionMode(mode)
    painter.drawImage(zone.area, zone.tinted(QColor(colour).rgb() & 0xFFFFFF, strength))
    painter.setCompositionMode(Mode.CompositionMode_SourceOver)


def _dots(painter: QPainter, zone: ZoneLayer, px_per_mm: float, theme: CanvasTheme) -> None:
    pitch = max(DOT_PITCH_MM, DOT_PITCH_PX / px_per_mm)
    radius = DOT_SHARE * pitch
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    base = painter.transform()
    plate_radius = radius * px_per_mm / base.m11()
    near = _room(painter).adjusted(-plate_radius, -plate_radius, plate_radius, plate_radius)
    for dot in zone.dots(pitch):
        if not near.contains(dot.x, dot.y):
            continue
        painter.setTransform(base)
        painter.translate(dot.x, dot.y)
        painter.rotate(dot.degrees)
        painter.setBrush(_colour(theme.spillover, min(1.0, 0.25 + dot.strength)))
        painter.drawEllipse(QPointF(), plate_radius, plate_radius * dot.squash)
    painter.restore()


def _keep_inside(painter: QPainter, sheet: Sheet, area: QRectF) -> None:
    """Take away what a soft mask spilled beyond the edge of the body."""
    painter.save()
    box = painter.transform().mapRect(area)
    painter.resetTransform()
    part = box.toAlignedRect().adjusted(-1, -1, 1, 1).intersected(sheet.image.rect())
    painter.setCompositionMode(Mode.CompositionMode_DestinationIn)
    painter.drawImage(part.topLeft(), sheet.image, part)
    painter.restore()


def paint_outlines(painter: QPainter, layers: Layers, theme: CanvasTheme) -> None:
    """The edges of what is selected, crisp at any zoom; the painter is in plate px.

    Many edges cost too much in every frame: ``composed`` has painted them into the picture.
    """
    if len(layers.lit) <= CRISP:
        _outlines(painter, layers, theme)


def _outlines(painter: QPainter, layers: Layers, theme: CanvasTheme) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    many = len(layers.lit) > CRISP or bool(layers.coats)  # thick lines would hide muscles and patterns
    for colour, width in ((theme.accent, 1.2),) if many else ((theme.halo, 3.2), (theme.accent, 1.6)):
        pen = QPen(_colour(colour, 0.7 if many else 0.9), width * theme.scale)
        pen.setCosmetic(True)
        painter.setPen(pen)
        for lit in layers.lit:
            if lit.step is None:  # the others have theirs, below what covers them
                painter.drawPath(lit.outline)


def _colour(name: str, alpha: float) -> QColor:
    colour = QColor(name)
    colour.setAlphaF(alpha)
    return colour
