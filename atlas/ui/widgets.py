"""Small widgets that several panels are made of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QCheckBox, QLabel, QToolButton, QWidget

from atlas.ui.themes import WindowTheme


def words(name: str = "") -> QLabel:
    """A label that wraps, and reads no markup."""
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setObjectName(name)
    return label


def button(text: str, hint: str, asked: Callable[[], object] | None = None, *, name: str = "") -> QToolButton:
    """A button that asks for something when it is pressed."""
    made = QToolButton()
    made.setText(text)
    made.setToolTip(hint)
    made.setAccessibleName(hint)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setObjectName(name)
    if asked is not None:
        made.clicked.connect(lambda: asked())
    return made


def show_empty_boxes(panel: QWidget, theme: WindowTheme) -> None:
    """Let the frame of a box be seen where nothing is ticked; the style derives it from this colour."""
    for box in panel.findChildren(QCheckBox):
        palette = box.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.canvas.quiet))
        box.setPalette(palette)
