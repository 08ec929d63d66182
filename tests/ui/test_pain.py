"""The panel "find by pain": told by setters, asks by signals, keeps its place, never reads markup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from atlas.domain.points import ZoneKind
from atlas.state.pain_cautions import Caution
from atlas.state.pain_page import BEGIN, NOBODY, PainPage, PainRow
from atlas.ui.pain.lines import Sort, lines_of
from atlas.ui.pain.panel import PainPanel
from atlas.ui.themes import THEMES, style_sheet

WHY = "Covers 82% of what you painted; essential zone; named first among the causes of pain in the thumb"


def row(rank: int, name: str = "", score: float = 0.5) -> PainRow:
    kind = ZoneKind.ESSENTIAL if rank % 2 else ZoneKind.SPILLOVER
    return PainRow(
        rank, name or f"Muscle {rank}", "upper part", "right", score, kind, f"point:m{rank}/1", WHY
    )


ROWS = tuple(row(i, score=1.0 - i / 25) for i in range(1, 21))
PAGE = PainPage(
    painted="Painted: 84 cm², thumb 62%",
    begin="",
    cautions=(Caution("Fever.", "condition:ache", True), Caution("Gout", "condition:ache", False)),
    rows=ROWS,
    apart="Press each.\nMuscle 1, upper part: Flat.\nMuscle 2.",
)
FIRST_ROW = 4
"""The number of the first muscle's line: a box of three lines, a title and a note stand over it."""


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[PainPanel]:
    made = PainPanel()
    qtbot.addWidget(made)
    made.setStyleSheet(style_sheet(THEMES["light"]))
    made.set_theme(THEMES["light"])
    made.resize(345, 760)
    made.show()
    made.set_page(PAGE)
    QApplication.processEvents()
    yield made
    made.close()


def heard(panel: PainPanel) -> list[tuple[str, object]]:
    """Everything that the panel asks for from now on."""
    asked: list[tuple[str, object]] = []
    for name in (
        *("eraser", "size", "undo", "redo", "clear", "region", "save", "open", "compare"),
        *("stopComparing", "export", "leave", "preview", "link"),
    ):
        signal = getattr(panel, f"{name}Requested")
        signal.connect(lambda *values, name=name: asked.append((name, *values)))
    return asked


def line_at(panel: PainPanel, link: str) -> QPoint:
    """The middle of the line that leads somewhere."""
    number = next(i for i, line in enumerate(panel.list.lines()) if line.link == link)
    return panel.list.visualRect(panel.list.model().index(number, 0)).center()


def point_at(panel: PainPanel, at: QPoint) -> None:
    place, none = QPointF(at), Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QMouseEvent.Type.MouseMove, place, panel.list.viewport().mapToGlobal(place), none, none,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(panel.list.viewport(), moved)


def test_what_to_rule_out_stands_before_any_muscle_and_the_top_two_before_the_rest() -> None:
    sorts = [line.sort for line in lines_of(PAGE)]
    box = [Sort.APART_TITLE, Sort.APART, Sort.APART, Sort.APART]
    rule_out = [Sort.WARNING_TITLE, Sort.WARNING, Sort.WARNING]
    assert sorts[:7] == [*rule_out, Sort.TITLE, Sort.NOTE, Sort.ANSWER, Sort.ANSWER]
    assert sorts[7:12] == [*box, Sort.ANSWER]
    assert lines_of(PAGE)[2].text == "Look-alike: Gout"


def test_an_empty_page_and_paint_without_an_answer_say_what_to_do(panel: PainPanel) -> None:
    panel.set_page(PainPage())
    assert panel.list.lines() == ()
    assert BEGIN in [label.text() for label in panel.findChildren(QLabel)]
    panel.set_page(PainPage(painted="Painted: 3.0 cm²", begin=NOBODY))
    assert [line.text for line in panel.list.lines()] == [NOBODY]


def test_setters_ask_for_nothing(panel: PainPanel) -> None:
    asked = heard(panel)
    panel.set_brush(40.0, True)
    panel.set_can(True, True, True)
    panel.set_regions([("thumb", "Thumb"), ("wrist", "Wrist")])
    panel.set_page(replace(PAGE, rows=ROWS[:3]))
    for theme in THEMES.values():
        panel.set_theme(theme)
    QApplication.processEvents()
    assert asked == []
    assert panel.tools.eraser.isChecked()
    assert panel.tools.size_slider.value() == 40


def test_tools_ask(panel: PainPanel, qtbot: QtBot) -> None:
    panel.set_can(True, True, True)
    asked, tools = heard(panel), panel.tools
    for button in (tools.eraser, tools.brush, tools.undo, tools.redo, tools.clear):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    tools.size_slider.setValue(33)
    for action in tools.more.menu().actions():
        action.trigger()
    asked_for = [("eraser", True), ("eraser", False), ("undo",), ("redo",), ("clear",), ("size", 33.0)]
    menu = [("save",), ("open",), ("compare",), ("export",), ("leave",)]
    assert asked == asked_for + menu
    panel.set_page(replace(PAGE, since="Since 3 Nov: 1.0 cm² new, 0 cm² gone"))
    tools.more.menu().actions()[4].trigger()
    assert asked[-1] == ("stopComparing",)


def test_what_cannot_be_done_is_grey(panel: PainPanel) -> None:
    panel.set_can(False, True, False)
    tools = panel.tools
    assert [b.isEnabled() for b in (tools.undo, tools.redo, tools.clear)] == [False, True, False]


