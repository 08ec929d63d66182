"""Paints zones of compared muscles as patterns, and zones by what was measured as tints."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from atlas.ui.canvas.coats import Coat
from atlas.ui.canvas.patterns import LANES, RISING, SOLID, fill_pattern, tile
from atlas.ui.canvas.sheet import Sheet
from atlas.ui.canvas.theme import CanvasTheme

PITCH_MM, PITCH_PX = 6.0, 9.0
"""Marks of a pattern are never closer than ``PITCH_PX`` on the picture they are painted into."""
SOLID_FILL, LANE_FILL, TINT_FILL, BLANK_FILL = 0.64, 0.2, 0.8, 0.3
"""How much of the body a fill covers: the solid pattern, the ground of the others, a tint, and no figure."""
PATTERN, SPILLOVER = 0.95, 0.6
"""How strong the marks of a pattern are, and what is left of all that in a spillover zone."""
HEAVY, THIN, SHARED = 2.2, 1.0, 2.6
"""Width of the edges of essential, of spillover zones and of shared skin, in px of a desk."""
DASH = (3.5, 2.5)
"""Of an edge that is unsure, in widths of a heavy line."""


def paint_coats(
    painter: QPainter, sheet: Sheet, coats: Sequence[Coat], px_per_mm: float, theme: CanvasTheme
) -> None:
    """All fills, then all patterns, then all edges; ``px_per_mm`` is that of the sheet's picture."""
    filled = [coat for coat in coats if coat.fill is not None]
    for coat in filled:
        _fill(painter, coat, theme)
    pitch = max(round(PITCH_MM * px_per_mm), round(PITCH_PX * theme.scale))
    for coat in filled:
        _pattern(painter, sheet, coat, pitch, theme)
    for coat in coats:
        if coat.lane is not None or coat.fill is None:
            _edge(painter, coat, theme)


def tint_of(step: int | None, theme: CanvasTheme) -> str:
    """The colour of a place on the scale of figures; that of no figure for None."""
    return theme.blank if step is None else theme.tints[step]


def edge_pens(colour: str, theme: CanvasTheme, *, width: float, dashed: bool = False) -> tuple[QPen, QPen]:
    """A light line below and a line on top, of the same width at any zoom."""
    pens = []
    for name, extra, share in ((theme.halo, 2.0, 0.65), (colour, 0.0, 1.0)):
        tone = QColor(name)
        tone.setAlphaF(share)
        pen = QPen(tone, (width + extra) * theme.scale)
        pen.setCosmetic(True)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dashed and not extra:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([part * HEAVY / width for part in DASH])
        pens.append(pen)
    return pens[0], pens[1]


def _fill(painter: QPainter, coat: Coat, theme: CanvasTheme) -> None:
    if coat.fill is None:
        return
    if coat.lane is None:
        strength, colour = BLANK_FILL if coat.step is None else TINT_FILL, tint_of(coat.step, theme)
    else:
        strength = SOLID_FILL if LANES[coat.lane] == SOLID else LANE_FILL
        strength, colour = strength * (SPILLOVER if coat.spillover else 1.0), theme.lanes[coat.lane]
    painter.drawImage(coat.fill.area, coat.fill.tinted(_rgb(colour), strength))


def _pattern(painter: QPainter, sheet: Sheet, coat: Coat, pitch: int, theme: CanvasTheme) -> None:
    """The marks of a compared muscle; thin lines where there is no figure."""
    if coat.fill is None:
        return
    halo, strength = _rgb(theme.halo), PATTERN
    if coat.lane is not None:
        pattern, colour, weight = LANES[coat.lane], theme.lanes[coat.lane], 1.0
        strength *= SPILLOVER if coat.spillover else 1.0
    else:
        pattern, colour, weight = (RISING if coat.step is None else SOLID), theme.blank_rim, 0.6
    if pattern != SOLID:
        made = tile(pattern, pitch, _rgb(colour), halo, weight)
        fill_pattern(painter, sheet, coat.fill.area, coat.fill.tinted(0, strength), made)


def _edge(painter: QPainter, coat: Coat, theme: CanvasTheme) -> None:
    width = SHARED if coat.shared else THIN if coat.spillover else HEAVY
    colour = theme.mark if coat.shared else theme.tint_rim if coat.lane is None else theme.lanes[coat.lane]
    for pen in edge_pens(colour, theme, width=width, dashed=coat.doubtful):
        painter.strokePath(coat.edge.outline, pen)


def _rgb(colour: str) -> int:
    return QColor(colour).rgb() & 0xFFFFFF
