"""What the marks mean, on as few lines as there is room for: every line of it is taken from the body."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from atlas.domain.scene import ViewScene
from atlas.ui.canvas.furniture import font
from atlas.ui.canvas.legend import entries
from atlas.ui.canvas.legend_coats import Swatch, scale, swatch_px
from atlas.ui.canvas.theme import CanvasTheme
from atlas.ui.stage.theme import FIGURES_PX, LEGEND_PX, STAGE

LINE, GAP, NEAR = 1.75, 1.5, 0.5
"""The height of a line, the room between entries, and that before the words of one, over the size of type."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Words with their swatch: where they begin on their line, the swatch's width and the whole, in px."""

    text: str
    swatch: Swatch
    left: float
    swatch_width: float
    width: float


def explained(views: tuple[ViewScene, ...]) -> ViewScene | None:
    """One view with the marks of all of them, for one legend; None without views."""
    if len(views) < 2:
        return views[0] if views else None
    points = tuple(mark for view in views for mark in view.points)
    zones = tuple(mark for view in views for mark in view.zones)
    return replace(views[0], points=points, zones=zones, sure=any(view.sure for view in views))


def legend_lines(view: ViewScene, width: float, px: int) -> list[list[Entry]]:
    """The entries in lines of ``width`` px: each goes to the first line that has room; the
    scale of figures, which is wide, comes first."""
    lines: list[list[Entry]] = []
    found = [_entry(text, swatch, px) for text, swatch in entries(view)]
    for entry in sorted(found, key=lambda one: -one.width if view.sure else 0.0):
        for line in lines:
            left = line[-1].left + line[-1].width + GAP * px
            if left + entry.width <= width:
                line.append(replace(entry, left=left))
                break
        else:
            lines.append([entry])
    return lines


def legend_height(view: ViewScene, width: float, px: int) -> float:
    """How high the legend is at a width, in px; nothing where nothing is marked."""
    return LINE * px * len(legend_lines(view, width, px))


def paint_legend(painter: QPainter, box: QRectF, view: ViewScene, px: int) -> None:
    """Paint the legend from the upper left of a box in words of ``px``."""
    face = font(STAGE.text_font, px)
    metrics = QFontMetricsF(face)
    for i, line in enumerate(legend_lines(view, box.width(), px)):
        middle = box.top() + (i + 0.5) * LINE * px
        for entry in line:
            theme = _theme(entry.swatch, px)
            x, high = box.left() + entry.left, 12 * theme.scale
            entry.swatch(painter, QRectF(x, middle - high / 2, entry.swatch_width, high), theme)
            painter.setFont(face)
            painter.setPen(QColor(STAGE.ink))
            baseline = middle + metrics.capHeight() / 2
            painter.drawText(QPointF(x + entry.swatch_width + NEAR * px, baseline), entry.text)


def _entry(text: str, swatch: Swatch, px: int) -> Entry:
    wide = swatch_px(swatch) * _theme(swatch, px).scale
    words = QFontMetricsF(font(STAGE.text_font, px)).horizontalAdvance(text)
    return Entry(text, swatch, 0.0, wide, wide + NEAR * px + words)


def _theme(swatch: Swatch, px: int) -> CanvasTheme:
    """The scale of figures has words in its cells: it is drawn larger than the others."""
    return replace(STAGE, scale=px / (FIGURES_PX if swatch is scale else LEGEND_PX))
