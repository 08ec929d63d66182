"""A page that is scrolled up and down, and never sideways."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class UprightArea(QScrollArea):
    """As wide as what it holds needs at least."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._settle)
        self.verticalScrollBar().rangeChanged.connect(lambda: self._soon.start())

    def _settle(self) -> None:
        """Lay out anew: a bar that comes up while the page is laid out takes its width unnoticed."""
        layout = self.widget().layout()
        layout.invalidate()
        layout.activate()

    def minimumSizeHint(self) -> QSize:
        """The width of the page and of its scroll bar."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.widget().minimumSizeHint().width() + bar, 60)
