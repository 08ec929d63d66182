"""Trigger points as numbered crosses with a light halo, and the ring of repeatability."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QPixmap,
)

from atlas.domain.plates import Plate
from atlas.domain.scene import PointMark, ViewScene
from atlas.ui.canvas.theme import CanvasTheme

RING_MM = 26.0
"""The published repeatability of locating a trigger point: +-26 mm."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A point that a plate shows, at plate px ``x``, ``y``."""

    mark: PointMark
    x: float
    y: float


def placed(view: ViewScene, plate: Plate) -> tuple[Placed, ...]:
    """The points whose skin looks at the reader, the emphasised ones last (on top)."""
    marks = sorted(view.points, key=lambda mark: mark.emphasis)
    seen = [mark for mark in marks if plate.camera.sees(mark.at, mark.facing)]
    return tuple(Placed(mark, *plate.camera.project(mark.at)[:2]) for mark in seen)


def arm(mark: PointMark, theme: CanvasTheme) -> float:
    """Half the size of a cross in screen px."""
    return (5.5 if mark.emphasis >= 1.0 else 4.5) * theme.scale


def paint_mark(painter: QPainter, mark: PointMark, theme: CanvasTheme) -> None:
    """A cross and its number about the painter's origin."""
    cross, number = _cross(mark, theme), _number(mark, theme)
    painter.setOpacity(1.0 if mark.emphasis >= 1.0 else 0.35 + 0.6 * mark.emphasis)
    halo = QPen(QColor(theme.halo), 3.2 * theme.scale)
    halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    for shape in (cross, number):
        painter.setPen(halo)
        painter.setBrush(QColor(theme.halo))
        painter.drawPath(shape)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.mark))
    painter.drawPath(cross)
    painter.drawPath(number)
    painter.setOpacity(1.0)


def paint_ring(painter: QPainter, at: QPointF, radius: float, theme: CanvasTheme) -> None:
    """A dashed circle of ``radius`` screen px, light below and dark on top."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width, style in (
        (theme.halo, 3.0, Qt.PenStyle.SolidLine),
        (theme.mark, 1.3, Qt.PenStyle.DashLine),
    ):
        tone = QColor(colour)
        tone.setAlphaF(0.55 if style is Qt.PenStyle.SolidLine else 1.0)
        painter.setPen(QPen(tone, width * theme.scale, style))
        painter.drawEllipse(at, radius, radius)


class Stamps:
    """Crosses painted once for each label and emphasis, then stamped."""

    def __init__(self) -> None:
        self._stamps: dict[tuple[object, ...], QPixmap] = {}

    def stamp(
        self, painter: QPainter, at: QPointF, mark: PointMark, theme: CanvasTheme, ratio: float
    ) -> None:
        """Put a point's cross at a screen px; ``ratio`` is device px per screen px."""
        key = (mark.label, mark.emphasis, theme, ratio)
        if key not in self._stamps:
            self._stamps[key] = _pixmap(mark, theme, ratio)
        pixmap = self._stamps[key]
        half = pixmap.deviceIndependentSize().width() / 2
        painter.drawPixmap(QPointF(round(at.x() - half), round(at.y() - half)), pixmap)


def boxes(points: tuple[Placed, ...], theme: CanvasTheme) -> Iterator[tuple[Placed, float]]:
    """The points from the top one down with the radius in screen px within which a press means them."""
    for point in reversed(points):
        yield point, max(11.0, 2.0 * arm(point.mark, theme))


def _pixmap(mark: PointMark, theme: CanvasTheme, ratio: float) -> QPixmap:
    side = round(64 * theme.scale)
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(side / 2, side / 2)
    paint_mark(painter, mark, theme)
    painter.end()
    return pixmap


def _cross(mark: PointMark, theme: CanvasTheme) -> QPainterPath:
    r = arm(mark, theme)
    lines = QPainterPath(QPointF(-r, -r))
    lines.lineTo(r, r)
    lines.moveTo(-r, r)
    lines.lineTo(r, -r)
    stroker = QPainterPathStroker()
    stroker.setWidth((3.0 if mark.emphasis >= 1.0 else 2.2) * theme.scale)
    stroker.setCapStyle(Qt.PenCapStyle.FlatCap)
    path = stroker.createStroke(lines)
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def _number(mark: PointMark, theme: CanvasTheme) -> QPainterPath:
    font = QFont(theme.text_font.split(",")[0])
    font.setFamilies([name.strip() for name in theme.text_font.split(",")])
    font.setPixelSize(round(13 * theme.scale))
    font.setWeight(QFont.Weight.Bold)
    r = arm(mark, theme)
    path = QPainterPath()
    path.addText(QPointF(r + 2 * theme.scale, -r + QFontMetricsF(font).capHeight() * 0.55), font, mark.label)
    return path


def ring_radius(plate: Plate, scale: float) -> float:
    """The radius of the ring in screen px at ``scale`` screen px per plate px."""
    return RING_MM * plate.camera.scale * scale


def cross_box(at: QPointF, theme: CanvasTheme) -> QRectF:
    """The screen px that a cross with its number may cover."""
    r = 32 * theme.scale
    return QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r)
