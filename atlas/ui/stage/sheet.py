"""What fills the window while one presents: the plates, the words below, and the clear sheet over all."""

from __future__ import annotations

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atlas.ui.canvas.canvas_pair import CanvasPair
from atlas.ui.stage.foot import StageFoot
from atlas.ui.stage.foot_layout import FootWords
from atlas.ui.stage.overlay import Overlay


class StageSheet(QWidget):
    """Borrows the canvas of the window; tells when its height changes, for all sizes follow from that."""

    heightChanged = Signal(int)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Stage")
        self.setMouseTracking(True)
        self._canvas: CanvasPair | None = None
        self._said = FootWords()
        self._recording = self._frozen = False
        self.foot = StageFoot()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.foot)
        self.overlay = Overlay(self)
        self.hide()

    def borrow(self, canvas: CanvasPair) -> None:
        """Take the canvas above the words."""
        self._canvas = canvas
        self._column.insertWidget(0, canvas, 1)
        canvas.show()

    def say(self, said: FootWords, *, recording: bool, frozen: bool) -> None:
        """The words below the plates."""
        self._said, self._recording, self._frozen = said, recording, frozen
        self.foot.say(said, self.height(), recording=recording, frozen=frozen)
        self._column.activate()

    def room_for(self, said: FootWords) -> QSizeF:
        """What the plates would have with these words, in px."""
        return QSizeF(self.width(), self.height() - self.foot.height_for(said))

    def picture(self) -> QPixmap:
        """The stage as the class sees it, with what is drawn on it."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.white)
        painter = QPainter(pixmap)
        if self._canvas is not None:
            painter.drawPixmap(self._canvas.pos(), self._canvas.grab())
        painter.drawPixmap(self.foot.pos(), self.foot.grab())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.overlay.paint_ink(painter)
        painter.end()
        return pixmap

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All sizes follow from the height."""
        super().resizeEvent(event)
        self.overlay.setGeometry(self.rect())
        self.overlay.raise_()
        if event.oldSize().height() != event.size().height():
            self.heightChanged.emit(event.size().height())
        self.say(self._said, recording=self._recording, frozen=self._frozen)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper where nothing else is."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.end()
