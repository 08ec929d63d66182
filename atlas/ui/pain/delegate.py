"""Draws the lines of the pain panel: a box of what to rule out, and muscles with bars and reasons."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from atlas.domain.points import ZoneKind
from atlas.state.pain_page import PainRow
from atlas.ui.pain.lines import LINE, Line, Sort
from atlas.ui.themes import THEMES, WindowTheme

SMALL = 0.9
"""The size of reasons beside that of names."""
MARGIN, PAD, GAP, RANK = 0.7, 0.5, 0.3, 1.9
"""Air at the sides, above and below a line, between its parts, and the column of ranks, in sizes of type."""
BAR, PERCENT = 0.55, 3.2
"""The height of a bar and the room for its figure, in sizes of type."""
KEPT = 2000
"""So many heights of wrapped text are kept."""
BOXED = (Sort.WARNING_TITLE, Sort.WARNING, Sort.APART_TITLE, Sort.APART)
TITLED = (Sort.WARNING_TITLE, Sort.APART_TITLE)
"""Lines that stand in a box, and those that open one."""
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PainDelegate(QStyledItemDelegate):
    """Measures and draws each line as plain text in the colours and the type of a theme."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._theme: WindowTheme = THEMES["light"]
        self.set_theme(self._theme)

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colours and the type of a theme."""
        self._theme, self._px = theme, theme.type_px
        self._known: dict[tuple[int, str, float], float] = {}
        self._plain = _font(theme, 1.0)
        self._strong = _font(theme, 1.0, strong=True)
        self._small = _font(theme, SMALL)
        self._label = _font(theme, 0.85, strong=True, spaced=True)

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the wrapped text needs at the width of the list."""
        width = self._width()
        return QSize(int(width), round(self._height(index.data(LINE), width)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One line, with its hover and its focus."""
        line, box = index.data(LINE), QRectF(option.rect)
        box.setWidth(self._width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.sort in BOXED:
            self._paint_box(painter, line, box)
        self._paint_state(painter, line, box, option.state)
        if line.row is not None:
            self._paint_row(painter, line.row, box)
        else:
            self._paint_words(painter, line, box)
        painter.restore()

    def _width(self) -> float:
        """The room of a line in px; that of a scroll bar is always kept, so that lines never break anew."""
        room = self._view.contentsRect().width() - self._view.verticalScrollBar().sizeHint().width()
        return float(max(1, room))

    def _height(self, line: Line, width: float) -> float:
        px = self._px
        if line.row is None:
            above, below = self._air(line)
            room = self._words_box(line, QRectF(0, 0, width, 0)).width()
            return above + self._high(self._words_font(line), self._words(line), room) + below
        room = self._column(QRectF(0, 0, width, 0)).width()
        small = self._high(self._small, line.row.point, room) + self._high(self._small, line.row.why, room)
        bar = QFontMetricsF(self._small).height()
        return QFontMetricsF(self._strong).height() + small + bar + px * (2 * PAD + 2 * GAP)

    def _high(self, font: QFont, text: str, width: float) -> float:
        """The height of wrapped text; kept, since most lines stay as they are while one paints."""
        key = (id(font), text, width)
        if key not in self._known:
            if len(self._known) >= KEPT:
                self._known.clear()
            box = QRectF(0, 0, max(1.0, width), 1e5)
            self._known[key] = QFontMetricsF(font).boundingRect(box, WRAPPED, text).height()
        return self._known[key]

    def _paint_row(self, painter: QPainter, row: PainRow, box: QRectF) -> None:
        """Rank, name and side; the point; the bar; why."""
        ink, quiet = QColor(self._theme.canvas.ink), QColor(self._theme.canvas.quiet)
        column, px = self._column(box), self._px
        high = QFontMetricsF(self._strong).height()
        top = QRectF(column.left(), box.top() + px * PAD, column.width(), high)
        side = QFontMetricsF(self._small).horizontalAdvance(row.side) + px * GAP
        _write(painter, QRectF(box.left(), top.top(), px * (MARGIN + RANK - 0.5), high), RIGHT, str(row.rank),
               self._small, quiet)  # fmt: skip
        _write(painter, top, RIGHT, row.side, self._small, quiet)
        room = top.width() - side
        name = QFontMetricsF(self._strong).elidedText(row.muscle, Qt.TextElideMode.ElideRight, room)
        _write(painter, top, LEFT, name, self._strong, ink)
        at = self._paint_wrapped(painter, row.point, column, top.bottom(), quiet)
        bar = QRectF(column.left(), at + px * GAP, column.width(), QFontMetricsF(self._small).height())
        self._paint_bar(painter, row, bar)
        self._paint_wrapped(painter, row.why, column, bar.bottom() + px * GAP, ink)

    def _paint_wrapped(
        self, painter: QPainter, text: str, column: QRectF, top: float, colour: QColor
    ) -> float:
        """Small type within a column from ``top`` on; where it ends."""
        high = self._high(self._small, text, column.width())
        _write(painter, QRectF(column.left(), top, column.width(), high), WRAPPED, text, self._small, colour)
        return top + high

    def _paint_bar(self, painter: QPainter, row: PainRow, box: QRectF) -> None:
        """The score: filled for an essential zone, dotted for a spillover zone, and in figures."""
        colours, high = self._theme.canvas, self._px * BAR
        track = QRectF(box.left(), box.center().y() - high / 2, box.width() - self._px * PERCENT, high)
        whole, told = QPainterPath(), QPainterPath()
        whole.addRoundedRect(track, high / 2, high / 2)
        told.addRect(QRectF(track.left(), track.top(), track.width() * row.score, high))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillPath(whole, QColor(colours.rule))
        shown = whole.intersected(told)
        if row.kind is ZoneKind.ESSENTIAL:
            painter.fillPath(shown, QColor(colours.essential))
        else:
            _dots(painter, shown, QColor(self._theme.raised), QColor(colours.accent), high)
        _write(painter, box, RIGHT, f"{row.score * 100:.0f}%", self._small, QColor(colours.ink))

    def _paint_words(self, painter: QPainter, line: Line, box: QRectF) -> None:
        colours = self._theme.canvas
        colour = QColor(colours.ink if line.sort in BOXED else colours.quiet)
        font, room = self._words_font(line), self._words_box(line, box)
        _write(painter, room, WRAPPED, self._words(line), font, colour)
        if line.sort is Sort.WARNING:
            middle = room.top() + QFontMetricsF(font).height() / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(
                QPointF(room.left() - self._px * 0.6, middle), self._px * 0.15, self._px * 0.15
            )

    def _paint_box(self, painter: QPainter, line: Line, box: QRectF) -> None:
        """The part of a box's frame that lies round one line."""
        edge = self._px * MARGIN * 0.5
        opens, warns = line.sort in TITLED, line.sort in (Sort.WARNING_TITLE, Sort.WARNING)
        frame = box.adjusted(edge, 0.5, -edge, -0.5)
        painter.setClipRect(box)
        frame.setTop(frame.top() + (edge if opens else -20))
        frame.setBottom(frame.bottom() + (-edge if line.last else 20))
        painter.setPen(QPen(QColor(self._theme.caution_edge if warns else self._theme.canvas.rule), 1))
        painter.setBrush(QColor(self._theme.caution if warns else self._theme.raised))
        painter.drawRoundedRect(frame, self._px * 0.4, self._px * 0.4)
        painter.setClipping(False)

    def _paint_state(self, painter: QPainter, line: Line, box: QRectF, state: QStyle.StateFlag) -> None:
        """What is under the cursor is tinted, what the keyboard is on is framed."""
        if not line.link:
            return
        frame = box.adjusted(self._px * 0.35, 1, -self._px * 0.35, -1)
        chosen, focus = state & QStyle.StateFlag.State_Selected, state & QStyle.StateFlag.State_HasFocus
        hover = state & QStyle.StateFlag.State_MouseOver
        painter.setBrush(QColor(self._theme.chosen) if hover or chosen else Qt.BrushStyle.NoBrush)
        pen = QPen(QColor(self._theme.canvas.focus), 2) if focus and chosen else Qt.PenStyle.NoPen
        painter.setPen(pen)
        painter.drawRoundedRect(frame, self._px * 0.4, self._px * 0.4)
        if line.sort is Sort.ANSWER and not (hover or chosen):
            painter.setPen(QPen(QColor(self._theme.canvas.rule), 1))
            painter.drawLine(self._column(box).bottomLeft(), self._column(box).bottomRight())

    def _column(self, box: QRectF) -> QRectF:
        """Where the words of a muscle stand, right of its rank."""
        return box.adjusted(self._px * (MARGIN + RANK), 0, -self._px * MARGIN * 1.3, -0.5)

    def _air(self, line: Line) -> tuple[float, float]:
        """Above and below a line of words."""
        above, below = {
            Sort.WARNING_TITLE: (0.9, 0.15),
            Sort.WARNING: (0.2, 0.95 if line.last else 0.2),
            Sort.APART_TITLE: (0.95, 0.1),
            Sort.APART: (0.15, 0.95 if line.last else 0.25),
            Sort.TITLE: (0.7, 0.1),
        }.get(line.sort, (0.2, 0.5))
        return above * self._px, below * self._px

    def _words_box(self, line: Line, box: QRectF) -> QRectF:
        above, below = self._air(line)
        left = MARGIN * (3.2 if line.sort is Sort.WARNING else 1.6 if line.sort in BOXED else 1.0)
        return box.adjusted(self._px * left, above, -self._px * MARGIN * 1.3, -below)

    def _words_font(self, line: Line) -> QFont:
        if line.sort in TITLED:
            return self._strong
        return self._label if line.sort is Sort.TITLE else self._small

    @staticmethod
    def _words(line: Line) -> str:
        return line.text.upper() if line.sort is Sort.TITLE else line.text


def _write(painter: QPainter, box: QRectF, how: int, text: str, font: QFont, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(box, how, text)


def _dots(painter: QPainter, shape: QPainterPath, paper: QColor, colour: QColor, high: float) -> None:
    """Two rows of dots, as a spillover zone is drawn on the body."""
    box, step = shape.boundingRect(), high / 2
    painter.save()
    painter.fillPath(shape, paper)
    painter.setClipPath(shape)
    painter.setBrush(colour)
    for row in range(2):
        for i in range(int(box.width() / step) + 1):
            at = QPointF(box.left() + step * (i + 0.5 + 0.5 * row), box.top() + step * (row + 0.5))
            painter.drawEllipse(at, step * 0.36, step * 0.36)
    painter.restore()


def _font(theme: WindowTheme, size: float, *, strong: bool = False, spaced: bool = False) -> QFont:
    font = QFont()
    font.setFamilies([name.strip() for name in theme.sans.split(",")])
    font.setPixelSize(round(theme.type_px * size))
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    if spaced:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
    return font
