"""A plate with its header and the words at its edges."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from atlas.domain.plates import Plate
from atlas.domain.scene import ViewScene
from atlas.ui.canvas.furniture import font, paint_edges, paint_scale
from atlas.ui.canvas.plate_view import PlateView
from atlas.ui.canvas.store import PlateStore
from atlas.ui.canvas.theme import CanvasTheme
from atlas.ui.canvas.zones import ZoneSource


class EdgeStrip(QWidget):
    """Below a plate: which side is which, and the scale."""

    def __init__(self, view: PlateView) -> None:
        super().__init__()
        self._view = view
        self._plate: Plate | None = None
        self._theme = CanvasTheme()
        view.navigator.moved.connect(self.update)

    def set_plate(self, plate: Plate | None, theme: CanvasTheme) -> None:
        """Describe another plate."""
        self._plate, self._theme = plate, theme
        self.setFixedHeight(round(32 * theme.scale))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words and the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.paper))
        if self._plate is not None:
            gap = 14 * self._theme.scale
            strip = QRectF(self.rect()).adjusted(gap, 0, -gap, 0)
            paint_edges(painter, self._plate.camera, strip, self._theme)
            scale = self._plate.camera.scale * self._view.navigator.scale
            paint_scale(painter, scale, strip, self._theme)
        painter.end()


class Header(QWidget):
    """Title and subtitle of a view, and the button that pins it."""

    pin_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self.subtitle, self.pin = QLabel(), QLabel(), QToolButton()
        for label in (self.title, self.subtitle):  # long names may be cut, the window never grows for them
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.pin.setCheckable(True)
        self.pin.setText("Pin")
        self.pin.setAccessibleName("Pin this plate")
        self.pin.setToolTip("Keep this plate when the selection changes")
        self.pin.clicked.connect(self.pin_requested)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 6)
        row.addLayout(words, 1)
        row.addWidget(self.pin, 0, Qt.AlignmentFlag.AlignTop)

    def set_view(self, view: ViewScene) -> None:
        """Show the words of a view and whether it is pinned."""
        self.title.setText(view.title)
        self.subtitle.setText(view.subtitle)
        self.pin.setChecked(view.pinned)
        self.pin.setText("Pinned" if view.pinned else "Pin")

    def set_theme(self, theme: CanvasTheme) -> None:
        """Take colours and sizes."""
        self.title.setFont(font(theme.title_font, 17 * theme.scale, bold=True))
        self.subtitle.setFont(font(theme.text_font, 12.5 * theme.scale))
        self.pin.setFont(font(theme.text_font, 12.5 * theme.scale))
        self.title.setStyleSheet(f"color: {theme.ink};")
        self.subtitle.setStyleSheet(f"color: {theme.quiet};")
        self.pin.setStyleSheet(
            f"QToolButton {{ color: {theme.quiet}; border: 1px solid {theme.rule}; border-radius: 6px;"
            f" padding: 3px 9px; background: transparent; }}"
            f"QToolButton:checked {{ color: {theme.accent}; border-color: {theme.accent}; }}"
            f"QToolButton:focus {{ border: 2px solid {theme.focus}; }}"
        )


CALM_MS = 400
"""So long after a plate is shown without marks, what answers the cursor is read, if it was not asked for."""


class PlatePane(QWidget):
    """Header, plate and edge strip of one view."""

    painted = Signal()

    def __init__(self, store: PlateStore, zones: ZoneSource) -> None:
        super().__init__()
        self._store = store
        self._theme = CanvasTheme()
        self._plate: Plate | None = None
        self._focus = False
        self.header = Header()
        self.view = PlateView(store, zones)
        self.strip = EdgeStrip(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(0)
        for part, stretch in ((self.header, 0), (self.view, 1), (self.strip, 0)):
            column.addWidget(part, stretch)
        self._calm = QTimer(self, singleShot=True)
        self._calm.timeout.connect(self.view.prefetch)
        self.setTabOrder(self.view, self.header.pin)
        self.view.focused.connect(self._show_focus)

    def _show_focus(self, on: bool) -> None:
        self._focus = on
        self.update()

    def set_view(self, view: ViewScene) -> None:
        """Show a view."""
        if self.view.set_paint(view):
            return
        self.header.set_view(view)
        self._plate = self._store.plates.get(view.plate)
        self.strip.set_plate(self._plate, self._theme)
        self.view.set_view(view)
        QTimer.singleShot(0, self.view, self.view.sharpen)
        self._calm.start(0 if view.points or view.zones else CALM_MS)

    @property
    def settled(self) -> bool:
        """Whether the plate is as sharp as it gets and all that answers the cursor has been asked for."""
        return self.view.settled and not self._calm.isActive()

    def set_bare(self, bare: bool) -> None:
        """The plate alone, without header and edge strip; or all of it."""
        self.header.setHidden(bare)
        self.strip.setHidden(bare)

    def set_theme(self, theme: CanvasTheme) -> None:
        """Take colours and sizes."""
        self._theme = theme
        self.header.set_theme(theme)
        self.strip.set_plate(self._plate, theme)
        self.view.set_theme(theme)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for a plate that can be read."""
        return QSize(480, 640)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper, and a frame while the keyboard is on the plate."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.paper))
        if self._focus:
            painter.setPen(QPen(QColor(self._theme.focus), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()
