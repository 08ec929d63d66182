"""Writes a deck for Anki without a window."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from atlas.domain.quiz.decks import Deck
from atlas.state.facts import Facts
from atlas.state.notes import SaveDeck, Tell
from atlas.ui.fonts import add_fonts
from atlas.ui.learn.pack import pack


def export(deck: Deck, facts: Facts, assets: Path, file: Path, save: SaveDeck, tell: Tell) -> tuple[int, int]:
    """How many notes and pictures the file holds; ``assets`` holds the plates and the fonts.

    Raises ``NotebookError``, ``OSError`` or ``ValueError`` where something cannot be read or written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication(["trigger-point-atlas"])
    add_fonts(assets / "fonts")
    found = pack(deck, facts, assets / "plates", file, save, tell)
    del app
    return found
