"""A laptop and a projector: the class sees the one, the presenter reads on the other, and all comes back.

The screens of a program are known when it starts, so this one is started anew.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from atlas import paths

SCREENS = {
    "screens": [
        {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768},
        {"name": "projector", "x": 1366, "y": 0, "width": 1024, "height": 768},
    ]
}
LECTURE = """
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from atlas import paths
from atlas.packs.load import load
from atlas.packs.plates import load_plates, load_structures
from atlas.state import stage_steps
from atlas.state.facts import Facts
from atlas.state.store import Store
from atlas.ui.desk import Desk
from atlas.ui.shell import Shell

app, assets = QApplication([]), paths.assets_folder()
library = load((paths.data_folder(),), assets).library
facts = Facts(library, load_plates(assets / "plates"), load_structures(assets / "structures.json"))
shell, store = Shell(), Store()
desk = Desk(shell, store, facts, assets / "plates")
desk.build()
shell.setGeometry(20, 20, 1300, 700)
shell.show()
app.processEvents()
before, lesson = shell.geometry(), library.lessons["shoulder"]


def menus():
    shown = [menu for menu in shell.findChildren(QMenu) if menu.isVisible()]
    return [menu for menu in shown if "class" in menu.actions()[0].text()]


def begin():
    store.apply(lambda state: stage_steps.play(state, facts, lesson, 3))
    app.processEvents()


begin()
(menu,) = menus()
menu.close()
QTest.qWait(30)
assert store.state.stage is None, "left without a choice, nothing begins"

begin()
(menu,) = menus()
assert ["projector" in action.text() for action in menu.actions()] == [True, False]
menu.actions()[0].trigger()
menu.close()
QTest.qWait(30)
assert shell.isFullScreen() and shell.screen().name() == "projector"
assert shell.geometry() == shell.screen().geometry(), "the stage fills the screen of the class"
window = desk.presented.stage.presenting.window
assert window.isVisible() and window.screen().name() == "laptop"
assert window.geometry() == window.screen().geometry()
assert window.labels["note"].text() == lesson.steps[3].note
assert window.labels["later"].text() == f"Next step: {lesson.steps[4].caption}"
QTest.keyClick(window, Qt.Key.Key_PageDown)
assert store.state.stage.shown == 2
QTest.qWait(900)
assert not window.picture.pixmap().isNull(), "what comes next is drawn while all is still"

QTest.keyClick(window, Qt.Key.Key_Escape)
QTest.qWait(30)
assert shell.geometry() == before and shell.screen().name() == "laptop"
assert desk.presented.stage.presenting.window is None

begin()
assert not menus() and shell.screen().name() == "projector", "the choice is remembered"
desk.finish()
"""


def test_the_class_sees_one_screen_and_the_presenter_the_other(tmp_path: Path) -> None:
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps(SCREENS), encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screens}"}
    root = paths.data_folder().parent
    done = subprocess.run(
        [sys.executable, "-c", LECTURE], cwd=root, env=environment, capture_output=True, text=True, timeout=90
    )
    assert done.returncode == 0, done.stderr[-3000:]
