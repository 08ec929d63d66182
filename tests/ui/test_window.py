"""The real window on the shipped atlas: what a person clicks is what is selected, told and drawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from atlas import paths
from atlas.domain.body import Depth, SideView
from atlas.packs.load import load
from atlas.packs.plates import load_plates, load_structures
from atlas.state.commands import COMMANDS
from atlas.state.links import follow
from atlas.state.lists import Find
from atlas.state.model import Facts, Kind, Selection, Theme
from atlas.state.settings import load_settings, save_settings
from atlas.state.store import Store
from atlas.ui.main_window import MainWindow


@pytest.fixture(scope="module")
def facts() -> Facts:
    assets = paths.assets_folder()
    library = load((paths.data_folder(),), assets).library
    return Facts(library, load_plates(assets / "plates"), load_structures(assets / "structures.json"))


@pytest.fixture
def window(qtbot: QtBot, facts: Facts) -> Iterator[MainWindow]:
    made = MainWindow(Store(), facts, paths.assets_folder() / "plates")
    qtbot.addWidget(made)

    def search(words: str) -> list[Find]:
        return [Find("muscle", m.id, m.name) for m in facts.library.muscles.values() if words in m.id]

    made.set_facts(facts, search, ())
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def choose(window: MainWindow, link: str) -> None:
    window.navigator.linkRequested.emit(link)


def test_every_window_command_of_the_table_has_a_handler(window: MainWindow) -> None:
    wanted = {command.id for command in COMMANDS if command.change is None}
    assert set(window._window_commands) == wanted


def test_every_command_is_in_a_menu_and_can_be_triggered(window: MainWindow) -> None:
    in_menus = {action for menu in window.menuBar().actions() for action in menu.menu().actions()}
    for command in COMMANDS:
        assert window.actions_by_id[command.id] in in_menus
        if command.id not in {"quit", "fullscreen", "palette"}:
            window.actions_by_id[command.id].trigger()


def test_selecting_in_the_navigator_tells_the_card_and_draws_two_plates(window: MainWindow) -> None:
    choose(window, "muscle:infraspinatus")
    said = window.card.plain_text()
    assert "Infraspinatus" in said
    assert "Reference anatomy, not your patient" in said
    assert "NEEDLING" in said
    assert window.windowTitle().startswith("Infraspinatus")
    assert [pane.isHidden() for pane in window.canvas.panes] == [False, False]


def test_a_click_on_a_muscle_selects_it_with_its_side(window: MainWindow) -> None:
    window.canvas.structureClicked.emit("trapezius", None, "full_posterior")
    assert window._store.state.selection == Selection(Kind.MUSCLE, "trapezius")


def test_links_lead_to_a_condition_and_back_again(window: MainWindow, facts: Facts) -> None:
    choose(window, "muscle:infraspinatus")
    window.card.linkRequested.emit("condition:shoulder_pain")
    assert window.card.card.title == facts.library.conditions["shoulder_pain"].name
    window.actions_by_id["back"].trigger()
    assert window.card.card.title == "Infraspinatus"
    window.actions_by_id["forward"].trigger()
    assert "shoulder" in window.card.card.title.lower()


def test_peeling_and_sides_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    window.depth.setFocus()
    qtbot.keyClick(window.depth, Qt.Key.Key_Down)
    assert window._store.state.depth is Depth.INTERMEDIATE
    window.actions_by_id["side.both"].trigger()
    assert window._store.state.side is SideView.BOTH
    qtbot.keyClick(window.depth, Qt.Key.Key_End)
    assert window._store.state.depth is Depth.BONE


def test_search_narrows_the_navigator_and_enter_opens_the_first(qtbot: QtBot, window: MainWindow) -> None:
    field: QLineEdit = window.top.search
    qtbot.keyClicks(field, "supin")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window._store.state.selection == Selection(Kind.MUSCLE, "supinator")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_the_strip_turns_the_first_plate(window: MainWindow) -> None:
    window.strip.plateRequested.emit("full_posterior")
    assert window._store.state.plate == "full_posterior"
    assert window.strip.currentItem().data(Qt.ItemDataRole.UserRole) == "full_posterior"


def test_pinning_a_plate_keeps_it(window: MainWindow) -> None:
    choose(window, "muscle:infraspinatus")
    window.canvas.pinRequested.emit(0)
    plate = window._store.state.plate
    choose(window, "muscle:masseter")
    assert window._store.state.plate == plate


@pytest.mark.parametrize("theme", list(Theme))
def test_every_theme_dresses_the_window(window: MainWindow, theme: Theme) -> None:
    window.actions_by_id[f"theme.{theme}"].trigger()
    choose(window, "muscle:trapezius")
    assert window._store.state.theme is theme
    picture = window.grab().toImage()
    lightness = picture.pixelColor(picture.width() - 8, picture.height() // 2).lightness()
    assert (lightness < 80) == (theme is Theme.DARK)


def test_problems_are_said_in_the_window(window: MainWindow, facts: Facts) -> None:
    window.set_facts(facts, None, ("muscles/x.yaml:3: a sentence",))
    assert not window.problems.isHidden()
    window.problems.showRequested.emit()
    assert "muscles/x.yaml:3: a sentence" in window.card.plain_text()


def test_nothing_breaks_without_plates_or_library(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(Store(), Facts(), tmp_path)
    qtbot.addWidget(window)
    window.show()
    window.set_facts(Facts(), None, ())
    for command in COMMANDS:
        if command.id not in {"quit", "fullscreen", "palette"}:
            window.actions_by_id[command.id].trigger()
    window.close()


def test_the_window_is_kept_between_runs(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.resize(window.minimumSizeHint())  # the offscreen screen is small
    choose(window, "plate:full_posterior")
    save_settings(tmp_path / "settings.json", window.settings())
    settings, complaint = load_settings(tmp_path / "settings.json")
    again = MainWindow(Store(settings.state), Facts(), tmp_path)
    qtbot.addWidget(again)
    again.restore(settings)
    assert complaint == ""
    assert again.size() == window.size()
    assert again._store.state.plate == "full_posterior"


def test_every_shipped_muscle_can_be_shown(window: MainWindow, facts: Facts) -> None:
    for muscle in facts.library.muscles.values():
        window._store.apply(lambda state, m=muscle: follow(state, facts, f"muscle:{m.id}"))
        assert muscle.name in window.card.plain_text()


def test_the_command_list_narrows_and_carries_out(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_id["palette"].trigger()
    line = window.commands.findChild(QLineEdit)
    qtbot.keyClicks(line, "peel bone")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert window._store.state.depth is Depth.BONE
    assert not window.commands.isVisible()
