"""The tools of the pain panel: brush and eraser, size, undo, a region to paint, and a menu."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from atlas.domain.painting import RADII_MM
from atlas.ui.pain.region_picker import RegionPicker
from atlas.ui.themes import WindowTheme
from atlas.ui.widgets import button

OVERSAMPLE = 3


class PainTools(QWidget):
    """Three rows of tools; each asks, none changes anything by itself."""

    eraserRequested = Signal(bool)
    sizeRequested = Signal(float)
    undoRequested = Signal()
    redoRequested = Signal()
    clearRequested = Signal()
    regionRequested = Signal(str)
    saveRequested = Signal()
    openRequested = Signal()
    compareRequested = Signal()
    stopComparingRequested = Signal()
    exportRequested = Signal()
    leaveRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.brush, self.eraser = self._kind("Brush", False), self._kind("Eraser", True)
        group = QButtonGroup(self)
        group.addButton(self.brush)
        group.addButton(self.eraser)
        self.size_slider, self._size = self._slider(), QLabel()
        self._size.setTextFormat(Qt.TextFormat.PlainText)
        self.undo = self._button("", "Undo the last stroke", self.undoRequested)
        self.redo = self._button("", "Redo the stroke that was undone", self.redoRequested)
        self.clear = self._button("Clear", "Wipe all paint", self.clearRequested)
        self._stop = QAction("Stop comparing", self)
        self.more = self._more()
        self.regions = RegionPicker()
        self.regions.picked.connect(self.regionRequested)
        self._lay_out()
        self.set_brush(14.0, False)

    def set_brush(self, radius: float, erases: bool) -> None:
        """Show the radius of the brush (mm) and whether it erases; writes nothing back."""
        (self.eraser if erases else self.brush).setChecked(True)
        self.size_slider.blockSignals(True)
        self.size_slider.setValue(round(radius))
        self.size_slider.blockSignals(False)
        self._size.setText(f"{radius:.0f} mm")

    def set_can(self, undo: bool, redo: bool, clear: bool) -> None:
        """Tell which of undo, redo and clear would change anything."""
        self.undo.setEnabled(undo)
        self.redo.setEnabled(redo)
        self.clear.setEnabled(clear)

    def set_comparing(self, comparing: bool) -> None:
        """Tell whether an earlier painting is shown beside this one."""
        self._stop.setEnabled(comparing)

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colours of the drawn arrows and the room for the size."""
        size = QSize(round(theme.type_px * 1.2), round(theme.type_px * 1.2))
        for turner, turns in ((self.undo, False), (self.redo, True)):
            turner.setIconSize(size)
            turner.setIcon(_arrow(theme, size, turns))
        self.regions.set_theme(theme)
        self._size.setFixedWidth(round(theme.type_px * 3.5))
        self.layout().setSpacing(theme.type_px // 2)

    def _kind(self, title: str, erases: bool) -> QToolButton:
        kind = QToolButton()
        kind.setText(title)
        kind.setCheckable(True)
        tip = "Take paint away" if erases else "Paint where it hurts"
        kind.setToolTip(tip)
        kind.setAccessibleName(f"{title}: {tip.lower()}")
        kind.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        kind.clicked.connect(lambda: self.eraserRequested.emit(erases))
        return kind

    def _button(self, title: str, tip: str, asked: SignalInstance) -> QToolButton:
        return button(title, tip, asked.emit)

    def _slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(round(RADII_MM[0]), round(RADII_MM[1]))
        slider.setPageStep(8)
        slider.setAccessibleName("Radius of the brush in mm")
        slider.setToolTip("How far the brush reaches round the cursor, in mm on the skin")
        slider.valueChanged.connect(self._ask_size)
        return slider

    def _ask_size(self, value: int) -> None:
        self._size.setText(f"{value} mm")
        self.sizeRequested.emit(float(value))

    def _more(self) -> QToolButton:
        """Files, comparing, and the way out."""
        menu = QMenu(self)
        for title, asked in (
            ("Save painting...", self.saveRequested),
            ("Open painting...", self.openRequested),
            ("", None),
            ("Compare with...", self.compareRequested),
            ("Stop comparing", self.stopComparingRequested),
            ("", None),
            ("Export picture...", self.exportRequested),
            ("", None),
            ("Leave find by pain", self.leaveRequested),
        ):
            if asked is None:
                menu.addSeparator()
                continue
            action = self._stop if title == self._stop.text() else QAction(title, self)
            action.triggered.connect(lambda _=False, asked=asked: asked.emit())
            menu.addAction(action)
        more = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setText("\u2026")
        more.setObjectName("painMore")
        more.setMenu(menu)
        more.setAccessibleName("More: save, open, compare, export, leave")
        more.setToolTip("Save, open, compare, export, leave")
        more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return more

    def _lay_out(self) -> None:
        kinds = QWidget()
        kinds.setObjectName("painBrush")
        kinds.setAccessibleName("What a drag does")
        pair, first, second = QHBoxLayout(kinds), QHBoxLayout(), QHBoxLayout()
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(0)
        pair.addWidget(self.brush)
        pair.addWidget(self.eraser)
        for widget in (kinds, self.size_slider, self._size):
            first.addWidget(widget)
        for widget in (self.undo, self.redo, self.clear):
            second.addWidget(widget)
        second.addStretch(1)
        second.addWidget(self.more)
        first.setStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for row in (first, second):
            row.setSpacing(6)
            column.addLayout(row)
        column.addWidget(self.regions)


def _arrow(theme: WindowTheme, size: QSize, turns: bool) -> QIcon:
    """An arrow that turns back, or forward."""
    icon = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, theme.canvas.ink), (QIcon.Mode.Disabled, theme.canvas.rule)):
        picture = QPixmap(size * OVERSAMPLE)
        picture.setDevicePixelRatio(OVERSAMPLE)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if turns:
            painter.translate(size.width(), 0)
            painter.scale(-1, 1)
        _draw_arrow(painter, float(size.width()), colour)
        painter.end()
        icon.addPixmap(picture, mode)
    return icon


def _draw_arrow(painter: QPainter, side: float, colour: str) -> None:
    made = QPainterPath(QPointF(side * 0.18, side * 0.36))
    made.lineTo(side * 0.6, side * 0.36)
    made.arcTo(QRectF(side * 0.4, side * 0.36, side * 0.42, side * 0.46), 90, -180)
    made.lineTo(side * 0.34, side * 0.82)
    head = QPainterPath(QPointF(side * 0.38, side * 0.16))
    head.lineTo(side * 0.18, side * 0.36)
    head.lineTo(side * 0.38, side * 0.56)
    painter.setPen(QPen(QColor(colour), side * 0.1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                        Qt.PenJoinStyle.RoundJoin))  # fmt: skip
    painter.drawPath(made)
    painter.drawPath(head)
