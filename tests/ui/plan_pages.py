"""Pages of the plan in a window of their own, what they ask for, and cases to show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from atlas.domain.body import Side
from atlas.domain.cases import Answer, Case, CautionAnswer, Done, Plan, Session, Site, WholeCase
from atlas.domain.painting import Painting
from atlas.state.open_case import OpenCase
from atlas.ui.plan.sessions import SessionsPage
from atlas.ui.plan.style import style_sheet
from atlas.ui.themes import THEMES
from atlas.ui.themes import style_sheet as window_sheet

DAY, LATER = date(2026, 11, 3), date(2026, 11, 10)
PAINTED = Painting().begun((0.0, 0.0, 0.0), (0.0, 0.0, 1.0), 20.0)
ONE = Site("backer", 1, Side.RIGHT, (-100.0, 20.0, 1400.0), "Backer 1")
TWO = Site("backer", 2, Side.RIGHT, (-100.0, 20.0, 1300.0), "Backer 2")
FREE = Site("", None, Side.LEFT, (84.0, 12.0, 310.0), "calf")
SESSION_SIGNALS = (
    "newRequested", "copyRequested", "deleteRequested", "chosen", "changed", "addSiteRequested",
    "keepPaintingRequested", "showPaintingRequested", "dropPaintingRequested",
)  # fmt: skip
FIRST = Session(DAY, (Done(ONE), Done(TWO)), 7, 4, "Little.", "Slept well.")
SECOND = Session(LATER, (Done(ONE),), 5)


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


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def key(widget: QWidget, *keys: Qt.Key) -> None:
    for one in keys:
        QTest.keyClick(widget.window().focusWidget() or widget, one)


def case_of(*sessions: Session, chosen: int = 1, painted: int = 0) -> OpenCase:
    rows = tuple((one, PAINTED if n == painted else Painting()) for n, one in enumerate(sessions, 1))
    plan = Plan((ONE, TWO, FREE), (CautionAnswer("fracture", Answer.NO, DAY),))
    return OpenCase(WholeCase(Case("S-014", DAY), plan, Painting(), rows), session=chosen)


def with_sessions(qtbot: QtBot) -> Iterator[SessionsPage]:
    """The page with two sessions, the first one chosen and painted."""
    made = SessionsPage()
    host = shown(qtbot, made)
    made.set_case(case_of(FIRST, SECOND, painted=1), (120.0, 0.0))
    QApplication.processEvents()
    yield made
    host.close()
