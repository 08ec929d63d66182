"""The mouse on the stage: the dot and the light follow it, the right button opens nothing."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from atlas.ui.stage.overlay import Overlay

BUTTONS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease)


class StageMouse(QObject):
    """Watches what lies below the clear sheet."""

    def __init__(self, overlay: Overlay, parent: QWidget) -> None:
        super().__init__(parent)
        self._overlay, self._room = overlay, parent
        self._watched: list[QWidget] = []
        self.port: QWidget | None = None
        """The widget that the mouse was last over."""

    def watch(self, widgets: Iterable[QWidget]) -> None:
        """Follow the mouse over these widgets."""
        for widget in widgets:
            widget.installEventFilter(self)
            self._watched.append(widget)

    def let_go(self) -> None:
        """Follow it no more."""
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell where the mouse is; keep the right button."""
        kind = event.type()
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent) and isinstance(watched, QWidget):
            self.port = watched
            self._overlay.point(QPointF(watched.mapTo(self._room, event.position())))
        if kind == QEvent.Type.ContextMenu:
            return True
        right = isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.RightButton
        return (kind in BUTTONS and right) or super().eventFilter(watched, event)
