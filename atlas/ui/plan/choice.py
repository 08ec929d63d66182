"""One of a few values in a box that opens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox


class Choice(QComboBox):
    """Shows a value; tells when a person chooses another."""

    chosen = Signal(object)

    def __init__(self, values: Sequence[tuple[str, object]], name: str) -> None:
        """``values`` as (words, value)."""
        super().__init__()
        self._values = [value for _, value in values]
        for text, _ in values:
            self.addItem(text)
        self.setAccessibleName(name)
        self.activated.connect(lambda row: self.chosen.emit(self._values[row]))

    @property
    def value(self) -> object:
        """The value that is shown."""
        return self._values[self.currentIndex()]

    def set_value(self, value: object) -> None:
        """Show a value; writes nothing back."""
        self.setCurrentIndex(self._values.index(value))
