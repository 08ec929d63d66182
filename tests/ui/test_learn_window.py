"""Learning in the real window, by hand and by keys: asked, answered, kept, shown, forgotten."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atlas.domain.body import Side, mirror
from atlas.domain.library import Library
from atlas.domain.painting import Painting
from atlas.domain.quiz.items import QuizKind
from atlas.domain.quiz.memory import Rating, Review
from atlas.domain.quiz.question import Given
from atlas.notebook.faults import NotKept
from atlas.state.actions import show_theme, toggle_section
from atlas.state.facts import Facts
from atlas.state.learn_decks import DeckKind
from atlas.state.model import LearnPage, Mode, Theme
from atlas.ui.learn.choice import Worth
from atlas.ui.learn.forecast import GAP_PX, number_places
from tests.ui.learn_window import LEFT, Window, all_facts, opened

FAR = datetime.now(UTC) + timedelta(days=3650)


@pytest.fixture(scope="module")
def facts() -> Facts:
    return all_facts()


@pytest.fixture
def window(qtbot: QtBot, facts: Facts, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, facts, tmp_path) as made:
        yield made


def kept(window: Window) -> set[str]:
    return {card.item for card in window.notebook.due(FAR)}


def test_a_round_by_keys_alone_is_kept_answer_by_answer(window: Window) -> None:
    window.desk.acts.trigger("learn")
    assert window.panel.stack.currentWidget() is window.panel.decks
    window.panel.decks.choose(DeckKind.REGION, "shoulder")
    window.panel.decks.none.click()
    window.panel.decks.kinds[QuizKind.NERVE].setChecked(True)
    window.panel.decks.length.setValue(2)
    shoulder = [m for m in window.desk._facts.library.muscles.values() if m.region == "shoulder"]
    assert window.panel.decks.found.text() == f"2 of {len(shoulder)} questions will be asked."
    window.press(Qt.Key.Key_Return)
    first = window.question
    assert "question 1 of 2" in window.shell.windowTitle()
    window.press(Qt.Key.Key_1)
    assert window.learning.revealed
    assert kept(window) == {first.item.id}
    right = first.choices[0].id in first.right
    assert window.panel.round.told.verdict.text() == ("✓ Right" if right else "✗ Wrong")
    window.press(Qt.Key.Key_Return)
    assert window.question.item.id != first.item.id
    number = 1 + [choice.id in window.question.right for choice in window.question.choices].index(True)
    window.press(Qt.Key(Qt.Key.Key_0 + number))
    assert window.panel.round.choices.buttons[number - 1].worth is Worth.RIGHT
    assert len(kept(window)) == 2
    window.press(Qt.Key.Key_Return)
    assert window.panel.stack.currentWidget() is window.panel.summary
    assert "of 2" in window.panel.summary.title.text()


def test_who_is_quicker_than_the_library_gets_the_decks_when_it_comes(window: Window, facts: Facts) -> None:
    window.desk.set_facts(replace(facts, library=Library()), None, ())
    window.desk.acts.trigger("learn")
    assert not window.panel.decks.begin.isEnabled()
    window.desk.set_facts(facts, None, ())
    assert window.panel.decks.begin.isEnabled()
    assert window.panel.decks.which.count() > 5


def test_a_deck_follows_the_filter_beside_it(window: Window) -> None:
    window.desk.acts.trigger("learn")
    window.panel.decks.choose(DeckKind.FILTERED)
    assert not window.panel.decks.begin.isEnabled()
    window.desk.filters.choose("region", "arm")
    arm = [m for m in window.desk._facts.library.muscles.values() if m.region == "arm"]
    assert window.panel.decks.begin.isEnabled()
    assert window.panel.decks.deck.currentText().endswith(f"({len(arm)})")


def test_escape_leads_from_the_search_back_to_the_question(window: Window) -> None:
    window.desk._follow("muscle:deltoid")
    chosen = window.store.state.selection
    window.ask(QuizKind.NERVE)
    window.desk.top.start("sub")
    field = window.desk.top.search
    for _ in range(2):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.text()
    assert window.panel.round.choices.buttons[0].hasFocus()
    assert window.store.state.selection == chosen, "what one comes back to was forgotten"
    window.ask(QuizKind.FIND_POINT)
    window.desk.top.start("")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert window.view.hasFocus()


def test_the_body_tells_no_question_that_is_over(window: Window) -> None:
    window.ask(QuizKind.FIND_POINT)
    assert "Find trigger point" in window.view.accessibleDescription()
    window.ask(QuizKind.NERVE)
    assert not window.view.accessibleDescription()


def test_a_name_is_typed_from_wherever_the_keyboard_is(window: Window) -> None:
    """The letter that skips other questions begins a name here."""
    asked = window.ask(QuizKind.NAME_MUSCLE, "supraspinatus")
    for widget in (window.shell.focusWidget(), window.view):
        widget.setFocus()
        QTest.keyClick(widget, "s")
        assert window.question is asked
        assert window.panel.round.name.hasFocus()
    window.panel.round.name.clear()
    window.view.setFocus()
    QTest.keyClick(window.view, "s")
    QTest.keyClicks(window.panel.round.name, "upraspinatus")
    window.press(Qt.Key.Key_Return)
    assert window.learning.done[-1].grade.correct


def test_the_verdict_stands_before_the_choices(window: Window) -> None:
    window.ask(QuizKind.NERVE)
    window.press(Qt.Key.Key_1)
    page = window.panel.round
    verdict = page.told.verdict.mapTo(page, QPoint()).y()
    assert page.prompt.mapTo(page, QPoint()).y() < verdict < page.choices.mapTo(page, QPoint()).y()
    assert verdict < page.told.why.mapTo(page, QPoint()).y()


def test_in_a_narrow_window_the_navigator_gives_way_to_the_body(window: Window) -> None:
    desk = window.desk
    assert not desk.navigator.isHidden()
    window.shell.resize(1024, 700)
    window.settle()
    window.ask(QuizKind.WHOSE_ZONE)
    assert desk.navigator.isHidden()
    desk.acts.trigger("navigator")
    assert not desk.navigator.isHidden(), "who asks for it gets it"
    window.learn.turn(LearnPage.DECKS)
    assert not desk.navigator.isHidden()
    window.ask(QuizKind.WHOSE_ZONE)
    window.learn.turn(LearnPage.DECKS)
    assert not desk.navigator.isHidden(), "it did not come back"
    window.shell.resize(1900, 1000)
    window.settle()
    window.ask(QuizKind.WHOSE_ZONE)
    assert not desk.navigator.isHidden()


def test_keys_answer_from_the_body_as_well_and_begin_no_search(window: Window) -> None:
    window.ask(QuizKind.WHOSE_ZONE)
    window.press(Qt.Key.Key_2, on=window.view)
    assert window.learning.revealed
    window.press(Qt.Key.Key_N, on=window.view)
    assert not window.learning.revealed
    window.press(Qt.Key.Key_S, on=window.view)
    assert len(window.learning.skipped) == 1
    assert not window.desk.top.search.text()


@pytest.mark.parametrize("kind", [QuizKind.FIND_POINT, QuizKind.WHOSE_ZONE])
def test_a_key_without_a_meaning_begins_no_search_that_leads_away(window: Window, kind: QuizKind) -> None:
    window.ask(kind)
    for letter in "9h²":
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(window.shell.focusWidget(), key)
    assert not window.desk.top.search.text()
    assert not window.learning.revealed


def test_several_are_chosen_by_numbers_and_given_by_enter(window: Window) -> None:
    question = window.ask(QuizKind.HAZARDS)
    numbers = [i for i, choice in enumerate(question.choices, start=1) if choice.id in question.right]
    window.press(*(Qt.Key(Qt.Key.Key_0 + n) for n in numbers))
    assert not window.learning.revealed
    window.press(Qt.Key.Key_Return)
    assert window.learning.done[0].grade.correct


def test_a_name_is_typed_and_its_letters_are_no_commands(window: Window) -> None:
    window.ask(QuizKind.NAME_MUSCLE)
    field = window.panel.round.name
    field.setFocus()
    QTest.keyClicks(field, "infraspinatus")
    assert not window.learning.revealed
    assert field.text() == "infraspinatus"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.learning.revealed, "the answer is shown, and not passed over by the same key"
    assert window.learning.done[0].grade.correct


def test_a_point_is_found_with_the_mouse_within_the_ring(window: Window) -> None:
    question = window.ask(QuizKind.FIND_POINT)
    QTest.mouseClick(window.view.viewport(), LEFT, pos=window.px(window.skin_over(question)))
    (done,) = window.learning.done
    assert done.grade.correct
    assert done.grade.distance is not None
    assert done.grade.distance < 26.0
    assert any(place.name == "Your click" for view in window.desk.canvas.scene.views for place in view.places)


def test_a_second_click_neither_answers_nor_leads_away(window: Window) -> None:
    question = window.ask(QuizKind.FIND_POINT)
    at = window.px(window.skin_over(question))
    QTest.mouseClick(window.view.viewport(), LEFT, pos=at)
    window.settle()
    QTest.mouseClick(window.view.viewport(), LEFT, pos=at)
    QTest.mouseDClick(window.view.viewport(), LEFT, pos=at)
    assert window.store.state.mode is Mode.LEARN
    assert len(window.learning.done) == 1
    assert window.store.state.case is None


def test_a_point_is_found_with_the_keyboard_alone(window: Window) -> None:
    question = window.ask(QuizKind.FIND_POINT)
    assert window.view.hasFocus()
    goal = window.px(window.skin_over(question))
    window.press(Qt.Key.Key_Right)
    cross = window.view._cross
    assert cross.at is not None
    assert window.view._cross_item.isVisible()
    for _ in range(400):
        away = goal - cross.at.toPoint()
        if abs(away.x()) <= 3 and abs(away.y()) <= 3:
            break
        across = abs(away.x()) > 3
        less = away.x() < 0 if across else away.y() < 0
        keys = (Qt.Key.Key_Left, Qt.Key.Key_Right) if across else (Qt.Key.Key_Up, Qt.Key.Key_Down)
        far = abs(away.x() if across else away.y()) > 45
        shift = Qt.KeyboardModifier.ShiftModifier if far else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(window.view, keys[0] if less else keys[1], shift)
        goal = window.px(window.skin_over(question))
    window.press(Qt.Key.Key_Space)
    assert window.learning.done[0].grade.correct
    assert not window.view._cross_item.isVisible()


def test_a_zone_is_painted_with_the_mouse_and_measured(window: Window) -> None:
    window.desk.acts.trigger("pain")  # its own brush must not end the stroke of an answer
    window.desk.acts.trigger("pain")
    question = window.ask(QuizKind.PAINT_ZONE, "teres_minor")
    assert question.target is not None
    start = window.px(question.target.zones[0].stroke[0])
    port = window.view.viewport()
    QTest.mousePress(port, LEFT, pos=start)
    for i in range(1, 12):
        QTest.mouseMove(port, start + QPoint(0, 4 * i))
    QTest.mouseRelease(port, LEFT, pos=start + QPoint(0, 44))
    strokes = window.learning.painting.strokes
    assert len(strokes) == 1
    assert len(strokes[0].path) > 2
    assert window.store.state.painting == Painting(), "the painted pain of a patient is another thing"
    window.press(Qt.Key.Key_Return)
    assert window.learning.done[0].given.overlap is not None
    assert window.learning.done[0].grade.share > 0.0


def test_a_zone_is_painted_with_the_keyboard_and_undone(window: Window) -> None:
    window.ask(QuizKind.PAINT_ZONE, "teres_minor")
    window.press(Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert len(window.learning.painting.strokes) == 1
    QTest.keyPress(window.view, Qt.Key.Key_Space)
    for _ in range(6):
        QTest.keyClick(window.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyRelease(window.view, Qt.Key.Key_Space)
    assert len(window.learning.painting.strokes) == 2
    assert len(window.learning.painting.strokes[1].path) > 3
    window.desk.acts.trigger("undo")
    assert len(window.learning.painting.strokes) == 1
    radius = window.store.state.brush.radius
    window.press(Qt.Key.Key_BracketRight, on=window.view)
    assert window.store.state.brush.radius > radius
    window.press(Qt.Key.Key_Return, on=window.view)
    assert window.learning.revealed


def test_nothing_painted_is_no_answer(window: Window) -> None:
    window.ask(QuizKind.PAINT_ZONE, "teres_minor")
    window.press(Qt.Key.Key_Return, on=window.view)
    assert not window.learning.revealed
    assert "Nothing is painted" in window.panel.trouble.text()


def test_the_body_is_quiet_while_anything_is_asked(window: Window) -> None:
    window.ask(QuizKind.NAME_MUSCLE)
    told: list[str] = []
    window.desk.canvas.hovered.connect(told.append)
    before, port = window.store.state, window.view.viewport()
    assert window.question.shows.muscles == ("infraspinatus",)
    at = window.px(facts_point(window))
    QTest.mouseMove(port, at)
    QTest.mouseClick(port, LEFT, pos=at)
    QTest.mouseClick(port, LEFT, Qt.KeyboardModifier.AltModifier, at)
    QTest.mouseClick(port, Qt.MouseButton.RightButton, pos=at)
    QTest.mouseClick(port, LEFT, pos=QPoint(2, 2))
    assert not any(told)
    assert not window.view.accessibleDescription()
    assert window.view._label.isHidden()
    assert window.view._edge.path().isEmpty()
    assert window.store.state == before
    window.learn.asking.answer(Given(choices=window.question.right))
    window.settle()
    QTest.mouseMove(port, at + QPoint(1, 1))
    assert any("Infraspinatus" in words for words in told), "after the answer everything has its name again"


def facts_point(window: Window) -> tuple[float, float, float]:
    return window.desk._facts.library.muscles["infraspinatus"].trigger_points[0].at


def test_neither_the_card_nor_the_section_stand_beside_a_question(window: Window) -> None:
    window.desk._follow("point:infraspinatus/1")
    window.store.apply(toggle_section)
    window.ask(QuizKind.NERVE)
    assert window.desk.right.currentWidget() is window.panel
    window.learn.asking.answer(Given(choices=window.question.right))
    window.panel.round.card.click()
    assert window.store.state.mode is Mode.EXPLORE
    assert window.store.state.selection is not None
    window.desk.acts.trigger("learn")
    assert window.desk.right.currentWidget() is window.panel
    assert window.learning.revealed


def test_after_learning_the_body_answers_as_before(window: Window) -> None:
    window.ask(QuizKind.FIND_POINT)
    window.desk.acts.trigger("learn")
    window.settle()
    pointer = window.view._pointer
    assert (pointer.names, pointer.chooses, pointer.placing, pointer.brush.on) == (True, True, False, False)
    assert not window.view._cross.on


def test_an_answer_is_taken_back_out_of_the_notebook(window: Window) -> None:
    question = window.ask(QuizKind.NERVE)
    window.press(Qt.Key.Key_1)
    assert kept(window) == {question.item.id}
    window.desk.acts.trigger("learn.back")
    assert kept(window) == set()
    assert window.question is question
    assert not window.learning.revealed


def test_a_disk_that_fails_is_told_and_the_round_goes_on(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_review: Review) -> None:
        raise NotKept("The disk is full.")

    window.ask(QuizKind.NERVE, "infraspinatus", "deltoid")
    monkeypatch.setattr(window.notebook, "record", full)
    window.press(Qt.Key.Key_1)
    assert "This answer is not kept: The disk is full." in window.panel.trouble.text()
    assert window.learning.revealed
    window.press(Qt.Key.Key_Return)
    assert window.learning.number == 2
    monkeypatch.undo()
    window.press(Qt.Key.Key_1)
    assert window.panel.trouble.isHidden()
    assert len(kept(window)) == 1


def test_the_time_runs_and_ends_the_question(window: Window) -> None:
    window.ask(QuizKind.NERVE, seconds=0.5)
    assert "s left" in window.panel.round.time.text()
    window.qtbot.waitUntil(lambda: window.learning.revealed, timeout=5_000)
    assert window.panel.round.told.verdict.text() == "– Not answered"
    assert len(kept(window)) == 1


def test_the_time_of_a_question_does_not_pull_back_who_has_gone(window: Window) -> None:
    window.ask(QuizKind.NERVE, seconds=0.3)
    window.learn.turn(LearnPage.DECKS)
    window.qtbot.wait(700)
    assert window.panel.stack.currentWidget() is window.panel.decks


def reviews(window: Window, rating: Rating, *items: str, days: float = 2.0) -> None:
    for item in items:
        when = datetime.now(UTC) - timedelta(days=days)
        window.notebook.record(Review(when, item, QuizKind(item.partition(":")[0]), rating, 3000))


def test_progress_is_told_in_words_bars_and_on_the_body(window: Window) -> None:
    reviews(window, Rating.AGAIN, "nerve:deltoid", "hazards:deltoid")
    reviews(window, Rating.EASY, "nerve:infraspinatus")
    window.desk.acts.trigger("learn.progress")
    page = window.panel.progress
    assert "2 due today" in page.due.text()
    assert page.list.item(0).text().startswith("Deltoid: known 0% (2 answers, 2 wrong)")
    assert "Falls due" in page.chart.accessibleDescription()
    lit = {one.structure: one.step for v in window.desk.canvas.scene.views for one in v.highlights}
    assert lit["deltoid"] == 4
    assert window.desk.canvas.legend.isVisible()
    assert "known 80–100%" in window.desk.canvas.legend.accessibleName()
    page.ask_due.click()
    assert {window.question.item.id, *(item.id for item in window.learning.items)} == {
        "nerve:deltoid",
        "hazards:deltoid",
    }


def test_all_that_is_due_is_asked(window: Window) -> None:
    items = [f"nerve:{id}" for id in list(window.desk._facts.library.muscles)[:30]]
    reviews(window, Rating.AGAIN, *items)
    window.learn.asking.begin_due()
    assert window.learning.total == 30


@pytest.mark.parametrize("width", [0.0, 6.0, 9.0, 30.0])
def test_numbers_over_the_bars_do_not_run_into_each_other(width: float) -> None:
    found = number_places([30.0, *[width] * 27], 10.0, 280.0)
    assert found[0] == 0.0, "today is always told"
    told = [(left, wide) for left, wide in zip(found, [30.0, *[width] * 27], strict=True) if left is not None]
    assert all(a + wide < b for (a, wide), (b, _) in pairwise(told))
    assert len(told) >= (1 + 250 / (width + GAP_PX + 10.0) if width else 1)
    assert all(left + wide <= 280.0 for left, wide in told)


def test_decks_of_what_is_due_wrong_selected_compared_and_filtered(window: Window) -> None:
    reviews(window, Rating.AGAIN, "nerve:deltoid")
    window.desk._follow("muscle:soleus")
    window.desk.acts.trigger("compare")
    window.desk.filters.choose("depth", "deep")
    window.desk.acts.trigger("learn.decks")
    decks, wishes = window.panel.decks, window.learn._wishes
    for kind, count in ((DeckKind.WRONG, 1), (DeckKind.DUE, 1)):
        decks.choose(kind)
        assert wishes.deck().items == ("nerve:deltoid",)
        assert f"({count})" in decks.deck.currentText()
        assert not decks.anki.isEnabled()
    for kind in (DeckKind.MUSCLES, DeckKind.COMPARED):
        decks.choose(kind)
        assert wishes.deck().muscles == ("soleus",)
    decks.choose(DeckKind.FILTERED)
    library = window.desk._facts.library
    assert set(wishes.deck().muscles) == {m.id for m in library.muscles.values() if m.depth == "deep"}
    decks.none.click()
    assert not decks.begin.isEnabled()


def test_progress_goes_out_comes_in_and_is_forgotten(window: Window, tmp_path: Path) -> None:
    reviews(window, Rating.GOOD, "nerve:deltoid", "zone:deltoid/1")
    window.desk.acts.trigger("learn.progress")
    file = tmp_path / "mine.progress.json"
    window.learn.files.export(file)
    assert "mine.progress.json" in window.panel.trouble.text()
    page = window.panel.progress
    page.forget.click()
    assert kept(window), "asked first"
    page.keep.click()
    assert kept(window)
    page.forget.click()
    page.sure.click()
    assert not kept(window)
    assert page.list.count() == 0
    window.learn.files.take(file)
    assert "2 new answers" in window.panel.trouble.text()
    assert len(kept(window)) == 2
    assert page.list.count() == 1


def test_nothing_is_asked_of_what_there_is_not(window: Window) -> None:
    window.desk.acts.trigger("learn.due")
    assert "nothing to ask" in window.panel.trouble.text()
    assert window.panel.stack.currentWidget() is window.panel.decks


def test_a_screen_reader_hears_the_question_with_the_first_choice(window: Window) -> None:
    question = window.ask(QuizKind.WHOSE_ZONE)
    first = window.panel.round.choices.buttons[0]
    assert first.accessibleName() == f"1: {question.choices[0].name}"
    assert question.prompt in first.accessibleDescription()
    assert question.spoken in first.accessibleDescription()
    window.press(Qt.Key.Key_1)
    spoken = window.panel.round.go.accessibleDescription()
    assert spoken.startswith(("Right.", "Wrong."))
    wanted = {"right, and yours", "yours", "right"}
    assert any(b.accessibleName().partition(". ")[2] in wanted for b in window.panel.round.choices.buttons)


def test_a_screen_reader_hears_on_the_body_what_is_to_be_found_there(window: Window) -> None:
    question = window.ask(QuizKind.FIND_POINT)
    assert window.view.hasFocus()
    assert question.prompt in window.view.accessibleDescription()
    assert "arrows" in window.panel.round.how.text()


def test_no_question_is_loaded_before_somebody_learns() -> None:
    code = (
        "import sys, atlas.ui.desk\n"
        "early = [name for name in sys.modules if name.startswith(('atlas.domain.quiz', 'atlas.ui.learn'))]\n"
        "assert not early, early\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_the_panel_fits_a_small_window_in_the_largest_type(window: Window) -> None:
    window.store.apply(lambda state: show_theme(state, Theme.PROJECTOR))
    window.desk.acts.trigger("learn.progress")
    window.settle()
    foot = window.panel.progress.forget
    assert foot.mapTo(window.shell, foot.rect().bottomRight()).y() <= 768
    assert foot.mapTo(window.shell, foot.rect().bottomRight()).x() <= 1366
    assert window.shell.size().height() == 768


def test_no_undo_reaches_a_plan_behind_the_round(window: Window) -> None:
    window.desk._follow("plan:infraspinatus/1")
    case = window.store.state.case
    assert case is not None
    window.ask(QuizKind.NERVE)
    assert not window.desk.acts.by_id["undo"].isEnabled()
    assert window.store.state.case is case


def test_the_left_side_counts_as_well(window: Window) -> None:
    question = window.ask(QuizKind.FIND_POINT)
    window.desk._follow("plate:full_posterior")
    window.settle()
    QTest.mouseClick(window.view.viewport(), LEFT, pos=window.px(mirror(window.skin_over(question))))
    assert window.learning.done[0].grade.correct
    window.settle()
    assert {point.side for view in window.desk.canvas.scene.views for point in view.points} == {Side.LEFT}


@pytest.mark.parametrize("theme", list(Theme))
def test_a_box_without_a_tick_is_seen_in_every_theme(window: Window, theme: Theme) -> None:
    window.store.apply(lambda state: show_theme(state, theme))
    window.learn.turn(LearnPage.DECKS)
    window.settle()
    window.panel.decks.none.click()
    box = next(iter(window.panel.decks.kinds.values()))
    image = box.grab().toImage()
    row = [image.pixelColor(x, image.height() // 2).lightness() for x in range(box.height())]
    assert max(row) - min(row) > 60
