"""Right, left or both: which sides are marked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from atlas.domain.body import SideView

TITLES = {SideView.RIGHT: "Right", SideView.LEFT: "Left", SideView.BOTH: "Both"}


class SideSwitch(QWidget):
    """Three joined buttons of which one is down."""

    sideRequested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sides")
        self.setAccessibleName("Side of the body")
        self._group = QButtonGroup(self)
        self._buttons: dict[SideView, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for side, title in TITLES.items():
            row.addWidget(self._button(side, title))

    def _button(self, side: SideView, title: str) -> QToolButton:
        button = QToolButton()
        button.setText(title)
        button.setCheckable(True)
        button.setAccessibleName(f"Mark: {title.lower()}")
        button.setToolTip(f"Mark the points and zones of: {title.lower()}")
        button.clicked.connect(lambda: self.sideRequested.emit(side.value))
        self._group.addButton(button)
        self._buttons[side] = button
        return button

    def set_side(self, side: SideView) -> None:
        """Show which side is marked; writes nothing back."""
        self._buttons[side].setChecked(True)
