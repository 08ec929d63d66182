"""Trigger points as numbered crosses with a light halo, and the ring of repeatability."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QPixmap,
)

from atlas.domain.plates import Plate
from atlas.domain.scene import PointMark, ViewScene
from atlas.ui.canvas.furniture import font
from atlas.ui.canvas.numbers import CORNERS, FAR, Corner, Field, number_box
from atlas.ui.canvas.sight import shown
from atlas.ui.canvas.theme import CanvasTheme

RING_MM = 26.0
"""The published repeatability of locating a trigger point: +-26 mm."""
GAP = 2.0
"""Between a cross and its number, in px of a desk."""
STAMPS = 160
STAMP_PX = 64
"""Side of a picture of a cross with its number, in px of a desk; where the number stands apart, more."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A point that a plate shows, at plate px ``x``, ``y``."""

    mark: PointMark
    x: float
    y: float


def placed(view: ViewScene, plate: Plate, skin: Any = None) -> tuple[Placed, ...]:
    """The points whose skin looks at the reader, the emphasised ones last (on top).

    With the plate's ``skin`` map, without those that another part of the body covers.
    """
    marks = sorted(view.points, key=lambda mark: mark.emphasis)
    seen = [mark for mark in marks if shown(mark.at, mark.facing, plate, skin)]
    return tuple(Placed(mark, *plate.camera.project(mark.at)[:2]) for mark in seen)


def arm(mark: PointMark, theme: CanvasTheme) -> float:
    """Half the size of a cross in screen px."""
    return (5.5 if mark.emphasis >= 1.0 else 4.5) * theme.scale


def corners(
    points: Sequence[Placed], places: Sequence[tuple[float, float]], theme: CanvasTheme
) -> list[Corner]:
    """For each point, at a screen px of ``places``, where its number lies over nothing else."""
    sizes = {point.mark.label: number_size(point.mark.label, theme) for point in points}
    most = 5.5 * theme.scale
    return Field(places, most, [sizes[point.mark.label] for point in points]).settle()


def number_size(label: str, theme: CanvasTheme) -> tuple[float, float]:
    """Width and height of a number in screen px."""
    metrics = QFontMetricsF(_face(theme))
    return metrics.horizontalAdvance(label), metrics.capHeight()


def paint_mark(painter: QPainter, mark: PointMark, theme: CanvasTheme, corner: Corner = CORNERS[0]) -> None:
    """A cross about the painter's origin and its number at a corner of it."""
    cross, number = _cross(mark, theme), _number(mark, theme, corner)
    painter.setOpacity(1.0 if mark.emphasis >= 1.0 else 0.35 + 0.6 * mark.emphasis)
    if corner in FAR:
        _leader(painter, theme, number)
    halo = QPen(QColor(theme.halo), 3.2 * theme.scale)
    halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    shapes = [shape for shape in (cross, number) if not shape.isEmpty()]  # a mark may have no number
    for shape in shapes:
        painter.setPen(halo)
        painter.setBrush(QColor(theme.halo))
        painter.drawPath(shape)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.mark))
    for shape in shapes:
        painter.drawPath(shape)
    painter.setOpacity(1.0)


def _leader(painter: QPainter, theme: CanvasTheme, number: QPainterPath) -> None:
    """A thin line from the cross to its number, which stands apart."""
    box = number.boundingRect()
    end = QPointF(min(max(0.0, box.left()), box.right()), min(max(0.0, box.top()), box.bottom()))
    for colour, width in ((theme.halo, 3.2), (theme.mark, 1.2)):
        painter.setPen(QPen(QColor(colour), width * theme.scale))
        painter.drawLine(QPointF(), end)


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
        self,
        painter: QPainter,
        at: QPointF,
        mark: PointMark,
        corner: Corner,
        theme: CanvasTheme,
        ratio: float,
    ) -> None:
        """Put a point's cross at a screen px; ``ratio`` is device px per screen px."""
        key = (mark.label, mark.emphasis, corner, theme, ratio)
        if key not in self._stamps:
            if len(self._stamps) >= STAMPS:
                self._stamps.clear()
            self._stamps[key] = _pixmap(mark, corner, theme, ratio)
        pixmap = self._stamps[key]
        half = pixmap.deviceIndependentSize().width() / 2
        painter.drawPixmap(QPointF(round(at.x() - half), round(at.y() - half)), pixmap)


def boxes(points: tuple[Placed, ...], theme: CanvasTheme) -> Iterator[tuple[Placed, float]]:
    """The points from the top one down with the radius in screen px within which a press means them."""
    for point in reversed(points):
        yield point, max(11.0, 2.0 * arm(point.mark, theme))


def ring_radius(plate: Plate, scale: float) -> float:
    """The radius of the ring in screen px at ``scale`` screen px per plate px."""
    return RING_MM * plate.camera.scale * scale


def _pixmap(mark: PointMark, corner: Corner, theme: CanvasTheme, ratio: float) -> QPixmap:
    side = round((STAMP_PX + 40 * (corner in FAR)) * theme.scale)
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(side / 2, side / 2)
    paint_mark(painter, mark, theme, corner)
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


def _number(mark: PointMark, theme: CanvasTheme, corner: Corner) -> QPainterPath:
    size = number_size(mark.label, theme)
    left, _, _, bottom = number_box(0.0, 0.0, corner, arm(mark, theme), size, GAP * theme.scale)
    path = QPainterPath()
    path.addText(QPointF(left, bottom), _face(theme), mark.label)
    return path


def _face(theme: CanvasTheme) -> Any:
    return font(theme.text_font, 13 * theme.scale, bold=True)
