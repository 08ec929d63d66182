"""The chart of pain and painted area over the sessions, as the window draws it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from atlas.domain.cases import WholeCase
from atlas.domain.pain_paint import PaintedArea
from atlas.domain.skin import load_skin
from atlas.state.outcome import ChartRow, chart_rows
from atlas.ui.paper.blocks import Block, Picture
from atlas.ui.paper.measure import PRINT, SMALL, mm
from atlas.ui.plan.chart import chart_lines, paint_chart

LEAST = 2
"""Fewer sessions than this show no course."""
WIDEST, SESSION = mm(150.0), mm(22.0)
"""How wide the chart is at most, and what a session takes of that."""


def chart_blocks(whole: WholeCase, skin: Path, width: float) -> list[Block]:
    """The chart of the sessions, where two at least tell something; ``skin`` is the table of the skin."""
    rows = _rows(whole, skin)
    told = [row for row in rows if (row.before, row.after, row.area_cm2) != (None, None, None)]
    if len(told) < LEAST:
        return []
    wide = min(width, WIDEST, (len(rows) + 2) * SESSION)
    high = chart_lines(rows) * SMALL.line

    def draw(painter: QPainter) -> None:
        painter.setFont(SMALL.font)
        paint_chart(painter, QRectF(0.0, 0.0, wide, high), rows, PRINT)

    return [Picture(high, draw, before=mm(4.0))]


def _rows(whole: WholeCase, skin: Path) -> tuple[ChartRow, ...]:
    """One row a session; areas are unknown where the table of the skin cannot be read."""
    paintings = [painting for _, painting in whole.sessions]
    areas: list[float] = []
    if any(not painting.empty for painting in paintings):
        measure = PaintedArea(load_skin(skin))
        areas = [measure.cm2(painting) for painting in paintings]
    return chart_rows(whole.sessions, areas)
