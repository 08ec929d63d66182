"""The chart of a case: pain before and after each session, and below it the painted area."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from atlas.state.outcome import ChartRow, chart_words
from atlas.ui.canvas.theme import LIGHT, CanvasTheme
from atlas.ui.plan.chart_paper import ChartPaper
from atlas.ui.themes import WindowTheme

PAIN_LINES, AREA_LINES = 11.0, 7.0
"""How high the two parts are, in lines of type; the dates stand under the lower one."""
TITLE, DATES = 1.5, 2.4
MOST_PAIN = 10


class OutcomeChart(QWidget):
    """Shows the rows of a chart; tells them in words as well."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ChartRow, ...] = ()
        self._theme = LIGHT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Pain and painted area over the sessions")

    def set_rows(self, rows: Sequence[ChartRow]) -> None:
        """Show rows, the first session first."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            told = chart_words(self._rows)
            self.setAccessibleDescription(told)
            self.setToolTip(told)
            self.updateGeometry()
            self.update()

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colours of a theme."""
        self._theme = theme.canvas
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the parts that there are."""
        return QSize(280, round(chart_lines(self._rows) * self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        """Never lower than it is meant to be."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The chart in the colours of the window."""
        painter = QPainter(self)
        paint_chart(painter, QRectF(self.rect()), self._rows, self._theme)
        painter.end()


def chart_lines(rows: Sequence[ChartRow]) -> float:
    """How high a chart of these rows should be, in lines of its type."""
    return PAIN_LINES + DATES + (AREA_LINES if _has_areas(rows) else 0.0)


def paint_chart(painter: QPainter, rect: QRectF, rows: Sequence[ChartRow], theme: CanvasTheme) -> None:
    """Paint a chart into ``rect`` with the painter's own font; sizes follow from that font.

    Pain before is a ring, pain after a filled square, a line joins them; areas are hatched columns. So
    nothing is told by colour alone.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paper = ChartPaper(painter, theme, rect, [row.date for row in rows])
    share = PAIN_LINES / (PAIN_LINES + AREA_LINES) if _has_areas(rows) else 1.0
    high = rect.height() - DATES * paper.line
    pain = QRectF(rect.left(), rect.top(), rect.width(), high * share)
    _paint_pain(paper, pain, rows)
    if share < 1.0:
        _paint_areas(paper, QRectF(rect.left(), pain.bottom(), rect.width(), high - pain.height()), rows)
    paper.dates(rect.bottom() - DATES * paper.line)
    painter.restore()


def _has_areas(rows: Sequence[ChartRow]) -> bool:
    return any(row.area_cm2 is not None for row in rows)


def _paint_pain(paper: ChartPaper, rect: QRectF, rows: Sequence[ChartRow]) -> None:
    """The scale from 0 to 10 with the marks of each session."""
    box = paper.frame(rect.adjusted(0, TITLE * paper.line, 0, 0), MOST_PAIN, (0, 5, 10))
    paper.title(rect, "Pain 0–10", marks=True)
    step = paper.step
    for x, row in zip(paper.places, rows, strict=True):
        found = [(x - step, row.before), (x + step, row.after)]
        points = [None if pain is None else QPointF(at, paper.y(box, pain, MOST_PAIN)) for at, pain in found]
        before, after = points
        if before is not None and after is not None:
            paper.join(before, after)
        if before is not None:
            paper.ring(before)
        if after is not None:
            paper.square(after)
        if before is None and after is None:
            paper.word(QPointF(x, box.bottom() - paper.line * 0.3), "–")


def _paint_areas(paper: ChartPaper, rect: QRectF, rows: Sequence[ChartRow]) -> None:
    """One column a session that has a painting, its figure above it."""
    most = max(row.area_cm2 or 0.0 for row in rows) or 1.0
    top = (TITLE + 1.2) * paper.line
    box = paper.frame(rect.adjusted(0, top, 0, 0), most, ())
    paper.title(rect, "Painted area, cm²", marks=False)
    for x, row in zip(paper.places, rows, strict=True):
        if row.area_cm2 is None:
            paper.word(QPointF(x, box.bottom() - paper.line * 0.3), "–")
        else:
            paper.column(x, paper.y(box, row.area_cm2, most), box.bottom())
    paper.figures([(x, row.area_cm2) for x, row in zip(paper.places, rows, strict=True)], box, most)
