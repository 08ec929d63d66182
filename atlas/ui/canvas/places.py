"""Landmarks as small ringed dots with their names beside them, never over a trigger point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Any

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from atlas.domain.plates import Plate
from atlas.domain.scene import PlaceMark, ViewScene
from atlas.ui.canvas.furniture import font
from atlas.ui.canvas.sight import shown
from atlas.ui.canvas.theme import CanvasTheme

RING_PX, DOT_PX, LEADER_PX = 7.0, 2.4, 34.0
TURNS = (-0.25, -0.75, 0.25, 0.75, 0.0, 1.0, -0.5, 0.5)
"""Directions of the leader line in half turns, the best first: up to the right is -0.25."""


@dataclass(frozen=True, slots=True)
class Spotted:
    """A landmark that a plate shows, at plate px ``x``, ``y``."""

    mark: PlaceMark
    x: float
    y: float


def spotted(view: ViewScene, plate: Plate, skin: Any = None) -> tuple[Spotted, ...]:
    """The landmarks that can be seen, as far as the plate's ``skin`` map tells."""
    seen = [mark for mark in view.places if shown(mark.at, mark.facing, plate, skin)]
    return tuple(Spotted(mark, *plate.camera.project(mark.at)[:2]) for mark in seen)


def paint_place(
    painter: QPainter,
    at: QPointF,
    name: str,
    room: QRectF,
    taken: Sequence[QPointF],
    theme: CanvasTheme,
) -> None:
    """A ringed dot at a screen px and its name inside ``room``, clear of the marks at ``taken``."""
    face = font(theme.text_font, 13.5 * theme.scale, bold=True)
    metrics = QFontMetricsF(face)
    turn, box = _free_side(at, metrics.horizontalAdvance(name), metrics.height(), room, taken, theme)
    path = QPainterPath()
    path.addText(QPointF(box.left(), box.bottom() - metrics.descent()), face, name)
    way = QPointF(cos(turn * pi), sin(turn * pi))
    leader = QLineF(at + way * RING_PX * theme.scale, at + way * LEADER_PX * theme.scale)
    for colour, extra in ((theme.halo, 3.0), (theme.place, 0.0)):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colour), (1.6 + extra) * theme.scale))
        painter.drawLine(leader)
        painter.drawEllipse(at, RING_PX * theme.scale, RING_PX * theme.scale)
    _dot(painter, at, theme)
    _words(painter, path, theme)


def _dot(painter: QPainter, at: QPointF, theme: CanvasTheme) -> None:
    painter.setPen(QPen(QColor(theme.halo), 1.2 * theme.scale))
    painter.setBrush(QColor(theme.place))
    painter.drawEllipse(at, DOT_PX * theme.scale, DOT_PX * theme.scale)


def _words(painter: QPainter, path: QPainterPath, theme: CanvasTheme) -> None:
    halo = QPen(QColor(theme.halo), 4.0 * theme.scale)
    halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, halo)
    painter.fillPath(path, QColor(theme.place))


def _free_side(
    at: QPointF, width: float, height: float, room: QRectF, taken: Sequence[QPointF], theme: CanvasTheme
) -> tuple[float, QRectF]:
    """The direction of the leader, and the box of a name at its end, in the room and over nothing."""
    gap = 12 * theme.scale
    found: list[tuple[float, float, QRectF]] = []
    for rank, turn in enumerate(TURNS):
        end = at + QPointF(cos(turn * pi), sin(turn * pi)) * LEADER_PX * theme.scale
        x, y = cos(turn * pi), sin(turn * pi)
        left = end.x() - width / 2 + (1 if x > 0.1 else -1 if x < -0.1 else 0) * (width / 2 + 4 * theme.scale)
        top = end.y() - height / 2 + (y if abs(x) < 0.1 else 0.0) * height / 2
        box = QRectF(left, top, width, height)
        wide = box.adjusted(-gap, -gap, gap, gap)
        faults = sum(wide.contains(one) for one in taken if one != at) + 5 * (not room.contains(box))
        found.append((faults + rank * 0.01, turn, box))
    _, turn, box = min(found, key=lambda row: row[0])
    return turn, box
