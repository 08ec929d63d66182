"""The table of commands as Qt actions: shortcuts, menus, and whether each can be used now."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar

from atlas.state.command import Command
from atlas.state.commands import COMMANDS, MENUS, run
from atlas.state.facts import Facts
from atlas.state.store import Store


class CommandActions(QObject):
    """One action a command; those that change no state are carried out by a handler of the window."""

    aboutToRun = Signal()
    """A command was asked for: what is being typed still belongs to what is shown."""

    def __init__(
        self,
        parent: QObject,
        store: Store,
        facts: Callable[[], Facts],
        handlers: Mapping[str, Callable[[], object]],
    ) -> None:
        super().__init__(parent)
        self._store, self._facts, self.handlers = store, facts, handlers
        self.by_id = {command.id: self._action(command) for command in COMMANDS}

    def usable(self) -> set[str]:
        """The ids of the commands that can be used now."""
        return {command.id for command in COMMANDS if command.enabled(self._store)}

    def refresh(self) -> None:
        """Grey what cannot be used now."""
        usable = self.usable()
        for id, action in self.by_id.items():
            action.setEnabled(id in usable)

    def fill(self, bar: QMenuBar) -> None:
        """Put every command into its menu."""
        for title in MENUS:
            menu = bar.addMenu(title)
            for command in COMMANDS:
                if command.menu == title:
                    menu.addAction(self.by_id[command.id])

    def trigger(self, id: str) -> None:
        """Carry out a command by its id."""
        self.by_id[id].trigger()

    def _action(self, command: Command) -> QAction:
        action = QAction(command.title, self)
        action.setShortcut(QKeySequence(command.shortcut))
        action.triggered.connect(lambda: self._run(command))
        return action

    def _run(self, command: Command) -> None:
        self.aboutToRun.emit()
        if command.change is not None:
            run(command, self._store, self._facts())
        else:
            self.handlers[command.id]()
