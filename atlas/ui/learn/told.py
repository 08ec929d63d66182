"""What an answer was worth, why, and where that is written."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from atlas.state.learn_words import AnswerWords
from atlas.ui.widgets import words


class Told(QWidget):
    """The reason, then the sources; ``head`` holds a sign with its word, to be seen first."""

    def __init__(self) -> None:
        super().__init__()
        self.verdict, self.told, self.why = words("learnVerdict"), words("learnTold"), words()
        self.source = words("learnSource")
        self.spoken, self.head = "", QWidget()
        for widget, labels in ((self.head, (self.verdict, self.told)), (self, (self.why, self.source))):
            column = QVBoxLayout(widget)
            column.setContentsMargins(0, 0, 0, 0)
            for label in labels:
                column.addWidget(label)

    def set_words(self, said: AnswerWords) -> None:
        """Tell it."""
        self.spoken = said.spoken
        self.verdict.setText(f"{said.mark} {said.verdict}")
        self.verdict.setAccessibleName(said.verdict)
        self.told.setText(said.told)
        self.told.setVisible(bool(said.told))
        self.why.setText(said.why)
        head = "Sources: " if len(said.sources) > 1 else "Source: "
        self.source.setText(head + "\n".join(said.sources) if said.sources else "")
        self.source.setVisible(bool(said.sources))
