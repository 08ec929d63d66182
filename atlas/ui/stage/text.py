"""Words in boxes: the largest size in which they fit on a line, and how high they are in lines."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from atlas.ui.canvas.furniture import font

LEAD = 1.24
"""The distance of lines over the size of type."""
WRAP = Qt.TextFlag.TextWordWrap
ENDLESS = 100_000.0


def one_line_px(text: str, families: str, width: float, most: int, least: int) -> int:
    """The largest size (px) between ``least`` and ``most`` in which a text fits on a line of ``width``."""
    wide = QFontMetricsF(font(families, most, bold=True)).horizontalAdvance(text)
    return most if wide <= width else max(least, int(most * width / wide))


def height_of(text: str, face: QFont, width: float) -> float:
    """How high a text is in lines of ``width`` px; nothing for no text."""
    if not text:
        return 0.0
    metrics = QFontMetricsF(face)
    box = metrics.boundingRect(QRectF(0, 0, width, ENDLESS), WRAP, text)
    lines = max(1, round(box.height() / metrics.lineSpacing()))
    return lines * max(metrics.lineSpacing(), LEAD * face.pixelSize())


def paint_text(
    painter: QPainter, text: str, face: QFont, box: QRectF, colour: str, *, middle: bool = False
) -> None:
    """Paint a text in lines within a box, from its left edge or about its middle."""
    across = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
    painter.setFont(face)
    painter.setPen(QColor(colour))
    painter.drawText(box, WRAP | across | Qt.AlignmentFlag.AlignVCenter, text)
