"""The filters over the list of muscles: a small menu a field, a chip in its place once a value was chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from atlas.state.filters import FIELDS, Choice
from atlas.ui.flow import Flow

Source = Callable[[str], Sequence[Choice]]


class FilterRow(QWidget):
    """Asks for a value of a field (``chosen``) or for none; is told what is chosen and how many are left."""

    chosen = Signal(str, str)

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.setObjectName("filters")
        self._source = source
        self._buttons = {field: self._button(field, title) for field, title in FIELDS.items()}
        self._chips = {field: self._chip(field) for field in FIELDS}
        self._left = QLabel()
        self._left.setObjectName("left")
        flow = Flow(self, 3)
        flow.setContentsMargins(0, 2, 4, 2)
        for field in FIELDS:
            flow.addWidget(self._buttons[field])
            flow.addWidget(self._chips[field])
        flow.addWidget(self._left)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_chosen({}, 0)

    def set_chosen(self, names: Mapping[str, str], count: int) -> None:
        """Show the names of the chosen values as chips, and how many muscles are left."""
        for field, title in FIELDS.items():
            name = names.get(field, "")
            chip = self._chips[field]
            self._buttons[field].setHidden(bool(name))
            chip.setVisible(bool(name))
            chip.setText(f"{name}  \u00d7")
            chip.setToolTip(f"{title}: {name}. Press to remove.")
            chip.setAccessibleName(f"Remove the filter {title}: {name}")
        self._left.setVisible(bool(names))
        self._left.setText(f"{count} muscle{'s' * (count != 1)}")
        self.updateGeometry()

    def _button(self, field: str, title: str) -> QToolButton:
        button = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setText(f"{title} \u25be")
        button.setAccessibleName(f"Filter by {title.lower()}")
        button.setToolTip(f"Only muscles of one {title.lower()}")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self._fill(menu, field))
        button.setMenu(menu)
        return button

    def _chip(self, field: str) -> QToolButton:
        chip = QToolButton()
        chip.setProperty("chip", "true")
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.clicked.connect(lambda: self.chosen.emit(field, ""))
        return chip

    def _fill(self, menu: QMenu, field: str) -> None:
        menu.clear()
        for choice in self._source(field):
            action = QAction(f"{choice.name.replace('&', '&&')}\t{choice.muscles}", menu)
            action.triggered.connect(lambda _=False, value=choice.value: self.chosen.emit(field, value))
            menu.addAction(action)
