"""One of the answers that are offered: its key, its words, and after the answer what it was worth."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from atlas.ui.themes import THEMES, WindowTheme

WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Worth(StrEnum):
    """What became of a choice, in the words that stand beside it."""

    OPEN = ""
    RIGHT = "✓ right, and yours"
    MISSED = "✓ right"
    WRONG = "✗ yours"
    OTHER = " "


class ChoiceButton(QAbstractButton):
    """Wraps its words; told apart by words and signs, by colour as well."""

    def __init__(self, number: int, id: str, text: str, *, several: bool) -> None:
        super().__init__()
        self.number, self.id, self._theme = number, id, THEMES["light"]
        self.worth = Worth.OPEN
        self.setText(text)
        self.setCheckable(several)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{number}: {text}")

    def set_worth(self, worth: Worth) -> None:
        """Show what the choice was worth; nothing can be chosen any more."""
        self.worth = worth
        self.setEnabled(worth is Worth.OPEN)
        self.setAccessibleName(f"{self.number}: {self.text()}. {worth.lstrip('✓✗ ')}".rstrip(". "))
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colours and the type of a theme."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return chooses where one choice is the answer; of several it ends the choosing elsewhere."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isCheckable():
            self.click()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Words may need more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the words need at a width."""
        lines = self.fontMetrics().boundingRect(self._room(QRect(0, 0, width, 9999)), WRAP, self.text())
        more = self.fontMetrics().height() if self.worth.strip() else 0
        return max(lines.height(), round(self._unit * 1.4)) + more + self._unit

    def sizeHint(self) -> QSize:
        """At the width of a narrow panel."""
        width = 16 * self._unit
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Words wrap; the panel is not made wider by them."""
        return QSize(8 * self._unit, round(2.4 * self._unit))

    @property
    def _unit(self) -> int:
        return self._theme.type_px

    def _room(self, rect: QRect) -> QRect:
        return rect.adjusted(round(2.6 * self._unit), self._unit // 2, -self._unit // 2, -self._unit // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame, key, words, and what it was worth below them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        room, quiet = self._room(self.rect()), QColor(self._theme.canvas.quiet)
        if self.worth.strip():
            below = self.fontMetrics().height()
            painter.setPen(QColor(self._theme.canvas.ink))
            foot = room.adjusted(0, room.height() - below, 0, 0)
            bold = self.font()
            bold.setBold(True)
            painter.setFont(bold)
            painter.drawText(foot, WRAP, str(self.worth))
            painter.setFont(self.font())
            room = room.adjusted(0, 0, 0, -below)
        painter.setPen(quiet if self.worth is Worth.OTHER else QColor(self._theme.canvas.ink))
        painter.drawText(room, WRAP, self.text())
        self._paint_key(painter)
        painter.end()

    def _paint_frame(self, painter: QPainter) -> None:
        c, marked = self._theme.canvas, self.worth in (Worth.RIGHT, Worth.MISSED)
        back = (
            self._theme.chosen
            if self.isChecked() or self.isDown() or self.underMouse()
            else self._theme.raised
        )
        if self.worth is not Worth.OPEN:
            back = self._theme.chosen if self.worth is Worth.WRONG else self._theme.raised
        edge = c.focus if self.hasFocus() else c.ink if marked else c.quiet if self.isChecked() else c.rule
        width = 2 if self.hasFocus() or marked or self.isChecked() else 1
        style = Qt.PenStyle.DashLine if self.worth is Worth.WRONG else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(edge), width, style))
        painter.setBrush(QColor(back))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), self._unit // 3, self._unit // 3)

    def _paint_key(self, painter: QPainter) -> None:
        """The number in a ring; a tick instead of it where it is one of several that were chosen."""
        size = round(1.5 * self._unit)
        box = QRect(self._unit // 2, (self.height() - size) // 2, size, size)
        on = self.isChecked() and self.worth is Worth.OPEN
        painter.setPen(QPen(QColor(self._theme.canvas.quiet), 1))
        painter.setBrush(QColor(self._theme.canvas.accent) if on else Qt.BrushStyle.NoBrush)
        if self.isCheckable():
            painter.drawRoundedRect(box, 3, 3)
        else:
            painter.drawEllipse(box)
        painter.setPen(QColor(self._theme.on_accent if on else self._theme.canvas.ink))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), "✓" if on else str(self.number))
