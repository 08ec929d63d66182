"""What the marks mean, in as few lines as there is room for; only what a view shows."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from atlas.domain.points import ZoneKind
from atlas.domain.scene import ViewScene
from atlas.ui.canvas.furniture import font
from atlas.ui.canvas.legend_coats import Swatch, compared_entries, measured_entries, swatch_px
from atlas.ui.canvas.legend_known import known_entries
from atlas.ui.canvas.paint_chains import bowed, paint_arrow
from atlas.ui.canvas.theme import CanvasTheme

ROW = 22.0
"""The height of a line in px of a desk."""


def entries(view: ViewScene) -> list[tuple[str, Swatch]]:
    """The words and swatches for what a view shows."""
    if view.known:
        return known_entries()
    kinds = {zone.kind for zone in view.zones}
    rows: list[tuple[str, Swatch]] = [("trigger point", _point)] if view.points else []
    if view.compared:
        rows += compared_entries(view)
    elif view.sure:
        rows += measured_entries(view)
    else:
        rows += [("essential pain zone", _essential)] if ZoneKind.ESSENTIAL in kinds else []
        rows += [("spillover pain zone", _spillover)] if ZoneKind.SPILLOVER in kinds else []
    rows += [("±26 mm", _ring)] if view.points and view.ring else []
    rows += [("key to satellite", _chain)] if view.chains else []
    rows += [("painted pain", _paint)] if view.paint else []
    rows += [("pain region", _region)] if view.regions else []
    rows += [("landmark", _landmark)] if view.places else []
    return rows


def legend_height(width: float, view: ViewScene, theme: CanvasTheme, least: int = 1) -> float:
    """How high the legend of a view is at a width in px, at ``least`` so many lines."""
    theme = _fitting(width, view, theme)
    return ROW * theme.scale * max(least, sum(map(bool, _lines(width, view, theme))))


def paint_legend(painter: QPainter, strip: QRectF, view: ViewScene, theme: CanvasTheme) -> None:
    """Paint the legend from the upper left of a strip, in as many lines as it needs."""
    theme = _fitting(strip.width(), view, theme)
    high = ROW * theme.scale
    for i, line in enumerate(_lines(strip.width(), view, theme)):
        middle = strip.top() + (i + 0.5) * high
        for left, width, text, swatch in line:
            x, wide = strip.left() + left, swatch_px(swatch) * theme.scale
            swatch(painter, QRectF(x, middle - 6 * theme.scale, wide, 12 * theme.scale), theme)
            painter.setFont(_face(theme))
            painter.setPen(QColor(theme.ink))
            box = QRectF(x + wide + 7 * theme.scale, middle - high / 2, width + 2, high)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def _fitting(width: float, view: ViewScene, theme: CanvasTheme) -> CanvasTheme:
    """The theme in a size in which the longest entry has room on a line."""
    widest = max((_whole(text, swatch, theme) for text, swatch in entries(view)), default=0.0)
    return replace(theme, scale=theme.scale * width / widest) if widest > width > 0.0 else theme


def _whole(text: str, swatch: Swatch, theme: CanvasTheme) -> float:
    """The width of an entry with its swatch."""
    return (swatch_px(swatch) + 8) * theme.scale + QFontMetricsF(_face(theme)).horizontalAdvance(text)


def _lines(width: float, view: ViewScene, theme: CanvasTheme) -> list[list[tuple[float, float, str, Swatch]]]:
    """The entries in lines: where each begins, the width of its words, the words and the swatch."""
    metrics, x = QFontMetricsF(_face(theme)), 0.0
    lines: list[list[tuple[float, float, str, Swatch]]] = [[]]
    for text, swatch in entries(view):
        words = metrics.horizontalAdvance(text)
        whole = _whole(text, swatch, theme)
        if lines[-1] and x + whole > width:
            lines.append([])
            x = 0.0
        lines[-1].append((x, words, text, swatch))
        x += whole + 25 * theme.scale
    return lines


def _face(theme: CanvasTheme) -> QFont:
    return font(theme.text_font, 12.5 * theme.scale)


def _essential(painter: QPainter, box: QRectF, theme: CanvasTheme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.essential))
    painter.drawRoundedRect(box, 3 * theme.scale, 3 * theme.scale)


def _spillover(painter: QPainter, box: QRectF, theme: CanvasTheme) -> None:
    wash = QColor(theme.essential)
    wash.setAlphaF(0.22)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(wash)
    painter.drawRoundedRect(box, 3 * theme.scale, 3 * theme.scale)
    painter.setBrush(QColor(theme.spillover))
    for row in range(2):
        for column in range(4):
            x = box.left() + (3.5 + 5.5 * column + 1.2 * row) * theme.scale
            painter.drawEllipse(
                QPointF(x, box.top() + (3.2 + 5.6 * row) * theme.scale), *(2 * [1.5 * theme.scale])
            )


def _point(painter: QPainter, box: QRectF, theme: CanvasTheme) -> None:
    r = 4.5 * theme.scale
    at = box.center()
    painter.setPen(QPen(QColor(theme.ink), 2.4 * theme.scale))
    painter.drawLine(at + QPointF(-r, -r), at + QPointF(r, r))
    painter.drawLine(at + QPointF(-r, r), at + QPointF(r, -r))


def _ring(painter: QPainter, box: QRectF, theme: CanvasTheme) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.ink), 1.2 * theme.scale, Qt.PenStyle.DashLine))
    painter.drawEllipse(box.center(), 7 * theme.scale, 7 * theme.scale)


def _chain(painter: QPainter, box: QRectF, theme: CanvasTheme) -> None:
    ends = (QPointF(box.left(), box.bottom() - theme.scale), QPointF(box.right(), box.center().y()))
    paint_arrow(painter, bowed(*ends), 1.0, False, theme)


def _region(painter: QPainter, box: QRectF, theme: CanvasTheme) -> None:
    wash = QColor(theme.region)
    wash.setAlphaF(0.45)
    painter.setPen(QPen(QColor(theme.region_rim), 1.2 * theme.scale))
    painter.setBrush(wash)
    painter.drawRoundedRect(box, 3 * theme.scale, 3 * theme.scale)
    step = 6 * theme.scale
    for i in range(3):
        foot = QPointF(box.left() + (i + 0.2) * step, box.bottom() - theme.scale)
        painter.drawLine(foot, foot + QPointF(box.height() - 2 * theme.scale, 2 * theme.scale - box.height()))


def _paint(painter: QPainter, box: QRectF, theme: CanvasTheme) -> None:
    painter.setPen(QPen(QColor(theme.paint_rim), 1.4 * theme.scale))
    painter.setBrush(QColor(theme.paint))
    painter.drawRoundedRect(box, 3 * theme.scale, 3 * theme.scale)
    rise = box.height() - 2 * theme.scale
    for i in range(4):
        top = QPointF(box.left() + (0.5 + i * 3.6) * theme.scale, box.top() + theme.scale)
        painter.drawLine(top, top + QPointF(rise, rise))


def _landmark(painter: QPainter, box: QRectF, theme: CanvasTheme) -> None:
    painter.setPen(QPen(QColor(theme.place), 1.6 * theme.scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.center(), 5.5 * theme.scale, 5.5 * theme.scale)
    painter.setBrush(QColor(theme.place))
    painter.drawEllipse(box.center(), 1.5 * theme.scale, 1.5 * theme.scale)
