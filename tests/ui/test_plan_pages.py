"""The pages of cautions and sessions: clicks and keys ask, setters are silent, what is typed is not lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QKeySequence, QPainter, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from atlas.domain.body import Side
from atlas.domain.cases import Answer, Case, CautionAnswer, Done, Plan, Session, Site, WholeCase
from atlas.domain.cautions import CautionGroup
from atlas.domain.checks import PAGE
from atlas.domain.painting import Painting
from atlas.state.model import AtlasState
from atlas.state.open_case import OpenCase
from atlas.state.outcome import ChartRow
from atlas.state.plan_cautions import ChecklistGroup, ChecklistRow, SiteCaution
from atlas.state.session_actions import add_session, change_session, choose_session
from atlas.state.site_rows import SiteRow
from atlas.ui.plan.cautions import CautionsPage
from atlas.ui.plan.chart import OutcomeChart, paint_chart
from atlas.ui.plan.chart_paper import spread
from atlas.ui.plan.session_typed import plain
from atlas.ui.plan.sessions import SessionsPage
from atlas.ui.plan.style import style_sheet
from atlas.ui.themes import THEMES
from atlas.ui.themes import style_sheet as window_sheet

DAY, LATER = date(2026, 11, 3), date(2026, 11, 10)
PAINTED = Painting().begun((0.0, 0.0, 0.0), (0.0, 0.0, 1.0), 20.0)
ONE = Site("backer", 1, Side.RIGHT, (-100.0, 20.0, 1400.0), "Backer 1")
TWO = Site("backer", 2, Side.RIGHT, (-100.0, 20.0, 1300.0), "Backer 2")
FREE = Site("", None, Side.LEFT, (84.0, 12.0, 310.0), "calf")


class Heard:
    """Every signal of a page that was heard, as (name, values)."""

    def __init__(self, page: QWidget, names: Sequence[str]) -> None:
        self.all: list[tuple[object, ...]] = []
        for name in names:
            getattr(page, name).connect(self._hears(name))

    def _hears(self, name: str) -> Callable[..., None]:
        return lambda *values: self.all.append((name, *values))

    def take(self) -> list[tuple[object, ...]]:
        told, self.all = self.all, []
        return told


def shown(qtbot: QtBot, page: QWidget, theme: str = "light") -> QWidget:
    """A page within the panel's style, in a window of its own."""
    host = QWidget()
    qtbot.addWidget(host)
    host.setObjectName("planPanel")
    host.setStyleSheet(window_sheet(THEMES[theme]) + style_sheet(THEMES[theme]))
    QVBoxLayout(host).addWidget(page)
    page.set_theme(THEMES[theme])  # type: ignore[attr-defined]
    host.resize(320, 700)
    host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    return host


# Cautions.

QUESTIONS = {
    CautionGroup.RED_FLAG: ("fracture", "cancer", "infection"),
    CautionGroup.MEDICINE: ("thinners", "news"),
}


def groups(**answers: Answer) -> tuple[ChecklistGroup, ...]:
    def row(id: str) -> ChecklistRow:
        given = answers.get(id)
        when = DAY if given is not None else None
        return ChecklistRow(id, id.capitalize(), f"Is it {id}?", f"{id} matters.", given, ("A book.",), when)

    return tuple(
        ChecklistGroup(group, group.value, tuple(row(id) for id in ids)) for group, ids in QUESTIONS.items()
    )


CAUTION_SIGNALS = ("answered", "manyAnswered", "linkRequested")


@pytest.fixture
def cautions(qtbot: QtBot) -> Iterator[CautionsPage]:
    page = CautionsPage()
    host = shown(qtbot, page)
    page.set_groups(groups())
    QApplication.processEvents()
    yield page
    host.close()


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def key(widget: QWidget, *keys: Qt.Key) -> None:
    for one in keys:
        QTest.keyClick(widget.window().focusWidget() or widget, one)


def test_a_click_asks_for_an_answer_and_the_row_shows_what_it_is_told(cautions: CautionsPage) -> None:
    heard = Heard(cautions, CAUTION_SIGNALS)
    row = cautions.rows[0]
    yes, no, unknown = row.buttons.buttons
    click(yes)
    assert heard.take() == [("answered", "fracture", Answer.YES)]
    assert not yes.isChecked(), "nothing was told yet"
    cautions.set_groups(groups(fracture=Answer.YES))
    assert yes.isChecked()
    click(unknown)
    click(yes)
    assert heard.take() == [("answered", "fracture", Answer.UNKNOWN), ("answered", "fracture", None)]
    assert [yes.isChecked(), no.isChecked(), unknown.isChecked()] == [True, False, False]


