"""Sites of the plan as numbered discs, each tied to its place by a short line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from atlas.domain.plates import Plate
from atlas.domain.scene import SiteMark, ViewScene
from atlas.ui.canvas.furniture import font
from atlas.ui.canvas.marks import shown
from atlas.ui.canvas.theme import CanvasTheme

RADIUS, DOT = 10.5, 2.6
"""Of a disc and of the dot at its place, in px of a desk."""
REACHES = (24.0, 42.0, 62.0)
"""How far a disc may stand from its place, in px of a desk, the best first."""
TURNS = (-0.25, -0.75, 0.25, 0.75, -0.5, 0.5, 0.0, 1.0)
"""Directions of a disc from its place in half turns: up to the right is -0.25."""


@dataclass(frozen=True, slots=True)
class Sited:
    """A site that a plate shows, at plate px ``x``, ``y``."""

    mark: SiteMark
    x: float
    y: float


def sited(view: ViewScene, plate: Plate, skin: Any = None) -> tuple[Sited, ...]:
    """The sites whose skin looks at the reader, the chosen one last (on top)."""
    marks = sorted(view.sites, key=lambda mark: mark.chosen)
    seen = [mark for mark in marks if shown(mark.at, mark.facing, plate, skin)]
    return tuple(Sited(mark, *plate.camera.project(mark.at)[:2]) for mark in seen)


def disc_places(
    places: Sequence[QPointF], taken: Sequence[QPointF], room: QRectF, theme: CanvasTheme
) -> list[QPointF]:
    """Where the discs of ``places`` (screen px) stand: in the room, over no other mark and no other disc."""
    radius = RADIUS * theme.scale
    marks, discs = [*places, *taken], list[QPointF]()
    for at in places:
        best = min(_choices(at, theme), key=lambda row: row[0] + _faults(row[1], radius, marks, discs, room))
        discs.append(best[1])
    return discs


def _choices(at: QPointF, theme: CanvasTheme) -> Iterator[tuple[float, QPointF]]:
    for far, reach in enumerate(REACHES):
        for rank, turn in enumerate(TURNS):
            way = QPointF(cos(turn * pi), sin(turn * pi)) * reach * theme.scale
            yield 0.4 * far + 0.01 * rank, at + way


def _faults(
    disc: QPointF, radius: float, marks: Sequence[QPointF], discs: Sequence[QPointF], room: QRectF
) -> float:
    over = sum(_near(disc, mark, 1.6 * radius) for mark in marks)
    over += 2 * sum(_near(disc, other, 2.2 * radius) for other in discs)
    inside = room.adjusted(radius, radius, -radius, -radius).contains(disc)
    return over + 5 * (not inside)


def _near(a: QPointF, b: QPointF, reach: float) -> bool:
    return hypot(a.x() - b.x(), a.y() - b.y()) < reach


def paint_site(painter: QPainter, mark: SiteMark, at: QPointF, disc: QPointF, theme: CanvasTheme) -> None:
    """A dot at the place, a line, and a disc with the number; the chosen one is white on black."""
    size, radius = theme.scale, RADIUS * theme.scale
    for colour, width in ((theme.halo, 4.4), (theme.mark, 1.8)):
        painter.setPen(QPen(QColor(colour), width * size))
        painter.drawLine(at, disc)
    painter.setPen(QPen(QColor(theme.halo), 1.4 * size))
    painter.setBrush(QColor(theme.mark))
    painter.drawEllipse(at, DOT * size, DOT * size)
    fill, ink = (theme.mark, theme.halo) if mark.chosen else (theme.halo, theme.mark)
    painter.setPen(QPen(QColor(theme.halo), 4.4 * size))
    painter.setBrush(QColor(theme.halo))
    painter.drawEllipse(disc, radius, radius)
    painter.setPen(QPen(QColor(theme.mark), 2.0 * size))
    painter.setBrush(QColor(fill))
    painter.drawEllipse(disc, radius, radius)
    _number(painter, str(mark.number), disc, ink, theme)
    if mark.warned:
        _warning(painter, disc + QPointF(radius * 0.85, -radius * 0.85), theme)


def _number(painter: QPainter, label: str, disc: QPointF, ink: str, theme: CanvasTheme) -> None:
    face = font(theme.text_font, (13 if len(label) < 3 else 10.5) * theme.scale, bold=True)
    metrics = QFontMetricsF(face)
    path = QPainterPath()
    left = disc.x() - metrics.horizontalAdvance(label) / 2
    path.addText(QPointF(left, disc.y() + metrics.capHeight() / 2), face, label)
    painter.fillPath(path, QColor(ink))


def _warning(painter: QPainter, at: QPointF, theme: CanvasTheme) -> None:
    """A small triangle with a stroke: told from the disc by its shape."""
    size = 6.0 * theme.scale
    path = QPainterPath(at + QPointF(0, -size))
    path.lineTo(at + QPointF(size, size * 0.75))
    path.lineTo(at + QPointF(-size, size * 0.75))
    path.closeSubpath()
    pen = QPen(QColor(theme.mark), 1.3 * theme.scale)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(theme.halo))
    painter.drawPath(path)
    painter.drawLine(at + QPointF(0, -size * 0.35), at + QPointF(0, size * 0.3))
