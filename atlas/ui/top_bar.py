"""The bar over everything: name, search field, back and forward, ways of working, theme, side."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from atlas.ui.link_tree import STEPS
from atlas.ui.panels.side_switch import SideSwitch

NARROWEST, WIDEST = 170, 460
"""Of the search field, in px."""
SPACING = 10
WAYS = (("pain", "Find by pain"), ("plan", "Plan"), ("learn", "Learn"), ("stage", "Present"))
"""The ways of working, beside looking and reading."""


class TopBar(QWidget):
    """One row; the search field asks on each key, and the arrows step through what it found."""

    wordsChanged = Signal(str)
    firstRequested = Signal()
    findsRequested = Signal()
    stepRequested = Signal(int)
    left = Signal()
    escaped = Signal()
    """Escape in the empty field: the keyboard goes back to what it was about."""

    def __init__(self, actions: dict[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("top")
        self.search = QLineEdit(placeholderText="Search muscle, pain, nerve, place", clearButtonEnabled=True)
        self.search.setAccessibleName("Search")
        self.search.setMinimumWidth(NARROWEST)
        self.search.setMaximumWidth(WIDEST)
        self.search.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.search.textChanged.connect(self.wordsChanged)
        self.search.returnPressed.connect(self.firstRequested)
        self.search.installEventFilter(self)
        self.sides = SideSwitch()
        self._lay_out(actions)

    def _lay_out(self, actions: dict[str, QAction]) -> None:
        self._name = QLabel("Trigger Point Atlas")
        self._name.setObjectName("name")
        self._name.setMinimumWidth(1)  # the window may be narrower than all of it; the name goes first
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 12, 6)
        row.setSpacing(SPACING)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(self._name)
        row.addSpacing(8)
        row.addWidget(self.search, 5)
        row.addWidget(_button(actions["back"], "\u2190"))
        row.addWidget(_button(actions["forward"], "\u2192"))
        row.addStretch(1)
        for command, text in WAYS:
            row.addWidget(_button(actions[command], text))
        self._giving = [_button(actions["theme.next"], "Theme"), _button(actions["palette"], "Commands")]
        for button in reversed(self._giving):
            row.addWidget(button)
        row.addWidget(self.sides)

    def minimumSizeHint(self) -> QSize:
        """Narrower than all of it: what has its keys anyway gives way."""
        given = sum(button.sizeHint().width() + SPACING for button in self._giving if not button.isHidden())
        size = super().minimumSizeHint()
        return QSize(size.width() - given, size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop the name, then what has its keys anyway, where everything else needs the room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """The same after a change of type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        row = self.layout()
        assert row is not None
        for button in self._giving:
            button.show()
        row.invalidate()
        self._name.setVisible(self._room() >= self._name.sizeHint().width())
        for button in self._giving:
            row.invalidate()
            if row.minimumSize().width() > self.width():
                button.hide()

    def _room(self) -> int:
        """What is left for the name, in px."""
        row = self.layout()
        assert row is not None
        taken = row.minimumSize().width() + (0 if self._name.isHidden() else -1)
        return self.width() - taken

    def start(self, words: str) -> None:
        """Begin a new search with what was typed elsewhere."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.setText(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows step through the finds, Escape empties the field before it means anything else."""
        if watched is self.search and event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        if watched is not self.search or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        empties = event.key() == Qt.Key.Key_Escape and bool(self.search.text())
        if event.type() == QEvent.Type.ShortcutOverride and empties:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()), empties=empties) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key, *, empties: bool) -> bool:
        """Whether a key in the search field was taken."""
        if empties:
            self.search.clear()
        elif key in STEPS and self.search.text():
            self.stepRequested.emit(STEPS[key])
        elif key == Qt.Key.Key_Down:
            self.findsRequested.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            return False
        return True


def _button(action: QAction, text: str) -> QToolButton:
    """A button that follows an action but shows its own short text."""
    button = QToolButton()
    button.setText(text)
    button.setEnabled(action.isEnabled())
    button.setAccessibleName(action.text())
    keys = action.shortcut().toString()
    button.setToolTip(f"{action.text()} ({keys})" if keys else action.text())
    button.clicked.connect(action.trigger)
    action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
    return button
