"""The slider that turns the cut along a needle about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

STEP_DEGREES, MOST_DEGREES = 10, 90


class TurnSlider(QWidget):
    """Steps of ten degrees to either side, with the angle in words."""

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        most = MOST_DEGREES // STEP_DEGREES
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(-most, most)
        self.slider.setSingleStep(1)
        self.slider.setPageStep(3)
        self.slider.setAccessibleName("Turn the cut about the needle, steps of 10 degrees")
        self.slider.setToolTip("Comma and full stop turn the cut about the needle by 10 degrees.")
        self._words = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.slider, 1)
        row.addWidget(self._words)
        self._tell()
        self.slider.valueChanged.connect(self._turned)

    def _turned(self, _value: int) -> None:
        self._tell()
        self.turned.emit()

    @property
    def degrees(self) -> int:
        """How far the cut is turned, positive one way round the needle and negative the other."""
        return self.slider.value() * STEP_DEGREES

    def turn(self, steps: int) -> None:
        """Turn further by steps, to the stop at the most."""
        self.slider.setValue(self.slider.value() + steps)

    def reset(self) -> None:
        """Back to the cut that is not turned."""
        self.slider.setValue(0)

    def text(self) -> str:
        """The angle in words."""
        return self._words.text()

    def _tell(self) -> None:
        self._words.setText(f"turned {self.degrees}°" if self.degrees else "not turned")

    def changeEvent(self, event: QEvent) -> None:
        """The angle has room for its longest words: nothing moves under the hand."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            metrics = self._words.fontMetrics()
            self._words.setMinimumWidth(metrics.horizontalAdvance("turned -90°"))
        super().changeEvent(event)
