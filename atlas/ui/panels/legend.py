"""The legend of the card: what the marks on the body stand for, as small pictures in the text."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QTextCharFormat, QTextCursor

from atlas.ui.themes import WindowTheme

WORDS = (("essential", "essential zone"), ("spillover", "spillover zone"), ("point", "trigger point"))
OVERSAMPLE = 3


def insert_legend(cursor: QTextCursor, theme: WindowTheme, words: QTextCharFormat) -> None:
    """Write the swatches and their words at the cursor."""
    for kind, text in WORDS:
        cursor.insertImage(_swatch(kind, theme))
        cursor.insertText(f"\u00a0{text.replace(' ', chr(0xA0))}   ", words)


def _swatch(kind: str, theme: WindowTheme) -> QImage:
    width, height = round(theme.type_px * 1.9), round(theme.type_px * 0.95)
    image = QImage(width * OVERSAMPLE, height * OVERSAMPLE, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(OVERSAMPLE)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw(painter, kind, theme, QRectF(0, 0, width, height))
    painter.end()
    return image


def _draw(painter: QPainter, kind: str, theme: WindowTheme, box: QRectF) -> None:
    colours = theme.canvas
    painter.setPen(Qt.PenStyle.NoPen)
    if kind == "essential":
        painter.setBrush(QColor(colours.essential))
        painter.drawRoundedRect(box, 3, 3)
    elif kind == "spillover":
        painter.setBrush(QColor(colours.spillover))
        step = box.height() / 2.6
        for row in range(3):
            for column in range(int(box.width() / step)):
                x = step * (column + 0.5 + 0.5 * (row % 2))
                painter.drawEllipse(QPointF(x, step * (row + 0.4)), step * 0.3, step * 0.3)
    else:
        _cross(painter, colours.mark, colours.halo, box)


def _cross(painter: QPainter, mark: str, halo: str, box: QRectF) -> None:
    arm = box.height() * 0.36
    centre = box.center()
    for colour, width in ((halo, 5.0), (mark, 2.6)):
        painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(centre + QPointF(-arm, -arm), centre + QPointF(arm, arm))
        painter.drawLine(centre + QPointF(-arm, arm), centre + QPointF(arm, -arm))
