"""The real window on the shipped atlas: what a person clicks is what is selected, told and drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTabBar
from pytestqt.qtbot import QtBot

from atlas import paths
from atlas.domain.body import Depth, Side, SideView
from atlas.packs.load import load
from atlas.packs.plates import load_plates, load_structures
from atlas.state.commands import COMMANDS
from atlas.state.facts import Facts
from atlas.state.links import follow
from atlas.state.lists import Find
from atlas.state.model import Kind, Selection, Theme
from atlas.state.settings import Settings, load_settings, save_settings
from atlas.state.store import Store
from atlas.ui.app import FIRST_LOOKS
from atlas.ui.desk import Desk
from atlas.ui.shell import Shell
from atlas.ui.themes import THEMES


@pytest.fixture(scope="module")
def facts() -> Facts:
    assets = paths.assets_folder()
    library = load((paths.data_folder(),), assets).library
    return Facts(library, load_plates(assets / "plates"), load_structures(assets / "structures.json"))


@dataclass
class Window:
    """The shell with the desk in it."""

    shell: Shell
    desk: Desk
    store: Store


def open_window(qtbot: QtBot, store: Store, facts: Facts, folder: Path) -> Window:
    shell = Shell()
    qtbot.addWidget(shell)
    desk = Desk(shell, store, facts, folder)
    desk.build()
    shell.resize(1366, 768)
    with qtbot.waitExposed(shell):
        shell.show()
    return Window(shell, desk, store)


@pytest.fixture
def window(qtbot: QtBot, facts: Facts) -> Iterator[Window]:
    made = open_window(qtbot, Store(), facts, paths.assets_folder() / "plates")

    def search(words: str) -> list[Find]:
        return [Find("muscle", m.id, m.name) for m in facts.library.muscles.values() if words in m.id]

    made.desk.set_facts(facts, search, ())
    yield made
    made.desk.finish()
    made.shell.close()


def choose(window: Window, link: str) -> None:
    window.desk.navigator.linkRequested.emit(link)


def test_the_lists_have_their_tabs(qtbot: QtBot, facts: Facts) -> None:
    """Filled before they are shown, as at a start from the cache, they must not be left without height."""
    shell = Shell()
    qtbot.addWidget(shell)
    desk = Desk(shell, Store(), facts, paths.assets_folder() / "plates")
    desk.know(facts, None, ())
    with qtbot.waitExposed(shell):
        shell.show()
    desk.build()
    qtbot.wait(50)
    tabs = desk.navigator.findChild(QTabBar)
    assert tabs.count() == 4
    assert tabs.height() >= tabs.sizeHint().height() > 10
    desk.finish()
    shell.close()


def test_every_window_command_of_the_table_has_a_handler(window: Window) -> None:
    wanted = {command.id for command in COMMANDS if command.change is None}
    assert set(window.desk.acts.handlers) == wanted


def test_every_command_is_in_a_menu_and_can_be_triggered(window: Window) -> None:
    in_menus = {action for menu in window.shell.menuBar().actions() for action in menu.menu().actions()}
    for command in COMMANDS:
        assert window.desk.acts.by_id[command.id] in in_menus
        if command.id not in {"quit", "fullscreen", "palette"}:
            window.desk.acts.by_id[command.id].trigger()


def test_selecting_in_the_navigator_tells_the_card_and_draws_two_plates(window: Window) -> None:
    choose(window, "muscle:infraspinatus")
    said = window.desk.card.plain_text()
    assert "Infraspinatus" in said
    assert "Reference anatomy, not your patient" in said
    assert "NEEDLING" in said
    assert window.shell.windowTitle().startswith("Infraspinatus")
    assert [pane.isHidden() for pane in window.desk.canvas.panes] == [False, False]


def test_a_click_on_a_muscle_selects_it_with_its_side(window: Window) -> None:
    window.desk.canvas.structureClicked.emit("trapezius", None, "full_posterior")
    assert window.store.state.selection == Selection(Kind.MUSCLE, "trapezius")


def test_what_lies_under_each_other_is_selected_in_turn_without_moving_the_plate(window: Window) -> None:
    before = window.store.state
    found = (("trapezius", Side.LEFT), ("rhomboid_minor", Side.LEFT), ("rib_5", Side.LEFT))
    seen = []
    for _ in range(4):
        window.desk.canvas.cycleRequested.emit(found)
        assert window.store.state.selection is not None
        seen.append((window.store.state.selection.kind, window.store.state.selection.id))
    assert [id for _, id in seen] == ["trapezius", "rhomboid_minor", "rib_5", "trapezius"]
    assert [kind for kind, _ in seen[1:3]] == [Kind.MUSCLE, Kind.STRUCTURE]
    assert window.store.state.side is SideView.LEFT
    assert (window.store.state.plate, window.store.state.depth) == (before.plate, before.depth)


def test_links_lead_to_a_condition_and_back_again(window: Window, facts: Facts) -> None:
    choose(window, "muscle:infraspinatus")
    window.desk.card.linkRequested.emit("condition:shoulder_pain")
    assert window.desk.card.card.title == facts.library.conditions["shoulder_pain"].name
    window.desk.acts.by_id["back"].trigger()
    assert window.desk.card.card.title == "Infraspinatus"
    window.desk.acts.by_id["forward"].trigger()
    assert "shoulder" in window.desk.card.card.title.lower()


def test_peeling_and_sides_by_keys(qtbot: QtBot, window: Window) -> None:
    window.desk.slider.setFocus()
    qtbot.keyClick(window.desk.slider, Qt.Key.Key_Down)
    assert window.store.state.depth is Depth.INTERMEDIATE
    window.desk.acts.by_id["side.both"].trigger()
    assert window.store.state.side is SideView.BOTH
    qtbot.keyClick(window.desk.slider, Qt.Key.Key_End)
    assert window.store.state.depth is Depth.BONE


def test_search_narrows_the_navigator_and_enter_opens_the_first(qtbot: QtBot, window: Window) -> None:
    field: QLineEdit = window.desk.top.search
    qtbot.keyClicks(field, "supin")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.store.state.selection == Selection(Kind.MUSCLE, "supinator")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_the_strip_turns_the_first_plate(window: Window) -> None:
    window.desk.strip.plateRequested.emit("full_posterior")
    assert window.store.state.plate == "full_posterior"
    assert window.desk.strip.currentItem().data(Qt.ItemDataRole.UserRole) == "full_posterior"


def test_pinning_a_plate_keeps_it(window: Window) -> None:
    choose(window, "muscle:infraspinatus")
    window.desk.canvas.pinRequested.emit(0)
    plate = window.store.state.plate
    choose(window, "muscle:masseter")
    assert window.store.state.plate == plate


@pytest.mark.parametrize("theme", list(Theme))
def test_every_theme_dresses_the_window(window: Window, theme: Theme) -> None:
    window.desk.acts.by_id[f"theme.{theme}"].trigger()
    choose(window, "muscle:trapezius")
    assert window.store.state.theme is theme
    picture = window.shell.grab().toImage()
    lightness = picture.pixelColor(picture.width() - 8, picture.height() // 2).lightness()
    assert (lightness < 80) == (theme is Theme.DARK)


def test_problems_are_said_in_the_window(window: Window, facts: Facts) -> None:
    window.desk.set_facts(facts, None, ("muscles/x.yaml:3: a sentence",))
    assert not window.desk.problems.isHidden()
    window.desk.problems.showRequested.emit()
    assert "muscles/x.yaml:3: a sentence" in window.desk.card.plain_text()


def test_nothing_breaks_without_plates_or_library(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, Store(), Facts(), tmp_path)
    window.desk.set_facts(Facts(), None, ())
    for command in COMMANDS:
        if command.id not in {"quit", "fullscreen", "palette"}:
            window.desk.acts.by_id[command.id].trigger()
    window.desk.finish()


def test_the_window_is_kept_between_runs(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    choose(window, "plate:full_posterior")
    window.desk.splitter.setSizes([300, 700, 366])
    kept = Settings(window.store.state, window.shell.geometry_kept(), window.desk.splitter.widths_kept())
    save_settings(tmp_path / "settings.json", kept)
    settings, complaint = load_settings(tmp_path / "settings.json")
    again = open_window(qtbot, Store(settings.state), Facts(), tmp_path)
    again.desk.splitter.take_widths(settings)
    assert complaint == ""
    assert again.desk.splitter.sizes()[0] == window.desk.splitter.sizes()[0]
    assert again.store.state.plate == "full_posterior"
    again.shell.restore(settings)
    assert again.shell.size().isValid()
    again.desk.finish()


def test_the_first_look_has_the_colours_of_the_themes() -> None:
    for name, (paper, panel) in FIRST_LOOKS.items():
        assert (paper, panel) == (THEMES[name].canvas.paper, THEMES[name].panel)


def test_every_shipped_muscle_can_be_shown(window: Window, facts: Facts) -> None:
    for muscle in facts.library.muscles.values():
        window.store.apply(lambda state, m=muscle: follow(state, facts, f"muscle:{m.id}"))
        assert muscle.name in window.desk.card.plain_text()


def test_the_command_list_narrows_and_carries_out(qtbot: QtBot, window: Window) -> None:
    window.desk.acts.by_id["palette"].trigger()
    line = window.desk.commands.findChild(QLineEdit)
    qtbot.keyClicks(line, "peel bone")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert window.store.state.depth is Depth.BONE
    assert not window.desk.commands.isVisible()


def test_what_lies_beneath_takes_the_place_of_the_card_and_follows_the_selection(window: Window) -> None:
    choose(window, "point:infraspinatus/1")
    window.desk.acts.trigger("section")
    panel = window.desk.right.currentWidget()
    assert panel is not window.desk.card
    assert panel.site.page.title == "Infraspinatus, point 1, right side"
    assert panel.site.page.order[0] == "Skin"
    choose(window, "point:rectus_femoris/1")
    assert panel.site.page.title.startswith("Rectus femoris")
    choose(window, "condition:shoulder_pain")
    assert window.desk.right.currentWidget() is window.desk.card
    choose(window, "muscle:infraspinatus")
    assert window.desk.right.currentWidget() is panel
    panel.closeRequested.emit()
    assert window.desk.right.currentWidget() is window.desk.card


def test_the_keys_move_a_cut_that_was_asked_for_and_a_search_keeps_them(window: Window, qtbot: QtBot) -> None:
    choose(window, "point:infraspinatus/1")
    window.shell.activateWindow()
    window.desk.acts.trigger("section")
    slider = window.desk.right.currentWidget().slider
    qtbot.waitUntil(slider.hasFocus)
    qtbot.keyClick(slider, Qt.Key.Key_Up)
    assert slider.value() == 2
    window.desk.top.search.setFocus()
    choose(window, "point:rectus_femoris/1")
    assert window.desk.top.search.hasFocus()


def test_the_width_that_a_section_takes_goes_back_to_the_body(window: Window) -> None:
    choose(window, "point:infraspinatus/1")
    narrow = window.desk.splitter.sizes()
    window.desk.acts.trigger("section")
    QApplication.processEvents()
    assert window.desk.splitter.sizes()[2] > narrow[2]
    window.desk.acts.trigger("section")
    QApplication.processEvents()
    assert window.desk.splitter.sizes() == narrow
