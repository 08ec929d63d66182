"""Paints a muscle through what covers it, in the colour of the selection or by how well it is known."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QTransform

from atlas.ui.canvas.layers import Lit
from atlas.ui.canvas.patterns import CROSSED, DOTS, RISING, SOLID, tile
from atlas.ui.canvas.sheet import Sheet
from atlas.ui.canvas.theme import CanvasTheme

Mode = QPainter.CompositionMode
KNOWN = (SOLID, SOLID, DOTS, RISING, CROSSED)
"""The patterns of how well a muscle is known, the weakest last: a grey picture tells them apart."""
PITCH_PX = 9
TINT = 0.78
"""How much of a muscle's own colour a tint covers; its shading stays."""


def paint_sprite(
    painter: QPainter, lit: Lit, theme: CanvasTheme, room: QRectF, *, through_skin: bool
) -> None:
    """Paint what lies in ``room``; the painter and ``room`` are in plate px."""
    near = _cut(lit.sprite, room) if lit.sprite is not None else None
    if lit.sprite is None:
        painter.fillPath(lit.outline, _colour(_tone(lit, theme), 0.35))
    elif near is not None:
        painter.setOpacity(0.8 if through_skin else 1.0)
        painter.drawImage(near.area, _lit_up(near.image, lit, theme))
        painter.setOpacity(1.0)
    if lit.step is not None:
        if KNOWN[lit.step] != SOLID:
            _pattern(painter, lit, KNOWN[lit.step], theme)
        _edge(painter, lit, theme)


def known_tile(pattern: int, theme: CanvasTheme) -> QImage:
    """Light marks with a dark seam: they are seen on every tint."""
    light, dark = (QColor(colour).rgb() & 0xFFFFFF for colour in (theme.halo, theme.tint_rim))
    return tile(pattern, round(PITCH_PX * theme.scale), light, dark)


def _pattern(painter: QPainter, lit: Lit, pattern: int, theme: CanvasTheme) -> None:
    """Marks of one size on the picture, which lie still on the plate."""
    brush = QBrush(known_tile(pattern, theme))
    scale = painter.transform().m11() or 1.0
    brush.setTransform(QTransform.fromScale(1.0 / scale, 1.0 / scale))
    painter.fillPath(lit.outline, brush)


def _edge(painter: QPainter, lit: Lit, theme: CanvasTheme) -> None:
    """A thin edge, which the muscles that are painted after it cover."""
    pen = QPen(_colour(theme.tint_rim, 0.8), theme.scale)
    pen.setCosmetic(True)
    painter.strokePath(lit.outline, pen)


def _tone(lit: Lit, theme: CanvasTheme) -> str:
    return theme.selected if lit.step is None else theme.tints[lit.step]


def _cut(sheet: Sheet, room: QRectF) -> Sheet | None:
    """The part of a sheet that shows ``room``, None if it lies elsewhere."""
    near = sheet.area & room
    box = QRectF((near.topLeft() - sheet.area.topLeft()) * sheet.scale, near.size() * sheet.scale)
    part = box.toAlignedRect().adjusted(-2, -2, 2, 2).intersected(sheet.image.rect())
    if near.isEmpty() or part.isEmpty():
        return None
    corner = sheet.area.topLeft() + QPointF(part.topLeft()) / sheet.scale
    area = QRectF(corner, QSizeF(part.size()) / sheet.scale)
    return Sheet(sheet.image.copy(part), area, sheet.scale)


def _lit_up(image: QImage, lit: Lit, theme: CanvasTheme) -> QImage:
    """A sprite with its shading kept and its colour drawn towards that of the selection, or to its tint."""
    made = image.copy()
    painter = QPainter(made)
    known = lit.step is not None
    painter.setCompositionMode(Mode.CompositionMode_SourceAtop if known else Mode.CompositionMode_HardLight)
    painter.fillRect(made.rect(), _colour(_tone(lit, theme), TINT if known else 0.5))
    painter.setCompositionMode(Mode.CompositionMode_DestinationIn)
    painter.drawImage(0, 0, image)
    painter.end()
    return made


def _colour(name: str, alpha: float) -> QColor:
    colour = QColor(name)
    colour.setAlphaF(alpha)
    return colour
