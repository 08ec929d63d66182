"""Swatches of the legend for compared muscles and for zones by their figures."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from atlas.domain.points import ZoneKind
from atlas.domain.scene import ViewScene
from atlas.ui.canvas.coats import STEP, STEPS
from atlas.ui.canvas.furniture import font
from atlas.ui.canvas.paint_coats import HEAVY, LANE_FILL, PATTERN, SHARED, SOLID_FILL, THIN, edge_pens
from atlas.ui.canvas.patterns import LANES, RISING, SOLID, tile
from atlas.ui.canvas.theme import CanvasTheme

Swatch = Callable[[QPainter, QRectF, CanvasTheme], None]
LETTERS = "ABCD"
CELL_PX = 44.0
"""Width of one tint of the scale in px of a desk."""
TILE_PX = 8


def compared_entries(view: ViewScene) -> list[tuple[str, Swatch]]:
    """Which pattern is whose, and what the edges mean."""
    rows = [(f"{LETTERS[i]}  {name}", lane_swatch(i)) for i, name in enumerate(view.compared)]
    rows.append(("shared by two or more", _edge_swatch(SHARED, shared=True)))
    if any(zone.kind is ZoneKind.SPILLOVER for zone in view.zones):
        rows.append(("paler, thin edge: spillover", _edge_swatch(THIN)))
    return rows


def measured_entries(view: ViewScene) -> list[tuple[str, Swatch]]:
    """The scale of figures, what has none, and what the edges mean."""
    rows: list[tuple[str, Swatch]] = [("% felt pain there", scale)]
    if any(zone.percent is None for zone in view.zones):
        rows.append(("no published figure", _blank))
    if any(zone.kind is ZoneKind.ESSENTIAL for zone in view.zones):
        rows.append(("essential", _edge_swatch(HEAVY)))
    if any(zone.kind is ZoneKind.SPILLOVER for zone in view.zones):
        rows.append(("spillover", _edge_swatch(THIN)))
    if any(zone.doubtful for zone in view.zones):
        rows.append(("low certainty", _edge_swatch(THIN, dashed=True)))
    return rows


def swatch_px(swatch: Swatch) -> float:
    """The width of a swatch in px of a desk."""
    return CELL_PX * STEPS if swatch is scale else 24.0


def scale(painter: QPainter, box: QRectF, theme: CanvasTheme) -> None:
    """The tints side by side, each with its steps in it."""
    cell = box.width() / STEPS
    high = box.adjusted(0, -3 * theme.scale, 0, 3 * theme.scale)
    painter.setFont(font(theme.text_font, 11 * theme.scale))
    for step, tint in enumerate(theme.tints):
        part = QRectF(high.left() + step * cell, high.top(), cell, high.height())
        painter.fillRect(part, QColor(tint))
        painter.setPen(QColor("#000000" if QColor(tint).lightnessF() > 0.5 else "#ffffff"))
        painter.drawText(part, Qt.AlignmentFlag.AlignCenter, f"{step * STEP:g}–{(step + 1) * STEP:g}")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.quiet), theme.scale))
    painter.drawRect(high)


def lane_swatch(lane: int) -> Swatch:
    """The swatch of a compared muscle; ``lane`` counts from 0."""

    def paint(painter: QPainter, box: QRectF, theme: CanvasTheme) -> None:
        solid = LANES[lane] == SOLID
        _filled(painter, box, theme, LANES[lane], theme.lanes[lane], SOLID_FILL if solid else LANE_FILL)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.lanes[lane]), 1.6 * theme.scale))
        painter.drawRoundedRect(_tall(box, theme), 3 * theme.scale, 3 * theme.scale)

    return paint


def _blank(painter: QPainter, box: QRectF, theme: CanvasTheme) -> None:
    _filled(painter, box, theme, RISING, theme.blank_rim, 0.0, 0.6)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.blank_rim), theme.scale))
    painter.drawRoundedRect(_tall(box, theme), 3 * theme.scale, 3 * theme.scale)


def _filled(
    painter: QPainter,
    box: QRectF,
    theme: CanvasTheme,
    pattern: int,
    colour: str,
    strength: float,
    weight: float = 1.0,
) -> None:
    """A patch of skin with a fill and a pattern; the skin is that of the body, whatever the theme."""
    path = QPainterPath()
    path.addRoundedRect(_tall(box, theme), 3 * theme.scale, 3 * theme.scale)
    painter.fillPath(path, QColor(theme.skin))
    tone = QColor(colour)
    tone.setAlphaF(strength)
    painter.fillPath(path, tone)
    if pattern != SOLID:
        pitch, rgb, halo = round(TILE_PX * theme.scale), *(QColor(c).rgb() for c in (colour, theme.halo))
        painter.save()
        painter.setOpacity(PATTERN)
        painter.setBrushOrigin(box.topLeft())
        painter.fillPath(path, QBrush(tile(pattern, pitch, rgb & 0xFFFFFF, halo & 0xFFFFFF, weight)))
        painter.restore()


def _edge_swatch(width: float, *, shared: bool = False, dashed: bool = False) -> Swatch:
    """A patch of skin with an edge on it; the light line below an edge would only blur it here."""

    def paint(painter: QPainter, box: QRectF, theme: CanvasTheme) -> None:
        ground, path, inset = QPainterPath(), QPainterPath(), 3.0 * theme.scale
        ground.addRoundedRect(_tall(box, theme), inset, inset)
        path.addRect(_tall(box, theme).adjusted(inset, inset, -inset, -inset))
        painter.fillPath(ground, QColor(theme.skin))
        colour = theme.mark if shared else theme.tint_rim
        painter.strokePath(path, edge_pens(colour, theme, width=width, dashed=dashed)[1])

    return paint


def _tall(box: QRectF, theme: CanvasTheme) -> QRectF:
    return box.adjusted(0, -2 * theme.scale, 0, 2 * theme.scale)
