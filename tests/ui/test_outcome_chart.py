"""The chart of pain and painted area: every figure shows, nothing is told by colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from atlas.state.outcome import ChartRow
from atlas.ui.plan.chart import OutcomeChart, paint_chart
from atlas.ui.plan.chart_paper import spread
from atlas.ui.themes import THEMES
from tests.ui.plan_pages import DAY, LATER

pytestmark = pytest.mark.usefixtures("qapp")  # letters need an application
ROWS = (ChartRow(DAY, 7, 4, 120.0), ChartRow(LATER, 5, 2, 40.0))


def painted(rows: Sequence[ChartRow], theme: str = "light", size: tuple[int, int] = (300, 320)) -> QImage:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(THEMES[theme].canvas.paper))
    painter = QPainter(image)
    paint_chart(painter, QRectF(image.rect()), rows, THEMES[theme].canvas)
    painter.end()
    return image


def test_the_chart_differs_for_every_figure_that_differs() -> None:
    first, second = ROWS
    others = (
        ROWS[:1],
        (first, replace(second, after=1)),
        (first, replace(second, before=6)),
        (first, replace(second, before=None)),
        (replace(first, before=4, after=7), second),
        (first, replace(second, area_cm2=90.0)),
        (first, replace(second, area_cm2=None)),
        (first, replace(second, date=date(2026, 12, 10))),
    )
    images = [painted(rows) for rows in (ROWS, *others)]
    assert all(a != b for i, a in enumerate(images) for b in images[:i])
    assert painted(ROWS) == images[0]


def test_before_and_after_are_told_apart_in_grey() -> None:
    grey = [
        painted(rows).convertToFormat(QImage.Format.Format_Grayscale8)
        for rows in ((ChartRow(DAY, 7, None),), (ChartRow(DAY, None, 7),))
    ]
    ring, square = ([_dark(image, QRectF(60, 40, 220, 240))] for image in grey)
    assert ring[0] < 0.8 * square[0], "a ring is open, a square is filled"


def _dark(image: QImage, box: QRectF) -> int:
    """How many pixels of a box are dark."""
    left, top, right, bottom = (round(v) for v in (box.left(), box.top(), box.right(), box.bottom()))
    spots = ((x, y) for x in range(left, right) for y in range(top, bottom))
    return sum(image.pixelColor(x, y).lightness() < 140 for x, y in spots)


def test_no_mark_of_a_long_course_leaves_the_chart() -> None:
    many = tuple(ChartRow(date(2026, 1 + n // 28, 1 + n % 28), 10, 0, 500.0) for n in range(0, 120, 2))
    image = painted(many, size=(300, 320))
    assert _dark(image, QRectF(24, 24, 266, 140)) > 100
    assert _dark(image, QRectF(292, 24, 8, 140)) == 0


def test_days_stand_by_their_distance_and_never_on_each_other() -> None:
    days = [date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 2), date(2026, 3, 1)]
    places = spread(days)
    assert places[0] == 0.0
    assert places[-1] == 1.0
    gaps = [b - a for a, b in pairwise(places)]
    assert min(gaps) > 0.05
    assert max(gaps) == gaps[2]
    assert spread([DAY]) == [0.5]
    assert spread([]) == []


def test_the_chart_needs_room_for_areas_only_where_there_are(
    qtbot: QtBot,
) -> None:
    chart = OutcomeChart()
    qtbot.addWidget(chart)
    chart.set_rows([replace(row, area_cm2=None) for row in ROWS])
    low = chart.sizeHint().height()
    chart.set_rows(ROWS)
    assert chart.sizeHint().height() > low
