"""Finding in the window: typing anywhere, previews under the keys, commands, filters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atlas import paths
from atlas.domain.search import build
from atlas.state.facts import Facts
from atlas.state.finder import Finder
from atlas.state.model import Kind, Selection, Theme
from atlas.state.store import Store
from tests.ui.test_window import Window, facts, open_window

__all__ = ["facts"]

INFRASPINATUS = Selection(Kind.MUSCLE, "infraspinatus")


@pytest.fixture(scope="module")
def finder(facts: Facts) -> Finder:
    return Finder(lambda: build(facts.library))


@pytest.fixture
def window(qtbot: QtBot, facts: Facts, finder: Finder) -> Iterator[Window]:
    made = open_window(qtbot, Store(), facts, paths.assets_folder() / "plates")
    made.desk.set_facts(facts, finder.find, ())
    made.shell.activateWindow()
    yield made
    made.desk.finish()
    made.shell.close()


def lines(window: Window) -> list[str]:
    tree = window.desk.navigator._tree
    return [str(index.data()) for index in tree.lines()]


def shown_muscles(window: Window) -> set[str]:
    panes = [pane for pane in window.desk.canvas.panes if not pane.isHidden()]
    return {mark.muscle for view in window.desk.canvas._scene.views[: len(panes)] for mark in view.points}


def test_letters_typed_on_the_body_begin_a_search(window: Window) -> None:
    for widget in (window.desk.canvas, window.desk.strip, window.desk.navigator._tree):
        widget.setFocus()
        QTest.keyClicks(widget, "s")
        assert window.desk.top.search.text() == "s"
        assert window.desk.top.search.hasFocus()
        window.desk.top.search.clear()


def test_what_is_typed_in_a_field_stays_there(window: Window) -> None:
    field = window.desk.top.search
    field.setFocus()
    QTest.keyClicks(field, "infra")
    assert field.text() == "infra"
    assert "Infraspinatus" in lines(window)


def test_arrows_preview_on_the_body_and_enter_goes(window: Window) -> None:
    field = window.desk.top.search
    field.setFocus()
    QTest.keyClicks(field, "infraspinatus")
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert window.store.state.preview == INFRASPINATUS
    assert window.store.state.selection is None
    assert shown_muscles(window) == {"infraspinatus"}
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.store.state.selection == INFRASPINATUS
    assert window.store.state.preview is None


def test_escape_and_leaving_end_a_preview(window: Window) -> None:
    field = window.desk.top.search
    field.setFocus()
    QTest.keyClicks(field, "infraspinatus")
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert window.store.state.preview is None
    assert shown_muscles(window) == set()
    QTest.keyClicks(field, "infraspinatus")
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert window.store.state.preview is None
    QTest.keyClick(field, Qt.Key.Key_Down)
    window.desk.canvas.setFocus()
    assert window.store.state.preview is None


def test_the_list_previews_and_leaves_the_card_alone(window: Window) -> None:
    window.desk.navigator.linkRequested.emit("muscle:deltoid")
    tree = window.desk.navigator._tree
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Down)
    preview = window.store.state.preview
    assert preview is not None
    assert preview.id != "deltoid"
    assert window.desk.card.card.title == "Deltoid"
    QTest.keyClick(tree, Qt.Key.Key_Escape)
    assert window.store.state.preview is None
    assert window.store.state.selection == Selection(Kind.MUSCLE, "deltoid")
    QTest.keyClick(tree, Qt.Key.Key_End)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert window.store.state.selection not in (None, Selection(Kind.MUSCLE, "deltoid"))


def test_a_command_is_carried_out_from_the_search(window: Window) -> None:
    field = window.desk.top.search
    field.setFocus()
    QTest.keyClicks(field, "theme: dark")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.store.state.theme is Theme.DARK


@pytest.mark.parametrize("theme", list(Theme))
def test_the_top_fits_a_small_screen(window: Window, theme: Theme) -> None:
    window.desk.acts.trigger(f"theme.{theme}")
    window.shell.resize(1366, 768)
    top = window.desk.top
    assert top.minimumSizeHint().width() <= 1366
    assert top.search.width() >= 170
    assert top._name.isHidden() or top._name.width() >= top._name.sizeHint().width()


def test_a_nerve_opens_its_card(window: Window) -> None:
    field = window.desk.top.search
    field.setFocus()
    QTest.keyClicks(field, "C5")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.store.state.selection == Selection(Kind.ROOT, "C5")
    assert "Infraspinatus" in window.desk.card.plain_text()


def test_filters_narrow_the_list_and_chips_take_them_away(window: Window, facts: Facts) -> None:
    everything = lines(window)
    row = window.desk.filters.row
    row.chosen.emit("region", "shoulder")
    row.chosen.emit("nerve", "suprascapular")
    assert lines(window) == ["Infraspinatus", "Supraspinatus"]
    assert row._left.text() == "2 muscles"
    row._chips["region"].click()
    row._chips["nerve"].click()
    assert lines(window) == everything
    assert len(everything) == len(facts.library.muscles)


def test_a_menu_of_a_filter_offers_what_is_left(window: Window) -> None:
    row = window.desk.filters.row
    row.chosen.emit("region", "shoulder")
    menu = row._buttons["nerve"].menu()
    menu.aboutToShow.emit()
    names = [action.text().partition("\t")[0] for action in menu.actions()]
    assert "Suprascapular nerve" in names
    assert "Tibial nerve" not in names


def test_filters_stand_aside_for_other_lists_and_finds(window: Window) -> None:
    navigator = window.desk.navigator
    assert not window.desk.filters.row.isHidden()
    navigator._tabs.setCurrentIndex(1)
    assert window.desk.filters.row.isHidden()
    navigator._tabs.setCurrentIndex(0)
    window.desk.top.start("infra")
    assert window.desk.filters.row.isHidden()
    window.desk.top.search.clear()
    assert not window.desk.filters.row.isHidden()


def test_the_muscles_of_a_condition_are_stepped_through_by_command(window: Window, facts: Facts) -> None:
    window.desk.navigator.linkRequested.emit("condition:tennis_elbow")
    rows = facts.library.muscles_of("tennis_elbow")
    window.desk.acts.trigger("condition.next")
    assert window.store.state.selection == Selection(Kind.MUSCLE, rows[0][0].id)
    window.desk.acts.trigger("condition.previous")
    assert window.store.state.selection == Selection(Kind.MUSCLE, rows[-1][0].id)
    assert f"{len(rows)} of {len(rows)}" in window.desk.card.plain_text()


def test_two_conditions_stand_side_by_side(window: Window) -> None:
    window.desk.card.linkRequested.emit("compare:tension_type_headache+migraine")
    said = window.desk.card.plain_text()
    assert "MUSCLES OF BOTH" in said
    assert "RED FLAGS" in said
    window.desk.acts.trigger("back")
    assert window.store.state.selection is None
