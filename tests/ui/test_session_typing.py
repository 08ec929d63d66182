"""What is typed for a session is asked for when editing ends, and is never lost meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atlas.domain.cases import Case, Done
from atlas.domain.checks import PAGE
from atlas.state.model import AtlasState
from atlas.state.session_actions import add_session, change_session, choose_session
from atlas.ui.plan.session_typed import plain
from atlas.ui.plan.sessions import SessionsPage
from tests.ui.plan_pages import (
    DAY,
    FIRST,
    FREE,
    ONE,
    SECOND,
    SESSION_SIGNALS,
    TWO,
    Heard,
    case_of,
    click,
    with_sessions,
)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[SessionsPage]:
    yield from with_sessions(qtbot)


def test_text_is_asked_for_when_editing_ends(page: SessionsPage) -> None:
    heard, editor = Heard(page, SESSION_SIGNALS), page.editor
    editor.motion.setFocus()
    editor.motion.selectAll()
    QTest.keyClicks(editor.motion, "60 degrees")
    assert heard.take() == []
    QTest.keyClick(editor.motion, Qt.Key.Key_Return)
    moved = replace(FIRST, range_of_motion="60 degrees")
    assert heard.take() == [("changed", 1, moved)]
    page.set_case(case_of(moved), ())
    reaction = editor.done.rows[0].reaction
    reaction.setFocus()
    QTest.keyClicks(reaction, "sore")
    editor.remark.setFocus()
    sore = replace(moved, done=(Done(ONE, reaction="sore"), Done(TWO)))
    assert heard.take() == [("changed", 1, sore)], "the focus went on"
    page.set_case(case_of(sore), ())
    editor.remark.selectAll()
    QTest.keyClicks(editor.remark, "Tired.")
    editor.motion.setFocus()
    assert heard.take() == [("changed", 1, replace(sore, remark="Tired."))]


def test_what_is_typed_stays_when_the_page_is_told_something_else(page: SessionsPage) -> None:
    heard, editor = Heard(page, SESSION_SIGNALS), page.editor
    editor.remark.setFocus()
    editor.remark.selectAll()
    QTest.keyClicks(editor.remark, "Half a sen")
    other = replace(FIRST, pain_after=1, done=(Done(TWO, False), Done(ONE)))
    page.set_case(case_of(other, SECOND, painted=1), (80.0, 0.0))
    assert editor.remark.toPlainText() == "Half a sen"
    assert editor.after.pain == 1
    QTest.keyClicks(editor.remark, "tence")
    page.commit()
    assert heard.take() == [("changed", 1, replace(other, remark="Half a sentence"))]


def test_a_reaction_stays_with_its_site_when_the_rows_move(page: SessionsPage) -> None:
    heard, rows = Heard(page, SESSION_SIGNALS), page.editor.done.rows
    rows[1].reaction.setFocus()
    QTest.keyClicks(rows[1].reaction, "sore")
    page.set_case(case_of(replace(FIRST, done=(Done(replace(TWO, order=1)), Done(FREE))), SECOND), ())
    assert [row.reaction.text() for row in rows] == ["sore", ""]
    page.commit()
    done = (Done(replace(TWO, order=1), reaction="sore"), Done(FREE))
    assert heard.take() == [("changed", 1, replace(FIRST, done=done))]


def test_what_was_typed_is_asked_for_when_another_session_is_shown(page: SessionsPage, qtbot: QtBot) -> None:
    """A whole desk in small: what the page asks for is done and told."""
    state = AtlasState(case=case_of(FIRST, SECOND))

    def show(new: AtlasState) -> None:
        nonlocal state
        state = new
        page.set_case(state.case, (0.0,) * 9)

    page.changed.connect(lambda number, session: show(change_session(state, number, session)))
    page.chosen.connect(lambda number: show(choose_session(state, number)))
    show(state)
    page.editor.motion.setFocus()
    page.editor.motion.selectAll()
    QTest.keyClicks(page.editor.motion, "typed")
    show(add_session(state, date(2026, 11, 1)))
    assert page.editor.motion.text() == "", "the new session has nothing noted"
    qtbot.waitUntil(lambda: state.case.whole.sessions[1][0].range_of_motion == "typed")
    assert [row.range_of_motion for row, _ in state.case.whole.sessions] == ["", "typed", ""]
    assert page.number == 1, "the new session is shown still"


def test_nothing_typed_for_one_case_goes_to_another(page: SessionsPage) -> None:
    heard = Heard(page, SESSION_SIGNALS)
    page.editor.motion.setText("typed")
    other = case_of(FIRST)
    page.set_case(replace(other, whole=replace(other.whole, case=Case("S-015", DAY))), ())
    page.commit()
    QApplication.processEvents()
    assert page.editor.motion.text() == "Little."
    assert heard.take() == []


def test_a_click_asks_for_what_was_typed_first(page: SessionsPage) -> None:
    heard = Heard(page, SESSION_SIGNALS)
    page.editor.remark.setPlainText("New.")
    click(page.new)
    assert heard.take() == [("changed", 1, replace(FIRST, remark="New.")), ("newRequested",)]


def test_text_that_no_case_can_keep_is_not_asked_for(page: SessionsPage) -> None:
    assert plain("a\0b\ud800c") == "abc"
    assert len(plain("x" * (PAGE + 5))) == PAGE
    heard = Heard(page, SESSION_SIGNALS)
    page.editor.remark.setPlainText("x" * (PAGE + 5))
    page.commit()
    assert heard.take() == [("changed", 1, replace(FIRST, remark="x" * PAGE))]


def test_what_is_typed_in_one_of_two_sessions_that_are_alike_stays_in_it(page: SessionsPage) -> None:
    """A whole desk in small, as above; both sessions were begun on one day."""
    state = AtlasState(case=case_of(FIRST, FIRST, chosen=2))

    def show(new: AtlasState) -> None:
        nonlocal state
        state = new
        page.set_case(state.case, (0.0,) * 9)

    page.changed.connect(lambda number, session: show(change_session(state, number, session)))
    page.chosen.connect(lambda number: show(choose_session(state, number)))
    show(state)
    page.editor.motion.setText("typed")
    page.commit()
    QApplication.processEvents()
    page.commit()
    assert state.case is not None
    assert [row.range_of_motion for row, _ in state.case.whole.sessions] == ["Little.", "typed"]
    assert page.number == 2


def test_a_pain_is_asked_for_when_the_hand_rests(page: SessionsPage, qtbot: QtBot) -> None:
    heard, box = Heard(page, SESSION_SIGNALS), page.editor.before
    box.setFocus()
    QTest.keyClicks(box, "9")
    assert heard.take() == []
    asked: list[tuple[object, ...]] = []
    qtbot.waitUntil(lambda: bool(asked.extend(heard.take()) or asked), timeout=10_000)
    assert asked == [("changed", 1, replace(FIRST, pain_before=9))]
    assert box.hasFocus()
