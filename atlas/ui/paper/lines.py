"""Text in lines of a width: wrapped once, then painted the same on every device."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextLayout, QTextOption

from atlas.ui.paper.measure import Face


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, ``left`` px in."""

    text: str
    face: Face
    left: float = 0.0

    @property
    def height(self) -> float:
        """In px."""
        return self.face.line

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint the line with its upper left corner at a place in px."""
        painter.setFont(self.face.font)
        painter.setPen(QColor(self.face.ink))
        metrics = QFontMetricsF(self.face.font)
        rest = self.height - metrics.ascent() - metrics.descent()
        painter.drawText(QPointF(x + self.left, y + rest / 2 + metrics.ascent()), self.text)


def wrapped(text: str, face: Face, width: float, left: float = 0.0) -> tuple[Line, ...]:
    """Text as lines within ``width`` px; its own line breaks stay, a word that is too long is broken."""
    return tuple(
        Line(part, face, left)
        for paragraph in text.split("\n")
        for part in _parts(paragraph, face, max(1.0, width - left))
    )


def width_of(text: str, face: Face) -> float:
    """The width of a text on one line, in px."""
    return QFontMetricsF(face.font).horizontalAdvance(text)


def _parts(paragraph: str, face: Face, width: float) -> list[str]:
    layout = QTextLayout(paragraph, face.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    raw = paragraph.encode("utf-16-le", "replace")  # Qt counts in units of UTF-16
    parts: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
        parts.append(raw[start:end].decode("utf-16-le").rstrip())
    layout.endLayout()
    return parts or [""]
