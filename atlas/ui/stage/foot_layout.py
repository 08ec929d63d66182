"""Where everything stands below the body of the stage; nothing is painted here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from atlas.domain.plates import Camera
from atlas.domain.scene import ViewScene
from atlas.state.stage_words import ClassWords
from atlas.ui.canvas.furniture import font
from atlas.ui.canvas.orientation import edges
from atlas.ui.stage.legend import LINE, explained, legend_height
from atlas.ui.stage.text import LEAD, height_of, one_line_px
from atlas.ui.stage.theme import STAGE, word_px

CAPTION_MOST, CAPTION_LEAST = 1 / 14, 1 / 24
"""The size of a caption on one line and in lines, as shares of the height of the stage."""
QUESTION, ANSWER, EDGE = 1.45, 1.12, 1.25
"""Sizes over that of the smallest words."""
SHORT = {"Where the points are": "The points", "Where it is felt": "Felt here"}
"""Titles of two views where there is no room for all of their words."""
TIMER = 3.4
"""The width of the timer over the size of the question."""


Between: TypeAlias = tuple[float, float] | None
"""What is free between the words at the edges, left and right in px."""


@dataclass(frozen=True, slots=True)
class FootWords:
    """All that the foot says; ``cameras`` are those of the views, ``legend`` whether marks are explained.

    The plates take ``share`` of the width, from the left.
    """

    words: ClassWords = field(default_factory=ClassWords)
    views: tuple[ViewScene, ...] = ()
    cameras: tuple[Camera, ...] = ()
    legend: bool = True
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Text:
    """Words in a box, with their type."""

    text: str
    face: QFont
    box: QRectF
    middle: bool = False
    right: bool = False


@dataclass(frozen=True, slots=True)
class FootLayout:
    """Boxes in px from the upper left corner of the foot, its height, and the size of its smallest words."""

    height: float
    px: int
    edges: tuple[Text, ...]
    legend: QRectF | None
    question: Text | None
    answer: Text | None
    timer: QRectF | None
    caption: Text | None
    signs: QRectF


def laid_out(said: FootWords, width: float, height: int) -> FootLayout:
    """The foot of a stage of so many px."""
    px = word_px(height)
    gap = 0.7 * px
    sides, top, free = _edges(said, said.share * width, px, gap)
    legend, top = _legend(said, width, top, free, gap, px)
    room = width - 2 * _sign(height)
    asked, timer, top = _question(said.words, room, top, px, gap)
    answer, top = _answer(said.words, room, top, px, gap)
    caption, signs, top = _caption(_heading(said.words), width, top, height, gap)
    return FootLayout(top, px, sides, legend, asked, answer, timer, caption, signs)


def _heading(words: ClassWords) -> str:
    """The caption gives way to a question: it would say half of the answer, and take the body's room."""
    return "" if words.question else words.caption


def _answer(words: ClassWords, width: float, top: float, px: int, gap: float) -> tuple[Text | None, float]:
    """The answer, or the room that is kept for it."""
    text = words.answer or words.coming
    answer, bottom = _lines(text, ANSWER * px, width - 2 * gap, gap, top, bold=False)
    return answer if words.answer else None, bottom


def _edges(said: FootWords, width: float, px: int, gap: float) -> tuple[tuple[Text, ...], float, Between]:
    """The words at the edges of each view; their bottom, and what is free between them, left and right."""
    face, small = font(STAGE.text_font, EDGE * px, bold=True), font(STAGE.text_font, px, bold=True)
    high, wide = LEAD * EDGE * px, width / max(1, len(said.views))
    found: list[Text] = []
    free: Between = None
    for i, (view, camera) in enumerate(zip(said.views, said.cameras, strict=True)):
        box = QRectF(i * wide + gap, 0.0, wide - 2 * gap, high)
        words = edges(camera)
        letter = max(len(words.left), len(words.right)) == 1
        type_ = face if letter else small
        found += [Text(words.left, type_, box), Text(words.right, type_, box, right=True)]
        left, right = (QFontMetricsF(type_).horizontalAdvance(word) for word in (words.left, words.right))
        room = box.adjusted(left + gap, 0.0, -right - gap, 0.0)
        title = _title(view, words.middle, len(said.views) > 1, small, room.width())
        if title:
            found.append(Text(title, small, room, middle=True))
        elif len(said.views) == 1:
            free = (room.left(), room.right())
    return tuple(found), high if found else 0.0, free


def _title(view: ViewScene, side: str, several: bool, face: QFont, room: float) -> str:
    """What a view is called between its edges: of two views what they show, and from which side."""
    if not several:
        return side
    titles = (view.title, SHORT.get(view.title, view.title))
    told = [f"{title}, {side.lower()}" if side else title for title in titles]
    metrics = QFontMetricsF(face)
    return next((words for words in told if metrics.horizontalAdvance(words) <= room), side or told[-1])


def _legend(
    said: FootWords, width: float, top: float, free: Between, gap: float, px: int
) -> tuple[QRectF | None, float]:
    """Between the edges where it fits on their line, else below them."""
    view = explained(said.views) if said.legend else None
    high = legend_height(view, width - 2 * gap, px) if view is not None else 0.0
    if view is None or not high:
        return None, top
    if free is not None and legend_height(view, free[1] - free[0], px) <= LINE * px:
        return QRectF(free[0], (top - LINE * px) / 2, free[1] - free[0], LINE * px), top
    return QRectF(gap, top, width - 2 * gap, high), top + high


def _question(
    words: ClassWords, width: float, top: float, px: int, gap: float
) -> tuple[Text | None, QRectF | None, float]:
    size = QUESTION * px
    room = TIMER * size if words.timed else 0.0
    asked, bottom = _lines(words.question, size, width - 2 * gap - room, gap, top, bold=True)
    if not room or asked is None:
        return asked, None, bottom
    bottom = max(bottom, top + 0.5 * gap + LEAD * 1.2 * size)
    timer = QRectF(width - gap - room, top + 0.3 * gap, room, bottom - top - 0.3 * gap)
    return asked, timer if words.seconds is not None else None, bottom


def _lines(
    text: str, px: float, width: float, gap: float, top: float, *, bold: bool
) -> tuple[Text | None, float]:
    if not text:
        return None, top
    face = font(STAGE.text_font, px, bold=bold)
    high = height_of(text, face, width)
    return Text(text, face, QRectF(gap, top + 0.3 * gap, width, high)), top + high + 0.3 * gap


def _caption(
    text: str, width: float, top: float, height: int, gap: float
) -> tuple[Text | None, QRectF, float]:
    """On one line as large as it fits, else in lines; at its right the signs of recording and freezing.

    Without a caption they stand beside the last line above it.
    """
    most, least, sign = round(CAPTION_MOST * height), _least(height), _sign(height)
    room = width - 2 * gap - 2 * sign
    px = one_line_px(text, STAGE.title_font, room, most, least)
    face = font(STAGE.title_font, px, bold=True)
    high = height_of(text, face, room)
    signs = QRectF(width - gap - 2 * sign, top if text else top - sign, 2 * sign, max(high, sign))
    caption = Text(text, face, QRectF(gap, top, room, high)) if text else None
    return caption, signs, top + high + 0.7 * gap


def _least(height: int) -> int:
    """The size of a caption in lines, in px."""
    return -round(-CAPTION_LEAST * height)


def _sign(height: int) -> float:
    """The side of a sign of recording or freezing, in px."""
    return 0.9 * _least(height)
