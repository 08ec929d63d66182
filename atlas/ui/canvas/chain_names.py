"""The names at the ends of chains: painted as they are, or once and then stamped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from atlas.ui.canvas.furniture import font
from atlas.ui.canvas.theme import CanvasTheme

AIR, HALO = 3.0, 4.0
STAMPS = 60

PaintNames: TypeAlias = Callable[[QPainter, tuple[str, ...], QRectF, bool, CanvasTheme], None]
"""Paints names, one a line, into a box (screen px), flush with its right edge if told so."""


def names_size(names: tuple[str, ...], theme: CanvasTheme) -> tuple[float, float]:
    """Width and height of names in screen px, with air at both ends."""
    metrics = QFontMetricsF(_face(theme))
    width = max(map(metrics.horizontalAdvance, names)) + 2 * AIR * theme.scale
    return width, metrics.height() * len(names)


def paint_names(
    painter: QPainter, names: tuple[str, ...], box: QRectF, flush_right: bool, theme: CanvasTheme
) -> None:
    """Dark words with a halo, one name a line."""
    face = _face(theme)
    metrics, path, air = QFontMetricsF(face), QPainterPath(), AIR * theme.scale
    for line, name in enumerate(names):
        left = box.left() + air
        if flush_right:  # a short name stands at the end next to its arrow
            left = box.right() - air - metrics.horizontalAdvance(name)
        path.addText(QPointF(left, box.top() + line * metrics.height() + metrics.ascent()), face, name)
    painter.strokePath(path, QPen(QColor(theme.halo), HALO * theme.scale, j=Qt.PenJoinStyle.RoundJoin))
    painter.fillPath(path, QColor(theme.chain))


class NameStamps:
    """Names painted once each, then stamped: outlines of words are slow to paint in every frame."""

    def __init__(self) -> None:
        self._stamps: dict[tuple[object, ...], QPixmap] = {}

    def paint(
        self, painter: QPainter, names: tuple[str, ...], box: QRectF, flush_right: bool, theme: CanvasTheme
    ) -> None:
        """As ``paint_names``, at whole device px."""
        ratio = painter.device().devicePixelRatioF()
        key = (names, flush_right, theme, ratio)
        if key not in self._stamps:
            if len(self._stamps) >= STAMPS:
                self._stamps.clear()
            self._stamps[key] = _stamp(names, box, flush_right, theme, ratio)
        edge = HALO * theme.scale
        at = box.topLeft() - QPointF(edge, edge)
        painter.drawPixmap(QPointF(round(at.x()), round(at.y())), self._stamps[key])


def _stamp(
    names: tuple[str, ...], box: QRectF, flush_right: bool, theme: CanvasTheme, ratio: float
) -> QPixmap:
    edge = HALO * theme.scale
    pixmap = QPixmap(round((box.width() + 2 * edge) * ratio), round((box.height() + 2 * edge) * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_names(painter, names, QRectF(QPointF(edge, edge), box.size()), flush_right, theme)
    painter.end()
    return pixmap


def _face(theme: CanvasTheme) -> QFont:
    return font(theme.text_font, 13.0 * theme.scale, bold=True)
