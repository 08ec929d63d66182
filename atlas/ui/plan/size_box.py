"""A size in mm: one of those that are sold, or typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import QComboBox

NONE = "not chosen"


class SizeBox(QComboBox):
    """Shows a size; tells when another one is chosen or typed. Empty means that none is chosen."""

    chosen = Signal(object)
    """mm, or None."""

    def __init__(self, name: str, sizes: Sequence[float], bounds: tuple[float, float]) -> None:
        super().__init__(editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        self._bounds, self._value = bounds, None
        self.addItems([f"{size:g}" for size in sizes])
        self.setAccessibleName(name)
        self.setToolTip(f"{name}: choose or type {bounds[0]:g} to {bounds[1]:g}")
        self.lineEdit().setPlaceholderText(NONE)
        check = QDoubleValidator(*bounds, 2, self)
        check.setNotation(QDoubleValidator.Notation.StandardNotation)
        self.setValidator(check)
        self.activated.connect(lambda _row: self.commit())
        self.lineEdit().editingFinished.connect(self.commit)

    _value: float | None

    def set_value(self, mm: float | None) -> None:
        """Show a size; writes nothing back."""
        if mm != self._value or not self.lineEdit().hasFocus():
            self._value = mm
            text = "" if mm is None else f"{mm:g}"
            self.setCurrentIndex(self.findText(text, Qt.MatchFlag.MatchExactly))
            self.setEditText(text)

    def commit(self) -> None:
        """Tell the size that is typed, if it is another one and can be."""
        text = self.currentText().strip().replace(",", ".")
        try:
            mm = float(text) if text else None
        except ValueError:
            mm = self._value
        if mm is not None and not self._bounds[0] <= mm <= self._bounds[1]:
            mm = self._value
            self.setEditText("" if mm is None else f"{mm:g}")
        if mm != self._value:
            self._value = mm
            self.chosen.emit(mm)
