"""Decks for Anki and progress as files; slow work goes on beside the window and can be ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from atlas.domain.quiz.decks import Deck
from atlas.state.facts import Facts
from atlas.state.notes import Opener
from atlas.ui.learn.anki import AnkiWriter
from atlas.ui.learn.kept import Kept
from atlas.ui.plan.files import ask_open, ask_save
from atlas.ui.work_line import WorkLine

DECKS = "Anki decks (*.apkg)"
PROGRESS = "Progress (*.progress.json *.json)"


class LearnFiles(QObject):
    """Asks for files, and tells in a sentence what became of them."""

    told = Signal(str)

    def __init__(
        self,
        window: QWidget,
        facts: Callable[[], Facts],
        plates: Path,
        kept: Kept,
        opener: Opener,
        work: WorkLine,
    ) -> None:
        """``plates`` is the folder of the plates; ``work`` shows how far a deck has come."""
        super().__init__(window)
        self._window, self._facts, self._plates = window, facts, plates
        self._kept, self._opener, self._work = kept, opener, work
        self.writer: AnkiWriter | None = None
        work.cancelRequested.connect(self.finish)

    def ask_anki(self, deck: Deck) -> None:
        """Ask for a file and write a deck to it."""
        if not deck.muscles:
            self.told.emit("Choose a deck of muscles first: that is what can go to Anki.")
            return
        name = "-".join(deck.title.lower().split()).replace("/", "-")
        ask_save(self._window, "Export to Anki", f"{name}.apkg", DECKS, lambda f: self.write(deck, f))

    def write(self, deck: Deck, file: Path) -> None:
        """Write a deck with its pictures to a file, beside the window."""
        save = self._opener().save_deck
        if save is None:
            self.told.emit("Decks cannot be written here.")
            return
        self.finish()
        file = file if file.suffix else file.with_suffix(".apkg")
        self.writer = AnkiWriter(deck, self._facts(), self._plates, file, save, self)
        self.writer.came.connect(lambda done, total: self._work.set_work("Pictures", done, total))
        self.writer.ended.connect(self._ended)
        self.writer.start()

    def finish(self) -> None:
        """End what is being written; nothing of it is kept."""
        if self.writer is not None:
            self.writer.requestInterruption()
            self.writer.wait()
            self.writer = None

    def ask_export(self) -> None:
        """Ask for a file and write the progress to it."""
        name = f"trigger-point-atlas-{date.today():%Y-%m-%d}.progress.json"
        ask_save(self._window, "Export my progress", name, PROGRESS, self.export)

    def ask_import(self) -> None:
        """Ask for a file and add its progress."""
        ask_open(self._window, "Import progress", PROGRESS, self.take)

    def export(self, file: Path) -> None:
        """Write the progress to a file."""
        self.told.emit(self._kept.export(file))

    def take(self, file: Path) -> None:
        """Add the progress in a file."""
        self.told.emit(self._kept.take(file))

    def _ended(self, sentence: str) -> None:
        self._work.set_work("", 0, 0)
        self.told.emit(sentence)
