"""What fills the window while one presents: the plates, the words below, and the clear sheet over all."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atlas.state.stage_words import ClassWords
from atlas.ui.canvas.canvas_pair import CanvasPair
from atlas.ui.stage.foot import StageFoot
from atlas.ui.stage.foot_layout import FootWords
from atlas.ui.stage.overlay import Overlay
from atlas.ui.stage.side import SHARE, StageSide, stands_beside


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
        self.foot, self.side = StageFoot(), StageSide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self.side)
        self._column.addLayout(self._row, 1)
        self._column.addWidget(self.foot)
        self.overlay = Overlay(self)
        self.hide()

    def borrow(self, canvas: CanvasPair) -> None:
        """Take the canvas above the words of the foot."""
        self._canvas = canvas
        self._row.insertWidget(0, canvas, 1)
        canvas.show()

    def say(self, said: FootWords, *, recording: bool, frozen: bool) -> None:
        """The words below the plates; on a wide stage those of a question stand beside a plate."""
        self._said, self._recording, self._frozen = said, recording, frozen
        below, beside = self._parted(said)
        self.side.setVisible(beside)
        if beside:
            self.side.setFixedWidth(round(SHARE * self.width()))
            self.side.say(said.words, self.height())
        self.foot.say(below, self.height(), recording=recording, frozen=frozen)
        self._column.activate()
        self._row.activate()

    def set_time(self, seconds: int | None) -> None:
        """The seconds that are left for the question; None where there is no time."""
        self.foot.set_time(seconds)
        self.side.set_time(seconds)

    def room_for(self, said: FootWords) -> QSizeF:
        """What the plates would have with these words, in px."""
        below, beside = self._parted(said)
        width = self.width() - round(SHARE * self.width()) * beside
        return QSizeF(width, self.height() - self.foot.height_for(below))

    def _parted(self, said: FootWords) -> tuple[FootWords, bool]:
        """What stands in the foot, and whether the question stands beside the plate."""
        below = replace(said, words=ClassWords(said.words.caption), share=1.0 - SHARE)
        room = self.height() - self.foot.height_for(below)
        beside = stands_beside(said, self.width(), self.height(), room)
        return (below, True) if beside else (said, False)

    def picture(self) -> QPixmap:
        """The stage as the class sees it, with what is drawn on it."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.white)
        painter = QPainter(pixmap)
        if self._canvas is not None:
            painter.drawPixmap(self._canvas.pos(), self._canvas.grab())
        for part in (self.foot, self.side):
            if not part.isHidden():
                painter.drawPixmap(part.pos(), part.grab())
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
