"""The page of sessions: fields, buttons and keys ask, setters are silent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atlas.domain.cases import Done
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
    key,
    with_sessions,
)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[SessionsPage]:
    yield from with_sessions(qtbot)


def test_setters_of_sessions_are_silent(page: SessionsPage) -> None:
    heard = Heard(page, SESSION_SIGNALS)
    page.set_case(case_of(FIRST, replace(SECOND, pain_after=2), chosen=2), (0.0, 0.0))
    page.set_case(None, ())
    page.set_case(case_of(), ())
    page.set_case(case_of(FIRST), ())
    page.set_course("Three.")
    QTest.qWait(800)
    assert heard.take() == []


def test_a_session_stands_in_its_fields(page: SessionsPage) -> None:
    editor = page.editor
    assert (editor.day.day, editor.before.pain, editor.after.pain) == (DAY, 7, 4)
    assert (editor.motion.text(), editor.remark.toPlainText()) == ("Little.", "Slept well.")
    assert [row.name.text() for row in editor.done.rows] == ["1. Backer 1 R", "2. Backer 2 R"]
    assert editor.painted.told.text() == "120 cm² of skin painted."
    assert page.list.item(0).text() == "3 Nov 2026: pain 7 → 4, 2 sites"
    page.set_case(case_of(FIRST, SECOND, chosen=2), (0.0, 0.0))
    assert (editor.before.pain, editor.after.pain) == (5, None)
    assert [row.isHidden() for row in editor.done.rows] == [False, True]
    assert not editor.painted.drop.isEnabled()


def test_buttons_ask_with_the_number_of_the_session(page: SessionsPage) -> None:
    heard = Heard(page, SESSION_SIGNALS)
    painted = page.editor.painted
    for button in (page.new, page.copy, painted.keep, painted.show_it, painted.drop, page.delete):
        click(button)
    assert heard.take() == [
        ("newRequested",), ("copyRequested",), ("keepPaintingRequested", 1), ("showPaintingRequested", 1),
        ("dropPaintingRequested", 1), ("deleteRequested", 1),
    ]  # fmt: skip


def test_the_list_chooses_and_delete_asks(page: SessionsPage) -> None:
    heard = Heard(page, SESSION_SIGNALS)
    page.list.setFocus()
    key(page, Qt.Key.Key_Down)
    assert heard.take() == [("chosen", 2)]
    page.set_case(case_of(FIRST, SECOND, chosen=2), ())
    key(page, Qt.Key.Key_Delete)
    assert heard.take() == [("deleteRequested", 2)]


def test_without_a_session_only_a_new_one_can_be_asked_for(page: SessionsPage) -> None:
    page.set_case(case_of(chosen=0), ())
    assert page.new.isEnabled()
    assert not page.copy.isEnabled()
    assert not page.delete.isEnabled()
    assert page.editor.isHidden()
    assert page.empty.isVisible()


def test_pain_is_typed_stepped_and_taken_away(page: SessionsPage) -> None:
    heard, box = Heard(page, SESSION_SIGNALS), page.editor.after
    page.set_case(case_of(replace(FIRST, pain_after=None)), ())
    box.setFocus()
    QTest.keyClicks(box, "10")
    assert heard.take() == [], "half a figure is not asked for"
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert heard.take() == [("changed", 1, replace(FIRST, pain_after=10))]
    page.set_case(case_of(replace(FIRST, pain_after=10)), ())
    QTest.keyClick(box, Qt.Key.Key_Up)
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert heard.take() == [("changed", 1, replace(FIRST, pain_after=8))], "asked for once"
    page.set_case(case_of(replace(FIRST, pain_after=8)), ())
    QTest.keyClick(box, Qt.Key.Key_Delete)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert heard.take() == [("changed", 1, replace(FIRST, pain_after=None))]


def test_a_stepped_pain_is_asked_for_when_the_hand_rests(page: SessionsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.changed, timeout=3000) as told:
        page.editor.before.stepBy(-1)
        page.editor.before.stepBy(-1)
    assert told.args == [1, replace(FIRST, pain_before=5)]


def test_the_wheel_over_a_field_notes_nothing(page: SessionsPage) -> None:
    for box in (page.editor.before, page.editor.day):
        box.setFocus()
        turn = QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
                           Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(box, turn)
    assert (page.editor.before.pain, page.editor.day.day) == (7, DAY)


def test_another_day_is_asked_for(page: SessionsPage) -> None:
    heard = Heard(page, SESSION_SIGNALS)
    page.editor.day.setDate(QDate(2026, 11, 20))
    page.commit()
    assert heard.take() == [("changed", 1, replace(FIRST, date=date(2026, 11, 20)))]


def test_twitch_and_removal_are_asked_for_as_a_whole_session(page: SessionsPage) -> None:
    heard, rows = Heard(page, SESSION_SIGNALS), page.editor.done.rows
    click(rows[1].twitch.buttons[0])
    noted = replace(FIRST, done=(Done(ONE), Done(TWO, True)))
    assert heard.take() == [("changed", 1, noted)]
    page.set_case(case_of(noted), ())
    click(rows[1].twitch.buttons[0])
    assert heard.take() == [("changed", 1, FIRST)], "pressed again it is not noted"
    click(rows[0].remove)
    assert heard.take() == [("changed", 1, replace(noted, done=(Done(TWO, True),)))]


def test_a_site_of_the_plan_that_is_not_there_can_be_added(page: SessionsPage) -> None:
    heard, done = Heard(page, SESSION_SIGNALS), page.editor.done
    done.menu.aboutToShow.emit()
    assert [action.text() for action in done.menu.actions()] == ["3. calf, left"]
    done.menu.actions()[0].trigger()
    assert heard.take() == [("addSiteRequested", 1, 3)]
    page.set_case(case_of(replace(FIRST, done=(Done(ONE), Done(TWO), Done(FREE)))), ())
    assert not done.add.isEnabled()


def test_fields_and_chart_have_names_for_a_screen_reader(page: SessionsPage) -> None:
    editor = page.editor
    assert editor.before.accessibleName() == "Pain before"
    assert editor.done.rows[0].remove.accessibleName() == "Take out of the session: Backer 1, right"
    assert page.chart.accessibleDescription().splitlines()[0] == (
        "3 November 2026: pain 7 before, 4 after, 120 cm² painted."
    )


def test_tab_leads_through_the_session_as_it_is_read(page: SessionsPage) -> None:
    editor = page.editor
    first, second = editor.done.rows[:2]
    page.set_case(case_of(replace(FIRST, done=(Done(ONE), Done(TWO, False)))), ())
    editor.after.setFocus()
    seen = []
    for _ in range(7):
        key(page, Qt.Key.Key_Tab)
        seen.append(page.window().focusWidget())
    assert seen == [
        first.twitch.buttons[0], first.reaction, first.remove,
        second.twitch.buttons[1], second.reaction, second.remove,
        editor.done.add,
    ]  # fmt: skip
