"""The panel "what lies beneath": a cut through the body at a site, and the words beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from atlas.domain.section import Volume, VolumeError
from atlas.domain.section_plane import Plane
from atlas.state.section_site import Edges, SectionSite, turned_along
from atlas.state.section_where import where_words
from atlas.ui.section_picture import SectionPicture
from atlas.ui.section_style import section_style
from atlas.ui.section_turn import TurnSlider
from atlas.ui.section_warm import Warmer
from atlas.ui.section_words import SectionWords
from atlas.ui.themes import THEMES, WindowTheme

REACH_MM = 40
STEP_MM, PAGE_MM = 2, 10
WIDE = 900
"""So many px wide, and wider than high, the words stand beside the picture."""
SHARE, LEAST_PX, MOST_PX = 0.8, 200, 16_777_215
"""How high the picture is, as a share of the width, where the words stand under it; its least and greatest
height where they stand beside it."""
OF_WINDOW = 0.28
"""How much of the window's width the panel takes at least."""
ZOOM_STEP, MOST_ZOOM = 1.25, 5.0
KEYS = (
    "Arrow keys move the cut by 2 mm, PageUp and PageDown by 10 mm, Home brings it back to the site; "
    "plus and minus zoom; comma and full stop turn the cut along the needle about it."
)


