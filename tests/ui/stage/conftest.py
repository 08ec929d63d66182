"""The shipped atlas, and a hall to show it in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from atlas import paths
from atlas.packs.lesson_file import save_lesson
from atlas.packs.load import load
from atlas.packs.plates import load_plates, load_structures
from atlas.state.facts import Facts
from atlas.state.stage_record import LessonShelf
from atlas.state.store import Store
from atlas.ui.desk import Desk
from atlas.ui.fonts import add_fonts
from atlas.ui.shell import Shell
from tests.ui.stage.hall import Hall


@pytest.fixture(scope="session")
def facts() -> Facts:
    assets = paths.assets_folder()
    library = load((paths.data_folder(),), assets).library
    return Facts(library, load_plates(assets / "plates"), load_structures(assets / "structures.json"))


@pytest.fixture
def hall(qtbot: QtBot, facts: Facts, tmp_path: Path) -> Iterator[Hall]:
    add_fonts(paths.assets_folder() / "fonts")
    shell, store = Shell(), Store()
    qtbot.addWidget(shell)
    shelf = LessonShelf(tmp_path / "lessons", save_lesson)
    desk = Desk(shell, store, facts, paths.assets_folder() / "plates", shelf=lambda: shelf)
    desk.build()
    shell.resize(1366, 768)
    with qtbot.waitExposed(shell):
        shell.show()
    yield Hall(qtbot, shell, desk, store, facts)
    desk.finish()
    shell.close()
