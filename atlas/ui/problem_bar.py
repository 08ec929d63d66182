"""A thin line over the canvas when something in the data could not be used."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget


class ProblemBar(QWidget):
    """Says how many problems there are; a button shows them on the card."""

    showRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("problems")
        self._words = QLabel()
        self._words.setWordWrap(True)
        show, hide = QToolButton(), QToolButton()
        show.setText("Show")
        hide.setText("Dismiss")
        show.clicked.connect(self.showRequested)
        hide.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.addWidget(self._words, 1)
        row.addWidget(show)
        row.addWidget(hide)
        self.hide()

    def set_words(self, words: str) -> None:
        """Show a sentence, or hide the line when there is none."""
        self._words.setText(words)
        self._words.setAccessibleName(words)
        self.setVisible(bool(words))
