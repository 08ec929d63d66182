"""Fields of a session: a line of text, a pain from 0 to 10, a day; each keeps what is being typed."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QDate, QLocale, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QDateEdit, QLineEdit, QSpinBox

from atlas.domain.cases import PAIN
from atlas.domain.checks import PAGE
from atlas.ui.plan.note import REST_MS

NOT_NOTED = -1
TAKING_BACK = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Minus}


class NoteLine(QLineEdit):
    """One line of text that tells when the hand rests."""

    rested = Signal()

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__(placeholderText=hint, maxLength=PAGE)
        self.setAccessibleName(name)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.rested.emit)
        self.textEdited.connect(lambda _text: self._rest.start())

    def show_text(self, text: str) -> None:
        """Show a text; the cursor stays where it is if that is what stands there."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)


class PainBox(QSpinBox):
    """Pain from 0 to 10; Delete says that it was not noted."""

    def __init__(self, name: str) -> None:
        super().__init__(minimum=NOT_NOTED, maximum=PAIN[1])
        self.setSpecialValueText("not noted")
        self.setKeyboardTracking(False)
        self.setMinimumWidth(1)
        self.lineEdit().setTextMargins(4, 0, 0, 0)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.interpretText)
        self.lineEdit().textEdited.connect(lambda _text: self._rest.start())
        self.setAccessibleName(name)
        self.setToolTip(f"{name}, 0 to 10: type it or use the arrow keys; Delete takes it away")

    @property
    def pain(self) -> int | None:
        """What stands there, None where nothing was noted."""
        return None if self.value() == NOT_NOTED else self.value()

    def show_pain(self, pain: int | None) -> None:
        """Show a pain unless another one is being typed; writes nothing back."""
        typing = self.hasFocus() and self.text() != self._words()
        if not typing:
            self.blockSignals(True)
            self.setValue(NOT_NOTED if pain is None else pain)
            self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A figure takes the place of "not noted", Delete brings that back."""
        if event.key() in TAKING_BACK:
            self.setValue(NOT_NOTED)
            self.selectAll()
            return
        if event.text().isdigit() and self.value() == NOT_NOTED and self.text() == self._words():
            self.selectAll()
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed takes the place of what stood there."""
        super().focusInEvent(event)
        self.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page and notes nothing."""
        event.ignore()

    def _words(self) -> str:
        """What stands in the field while nothing is typed."""
        return self.specialValueText() if self.value() == NOT_NOTED else self.textFromValue(self.value())


class DayBox(QDateEdit):
    """A day, typed or taken from a calendar."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setCalendarPopup(True)
        self.setDisplayFormat("d MMM yyyy")
        self.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.setKeyboardTracking(False)
        self.setMinimumWidth(1)
        self.setAccessibleName(name)

    @property
    def day(self) -> datetime.date:
        """The day that stands there."""
        shown = self.date()
        return datetime.date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: datetime.date) -> None:
        """Show a day; writes nothing back."""
        self.blockSignals(True)
        self.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and an arrow that says that there is a calendar."""
        super().paintEvent(event)
        side = self.fontMetrics().height() * 0.5
        middle = QPointF(self.width() - side * 1.8, self.height() / 2)
        arms = (QPointF(-side / 2, -side / 4), QPointF(0, side / 4), QPointF(side / 2, -side / 4))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), side * 0.2))
        painter.drawPolyline([middle + arm for arm in arms])
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page and changes no day."""
        event.ignore()
