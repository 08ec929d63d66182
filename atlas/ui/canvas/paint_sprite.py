"""Paints a selected muscle through what covers it, in the colour of the selection."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from atlas.ui.canvas.layers import Lit
from atlas.ui.canvas.sheet import Sheet
from atlas.ui.canvas.theme import CanvasTheme

Mode = QPainter.CompositionMode


def paint_sprite(
    painter: QPainter, lit: Lit, theme: CanvasTheme, room: QRectF, *, through_skin: bool
) -> None:
    """Paint what lies in ``room``; the painter and ``room`` are in plate px."""
    if lit.sprite is None:
        painter.fillPath(lit.outline, _colour(theme.selected, 0.35))
        return
    near = _cut(lit.sprite, room)
    if near is not None:
        painter.setOpacity(0.8 if through_skin else 1.0)
        painter.drawImage(near.area, _lit_up(near.image, theme))
        painter.setOpacity(1.0)


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


def _lit_up(image: QImage, theme: CanvasTheme) -> QImage:
    """A sprite with its shading kept and its colour drawn towards that of the selection."""
    red = image.copy()
    painter = QPainter(red)
    painter.setCompositionMode(Mode.CompositionMode_HardLight)
    painter.fillRect(red.rect(), _colour(theme.selected, 0.5))
    painter.setCompositionMode(Mode.CompositionMode_DestinationIn)
    painter.drawImage(0, 0, image)
    painter.end()
    return red


def _colour(name: str, alpha: float) -> QColor:
    colour = QColor(name)
    colour.setAlphaF(alpha)
    return colour
