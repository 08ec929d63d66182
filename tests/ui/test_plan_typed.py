"""What is typed on the pages of the plan stays with what it was typed for, whichever key comes next."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from atlas.state.facts import Facts
from atlas.state.model import PlanPage
from tests.ui.test_plan_window import THREE, Window, facts, plan, window

__all__ = ["facts", "window"]
CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL_ALT = CONTROL | Qt.KeyboardModifier.AltModifier


def typed_for_the_last(window: Window, qtbot: QtBot, field: QLineEdit | QPlainTextEdit, text: str) -> None:
    window.shell.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    qtbot.keyClicks(field, text)


@pytest.mark.parametrize("name", ["remark", "position", "length"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Up, Qt.Key.Key_PageUp])
def test_a_key_for_another_site_or_order_leaves_the_words_with_theirs(
    window: Window, facts: Facts, qtbot: QtBot, name: str, key: Qt.Key
) -> None:
    plan(window, facts, *THREE)
    attribute = "needle_length_mm" if name == "length" else name
    wanted = {site.muscle: getattr(site, attribute) for site in window.kept().plan.sites}
    wanted["gluteus_medius"] = 61.0 if name == "length" else "61"
    editor = window.panel.sites.editor
    field = editor.length.lineEdit() if name == "length" else getattr(editor, name)
    typed_for_the_last(window, qtbot, field, "61")
    qtbot.keyClick(field, key, CONTROL_ALT)
    editor.commit()
    assert {site.muscle: getattr(site, attribute) for site in window.kept().plan.sites} == wanted


def test_a_note_is_kept_when_a_key_puts_the_case_away(window: Window, facts: Facts, qtbot: QtBot) -> None:
    plan(window, facts, THREE[0])
    window.plan._turn(PlanPage.CASE)
    typed_for_the_last(window, qtbot, window.panel.case.note, "sleeps badly")
    qtbot.keyClick(window.panel.case.note, Qt.Key.Key_W, CONTROL)
    assert window.store.state.case is None
    assert window.notebook.whole("C-001").case.note == "sleeps badly"


def test_a_code_half_typed_is_not_taken_with_a_capital_letter(
    window: Window, facts: Facts, qtbot: QtBot
) -> None:
    plan(window, facts, THREE[0])
    window.plan._turn(PlanPage.CASE)
    typed_for_the_last(window, qtbot, window.panel.case.code, "s")
    qtbot.keyClick(window.panel.case.code, Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(window.panel.case.code, "S7")
    assert window.kept().case.code == "C-001"
    window.panel.commit()
    assert window.kept().case.code == "sS7"
