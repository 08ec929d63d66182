"""The page of cautions: clicks and keys ask, setters are silent, the sites are named; both pages fit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from atlas.domain.cases import Answer
from atlas.domain.cautions import CautionGroup
from atlas.state.plan_cautions import ChecklistGroup, ChecklistRow, SiteCaution
from atlas.state.site_rows import SiteRow
from atlas.ui.plan.cautions import CautionsPage
from atlas.ui.plan.sessions import SessionsPage
from atlas.ui.themes import THEMES
from tests.ui.plan_pages import DAY, FIRST, SECOND, Heard, case_of, click, key, shown

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
