"""Beside one plate on a wide stage: the question with its time, and the answer; the body keeps its height."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from atlas.state.stage_words import ClassWords
from atlas.ui.canvas.furniture import font
from atlas.ui.stage.foot import paint_timer
from atlas.ui.stage.foot_layout import ANSWER, QUESTION, TIMER, FootWords, Text
from atlas.ui.stage.text import LEAD, height_of, paint_text
from atlas.ui.stage.theme import STAGE, word_px

WIDE = 1.45
"""From this shape on, width over height, words stand beside the body."""
SHARE = 0.34
"""Of the width, what they take."""


@dataclass(frozen=True, slots=True)
class SideLayout:
    """Boxes in px from the upper left corner, and how high they are together."""

    timer: QRectF | None
    question: Text
    answer: Text | None
    height: float


def side_layout(words: ClassWords, width: float, height: int) -> SideLayout:
    """Time, question and answer below each other, on a stage so many px high."""
    px = word_px(height)
    gap, size = 0.7 * px, QUESTION * px
    timer = QRectF(gap, 2 * gap, TIMER * size, LEAD * 1.3 * size)
    top = timer.bottom() + gap if words.timed else timer.top()
    question = _text(words.question, size, width - 2 * gap, gap, top, bold=True)
    top = question.box.bottom() + gap
    answer = _text(words.answer or words.coming, ANSWER * px, width - 2 * gap, gap, top, bold=False)
    bottom = answer.box.bottom() + gap if answer.text else top
    ticks = timer if words.seconds is not None else None
    return SideLayout(ticks, question, answer if words.answer else None, bottom)


def stands_beside(said: FootWords, width: int, height: int, room: float) -> bool:
    """Whether the words of a question stand beside the body: there is width, and ``room`` px of height."""
    if not said.words.question or len(said.views) != 1 or width < WIDE * height:
        return False
    return side_layout(said.words, SHARE * width, height).height <= room


class StageSide(QWidget):
    """Words beside the plate, from its top."""

    def __init__(self) -> None:
        super().__init__()
        self._words, self._stage_px = ClassWords(), 600
        self._left: int | None = None
        self.hide()

    @property
    def layout_now(self) -> SideLayout:
        """Where everything stands."""
        return side_layout(self._words, self.width(), self._stage_px)

    def say(self, words: ClassWords, stage_px: int) -> None:
        """Ask and answer this on a stage so many px high."""
        self._words, self._stage_px = words, stage_px
        self.setAccessibleName(" ".join(part for part in (words.question, words.answer) if part))
        self.update()

    def set_time(self, seconds: int | None) -> None:
        """The seconds that are left; None where there is no time."""
        if seconds != self._left:
            self._left = seconds
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper, time, words."""
        painter, layout = QPainter(self), self.layout_now
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(STAGE.paper))
        if layout.timer is not None and self._left is not None:
            paint_timer(painter, layout.timer, self._left, QUESTION * word_px(self._stage_px))
        for part in (layout.question, layout.answer):
            if part is not None:
                paint_text(painter, part.text, part.face, part.box, STAGE.ink)
        painter.end()


def _text(text: str, px: float, width: float, left: float, top: float, *, bold: bool) -> Text:
    face = font(STAGE.text_font, px, bold=bold)
    return Text(text, face, QRectF(left, top, width, height_of(text, face, width)))
