"""What the last row reads: sizes, contrast, and nothing over the place that is talked about."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget

from atlas.state.stage_beats import Told, beats, beats_up
from atlas.ui.canvas.furniture import font
from atlas.ui.canvas.marks import _face
from atlas.ui.stage.jump import JumpList
from atlas.ui.stage.legend import legend_lines
from atlas.ui.stage.theme import LEAST_SHARE, STAGE, stage_theme, word_px
from tests.ui.stage.hall import SIZES, Hall

K = Qt.Key


@pytest.mark.parametrize("size", SIZES)
def test_no_word_is_smaller_than_a_thirtieth_of_the_height(hall: Hall, size: tuple[int, int]) -> None:
    sizes: list[tuple[str, int]] = []
    for lesson, step in (("reading_the_atlas", 8), ("neck_and_headache", 6), ("low_back_and_buttock", 2)):
        hall.play(lesson, step, size)
        for _ in beats(hall.store.state, hall.facts):
            hall.settle()
            sizes += _words(hall)
            hall.press(K.Key_PageDown)
    assert len(sizes) > 30
    small = [(text, px) for text, px in sizes if px < size[1] * LEAST_SHARE]
    assert not small


def _words(hall: Hall) -> list[tuple[str, int]]:
    """All words of the foot and of the plates, with the size of their type in px."""
    layout, side = hall.sheet.foot.layout_now, hall.sheet.side
    parts = (*layout.edges, layout.question, layout.answer, layout.caption)
    if side.isVisible():
        parts = (*parts, side.layout_now.question, side.layout_now.answer)
    found = [(part.text, part.face.pixelSize()) for part in parts if part is not None]
    entries = legend_lines(hall.desk.canvas.scene.views[0], 1e6, layout.px)
    found += [(entry.text, font("", layout.px).pixelSize()) for line in entries for entry in line]
    for pane in hall.desk.canvas.panes:
        marks, theme = pane.view._marks._mark_theme, pane.view._theme
        found += [(mark.mark.label, _face(marks).pixelSize()) for mark in pane.view._marks.points]
        found.append(("name under the cursor", round(13 * theme.scale)))
    return found


def test_the_names_of_the_canvas_follow_from_the_height() -> None:
    for _, height in SIZES:
        assert round(13 * stage_theme(height).scale) >= height * LEAST_SHARE
        assert word_px(height) <= height * LEAST_SHARE + 1


def test_every_pair_of_colours_of_words_has_a_contrast_of_seven() -> None:
    pairs = {
        "caption, question, answer, legend, edges": (STAGE.ink, STAGE.paper),
        "numbers of points": (STAGE.mark, STAGE.halo),
        "landmarks": (STAGE.place, STAGE.halo),
        "chains": (STAGE.chain, STAGE.halo),
        "names under the cursor, notices": (STAGE.label_ink, STAGE.label_back),
    }
    for tint in STAGE.tints:
        ink = "#000000" if QColor(tint).lightnessF() > 0.5 else "#ffffff"
        pairs[f"figure on {tint}"] = (ink, tint)
    for name, (ink, ground) in pairs.items():
        assert _contrast(ink, ground) >= 7.0, name


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = QColor(colour).getRgbF()[:3]
    r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("size", SIZES)
def test_nothing_covers_the_place_that_is_talked_about(hall: Hall, size: tuple[int, int]) -> None:
    """Words stand below the plates, in the window whole, and points that are talked about are in view."""
    for lesson, step in (("shoulder", 3), ("reading_the_atlas", 9), ("sciatica_or_muscle", 3)):
        hall.play(lesson, step, size)
        for _ in beats(hall.store.state, hall.facts):
            hall.settle()
            foot, canvas = hall.sheet.foot, hall.desk.canvas
            assert canvas.geometry().bottom() < foot.geometry().top()
            assert foot.geometry().bottom() < size[1]
            assert canvas.height() > 0.5 * size[1]
            layout = foot.layout_now
            for text in (layout.question, layout.answer, layout.caption):
                assert text is None or text.box.bottom() <= foot.height()
            side = hall.sheet.side
            if side.isVisible():
                assert canvas.geometry().right() < side.geometry().left()
                assert side.layout_now.height <= side.height()
            _points_in_view(hall)
            hall.press(K.Key_PageDown)


def _points_in_view(hall: Hall) -> None:
    view = hall.desk.canvas.panes[0].view
    room = view.viewport().rect()
    for point in view._marks.points:
        if point.mark.emphasis >= 1.0:
            assert room.contains(view.navigator.to_view(point.x, point.y).toPoint())


def test_the_legend_has_room_for_every_entry(hall: Hall) -> None:
    hall.play("reading_the_atlas", 8)
    hall.press(K.Key_R)
    view = hall.desk.canvas.scene.views[0]
    for lines in (legend_lines(view, width, word_px(768)) for width in (980.0, 1880.0)):
        for line in lines:
            assert all(a.left + a.width < b.left for a, b in pairwise(line))


@pytest.mark.parametrize("size", SIZES)
def test_the_body_stays_where_it_is_between_question_and_answer(hall: Hall, size: tuple[int, int]) -> None:
    for lesson, step in (("shoulder", 11), ("sciatica_or_muscle", 4)):
        hall.play(lesson, step, size)
        hall.press(K.Key_PageDown, K.Key_PageDown)
        before, foot = hall.desk.canvas.geometry(), hall.sheet.foot
        assert Told.QUESTION in beats_up(hall.store.state, hall.facts)
        hall.press(K.Key_PageDown)
        assert beats_up(hall.store.state, hall.facts)[-1] is Told.ANSWER
        assert hall.desk.canvas.geometry() == before
        said = foot.layout_now
        assert (said.caption is None) is (said.question is not None)


@pytest.mark.parametrize("size", SIZES)
def test_every_lesson_of_the_list_can_be_read_to_its_end(hall: Hall, size: tuple[int, int]) -> None:
    hall.play("jaw", 0, size)
    hall.desk.presented.stage.asks.choose_lesson()
    (listed,) = hall.sheet.findChildren(JumpList)
    rows = listed.findChild(QListWidget)
    assert rows.count() == len(hall.facts.library.lessons)
    assert rows.sizeHintForColumn(0) <= rows.viewport().width()
    assert rows.fontMetrics().height() >= word_px(size[1])
    hall.press(K.Key_Escape, on=hall.shell.focusWidget())


def test_on_a_wide_stage_a_question_stands_beside_one_plate_and_the_body_keeps_its_height(hall: Hall) -> None:
    for size, beside in ((SIZES[0], False), (SIZES[1], True)):
        hall.play("sciatica_or_muscle", 1, size)
        hall.settle()
        high = hall.desk.canvas.height()
        hall.press(K.Key_PageDown)
        hall.settle()
        assert hall.sheet.side.isVisible() is beside
        assert (hall.desk.canvas.height() == high) is beside
        said = hall.sheet.foot.layout_now.question
        assert (said is None) is beside
