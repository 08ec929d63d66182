"""The scale of how well muscles are known, for the legend."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from atlas.ui.canvas.legend_coats import Swatch
from atlas.ui.canvas.paint_sprite import KNOWN, known_tile
from atlas.ui.canvas.patterns import SOLID
from atlas.ui.canvas.theme import CanvasTheme

MUSCLE = "#b9645b"
"""The colour of most muscles on the plates."""
SHARE = 100 // len(KNOWN)


def known_entries() -> list[tuple[str, Swatch]]:
    """Each step with its words, what is known best first."""
    rows = [
        (f"{100 - SHARE * (step + 1)}–{100 - SHARE * step}%", _swatch(step)) for step in range(len(KNOWN))
    ]
    first, *rest = rows
    return [(f"known {first[0]}", first[1]), *rest, ("red as the plate: not asked", _muscle)]


def _muscle(painter: QPainter, box: QRectF, theme: CanvasTheme) -> None:
    """A muscle as the plates show it: red is no grade."""
    path = QPainterPath()
    path.addRoundedRect(box.adjusted(0, -2 * theme.scale, 0, 2 * theme.scale), 3, 3)
    painter.fillPath(path, QColor(MUSCLE))
    painter.strokePath(path, QPen(QColor(theme.tint_rim), theme.scale))


def _swatch(step: int) -> Swatch:
    def paint(painter: QPainter, box: QRectF, theme: CanvasTheme) -> None:
        path = QPainterPath()
        path.addRoundedRect(box.adjusted(0, -2 * theme.scale, 0, 2 * theme.scale), 3, 3)
        painter.fillPath(path, QColor(theme.tints[step]))
        if KNOWN[step] != SOLID:
            painter.fillPath(path, QBrush(known_tile(KNOWN[step], theme)))
        painter.setPen(QPen(QColor(theme.tint_rim), theme.scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    return paint
