"""Trigger points as numbered crosses with a light halo, and the ring of repeatability."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import dist
from typing import TypeAlias

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
from atlas.ui.canvas.theme import CanvasTheme

Corner: TypeAlias = tuple[int, int]
CORNERS: tuple[Corner, ...] = ((1, -1), (-1, -1), (1, 1), (-1, 1))
"""Where a number may stand beside its cross: right or left (1, -1), below or above (1, -1)."""
CROWD = 24
"""Among more points than this, numbers stay at the upper right."""

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


def corners(points: Sequence[tuple[float, float]], reach: float) -> list[Corner]:
    """For each point (screen px) the corner where its number, ``reach`` px off, is clearest of the rest."""
    if len(points) > CROWD:
        return [CORNERS[0]] * len(points)
    return [_clearest(i, points, reach) for i in range(len(points))]


def _clearest(index: int, points: Sequence[tuple[float, float]], reach: float) -> Corner:
    x, y = points[index]
    near = [p for i, p in enumerate(points) if i != index and abs(p[0] - x) + abs(p[1] - y) < 6 * reach]

    def room(corner: Corner) -> float:
        at = (x + corner[0] * reach, y + corner[1] * reach)
        return min((min(dist(at, p), 2.5 * reach) for p in near), default=0.0)

    return max(CORNERS, key=room)


def paint_mark(painter: QPainter, mark: PointMark, theme: CanvasTheme, corner: Corner = CORNERS[0]) -> None:
    """A cross about the painter's origin and its number at a corner of it."""
    cross, number = _cross(mark, theme), _number(mark, theme, corner)
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
            self._stamps[key] = _pixmap(mark, corner, theme, ratio)
        pixmap = self._stamps[key]
        half = pixmap.deviceIndependentSize().width() / 2
        painter.drawPixmap(QPointF(round(at.x() - half), round(at.y() - half)), pixmap)


def boxes(points: tuple[Placed, ...], theme: CanvasTheme) -> Iterator[tuple[Placed, float]]:
    """The points from the top one down with the radius in screen px within which a press means them."""
    for point in reversed(points):
        yield point, max(11.0, 2.0 * arm(point.mark, theme))


def _pixmap(mark: PointMark, corner: Corner, theme: CanvasTheme, ratio: float) -> QPixmap:
    side = round(64 * theme.scale)
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
    face = font(theme.text_font, 13 * theme.scale, bold=True)
    metrics = QFontMetricsF(face)
    r, gap = arm(mark, theme), 2 * theme.scale
    x = r + gap if corner[0] > 0 else -r - gap - metrics.horizontalAdvance(mark.label)
    y = -r + metrics.capHeight() * 0.55 if corner[1] < 0 else r + metrics.capHeight() * 0.45
    path = QPainterPath()
    path.addText(QPointF(x, y), face, mark.label)
    return path


def ring_radius(plate: Plate, scale: float) -> float:
    """The radius of the ring in screen px at ``scale`` screen px per plate px."""
    return RING_MM * plate.camera.scale * scale
