"""The guide in the window: its tab opens a page, and a word of the glossary shows its meaning."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QTabBar, QTextBrowser, QToolTip, QTreeView
from pytestqt.qtbot import QtBot

from atlas.domain.guide import Block, BlockKind, GuidePage, Run
from atlas.domain.library import Library
from atlas.state.facts import Facts
from atlas.state.model import AtlasState, Theme
from atlas.state.store import Store
from atlas.ui.desk import Desk
from atlas.ui.shell import Shell

PAGE = GuidePage(
    "safety",
    "Risks",
    (
        Block(BlockKind.PARAGRAPH, (Run("The pleura is near. <b>Plain</b>"),)),
        Block(BlockKind.ITEM, (Run("See "), Run("the words", page="glossary"))),
    ),
)
WORDS = GuidePage("glossary", "Glossary", (Block(BlockKind.ITEM, (Run("Pleura: skin of <i>lung</i>"),)),))


@pytest.fixture(params=Theme)
def desk(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    facts = Facts(Library(guide={"safety": PAGE, "glossary": WORDS}))
    shell = Shell()
    qtbot.addWidget(shell)
    made = Desk(shell, Store(AtlasState(theme=request.param)), facts, tmp_path)
    made.build()
    shell.resize(1366, 768)
    with qtbot.waitExposed(shell):
        shell.show()
    made.set_facts(facts, None, ())
    yield made
    made.finish()
    shell.close()


def open_page(qtbot: QtBot, desk: Desk) -> QTextBrowser:
    tabs, tree = desk.navigator.findChild(QTabBar), desk.navigator.findChild(QTreeView)
    at = next(i for i in range(tabs.count()) if tabs.tabText(i) == "Guide")
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(at).center())
    model = tree.model()
    line = model.index(0, 0, model.index(0, 0, QModelIndex()))
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(line).center())
    return desk.card.findChild(QTextBrowser)


def test_the_tab_opens_a_page_whose_markup_stays_text(qtbot: QtBot, desk: Desk) -> None:
    open_page(qtbot, desk)
    assert desk.card.card.title == "Risks"
    assert "<b>Plain</b>" in desk.card.plain_text()
    desk.card.linkRequested.emit("guide:glossary")
    assert desk.card.card.title == "Glossary"


def test_no_tab_is_cut_off(desk: Desk) -> None:
    tabs = desk.navigator.findChild(QTabBar)
    assert tabs.width() >= tabs.sizeHint().width()


def test_a_word_of_the_glossary_shows_its_meaning_as_plain_words(qtbot: QtBot, desk: Desk) -> None:
    page = open_page(qtbot, desk)
    cursor = page.document().find("pleura")
    at = page.cursorRect(cursor).center() - QPoint(8, 0)
    where = page.viewport().mapToGlobal(at)
    QApplication.sendEvent(page.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, where))
    assert "Pleura: skin of &lt;i&gt;lung&lt;/i&gt;" in QToolTip.text()
    QToolTip.hideText()
