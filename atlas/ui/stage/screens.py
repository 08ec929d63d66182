"""Which screen the class looks at; asked for where there are several."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMainWindow, QMenu


class Screens:
    """Remembers the screen that was chosen, as long as it is there."""

    def __init__(self, shell: QMainWindow) -> None:
        self._shell = shell
        self._chosen: QScreen | None = None

    def ask(self, then: Callable[[QScreen], object], otherwise: Callable[[], object], *, again: bool) -> None:
        """Tell the screen: the only one, the one chosen before unless asked ``again``, or one from a list.

        ``otherwise`` is called where the list is left without a choice.
        """
        screens = QGuiApplication.screens()
        known = self._chosen if self._chosen in screens and not again else None
        if len(screens) == 1 or known is not None:
            then(known or screens[0])
            return
        self._open(_ordered(screens, self._shell.screen()), then, otherwise)

    def presenter(self, shown: QScreen) -> QScreen | None:
        """A screen besides the one that the class sees, or None."""
        return next((screen for screen in QGuiApplication.screens() if screen is not shown), None)

    def _open(
        self, screens: list[QScreen], then: Callable[[QScreen], object], otherwise: Callable[[], object]
    ) -> None:
        menu = QMenu(self._shell)
        taken: list[QScreen] = []

        def take(screen: QScreen) -> None:
            taken.append(screen)
            self._chosen = screen
            then(screen)

        def closed() -> None:
            menu.deleteLater()
            if not taken:
                otherwise()

        for screen in screens:
            menu.addAction(_name(screen, self._shell.screen()), partial(take, screen))
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, menu, closed))  # a choice is told after that
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self._shell.mapToGlobal(self._shell.rect().center()))


def _ordered(screens: list[QScreen], here: QScreen) -> list[QScreen]:
    """The other screens first: a projector is rarely the one with the window."""
    return sorted(screens, key=lambda screen: screen is here)


def _name(screen: QScreen, here: QScreen) -> str:
    size = screen.size()
    place = "this screen" if screen is here else "the other screen"
    return f"Show the class {place}: {screen.name()}, {size.width()} × {size.height()}"
