"""Find by pain in the real window: paint on the real body, read the answer, keep it in a file, compare."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from atlas import paths
from atlas.domain.body import Side, SideView
from atlas.domain.painting import Painting
from atlas.packs.load import load
from atlas.packs.plates import load_plates, load_structures
from atlas.state import pain_actions
from atlas.state.facts import Facts
from atlas.state.model import Kind, Mode, Selection
from atlas.state.store import Store
from atlas.ui.desk import Desk
from atlas.ui.pain.desk import PainDesk
from atlas.ui.shell import Shell


@pytest.fixture(scope="module")
def facts() -> Facts:
    assets = paths.assets_folder()
    library = load((paths.data_folder(),), assets).library
    return Facts(library, load_plates(assets / "plates"), load_structures(assets / "structures.json"))


@pytest.fixture
def window(qtbot: QtBot, facts: Facts) -> Iterator[tuple[Desk, Store, PainDesk]]:
    shell, store = Shell(), Store()
    qtbot.addWidget(shell)
    desk = Desk(shell, store, facts, paths.assets_folder() / "plates")
    desk.know(facts, None, ())
    desk.build()
    shell.resize(1366, 768)
    with qtbot.waitExposed(shell):
        shell.show()
    desk.acts.trigger("pain")
    assert desk.right._pain is not None
    yield desk, store, desk.right._pain
    desk.finish()
    shell.close()


def paint(qtbot: QtBot, window: tuple[Desk, Store, PainDesk], region: str, side: Side = Side.RIGHT) -> None:
    _, store, pain = window
    store.apply(lambda state: pain_actions.turn_to(state, side))
    pain.panel.regionRequested.emit(region)
    qtbot.waitUntil(lambda: bool(pain.panel.page.rows), timeout=60_000)


def test_a_stroke_of_the_brush_is_answered(qtbot: QtBot, window: tuple[Desk, Store, PainDesk]) -> None:
    desk, store, pain = window
    desk.canvas.bodyPainted.emit((-200.0, -118.0, 1392.0), (-0.2, -0.97, 0.0), True)
    desk.canvas.bodyPainted.emit((-206.0, -116.0, 1380.0), (-0.2, -0.97, 0.0), False)
    qtbot.waitUntil(lambda: bool(pain.panel.page.rows), timeout=60_000)
    assert "front of the shoulder" in pain.panel.page.painted
    assert pain.panel.page.cautions
    assert "Find by pain: " in desk._shell.windowTitle()
    desk.acts.trigger("undo")
    assert store.state.painting.empty
    qtbot.waitUntil(lambda: not pain.panel.page.rows)


def test_an_answer_on_the_left_is_shown_and_opened_on_the_left(
    qtbot: QtBot, window: tuple[Desk, Store, PainDesk]
) -> None:
    _, store, pain = window
    paint(qtbot, window, "shoulder_front", Side.LEFT)
    store.apply(lambda state: pain_actions.turn_to(state, Side.RIGHT))
    link = pain.panel.page.rows[0].link
    pain.panel.previewRequested.emit(link)
    assert store.state.preview is not None
    assert store.state.preview_side is SideView.LEFT
    pain.panel.previewRequested.emit("")
    assert store.state.preview is None
    pain.panel.linkRequested.emit(link)
    assert (store.state.mode, store.state.side) == (Mode.EXPLORE, SideView.LEFT)
    assert store.state.selection is not None
    assert store.state.selection.kind is Kind.MUSCLE


def test_a_painting_is_saved_opened_and_compared(
    qtbot: QtBot, window: tuple[Desk, Store, PainDesk], tmp_path: Path
) -> None:
    _, store, pain = window
    paint(qtbot, window, "low_back")
    file, kept = tmp_path / "pain.json", store.state.painting
    pain.files.save(file)
    pain.panel.clearRequested.emit()
    assert store.state.painting.empty
    pain.files.load(file, pain.files.opened.emit)
    assert store.state.painting == Painting(kept.strokes)
    paint(qtbot, window, "buttock_middle")
    pain.files.load(file, pain.files.compared.emit)
    qtbot.waitUntil(lambda: "new" in pain.panel.page.since)
    pain.panel.stopComparingRequested.emit()
    qtbot.waitUntil(lambda: not pain.panel.page.since)


def test_what_goes_wrong_with_a_file_is_told_and_the_paint_stays(
    qtbot: QtBot, window: tuple[Desk, Store, PainDesk], tmp_path: Path
) -> None:
    _, store, pain = window
    paint(qtbot, window, "low_back")
    kept = store.state.painting
    (tmp_path / "x.json").write_text("[", encoding="utf-8")
    pain.files.load(tmp_path / "x.json", pain.files.opened.emit)
    qtbot.waitUntil(lambda: "x.json is not JSON" in pain.panel.page.painted)
    pain.files.save(tmp_path / "nowhere" / "pain.json")
    qtbot.waitUntil(lambda: "cannot be written" in pain.panel.page.painted)
    assert store.state.painting == kept


def test_the_plate_is_exported_with_its_paint(
    qtbot: QtBot, window: tuple[Desk, Store, PainDesk], tmp_path: Path
) -> None:
    _, _, pain = window
    paint(qtbot, window, "low_back")
    pain.files.export(tmp_path / "pain.png")
    assert (tmp_path / "pain.png").stat().st_size > 20_000
    pain.files.export(tmp_path / "pain.doc")
    qtbot.waitUntil(lambda: "cannot be drawn" in pain.panel.page.painted)


def test_selecting_a_muscle_leaves_and_coming_back_brings_the_paint(
    qtbot: QtBot, window: tuple[Desk, Store, PainDesk]
) -> None:
    desk, store, _ = window
    paint(qtbot, window, "low_back")
    desk.navigator.linkRequested.emit("muscle:infraspinatus")
    assert store.state.selection == Selection(Kind.MUSCLE, "infraspinatus")
    assert desk.right.currentWidget() is desk.card
    desk.acts.trigger("pain")
    assert not store.state.painting.empty
    assert desk.right.currentWidget() is not desk.card
