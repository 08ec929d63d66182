"""A pain region: a calm tint under diagonal lines with a thin outline, told apart without colour."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from atlas.ui.canvas.theme import CanvasTheme
from atlas.ui.canvas.zone_layer import ZoneLayer

STRENGTH, HATCH_STRENGTH = 0.42, 0.5
HATCH_MM = 9.0
HATCH_PX = 11.0
"""Lines are never closer than this on the picture they are painted into."""


def paint_region(painter: QPainter, zone: ZoneLayer, px_per_mm: float, theme: CanvasTheme) -> None:
    """Paint a region into a picture of ``px_per_mm``; the painter is in plate px."""
    painter.drawImage(zone.area, zone.tinted(QColor(theme.region).rgb() & 0xFFFFFF, STRENGTH))
    rim = QColor(theme.region_rim).rgb() & 0xFFFFFF
    painter.drawImage(zone.area, _hatched(zone, rim, painter.transform().m11(), px_per_mm))
    painter.drawImage(zone.area, zone.rim(rim, 1.0, 75.0, finer=4))


def _hatched(zone: ZoneLayer, rgb: int, scale: float, px_per_mm: float) -> QImage:
    """Diagonal lines inside a zone, as fine as the picture (``scale`` px per plate px) they go into."""
    size = zone.area.size() * scale
    width, height = max(1, round(size.width())), max(1, round(size.height()))
    lines = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    lines.fill(0)
    painter = QPainter(lines)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    pitch = max(HATCH_MM * px_per_mm, HATCH_PX)
    painter.setPen(QPen(QColor.fromRgb(rgb), max(1.0, 0.1 * pitch)))
    x = -((zone.area.left() + zone.area.bottom()) * scale % pitch) - height
    while x < width:
        painter.drawLine(QLineF(x, height, x + height, 0))
        x += pitch
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawImage(QRectF(lines.rect()), zone.tinted(0, HATCH_STRENGTH))
    painter.end()
    return lines
