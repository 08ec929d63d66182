"""The words at the edges of a plate and its scale bar; painted the same in the window and in exports."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from atlas.domain.plates import Camera
from atlas.ui.canvas.orientation import bar_length, edges
from atlas.ui.canvas.theme import CanvasTheme

EDGE = 70
"""Room for the word at the right end of a strip, in px of a desk."""


NARROW = 340.0
"""The width of a strip in px of a desk on which everything has its full size."""


def font(families: str, px: float, *, bold: bool = False) -> QFont:
    """A font by a comma-separated list of families and a size in px."""
    made = QFont()
    made.setFamilies([name.strip() for name in families.split(",")])
    made.setPixelSize(max(1, round(px)))
    made.setFeature(QFont.Tag("calt"), 0)  # letters put in for others have no text in a PDF
    if bold:  # Inter has no bolder face: Qt would paint a bold one twice, a px apart
        made.setWeight(QFont.Weight.DemiBold)
    return made


def fitting(face: QFont, text: str, width: float) -> QFont:
    """The font, smaller where a text would be wider than ``width`` px in it."""
    wide = QFontMetricsF(face).horizontalAdvance(text)
    if wide > width:
        face.setPixelSize(max(1, int(face.pixelSize() * width / wide)))
    return face


def paint_edges(
    painter: QPainter, camera: Camera, strip: QRectF, theme: CanvasTheme, *, plain: bool = False
) -> None:
    """R and L, or what lies at the left and right of a side view, at the ends of a strip.

    ``plain`` says it in words for everybody.
    """
    words, size = edges(camera, plain=plain), _size(strip, theme)
    painter.setPen(QColor(theme.ink))
    letter = max(len(words.left), len(words.right)) == 1
    painter.setFont(font(theme.text_font, (20 if letter else 14) * size, bold=True))
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(strip, Qt.AlignmentFlag.AlignLeft | middle, words.left)
    painter.drawText(strip, Qt.AlignmentFlag.AlignRight | middle, words.right)
    if words.middle:
        painter.setFont(font(theme.text_font, 15 * size, bold=True))
        half = QRectF(strip.left(), strip.top(), strip.width() * 0.62, strip.height())
        painter.drawText(half, Qt.AlignmentFlag.AlignCenter, words.middle)


def paint_scale(painter: QPainter, px_per_mm: float, strip: QRectF, theme: CanvasTheme) -> None:
    """A bar of a round length in mm, right of the middle of a strip; ``px_per_mm`` in screen px."""
    size = _size(strip, theme)
    length = bar_length(px_per_mm, min(140 * size, strip.width() / 5))
    text = f"{length} mm" if length < 100 else f"{length // 10} cm"
    face = font(theme.text_font, 12 * size)
    px = length * px_per_mm
    free = strip.width() / 2 - QFontMetricsF(face).horizontalAdvance(text) - (8 + EDGE) * size
    left = strip.center().x() + min(strip.width() * 0.12 - px / 2, free - px)
    y = strip.center().y()
    tick = 4 * size
    painter.setPen(QPen(QColor(theme.quiet), 1.5 * size))
    painter.drawLines(
        [
            QLineF(left, y, left + px, y),
            QLineF(left, y - tick, left, y + tick),
            QLineF(left + px, y - tick, left + px, y + tick),
        ]
    )
    painter.setFont(face)
    baseline = y + QFontMetricsF(face).capHeight() / 2
    painter.drawText(QPointF(left + px + 8 * size, baseline), text)


def _size(strip: QRectF, theme: CanvasTheme) -> float:
    """The factor of all sizes: that of the theme, less where the strip is narrow."""
    return min(theme.scale, strip.width() / NARROW)
