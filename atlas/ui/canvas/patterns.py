"""Patterns that tell zones apart without colour: tiles that repeat, and areas that are filled with them."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QTransform

from atlas.ui.canvas.sheet import Sheet

SOLID, RISING, DOTS, CROSSED = range(4)
LANES = (SOLID, RISING, DOTS, CROSSED)
"""The patterns of compared muscles, in the order of their letters."""
HALO_SHARE = 0.55
Mode = QPainter.CompositionMode


@lru_cache(maxsize=32)
def tile(pattern: int, pitch: int, rgb: int, halo: int, weight: float = 1.0) -> QImage:
    """One tile of ``pitch`` px: marks in a colour (0xrrggbb) over a light seam: seen on any ground.

    ``weight`` multiplies the width of lines and the size of dots. A solid pattern has no marks.
    """
    image = QImage(pitch, pitch, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    light = QColor.fromRgb(halo)
    light.setAlphaF(HALO_SHARE)
    for colour, wider in ((light, 0.13 * pitch), (QColor.fromRgb(rgb), 0.0)):
        if pattern == DOTS:
            _dots(painter, pitch, colour, 0.2 * pitch * weight + wider / 2)
        elif pattern != SOLID:
            _lines(painter, pitch, colour, max(1.0, 0.17 * pitch * weight) + wider, pattern == CROSSED)
    painter.end()
    return image


def _dots(painter: QPainter, pitch: int, colour: QColor, radius: float) -> None:
    """Two dots a tile, set off against each other."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    half = pitch / 2
    for x, y in ((0.5, 0.5), *((a, b) for a in (1.5, -0.5) for b in (1.5, -0.5))):
        painter.drawEllipse(QPointF(x * half, y * half), radius * 0.8, radius * 0.8)


def _lines(painter: QPainter, pitch: int, colour: QColor, width: float, crossed: bool) -> None:
    painter.setPen(QPen(colour, width))
    for shift in (-pitch, 0, pitch):
        painter.drawLine(QPointF(shift - pitch, 2 * pitch), QPointF(shift + 2 * pitch, -pitch))
        if crossed:
            painter.drawLine(QPointF(shift - pitch, -pitch), QPointF(shift + 2 * pitch, 2 * pitch))


def fill_pattern(painter: QPainter, sheet: Sheet, area: QRectF, mask: QImage, made: QImage) -> None:
    """Fill what a mask over ``area`` (plate px) covers with a tile that lies still on the plate.

    It does so wherever the part begins that is painted anew; the painter is in plate px.
    """
    room = QRectF(painter.viewport())
    if painter.hasClipping():
        room &= painter.transform().mapRect(QRectF(painter.clipRegion().boundingRect()))
    box = (painter.transform().mapRect(area) & room).toAlignedRect()
    if box.isEmpty():
        return
    lines = QImage(box.size(), QImage.Format.Format_ARGB32_Premultiplied)
    lines.fill(0)
    brush = QPainter(lines)
    brush.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    brush.setTransform(painter.transform() * QTransform.fromTranslate(-box.left(), -box.top()))
    brush.drawImage(area, mask)
    brush.resetTransform()
    brush.setCompositionMode(Mode.CompositionMode_SourceIn)
    pitch = made.width()
    corner = (sheet.area.topLeft() * sheet.scale).toPoint() + box.topLeft()
    brush.setBrushOrigin(-(corner.x() % pitch), -(corner.y() % pitch))
    brush.fillRect(lines.rect(), QBrush(made))
    brush.end()
    painter.save()
    painter.resetTransform()
    painter.drawImage(box.topLeft(), lines)
    painter.restore()
