"""The page of a card: labels are never broken, however narrow the card is."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument, QTextTable

from atlas.state.card import Card, Row, Section, text
from atlas.ui.panels.card_page import write_page
from atlas.ui.themes import THEMES

NARROW = {"light": 250, "dark": 250, "projector": 400}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("theme", NARROW)
def test_no_label_is_broken_within_a_word(theme: str) -> None:
    labels = ("Position", "Palpation", "Described", "[12]")
    rows = tuple(Row(label, text("Side-lying on the other side. " * 3)) for label in labels)
    document = QTextDocument()
    write_page(document, Card("Needling", sections=(Section("Rows", rows),)), THEMES[theme])
    document.setTextWidth(NARROW[theme])
    assert document.size().width() <= NARROW[theme]
    table = next(frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable))
    for row in range(len(labels)):
        cursor = table.cellAt(row, 0).firstCursorPosition()
        assert cursor.block().text() == labels[row]
        assert cursor.block().layout().lineCount() == 1
