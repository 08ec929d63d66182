"""The window while another one changes the same case, or the disk takes nothing: nothing typed is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from atlas.domain.cases import WholeCase
from atlas.domain.painting import Painting
from atlas.notebook.notebook import Notebook
from atlas.state import session_actions
from atlas.state.facts import Facts
from atlas.state.model import Mode, PlanPage
from atlas.ui.plan.painted_pain import MEASURED
from tests.ui.test_plan_window import THREE, TODAY, Window, facts, plan, window

__all__ = ["facts", "window"]


@pytest.fixture
def other(window: Window) -> Iterator[Notebook]:
    """Another window's notebook."""
    opened = Notebook.open(window.notebook.path).notebook
    assert opened is not None
    yield opened
    opened.close()


def changed(other: Notebook, **values: object) -> WholeCase:
    whole = other.whole("C-001")
    return other.put(whole, replace(whole, case=replace(whole.case, **values)))  # type: ignore[arg-type]


def in_a_session(window: Window, facts: Facts) -> None:
    plan(window, facts, *THREE[:2])
    for _ in range(2):
        window.store.apply(lambda state: session_actions.add_session(state, TODAY))


def test_a_session_that_is_being_noted_stays_on_the_desk(
    window: Window,
    facts: Facts,
    other: Notebook,
    qtbot: QtBot,
) -> None:
    in_a_session(window, facts)
    motion = window.panel.sessions.editor.motion
    motion.setFocus()
    QTest.keyClicks(motion, "rotation")
    changed(other, note="seen there")
    qtbot.waitUntil(lambda: window.kept().sessions[1][0].range_of_motion == "rotation", timeout=5_000)
    assert window.kept().case.note == "seen there"
    assert len(window.kept().sessions) == 2
    assert window.panel.sessions.number == 2
    assert motion.hasFocus()
    assert not window.store.state.trouble
    QTest.keyClicks(motion, " 60")
    qtbot.waitUntil(lambda: window.kept().sessions[1][0].range_of_motion == "rotation 60", timeout=5_000)


def test_a_line_is_kept_when_the_hand_rests(window: Window, facts: Facts, qtbot: QtBot) -> None:
    in_a_session(window, facts)
    row = window.panel.sessions.editor.done.rows[1]
    row.reaction.setFocus()
    QTest.keyClicks(row.reaction, "sore")
    qtbot.waitUntil(lambda: window.kept().sessions[1][0].done[1].reaction == "sore", timeout=5_000)
    assert row.reaction.hasFocus()


@pytest.mark.parametrize("where", [PlanPage.CASE, PlanPage.SITES])
def test_a_note_that_meets_another_windows_change_is_kept_with_it(
    where: PlanPage,
    window: Window,
    facts: Facts,
    other: Notebook,
    qtbot: QtBot,
) -> None:
    note = _note(window, facts, where)
    QTest.keyClicks(note, "numb")
    changed(other, conditions=("knee_pain",))
    qtbot.waitUntil(lambda: _written(window.kept(), where) == "numb", timeout=5_000)
    assert window.kept().case.conditions == ("knee_pain",)
    assert note.toPlainText() == "numb"


@pytest.mark.parametrize("where", [PlanPage.CASE, PlanPage.SITES])
def test_a_note_that_a_full_disk_does_not_take_stays_in_its_field_and_is_kept_later(
    where: PlanPage,
    window: Window,
    facts: Facts,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    note = _note(window, facts, where)
    QTest.keyClicks(note, "numb")

    def full(*_: object) -> None:
        problem = sqlite3.OperationalError("database or disk is full")
        problem.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise problem

    monkeypatch.setattr("atlas.notebook.notebook.whole_rows.whole_put", full)
    window.panel.back.setFocus()
    assert "disk is full" in window.panel.trouble.text()
    assert note.toPlainText() == "numb"
    assert _written(window.kept(), where) == ""
    monkeypatch.undo()
    window.panel.commit()
    assert _written(window.kept(), where) == "numb"
    assert window.panel.trouble.text() == ""


def test_what_was_not_taken_of_one_case_never_shows_in_another(
    window: Window,
    facts: Facts,
    monkeypatch: pytest.MonkeyPatch,
    other: Notebook,
) -> None:
    note = _note(window, facts, PlanPage.CASE)
    whole = window.kept()
    other.put(None, replace(whole, case=replace(whole.case, code="S-2")))
    QTest.keyClicks(note, "numb")
    with monkeypatch.context() as broken:
        broken.setattr("atlas.notebook.notebook.whole_rows.whole_put", _busy)
        window.plan.cases.open("S-2")
    window.store.apply(lambda state: replace(state, plan_page=PlanPage.CASE))
    assert note.toPlainText() == ""
    window.panel.commit()
    assert other.case("S-2").note == ""


def test_a_case_that_another_window_deleted_is_put_away_and_said(
    window: Window,
    facts: Facts,
    other: Notebook,
    qtbot: QtBot,
) -> None:
    plan(window, facts, *THREE[:1])
    other.delete_case("C-001")
    qtbot.waitUntil(lambda: window.store.state.case is None, timeout=5_000)
    assert "Another window has deleted it" in window.panel.trouble.text()
    assert window.panel.cases.list.count() == 0


def _busy(*_: object) -> None:
    problem = sqlite3.OperationalError("database is locked")
    problem.sqlite_errorcode = sqlite3.SQLITE_BUSY
    raise problem


def _note(window: Window, facts: Facts, where: PlanPage) -> QPlainTextEdit:
    """The field for a remark on a page, with the keyboard in it."""
    plan(window, facts, *THREE[:1])
    window.store.apply(lambda state: replace(state, plan_page=where))
    note = window.panel.case.note if where is PlanPage.CASE else window.panel.sites.editor.remark
    note.setFocus()
    assert note.hasFocus()
    return note


def _written(whole: WholeCase, where: PlanPage) -> str:
    return whole.case.note if where is PlanPage.CASE else whole.plan.sites[0].remark


def test_the_sessions_are_there_before_their_paintings_are_measured(
    window: Window,
    facts: Facts,
    qtbot: QtBot,
) -> None:
    in_a_session(window, facts)
    here = Painting().begun((-150.0, -80.0, 1350.0), (0.0, -1.0, 0.0), 20.0)
    window.store.apply(lambda state: session_actions.keep_painting(state, here, 2))
    page = window.panel.sessions
    assert page.list.count() == 2
    assert page.editor.painted.told.text() == MEASURED
    assert page.editor.painted.drop.isEnabled()
    qtbot.waitUntil(lambda: "cm² of skin painted" in page.editor.painted.told.text(), timeout=5_000)


def test_while_one_explores_the_open_case_follows_another_window(
    window: Window, facts: Facts, other: Notebook, qtbot: QtBot
) -> None:
    plan(window, facts, *THREE[:1])
    window.store.apply(lambda state: replace(state, mode=Mode.EXPLORE))
    changed(other, note="seen there")
    qtbot.waitUntil(lambda: window.store.state.case.whole.case.note == "seen there", timeout=5_000)
    assert window.store.state.mode is Mode.EXPLORE
    other.delete_case("C-001")
    qtbot.waitUntil(lambda: window.store.state.case is None, timeout=5_000)
    assert window.store.state.mode is Mode.EXPLORE
