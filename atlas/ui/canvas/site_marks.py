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
from atlas.ui.canvas.sight import shown
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
    """Where the discs of ``places`` (screen px) stand: in the room, over no other mark and no other disc.

    Each stands outward from the others, and nearer to its own place than any line leads past it: which number
    belongs to which side must be seen at a glance.
    """
    discs: list[QPointF] = []
    for at in places:
        others = [place for place in places if place is not at]
        around = _Around(at, [*others, *taken], others, list(zip(places, discs, strict=False)), room, theme)
        _, best = min(_choices(at, others, theme), key=around.cost)
        discs.append(best)
    return discs


def _choices(at: QPointF, others: Sequence[QPointF], theme: CanvasTheme) -> Iterator[tuple[float, QPointF]]:
    """Places for a disc with what speaks against each, the one that leads away from the others first."""
    outward = _outward(at, others)
    for far, reach in enumerate(REACHES):
        for rank, turn in enumerate(TURNS):
            way = QPointF(cos(turn * pi), sin(turn * pi))
            inward = 0.0 if outward is None else 1.0 - (way.x() * outward.x() + way.y() * outward.y())
            yield 0.4 * far + 0.01 * rank + 0.3 * inward, at + way * reach * theme.scale


def _outward(at: QPointF, others: Sequence[QPointF]) -> QPointF | None:
    """The unit way from the middle of the others; None where there are none, or it lies here."""
    if not others:
        return None
    x, y = (sum(getattr(one, axis)() for one in others) / len(others) for axis in ("x", "y"))
    length = hypot(at.x() - x, at.y() - y)
    return QPointF((at.x() - x) / length, (at.y() - y) / length) if length > 1.0 else None


@dataclass(frozen=True)
class _Around:
    """What a disc must keep clear of: marks, the other sites, and their discs as far as they stand."""

    at: QPointF
    marks: Sequence[QPointF]
    others: Sequence[QPointF]
    lines: Sequence[tuple[QPointF, QPointF]]
    room: QRectF
    theme: CanvasTheme

    def cost(self, choice: tuple[float, QPointF]) -> float:
        """All that speaks against a choice."""
        return choice[0] + self.faults(choice[1])

    def faults(self, disc: QPointF) -> float:
        """How much speaks against a place."""
        radius = RADIUS * self.theme.scale
        over = sum(_near(disc, mark, 1.6 * radius) for mark in (*self.marks, self.at))
        over += 2 * sum(_near(disc, other, 2.2 * radius) for _, other in self.lines)
        over += 3 * sum(_cross(self.at, disc, *line) for line in self.lines)
        own = hypot(disc.x() - self.at.x(), disc.y() - self.at.y())
        over += sum(_near(disc, other, own) for other in self.others)
        inside = self.room.adjusted(radius, radius, -radius, -radius).contains(disc)
        return over + 5 * (not inside)


def _near(a: QPointF, b: QPointF, reach: float) -> bool:
    return hypot(a.x() - b.x(), a.y() - b.y()) < reach


def _cross(a: QPointF, b: QPointF, c: QPointF, d: QPointF) -> bool:
    """Whether the line from a to b crosses the one from c to d."""

    def side(p: QPointF, q: QPointF, r: QPointF) -> float:
        return (q.x() - p.x()) * (r.y() - p.y()) - (q.y() - p.y()) * (r.x() - p.x())

    return side(a, b, c) * side(a, b, d) < 0.0 and side(c, d, a) * side(c, d, b) < 0.0


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