@pytest.mark.parametrize("typed", ["thumb", "THU", "Thumb"])
def test_a_region_is_found_by_a_part_of_its_name_and_asked_for_once(
    panel: PainPanel, qtbot: QtBot, typed: str
) -> None:
    panel.set_regions([("wrist", "Wrist"), ("thumb", "Thumb")])
    asked, field = heard(panel), panel.tools.regions
    qtbot.keyClicks(field.lineEdit(), typed)
    field.completer().popup().hide()
    qtbot.keyClick(field.lineEdit(), Qt.Key.Key_Return)
    assert asked == [("region", "thumb")]
    assert field.currentText() == ""


def test_a_region_is_picked_from_what_was_found(panel: PainPanel, qtbot: QtBot) -> None:
    panel.set_regions([("wrist", "Wrist"), ("thumb", "Thumb")])
    asked, field = heard(panel), panel.tools.regions
    field.setFocus()
    qtbot.keyClicks(field.lineEdit(), "ri")
    found = field.completer().popup()
    qtbot.keyClick(found, Qt.Key.Key_Down)
    qtbot.keyClick(found, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert asked == [("region", "wrist")]
    assert field.currentText() == ""


def test_neither_arrows_nor_wheel_paint_regions(panel: PainPanel, qtbot: QtBot) -> None:
    panel.set_regions([("wrist", "Wrist"), ("thumb", "Thumb")])
    asked, field = heard(panel), panel.tools.regions
    qtbot.keyClick(field, Qt.Key.Key_Down)
    field.hidePopup()
    assert asked == []


def test_pointing_previews_a_click_opens(panel: PainPanel, qtbot: QtBot) -> None:
    asked = heard(panel)
    first, warning = line_at(panel, "point:m1/1"), line_at(panel, "condition:ache")
    point_at(panel, first)
    point_at(panel, first + QPoint(3, 2))
    point_at(panel, warning)
    assert asked == [("preview", "point:m1/1"), ("preview", "")]
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=warning)
    assert asked[-1] == ("link", "condition:ache")


def test_the_keyboard_walks_over_what_leads_somewhere_and_enter_opens(panel: PainPanel, qtbot: QtBot) -> None:
    panel.list.setFocus()
    asked = heard(panel)
    for _ in range(8):
        qtbot.keyClick(panel.list, Qt.Key.Key_Down)
        line = panel.list.lines()[panel.list.currentIndex().row()]
        assert line.link
    assert ("preview", "point:m1/1") in asked
    assert ("preview", "point:m3/1") in asked
    chosen = panel.list.lines()[panel.list.currentIndex().row()].link
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert asked[-1] == ("link", chosen)


def test_the_list_keeps_its_place_and_its_choice_while_one_paints(panel: PainPanel, qtbot: QtBot) -> None:
    bar = panel.list.verticalScrollBar()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=line_at(panel, "point:m1/1"))
    bar.setValue(300)
    for step in range(5):
        panel.set_page(replace(PAGE, rows=tuple(replace(r, score=r.score / (step + 2)) for r in ROWS)))
        QApplication.processEvents()
        assert bar.value() == 300
    swapped = tuple(replace(r, rank=i) for i, r in enumerate((ROWS[1], ROWS[0], *ROWS[2:]), start=1))
    panel.set_page(replace(PAGE, rows=swapped))
    assert panel.list.currentIndex().data() == "Muscle 1"
    panel.set_page(replace(PAGE, rows=ROWS[1:]))
    assert not panel.list.currentIndex().isValid()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", [300, 345, 520])
def test_no_line_is_cut(panel: PainPanel, theme: str, width: int) -> None:
    panel.setStyleSheet(style_sheet(THEMES[theme]))
    panel.set_theme(THEMES[theme])
    panel.resize(width, 500)
    QApplication.processEvents()
    model, end = panel.list.model(), -panel.list.verticalScrollBar().value()
    for number in range(model.rowCount()):
        box = panel.list.visualRect(model.index(number, 0))
        assert box.top() == end
        end = box.top() + box.height()


def test_data_is_never_read_as_markup(panel: PainPanel) -> None:
    panel.set_page(PainPage(painted="<b>Painted</b>", rows=(row(1, "<i>Evil</i> & Co"),), begin=""))
    labels = [label for label in panel.findChildren(QLabel) if label.text()]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert panel.list.lines()[-1].text == "<i>Evil</i> & Co"


def test_everything_has_a_name_for_a_screen_reader(panel: PainPanel) -> None:
    tools = panel.tools
    named = (tools.brush, tools.eraser, tools.undo, tools.redo, tools.clear, tools.size_slider)
    assert all(w.accessibleName() for w in (*named, tools.regions, tools.more, panel.list, panel))
    spoken = panel.list.model().index(FIRST_ROW + 1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"1. Muscle 1, upper part, right, fits 96%. {WHY}"


def test_the_tab_key_goes_from_tools_to_list(panel: PainPanel) -> None:
    order, at = [], panel.tools.brush
    for _ in range(40):
        order.append(at)
        at = at.nextInFocusChain()
    tools = panel.tools
    stops = (tools.brush, tools.eraser, tools.size_slider, tools.undo, tools.more, tools.regions, panel.list)
    places = [order.index(stop) for stop in stops]
    assert places == sorted(places)
