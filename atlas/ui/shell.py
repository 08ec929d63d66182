"""The bare window: its first look is painted before anything heavy is loaded, then it is furnished.

``PySide6.QtCore.Qt`` is not touched here: making its seventy enumerations takes a seventh of the start.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from atlas.state.settings import Settings


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the plate will stand (px from the edges of the window), and the colours round it."""

    left: int
    top: int
    right: int
    bottom: int
    paper: str
    panel: str


class FirstLook(QWidget):
    """The plate of the last visit, small copy, on its paper."""

    painted = Signal()

    def __init__(self, picture: Path, around: Surroundings) -> None:
        super().__init__()
        self._picture, self._around = QImage(str(picture)), around
        self._told = False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Panels, paper, plate."""
        around, painter = self._around, QPainter(self)
        middle = self.rect().adjusted(around.left, around.top, -around.right, -around.bottom)
        painter.drawImage(self.rect(), _plain(around.panel))
        painter.drawImage(middle, _plain(around.paper))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(_fitted(self._picture.size(), middle)), self._picture)
        painter.end()
        if not self._told:
            self._told = True
            QTimer.singleShot(0, self.painted.emit)


def _plain(colour: str) -> QImage:
    """One px of a colour, to be drawn over any area: ``fillRect`` would touch ``Qt``."""
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.setPixelColor(0, 0, QColor(colour))
    return image


def _fitted(size: QSize, room: QRect) -> QRect:
    share = min(room.width() / max(1, size.width()), room.height() / max(1, size.height()))
    box = QRect(QPoint(), QSize(round(size.width() * share), round(size.height() * share)))
    box.moveCenter(room.center())
    return box


class Shell(QMainWindow):
    """The window as the desktop knows it: place, size, title; what stands in it comes later."""

    closing = Signal()

    def restore(self, settings: Settings) -> None:
        """Put the window where it was; damaged values are ignored by Qt."""
        room = self.screen().availableSize()
        self.resize(min(1440, round(room.width() * 0.94)), min(900, round(room.height() * 0.9)))
        if settings.window:
            self.restoreGeometry(QByteArray.fromBase64(settings.window.encode()))

    def geometry_kept(self) -> str:
        """The window's place and size, for the next run."""
        return base64(self.saveGeometry())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window closes, so that the settings are written."""
        self.closing.emit()
        super().closeEvent(event)


def base64(kept: QByteArray) -> str:
    """What Qt wants kept, as text."""
    return bytes(kept.toBase64().data()).decode("ascii")
