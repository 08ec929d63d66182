"""Chains: soft curved arrows from key points to their satellites, each with the name of the other muscle."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import atan2, cos, pi, sin

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from atlas.ui.canvas.chain_layout import Arrow, Chained, arrows, name_boxes
from atlas.ui.canvas.chain_names import PaintNames, names_size, paint_names
from atlas.ui.canvas.marks import GAP as NUMBER_GAP
from atlas.ui.canvas.marks import Placed, arm, number_size
from atlas.ui.canvas.numbers import Corner, number_box
from atlas.ui.canvas.theme import CanvasTheme

LINE, FAINT_LINE, HEAD, DOT = 2.5, 1.7, 10.0, 3.0
"""Widths of the lines, length of the head and radius of the dot at a satellite, in px of a desk."""
DASHES = [3.4, 2.4]
LEADER_PX = 34.0
"""A name farther than this from its arrow has a line to it."""


def paint_chains(
    painter: QPainter,
    chains: Sequence[Chained],
    to_screen: Callable[[float, float], QPointF],
    room: QRectF,
    words: QRectF,
    taken: Sequence[QRectF],
    theme: CanvasTheme,
    names: PaintNames = paint_names,
) -> None:
    """Paint arrows inside ``room`` and their names inside ``words``, off what is ``taken`` (screen px)."""
    laid = arrows(chains, to_screen, room & words, theme.scale)
    sizes = [names_size(one.names, theme) for one in laid]
    boxes = name_boxes(laid, sizes, words, [*taken, *_ends(laid, theme)], theme.scale)
    for arrow in sorted(laid, key=lambda one: one.strength):
        path = QPainterPath(arrow.start)
        path.quadTo(arrow.control, arrow.end)
        paint_arrow(painter, path, arrow.strength, arrow.hidden or arrow.own_hidden, theme)
        if not arrow.open:
            _dot(painter, arrow.anchor, arrow.hidden, theme)
        if arrow.own_hidden:
            _dot(painter, arrow.own, True, theme)
    for arrow, box in zip(laid, boxes, strict=True):
        if box is not None:
            _leader(painter, arrow.anchor, box, theme)
            names(painter, arrow.names, box, box.center().x() < arrow.anchor.x(), theme)


def paint_arrow(
    painter: QPainter, path: QPainterPath, strength: float, hidden: bool, theme: CanvasTheme
) -> None:
    """A curve with a head at its end and a halo; dashed where an end of it is ``hidden``."""
    width = (LINE if strength >= 1.0 else FAINT_LINE) * theme.scale
    head = _head(path, (HEAD if strength >= 1.0 else 0.8 * HEAD) * theme.scale)
    painter.save()
    painter.setOpacity(painter.opacity() * (1.0 if strength >= 1.0 else 0.72))
    halo = QPen(QColor(theme.halo), width + 3.0 * theme.scale)
    halo.setCapStyle(Qt.PenCapStyle.RoundCap)
    halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, halo)
    painter.strokePath(head, QPen(halo.color(), 3.0 * theme.scale, j=Qt.PenJoinStyle.RoundJoin))
    line = QPen(QColor(theme.chain), width)
    line.setCapStyle(Qt.PenCapStyle.FlatCap if hidden else Qt.PenCapStyle.RoundCap)
    if hidden:
        line.setDashPattern(DASHES)
    painter.strokePath(path, line)
    painter.fillPath(head, QColor(theme.chain))
    painter.restore()


def bowed(start: QPointF, end: QPointF) -> QPainterPath:
    """A curve between two places that bends upwards."""
    way = end - start
    path = QPainterPath(start)
    path.quadTo((start + end) / 2 + QPointF(way.y(), -way.x()) * 0.25, end)
    return path


def mark_boxes(
    points: Sequence[Placed], places: Sequence[QPointF], corners: Sequence[Corner], theme: CanvasTheme
) -> list[QRectF]:
    """The boxes of crosses and of their numbers, over which no name may lie."""
    boxes: list[QRectF] = []
    for point, at, corner in zip(points, places, corners, strict=True):
        reach, size = arm(point.mark, theme), number_size(point.mark.label, theme)
        box = number_box(at.x(), at.y(), corner, reach, size, NUMBER_GAP * theme.scale)
        boxes.append(QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach))
        boxes.append(QRectF(QPointF(*box[:2]), QPointF(*box[2:])).adjusted(-2, -2, 2, 2))
    return boxes


def _ends(laid: Sequence[Arrow], theme: CanvasTheme) -> list[QRectF]:
    """The boxes of the heads and dots at the named ends."""
    half = 0.5 * HEAD * theme.scale
    return [
        QRectF(a.x() - half, a.y() - half, 2 * half, 2 * half) for one in laid for a in (one.anchor, one.end)
    ]


def _head(path: QPainterPath, length: float) -> QPainterPath:
    tip, before = (
        path.pointAtPercent(1.0),
        path.pointAtPercent(max(0.0, path.percentAtLength(path.length() - length))),
    )
    turn = atan2(tip.y() - before.y(), tip.x() - before.x())
    front = tip + QPointF(cos(turn), sin(turn)) * 0.3 * length
    wings = [
        tip + QPointF(cos(turn + side * 0.82 * pi), sin(turn + side * 0.82 * pi)) * length for side in (1, -1)
    ]
    head = QPainterPath()
    head.addPolygon(QPolygonF([front, wings[0], tip - (tip - before) * 0.35, wings[1]]))
    head.closeSubpath()
    return head


def _dot(painter: QPainter, at: QPointF, hidden: bool, theme: CanvasTheme) -> None:
    """A point that no cross marks; a ring where it lies on the other side of the body."""
    radius = DOT * theme.scale
    painter.setPen(QPen(QColor(theme.halo), 5.0 * theme.scale))
    painter.setBrush(QColor(theme.halo))
    painter.drawEllipse(at, radius, radius)
    painter.setPen(QPen(QColor(theme.chain), 1.6 * theme.scale))
    painter.setBrush(QColor(theme.halo if hidden else theme.chain))
    painter.drawEllipse(at, radius, radius)


def _leader(painter: QPainter, at: QPointF, box: QRectF, theme: CanvasTheme) -> None:
    """A thin line from a name to the end of its arrow, where it stands far from it."""
    near = QPointF(min(max(at.x(), box.left()), box.right()), min(max(at.y(), box.top()), box.bottom()))
    leader = QLineF(at, near)
    if leader.length() > LEADER_PX * theme.scale:
        for tone, width in ((theme.halo, 3.4), (theme.chain, 1.0)):
            painter.setPen(QPen(QColor(tone), width * theme.scale))
            painter.drawLine(leader)
