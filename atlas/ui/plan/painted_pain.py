"""The painted pain of a session or of a case: how much, keep it, show it, take it away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atlas.state.outcome import area_words
from atlas.ui.flow import Flow
from atlas.ui.plan.style import button, words

MEASURED = "A painted pain is kept; its area is being measured."


class PaintedPain(QWidget):
    """Shows whether a painting is kept and its area; asks for each change."""

    keepRequested = Signal()
    showRequested = Signal()
    dropRequested = Signal()

    def __init__(self, owner: str) -> None:
        """``owner`` is what the painting is kept with: session or case."""
        super().__init__()
        self._none = f"No painted pain is kept with this {owner}."
        self.told = words("planQuiet")
        self.keep = button(
            "Keep the painted pain",
            f"Keep the pain that is painted on the body now with this {owner}",
            self.keepRequested.emit,
        )
        self.show_it = button("Show it", "Show this painting on the body", self.showRequested.emit)
        self.drop = button("Take away", f"Take the painting out of this {owner}", self.dropRequested.emit)
        acts = QWidget()
        flow = Flow(acts, 4)
        for widget in (self.keep, self.show_it, self.drop):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.told)
        column.addWidget(acts)

    def set_painting(self, painted: bool, area_cm2: float | None) -> None:
        """Show whether a painting is kept, and its area in cm² once it is known. Writes nothing back."""
        area = MEASURED if area_cm2 is None else f"{area_words(area_cm2)} of skin painted."
        self.told.setText(area if painted else self._none)
        self.show_it.setEnabled(painted)
        self.drop.setEnabled(painted)
