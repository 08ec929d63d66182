"""Below the body: which side is which, what the marks mean, the question with its time, the caption."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from atlas.ui.canvas.furniture import font
from atlas.ui.stage.foot_layout import QUESTION, FootLayout, FootWords, Text, laid_out
from atlas.ui.stage.legend import explained, paint_legend
from atlas.ui.stage.text import WRAP, paint_text
from atlas.ui.stage.theme import RECORDING, STAGE, word_px


class StageFoot(QWidget):
    """As high as its words need; the body has all the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self._said, self._stage_px = FootWords(), 600
        self._left: int | None = None
        self._recording = self._frozen = False

    def say(self, said: FootWords, stage_px: int, *, recording: bool, frozen: bool) -> None:
        """Say this on a stage so many px high; a dot tells of recording, two bars that all is frozen."""
        self._said, self._stage_px = said, stage_px
        self._recording, self._frozen = recording, frozen
        words = (said.words.caption, said.words.question, said.words.answer)
        self.setAccessibleName(" ".join(part for part in words if part))
        self.setFixedHeight(self.height_for(said))
        self.update()

    def set_time(self, seconds: int | None) -> None:
        """The seconds that are left for the question; None where there is no time."""
        if seconds != self._left:
            self._left = seconds
            self.update()

    def height_for(self, said: FootWords) -> int:
        """How high the foot would be with these words."""
        return round(laid_out(said, self.width(), self._stage_px).height)

    @property
    def layout_now(self) -> FootLayout:
        """Where everything stands."""
        return laid_out(self._said, self.width(), self._stage_px)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper, words, signs."""
        painter = QPainter(self)
        paint_foot(painter, self._said, self.layout_now, QRectF(self.rect()))
        layout = self.layout_now
        if layout.timer is not None and self._left is not None:
            paint_timer(painter, layout.timer, self._left, QUESTION * word_px(self._stage_px))
        _signs(painter, layout.signs, self._recording, self._frozen)
        painter.end()


def paint_foot(painter: QPainter, said: FootWords, layout: FootLayout, room: QRectF) -> None:
    """Everything but what moves, from the painter's origin."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(room, QColor(STAGE.paper))
    for text in layout.edges:
        _edge(painter, text)
    view = explained(said.views)
    if layout.legend is not None and view is not None:
        paint_legend(painter, layout.legend, view, layout.px)
    for part in (layout.question, layout.answer, layout.caption):
        if part is not None:
            paint_text(painter, part.text, part.face, part.box, STAGE.ink)


def _edge(painter: QPainter, text: Text) -> None:
    painter.setFont(text.face)
    painter.setPen(QColor(STAGE.ink))
    across = Qt.AlignmentFlag.AlignRight if text.right else Qt.AlignmentFlag.AlignLeft
    across = Qt.AlignmentFlag.AlignHCenter if text.middle else across
    painter.drawText(text.box, across | Qt.AlignmentFlag.AlignVCenter, text.text)


def paint_timer(painter: QPainter, box: QRectF, seconds: int, px: float) -> None:
    """Minutes and seconds in a frame; it is heavy once the time is over."""
    painter.setPen(QPen(QColor(STAGE.accent), px * (0.16 if seconds <= 0 else 0.06)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(0.1 * px, 0.1 * px, -0.1 * px, -0.1 * px)
    inner.setHeight(min(inner.height(), 1.5 * px))
    painter.drawRoundedRect(inner, 0.25 * px, 0.25 * px)
    painter.setFont(font(STAGE.text_font, px, bold=True))
    painter.setPen(QColor(STAGE.ink))
    painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | WRAP, f"{seconds // 60}:{seconds % 60:02d}")


def _signs(painter: QPainter, box: QRectF, recording: bool, frozen: bool) -> None:
    side = box.width() / 2
    radius, middle = 0.28 * side, box.top() + min(box.height(), side) / 2
    painter.setPen(Qt.PenStyle.NoPen)
    if recording:
        painter.setBrush(QColor(RECORDING))
        painter.drawEllipse(QPointF(box.right() - side / 2, middle), radius, radius)
    if frozen:
        left = box.left() + side / 2
        for x in (left - radius, left + 0.3 * radius):
            painter.fillRect(QRectF(x, middle - radius, 0.7 * radius, 2 * radius), QColor(STAGE.ink))
