"""A sentence over the window that goes away by itself: saved, or why not."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from atlas.ui.stage.theme import STAGE, word_px

SHOWN_MS = 7000


class Notice(QLabel):
    """One at a time, at the upper edge of a widget."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, wordWrap=True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self, interval=SHOWN_MS, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def tell(self, text: str) -> None:
        """Show a sentence for a while."""
        room = self.parentWidget().rect()
        px = word_px(room.height())
        self.setStyleSheet(
            f"background: {STAGE.label_back}; color: {STAGE.label_ink};"
            f"font-size: {px}px; padding: {px // 2}px;"
        )
        self.setText(text)
        self.setMaximumWidth(round(0.9 * room.width()))
        self.adjustSize()
        self.move((room.width() - self.width()) // 2, px)
        self.raise_()
        self.show()
        self._timer.start()
