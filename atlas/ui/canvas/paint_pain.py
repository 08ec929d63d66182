"""Painted pain: a violet wash under fine lines with a firm outline, told apart without colour.

The lines fall to the right; those of a pain region rise.
"""

from __future__ import annotations

from functools import cache
from math import ceil

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from atlas.ui.canvas.patterns import fill_pattern
from atlas.ui.canvas.sheet import Sheet
from atlas.ui.canvas.theme import CanvasTheme
from atlas.ui.canvas.zone_layer import ZoneLayer

Mode = QPainter.CompositionMode

SKIN_STRENGTH, DEEP_STRENGTH, UNDER_ZONES = 0.66, 0.5, 0.55
"""Of the wash: multiplied on the skin, laid over muscles, and as a share of that under zones."""
PITCH_MM, PITCH_PX = 4.2, 8.0
"""Lines are never closer than ``PITCH_PX`` on the picture they are painted into."""
LINE_STRENGTH = 0.62
LINE_SHARE = 0.13
"""Width of a line over the distance between lines."""
RIM_PX, HALO_PX, HALO_STRENGTH = 2.1, 5.0, 0.55
"""Width of the outline, and of the light line under it, in px of a desk."""


FINEST = 3
"""The outline is scaled up by so much before it is drawn: finer costs time and shows no more."""


def paint_wash(painter: QPainter, layer: ZoneLayer, theme: CanvasTheme, *, skin: bool, zones: bool) -> None:
    """The colour of the paint, below any zones; the painter is in plate px."""
    strength = (SKIN_STRENGTH if skin else DEEP_STRENGTH) * (UNDER_ZONES if zones else 1.0)
    if skin:
        painter.setCompositionMode(Mode.CompositionMode_Multiply)
    painter.drawImage(layer.area, layer.tinted(_rgb(theme.paint), strength))
    painter.setCompositionMode(Mode.CompositionMode_SourceOver)


def paint_lines(
    painter: QPainter, sheet: Sheet, edge: ZoneLayer, px_per_mm: float, theme: CanvasTheme
) -> None:
    """Lines and outline of the paint, above any zones; ``px_per_mm`` is that of the sheet's picture."""
    _hatch(painter, sheet, edge, px_per_mm, theme)
    px = sheet.scale * edge.px
    lines = (
        (_rgb(theme.halo), HALO_STRENGTH, HALO_PX * theme.scale / px),
        (_rgb(theme.paint_rim), 1.0, RIM_PX * theme.scale / px),
    )
    painter.drawImage(edge.area, edge.line(lines, min(FINEST, max(1, ceil(px)))))


def _hatch(painter: QPainter, sheet: Sheet, edge: ZoneLayer, px_per_mm: float, theme: CanvasTheme) -> None:
    """Lines that lie still on the plate."""
    pitch = max(round(PITCH_MM * px_per_mm), round(PITCH_PX * theme.scale))
    fill_pattern(painter, sheet, edge.area, edge.inside(0, LINE_STRENGTH), _tile(pitch, theme))


@cache
def _tile(pitch: int, theme: CanvasTheme) -> QImage:
    """One dark line beside a light one, from the upper left to the lower right: seen on any ground."""
    tile = QImage(pitch, pitch, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(0)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(1.0, LINE_SHARE * pitch)
    for colour, across in ((theme.halo, width), (theme.paint_rim, 0.0)):
        tone = QColor(colour)
        tone.setAlphaF(0.3 if across else 1.0)
        painter.setPen(QPen(tone, width))
        for shift in (-pitch, 0, pitch):
            start = QPointF(shift + across - pitch, -pitch)
            painter.drawLine(start, start + QPointF(3 * pitch, 3 * pitch))
    painter.end()
    return tile


def _rgb(colour: str) -> int:
    return QColor(colour).rgb() & 0xFFFFFF