def test_letters_answer_delete_takes_back_and_arrows_lead_on(cautions: CautionsPage) -> None:
    heard = Heard(cautions, CAUTION_SIGNALS)
    cautions.rows[0].buttons.take_focus()
    key(cautions, Qt.Key.Key_N, Qt.Key.Key_Down, Qt.Key.Key_Y, Qt.Key.Key_Down, Qt.Key.Key_U)
    assert heard.take() == [
        ("answered", "fracture", Answer.NO),
        ("answered", "cancer", Answer.YES),
        ("answered", "infection", Answer.UNKNOWN),
    ]
    cautions.set_groups(groups(infection=Answer.UNKNOWN))
    key(cautions, Qt.Key.Key_Delete)
    assert heard.take() == [("answered", "infection", None)]
    key(cautions, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert heard.take() == [("answered", "thinners", Answer.NO)], "the next list, its second button"


def test_tab_stops_once_at_each_question(cautions: CautionsPage) -> None:
    cautions.set_groups(groups(fracture=Answer.NO))
    cautions.rows[0].buttons.take_focus()
    assert cautions.rows[0].buttons.buttons[1].hasFocus(), "the answer that is given"
    key(cautions, Qt.Key.Key_Tab)
    assert cautions.rows[1].buttons.buttons[0].hasFocus()
    key(cautions, Qt.Key.Key_Backtab)
    assert cautions.rows[0].buttons.buttons[1].hasFocus()


def test_its_letters_are_not_taken_by_shortcuts(cautions: CautionsPage) -> None:
    taken: list[int] = []
    shortcut = QShortcut(QKeySequence("Y"), cautions.window(), lambda: taken.append(1))
    heard = Heard(cautions, CAUTION_SIGNALS)
    cautions.rows[0].buttons.take_focus()
    key(cautions, Qt.Key.Key_Y)
    assert (heard.take(), taken) == ([("answered", "fracture", Answer.YES)], [])
    shortcut.deleteLater()


def test_what_a_yes_means_is_told_after_yes_and_not_known_only(cautions: CautionsPage) -> None:
    row = cautions.rows[1]
    assert row.meaning is None
    for answer, told in ((Answer.YES, True), (Answer.NO, False), (Answer.UNKNOWN, True)):
        cautions.set_groups(groups(cancer=answer))
        assert row.meaning is not None
        assert row.meaning.isVisible() is told
        assert "cancer matters." in row.meaning.text()
        assert "A book." in row.meaning.text()


def test_no_to_all_names_what_is_open_in_its_list_only(cautions: CautionsPage) -> None:
    heard = Heard(cautions, CAUTION_SIGNALS)
    cautions.set_groups(groups(cancer=Answer.YES))
    click(cautions.boxes[0].rest)
    assert heard.take() == [("manyAnswered", ("fracture", "infection"), Answer.NO)]
    cautions.set_groups(groups(fracture=Answer.NO, cancer=Answer.YES, infection=Answer.NO))
    assert cautions.boxes[0].rest.isHidden()
    assert cautions.boxes[1].rest.isVisible()
    assert cautions.count.text().startswith("3 of 5 answered.")


def test_setters_of_cautions_are_silent_and_keep_their_widgets(cautions: CautionsPage) -> None:
    heard = Heard(cautions, CAUTION_SIGNALS)
    before = cautions.rows
    cautions.set_groups(groups(fracture=Answer.YES, news=Answer.NO))
    cautions.set_sites(((SiteRow(1, "Backer 1", "R", "deep", ()), ()),))
    assert cautions.rows == before
    assert heard.take() == []
    cautions.set_groups(groups()[:1])
    assert [row.row.id for row in cautions.rows] == list(QUESTIONS[CautionGroup.RED_FLAG])


def test_a_caution_stands_once_with_its_sites_and_says_what_it_means(cautions: CautionsPage) -> None:
    lung = SiteCaution("lung", "Pneumothorax", "A lung may collapse.", "It lies near.", ("A book.",), "Call.")
    blood = SiteCaution("blood", "Thin blood", "It bleeds.", "Press longer.", ())
    rows = [SiteRow(n, f"Backer {n}", "R", "deep", ()) for n in (1, 2, 3)]
    cautions.set_sites(tuple(zip(rows, ((lung,), (), (blood, lung)), strict=True)))
    told = cautions.sites.text()
    assert told.count("Pneumothorax") == 1
    assert "Pneumothorax: site 1, Backer 1 R; site 3, Backer 3 R" in told
    for words in (
        "A lung may collapse. It lies near.",
        "Tell the patient: Call.",
        "A book.",
        "Press longer.",
    ):
        assert words in told
    assert cautions.marked.text() == "Marked sites: 2 of 3"
    cautions.set_sites(tuple(zip(rows, ((), (), (blood,)), strict=True)))
    assert "Pneumothorax" not in cautions.sites.text()


def test_the_guide_is_asked_for_as_a_link(cautions: CautionsPage) -> None:
    heard = Heard(cautions, CAUTION_SIGNALS)
    click(cautions.guide)
    assert heard.take() == [("linkRequested", "guide:contraindications")]


def test_the_answers_have_names_for_a_screen_reader(cautions: CautionsPage) -> None:
    button = cautions.rows[0].buttons.buttons[2]
    assert button.accessibleName() == "Fracture: not known"
    assert button.accessibleDescription() == "Is it fracture?"


# Sessions.

SESSION_SIGNALS = (
    "newRequested", "copyRequested", "deleteRequested", "chosen", "changed", "addSiteRequested",
    "keepPaintingRequested", "showPaintingRequested", "dropPaintingRequested",
)  # fmt: skip
FIRST = Session(DAY, (Done(ONE), Done(TWO)), 7, 4, "Little.", "Slept well.")
SECOND = Session(LATER, (Done(ONE),), 5)


def case_of(*sessions: Session, chosen: int = 1, painted: int = 0) -> OpenCase:
    rows = tuple((one, PAINTED if n == painted else Painting()) for n, one in enumerate(sessions, 1))
    plan = Plan((ONE, TWO, FREE), (CautionAnswer("fracture", Answer.NO, DAY),))
    return OpenCase(WholeCase(Case("S-014", DAY), plan, Painting(), rows), session=chosen)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[SessionsPage]:
    made = SessionsPage()
    host = shown(qtbot, made)
    made.set_case(case_of(FIRST, SECOND, painted=1), (120.0, 0.0))
    QApplication.processEvents()
    yield made
    host.close()


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


def test_fields_and_chart_have_names_for_a_screen_reader(page: SessionsPage) -> None:
    editor = page.editor
    assert editor.before.accessibleName() == "Pain before"
    assert editor.done.rows[0].remove.accessibleName() == "Take out of the session: Backer 1, right"
    assert page.chart.accessibleDescription().splitlines()[0] == (
        "3 November 2026: pain 7 before, 4 after, 120 cm² painted."
    )


@pytest.mark.parametrize("theme", list(THEMES))
@pytest.mark.parametrize("width", [300, 520])
def test_both_pages_fit_their_width(theme: str, width: int, qtbot: QtBot) -> None:
    for made in (CautionsPage(), SessionsPage()):
        host = shown(qtbot, made, theme)
        host.resize(width, 600)
        if isinstance(made, CautionsPage):
            made.set_groups(groups(fracture=Answer.YES))
        else:
            made.set_case(case_of(FIRST, SECOND, painted=1), (120.0, 0.0))
        QApplication.processEvents()
        area = made.findChild(QScrollArea)
        assert area.widget().width() <= area.viewport().width()
        host.close()


# The chart.

ROWS = (ChartRow(DAY, 7, 4, 120.0), ChartRow(LATER, 5, 2, 40.0))


def painted(rows: Sequence[ChartRow], theme: str = "light", size: tuple[int, int] = (300, 320)) -> QImage:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(THEMES[theme].canvas.paper))
    painter = QPainter(image)
    paint_chart(painter, QRectF(image.rect()), rows, THEMES[theme].canvas)
    painter.end()
    return image


