"""Writes a deck for Anki with its pictures, in a thread of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from atlas.domain.checks import NotebookError
from atlas.domain.quiz.decks import Deck
from atlas.state.facts import Facts
from atlas.state.notes import SaveDeck
from atlas.ui.learn.pack import Cancelled, pack


class AnkiWriter(QThread):
    """Draws picture after picture, then writes the package in one move; ends early when it is asked to."""

    came = Signal(int, int)
    """How many pictures are drawn, and how many there are."""
    ended = Signal(str)
    """A sentence: what was written, or why nothing was."""

    def __init__(
        self, deck: Deck, facts: Facts, plates: Path, file: Path, save: SaveDeck, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._deck, self._facts, self._plates, self._file, self._save = deck, facts, plates, file, save

    def run(self) -> None:
        """Some seconds for a part of the body, minutes for all of it."""
        try:
            notes, pictures = pack(self._deck, self._facts, self._plates, self._file, self._save, self._tell)
        except Cancelled:
            self.ended.emit("The export was cancelled; nothing was written.")
        except (NotebookError, OSError, ValueError) as told:
            self.ended.emit(f"The deck was not written: {told}")
        else:
            name = self._file.name
            self.ended.emit(f"{notes} notes with {pictures} pictures are in {name}. Open it with Anki.")

    def _tell(self, done: int, total: int) -> bool:
        self.came.emit(done, total)
        return not self.isInterruptionRequested()