class SectionPanel(QWidget):
    """Shows the section of one site; sliders and keys move the cut and turn it about the needle."""

    closeRequested = Signal()
    planeMoved = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sectionPanel")
        self.setAccessibleName("What lies beneath")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._volume: Volume | None = None
        self._site: SectionSite | None = None
        self.picture, self.words = SectionPicture(), SectionWords()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(-REACH_MM, REACH_MM)
        self.slider.setSingleStep(STEP_MM)
        self.slider.setPageStep(PAGE_MM)
        self.slider.setAccessibleName("Move the cut along its axis, mm")
        self.slider.setToolTip(KEYS)
        self.turn = TurnSlider()
        self.where, self.under = QLabel(), QLabel()
        self.under.setObjectName("under")
        self.across, self.along = (
            _button("Across", "The cut across the body"),
            _button("Along needle", "The cut along the needle"),
        )
        self.leave = _button("✕", "Close what lies beneath (Esc or Ctrl+B)", checkable=False)
        self._zoom = 1.0
        self._turned: dict[int, tuple[Plane, Edges]] = {}
        self._warmer = Warmer(self)
        self._lay_out()
        self._wire()
        self.set_theme(THEMES["light"])

    def set_section(self, volume: Volume, site: SectionSite) -> None:
        """Show the section of a site, the cut at the site itself."""
        self._volume, self._site, self._turned = volume, site, {}
        self.words.set_page(site.page)
        self.across.setChecked(True)
        self._zoom = 1.0
        with QSignalBlocker(self.slider), QSignalBlocker(self.turn):
            self.slider.setValue(0)
            self.turn.reset()
        self._show()
        self._warmer.begin(volume, site.target[2], REACH_MM)

    @property
    def site(self) -> SectionSite | None:
        """The site that is shown."""
        return self._site

    def set_problem(self, sentence: str) -> None:
        """Tell why there is no section; the picture is empty."""
        self._volume = self._site = None
        self._warmer.stop()
        self.picture.clear()
        self.words.set_problem(sentence)
        self.where.clear()

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colours and the type of a theme."""
        self.setStyleSheet(section_style(theme))
        self.picture.set_theme(theme.canvas)
        self.words.set_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and pages move the cut; Home brings it back; Escape asks to leave."""
        steps = {
            Qt.Key.Key_Up: STEP_MM,
            Qt.Key.Key_Right: STEP_MM,
            Qt.Key.Key_Down: -STEP_MM,
            Qt.Key.Key_Left: -STEP_MM,
            Qt.Key.Key_PageUp: PAGE_MM,
            Qt.Key.Key_PageDown: -PAGE_MM,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self.slider.setValue(self.slider.value() + steps[key])
        elif key == Qt.Key.Key_Home:
            self.slider.setValue(0)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(ZOOM_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / ZOOM_STEP)
        elif key in (Qt.Key.Key_Comma, Qt.Key.Key_Period):
            self.turn_by(1 if key == Qt.Key.Key_Period else -1)
        elif key == Qt.Key.Key_Escape:
            self.closeRequested.emit()
        else:
            super().keyPressEvent(event)

    def zoom(self, times: float) -> None:
        """Show a smaller or larger part of the cut about the site."""
        self._zoom = min(MOST_ZOOM, max(1.0, self._zoom * times))
        self._show()

    def turn_by(self, steps: int) -> None:
        """Turn the cut along the needle about it; turn to that cut first."""
        if self.along.isChecked():
            self.turn.turn(steps)
        else:
            self.along.click()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words stand beside the picture where there is room, else under it."""
        wide = event.size().width() >= max(WIDE, event.size().height())
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._body.setDirection(way)
        self._body.setStretch(0, 3 if wide else 0)
        high = round(event.size().width() * SHARE)
        self.picture.setMinimumHeight(LEAST_PX if wide else high)
        self.picture.setMaximumHeight(MOST_PX if wide else high)

    def minimumSizeHint(self) -> QSize:
        """A share of the window: the cut is what one came to see."""
        return QSize(round(self.window().width() * OF_WINDOW), LEAST_PX)

    def sizeHint(self) -> QSize:
        """Room for the picture and the words beside it."""
        return QSize(1080, 680)

    def changeEvent(self, event: QEvent) -> None:
        """A hidden or disabled panel fetches nothing."""
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled():
            self._warmer.stop()
        super().changeEvent(event)

    def _show(self) -> None:
        if self._volume is None or self._site is None:
            return
        self.turn.setVisible(self.along.isChecked())
        try:
            whole, edges = self._plane(self._volume, self._site)
            plane = whole.moved(self.slider.value()).zoomed(self._zoom, self._site.target)
            self.picture.show_plane(self._volume, self._site, plane, edges)
        except VolumeError as error:
            self.set_problem(str(error))
            return
        self.where.setText(where_words(self.slider.value(), plane, self._site.side))
        self.planeMoved.emit(float(self.slider.value()))

    def _plane(self, volume: Volume, site: SectionSite) -> tuple[Plane, Edges]:
        """The cut that is chosen, at the site, and what lies at its edges."""
        if not self.along.isChecked():
            return site.across, site.edges[0]
        degrees = self.turn.degrees
        if degrees not in self._turned:
            self._turned[degrees] = turned_along(volume, site, degrees)
        return self._turned[degrees]

    def _choose(self) -> None:
        """Show the cut whose button was pressed; one along the needle needs more of the body."""
        self._show()
        if self.along.isChecked() and self._volume is not None and self._site is not None:
            self._warmer.begin(self._volume, self._site.target[2], max(self._site.uncropped.size) / 2)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        for widget in (self.across, self.along):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self.leave)
        foot = QHBoxLayout()
        foot.addWidget(self.slider, 1)
        foot.addWidget(self.where)
        left = QVBoxLayout()
        left.addLayout(bar)
        left.addWidget(self.under)
        left.addWidget(self.picture, 1)
        left.addLayout(foot)
        left.addWidget(self.turn)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(self.words)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName("What lies beneath, in words")
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._body.addLayout(left, 3)
        self._body.addWidget(scroll, 2)

    def _wire(self) -> None:
        group = QButtonGroup(self)
        for button in (self.across, self.along):
            group.addButton(button)
        self.across.setChecked(True)
        group.buttonClicked.connect(lambda _: self._choose())
        self.turn.turned.connect(self._show)
        self.leave.clicked.connect(lambda: self.closeRequested.emit())
        self.slider.valueChanged.connect(lambda _: self._show())
        self.slider.installEventFilter(self)
        self.picture.hovered.connect(self.under.setText)
        self.picture.zoomRequested.connect(self.zoom)
        self.setFocusProxy(self.slider)

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        """The slider's keys are the panel's."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                return False
            self.keyPressEvent(event)
            return True
        return False


def _button(text: str, tip: str, *, checkable: bool = True) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setCheckable(checkable)
    button.setAccessibleName(tip)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
