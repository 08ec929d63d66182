"""The presenter's own screen: what to say, what comes next, the time."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from atlas.state.stage_words import PresenterWords
from atlas.ui.canvas.theme import DARK

NOTE_SHARE, WORDS_SHARE, CLOCK_SHARE = 1 / 30, 1 / 42, 1 / 22
"""Sizes of type as shares of the window's height: it is read from an arm's length."""
LABELS = ("title", "clock", "state", "caption", "note", "asked", "next", "later")
PICTURE_SHARE = 0.42
"""Of the width of the window, what the next picture takes at most."""


class PresenterWindow(QWidget):
    """Shows the words of a step and, small, the picture that comes next."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("presenter")
        self.setWindowTitle("Presenter")
        self._minutes: int | None = None
        self._since = QElapsedTimer()
        self._since.start()
        self.labels = {name: _label() for name in LABELS}
        self.labels["clock"].setWordWrap(False)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self.tell_time)
        self._tick.start()
        self.tell_time()

    def _lay_out(self) -> None:
        named = self.labels
        head, body, side = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        head.addWidget(named["title"], 1)
        head.addWidget(named["clock"])
        words, column = QWidget(), QVBoxLayout()
        words.setObjectName("presenterWords")
        words.setLayout(column)
        for name in ("caption", "note", "asked"):
            column.addWidget(named[name])
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setWidget(words)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side.addWidget(named["next"])
        side.addWidget(self.picture)
        side.addWidget(named["later"])
        side.addStretch(1)
        body.addWidget(area, 3)
        body.addLayout(side, 2)
        whole = QVBoxLayout(self)
        whole.addLayout(head)
        whole.addWidget(named["state"])
        whole.addLayout(body, 1)

    def set_words(self, words: PresenterWords) -> None:
        """Say what belongs to this step."""
        self._minutes = words.minutes
        asked = f"Question: {words.question}\n\nAnswer: {words.answer}" if words.question else ""
        told = {
            "title": "  ·  ".join(part for part in (words.title, words.place) if part),
            "state": words.state,
            "caption": words.caption,
            "note": words.note,
            "asked": asked,
            "next": words.following,
            "later": words.later,
        }
        for name, text in told.items():
            self.labels[name].setText(text)
            self.labels[name].setVisible(bool(text))
        self.tell_time()

    def set_picture(self, image: QImage) -> None:
        """The picture that comes next."""
        self.picture.setPixmap(QPixmap.fromImage(image))

    def picture_size(self) -> tuple[int, int]:
        """How large the next picture may be, in px."""
        wide = round(PICTURE_SHARE * self.width())
        return wide, round(wide * 0.72)

    def tell_time(self) -> None:
        """The clock, how long it has taken, and how much is left where the lesson says how long it takes."""
        gone = self._since.elapsed() // 1000
        told = [f"{datetime.now().astimezone():%H:%M}", f"gone {_minutes(gone)}"]
        if self._minutes is not None:
            left = 60 * self._minutes - gone
            told.append(f"left {_minutes(left)}" if left >= 0 else f"over by {_minutes(-left)}")
        self.labels["clock"].setText("   ".join(told))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Type follows from the height."""
        super().resizeEvent(event)
        note, small, clock = (
            max(11, round(share * self.height())) for share in (NOTE_SHARE, WORDS_SHARE, CLOCK_SHARE)
        )
        self.setStyleSheet(
            f"#presenter, #presenterWords, QScrollArea {{ background: {DARK.paper}; border: none; }}"
            f"QLabel {{ color: {DARK.ink}; background: {DARK.paper}; font-size: {note}px; }}"
        )
        for name, px in (("title", small), ("state", small), ("clock", clock), ("caption", clock)):
            self.labels[name].setStyleSheet(f"font-size: {px}px; font-weight: bold;")
        self.labels["state"].setStyleSheet(f"font-size: {small}px; color: {DARK.accent};")
        self.labels["next"].setStyleSheet(f"font-size: {note}px; color: {DARK.focus}; font-weight: bold;")


def _label() -> QLabel:
    label = QLabel(wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


def _minutes(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"
