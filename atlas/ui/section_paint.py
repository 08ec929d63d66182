"""Paints a cut through the body with the needle's way, on a widget or on paper."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from atlas.domain.body import Position
from atlas.domain.section_plane import Plane
from atlas.state.section_site import SectionSite
from atlas.ui.canvas.theme import CanvasTheme

OUT_OF_PLANE_MM = 3.0
"""A site further from the plane than this is drawn faintly."""
OUTSIDE_PX = 26.0
"""How much of the needle is drawn outside of the body, in px of a desk."""


@dataclass(frozen=True)
class Fitted:
    """A plane as large as it can be in the middle of a box (px)."""

    plane: Plane
    box: QRectF

    @property
    def scale(self) -> float:
        """Px per mm."""
        width, height = self.plane.size
        return max(0.1, min(self.box.width() / width, self.box.height() / height))

    def frame(self, inner: float = 0.0) -> QRectF:
        """Where the plane lies, less ``inner`` mm on each side."""
        (width, height), scale = self.plane.size, self.scale
        made = QRectF(0.0, 0.0, (width - 2 * inner) * scale, (height - 2 * inner) * scale)
        made.moveCenter(self.box.center())
        return made

    def close(self, room: float) -> QRectF:
        """The box without what lies more than ``room`` px above or below the plane."""
        near = self.frame().adjusted(0.0, -room, 0.0, room)
        return QRectF(self.box.left(), near.top(), self.box.width(), near.height()).intersected(self.box)

    def place(self, position: Position) -> QPointF:
        """Where a position of the body (mm) is drawn."""
        x, y, _ = self.plane.place(position)
        frame = self.frame()
        return QPointF(frame.left() + x * self.scale, frame.top() + y * self.scale)


def paint_cut(painter: QPainter, fitted: Fitted, image: QImage, inner: float) -> None:
    """The picture of a cut, which lies ``inner`` mm within the edges of its plane."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(fitted.frame(inner), image)


def paint_way(painter: QPainter, fitted: Fitted, site: SectionSite, theme: CanvasTheme) -> None:
    """The needle as it comes in, the site as a cross, and the way beyond it broken."""
    entry, target, end = (fitted.place(p) for p in (site.entry, site.target, site.end))
    size = theme.scale
    way = entry - target
    out = entry + way * (OUTSIDE_PX * size / max(1.0, hypot(way.x(), way.y())))
    solid = abs(fitted.plane.place(site.target)[2]) < OUT_OF_PLANE_MM
    painter.setOpacity(1.0 if solid else 0.55)
    for colour, width in ((theme.halo, 4.6), (theme.mark, 2.0)):
        pen = QPen(QColor(colour), width * size)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(out, target)
        pen.setDashPattern([1.5, 2.5] if colour == theme.mark else [1.5 / 2.3, 2.5 / 2.3])
        painter.setPen(pen)
        painter.drawLine(target, end)
        _cross(painter, target, colour, width * 1.1, size)
    painter.setOpacity(1.0)


def _cross(painter: QPainter, at: QPointF, colour: str, width: float, size: float) -> None:
    reach = 6.0 * size
    painter.setPen(QPen(QColor(colour), width * size))
    painter.drawLine(at + QPointF(-reach, -reach), at + QPointF(reach, reach))
    painter.drawLine(at + QPointF(-reach, reach), at + QPointF(reach, -reach))


def paint_edges(
    painter: QPainter,
    box: QRectF,
    words: tuple[str, str, str, str],
    face: QFont,
    theme: CanvasTheme,
    aside: float = 0.0,
) -> None:
    """Words at the left, right, upper and lower edge, legible over whatever lies there.

    The upper and lower ones stand ``aside`` px from the middle.
    """
    metrics = QFontMetricsF(face)
    pad, high = 8.0 * theme.scale, metrics.height()
    left, right, top, bottom = words
    middle = box.center()
    for word, x, y in (
        (left, box.left() + pad, middle.y()),
        (right, box.right() - pad - metrics.horizontalAdvance(right), middle.y()),
        (top, middle.x() + aside - metrics.horizontalAdvance(top) / 2, box.top() + pad + high * 0.8),
        (bottom, middle.x() + aside - metrics.horizontalAdvance(bottom) / 2, box.bottom() - pad),
    ):
        paint_word(painter, QPointF(x, y), word, face, theme)


def paint_word(painter: QPainter, at: QPointF, word: str, face: QFont, theme: CanvasTheme) -> None:
    """A word from its base line, with a halo of paper."""
    shape = QPainterPath()
    shape.addText(at, face, word)
    painter.strokePath(shape, QPen(QColor(theme.paper), 4 * theme.scale))
    painter.fillPath(shape, QColor(theme.ink))