def test_the_chart_differs_for_every_figure_that_differs() -> None:
    first, second = ROWS
    others = (
        ROWS[:1],
        (first, replace(second, after=1)),
        (first, replace(second, before=6)),
        (first, replace(second, before=None)),
        (replace(first, before=4, after=7), second),
        (first, replace(second, area_cm2=90.0)),
        (first, replace(second, area_cm2=None)),
        (first, replace(second, date=date(2026, 12, 10))),
    )
    images = [painted(rows) for rows in (ROWS, *others)]
    assert all(a != b for i, a in enumerate(images) for b in images[:i])
    assert painted(ROWS) == images[0]


def test_before_and_after_are_told_apart_in_grey() -> None:
    grey = [
        painted(rows).convertToFormat(QImage.Format.Format_Grayscale8)
        for rows in ((ChartRow(DAY, 7, None),), (ChartRow(DAY, None, 7),))
    ]
    ring, square = ([_dark(image, QRectF(60, 40, 220, 240))] for image in grey)
    assert ring[0] < 0.8 * square[0], "a ring is open, a square is filled"


def _dark(image: QImage, box: QRectF) -> int:
    """How many pixels of a box are dark."""
    left, top, right, bottom = (round(v) for v in (box.left(), box.top(), box.right(), box.bottom()))
    spots = ((x, y) for x in range(left, right) for y in range(top, bottom))
    return sum(image.pixelColor(x, y).lightness() < 140 for x, y in spots)


def test_no_mark_of_a_long_course_leaves_the_chart() -> None:
    many = tuple(ChartRow(date(2026, 1 + n // 28, 1 + n % 28), 10, 0, 500.0) for n in range(0, 120, 2))
    image = painted(many, size=(300, 320))
    assert _dark(image, QRectF(24, 24, 266, 140)) > 100
    assert _dark(image, QRectF(292, 24, 8, 140)) == 0


def test_days_stand_by_their_distance_and_never_on_each_other() -> None:
    days = [date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 2), date(2026, 3, 1)]
    places = spread(days)
    assert places[0] == 0.0
    assert places[-1] == 1.0
    gaps = [b - a for a, b in pairwise(places)]
    assert min(gaps) > 0.05
    assert max(gaps) == gaps[2]
    assert spread([DAY]) == [0.5]
    assert spread([]) == []


def test_the_chart_needs_room_for_areas_only_where_there_are(
    qtbot: QtBot,
) -> None:
    chart = OutcomeChart()
    qtbot.addWidget(chart)
    chart.set_rows([replace(row, area_cm2=None) for row in ROWS])
    low = chart.sizeHint().height()
    chart.set_rows(ROWS)
    assert chart.sizeHint().height() > low
