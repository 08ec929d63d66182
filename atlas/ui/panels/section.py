"""The panel "what lies beneath": a cut through the body at a site, and the words beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
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
from atlas.state.section_site import SectionSite
from atlas.ui.section_picture import SectionPicture
from atlas.ui.section_words import SectionWords
from atlas.ui.themes import THEMES, WindowTheme

REACH_MM = 40
STEP_MM, PAGE_MM = 2, 10
WIDE = 900
WARM_STEP_MM = 8.0
WARM_LATTICE_MM = 24.0
ZOOM_STEP, MOST_ZOOM = 1.25, 5.0
KEYS = (
    "Arrow keys move the cut by 2 mm, PageUp and PageDown by 10 mm, Home brings it back to the site; "
    "plus and minus zoom."
)


class SectionPanel(QWidget):
    """Shows the section of one site; the slider and the keys move the cut along its axis."""

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
        self.where, self.under = QLabel(), QLabel()
        self.under.setObjectName("under")
        self.across, self.along = (
            _button("Across", "The cut across the body"),
            _button("Along needle", "The cut along the needle"),
        )
        self._zoom = 1.0
        self._warm: list[Plane] = []
        self._idle = QTimer(self, interval=0, timeout=self._warm_one)
        self._lay_out()
        self._wire()
        self.set_theme(THEMES["light"])

    def set_section(self, volume: Volume, site: SectionSite) -> None:
        """Show the section of a site, the cut at the site itself."""
        self._volume, self._site = volume, site
        self.words.set_page(site.page)
        self.across.setChecked(True)
        self._zoom = 1.0
        self.slider.setValue(0)
        self._show()
        self._warm = [
            site.across.moved(sign * mm)
            for mm in (WARM_STEP_MM * i for i in range(1, 1 + round(REACH_MM / WARM_STEP_MM)))
            for sign in (1, -1)
        ]
        self._idle.start()

    @property
    def site(self) -> SectionSite | None:
        """The site that is shown."""
        return self._site

    def set_problem(self, sentence: str) -> None:
        """Tell why there is no section; the picture is empty."""
        self._volume = self._site = None
        self._idle.stop()
        self.picture.clear()
        self.words.set_problem(sentence)
        self.where.clear()

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colours and the type of a theme."""
        self.setStyleSheet(_style_sheet(theme))
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
        elif key == Qt.Key.Key_Escape:
            self.closeRequested.emit()
        else:
            super().keyPressEvent(event)

    def zoom(self, times: float) -> None:
        """Show a smaller or larger part of the cut about the site."""
        self._zoom = min(MOST_ZOOM, max(1.0, self._zoom * times))
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words stand beside the picture where there is room, else under it."""
        wide = event.size().width() >= WIDE
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._body.setDirection(way)

    def sizeHint(self) -> QSize:
        """Room for the picture and the words beside it."""
        return QSize(1080, 680)

    def changeEvent(self, event: QEvent) -> None:
        """A hidden or disabled panel fetches nothing."""
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled():
            self._idle.stop()
        super().changeEvent(event)

    def _show(self) -> None:
        if self._volume is None or self._site is None:
            return
        along = self.along.isChecked()
        plane = (self._site.along if along else self._site.across).moved(self.slider.value())
        plane = plane.zoomed(self._zoom, self._site.target)
        try:
            self.picture.show_plane(self._volume, self._site, plane, self._site.edges[along])
        except VolumeError as error:
            self.set_problem(str(error))
            return
        self.where.setText(_where(self.slider.value()))
        self.planeMoved.emit(float(self.slider.value()))

    def _warm_one(self) -> None:
        """Unpack what the next cuts need, one at a time, between two events."""
        if not self._warm or self._volume is None:
            self._idle.stop()
            return
        try:
            self._volume.cut(self._warm.pop(0), WARM_LATTICE_MM)
        except VolumeError:
            self._warm.clear()  # told when the reader moves the cut there

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        for widget in (self.across, self.along):
            bar.addWidget(widget)
        bar.addWidget(self.under, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.slider, 1)
        foot.addWidget(self.where)
        left = QVBoxLayout()
        left.addLayout(bar)
        left.addWidget(self.picture, 1)
        left.addLayout(foot)
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
        group.buttonClicked.connect(lambda _: self._show())
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


def _button(text: str, tip: str) -> QToolButton:
    button = QToolButton(text=text, toolTip=tip, checkable=True)
    button.setAccessibleName(tip)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _where(mm: int) -> str:
    return "at the site" if not mm else f"{abs(mm)} mm {'above' if mm > 0 else 'below'}"


def _style_sheet(theme: WindowTheme) -> str:
    c, px = theme.canvas, theme.type_px
    knob = px // 3 + px // 2 * 2
    return f"""
#sectionPanel {{ background: {theme.panel}; }}
#sectionPanel QToolButton {{ border: 1px solid {c.rule}; border-radius: 0; background: {theme.raised};
    padding: {px // 3}px {px // 2}px; }}
#sectionPanel QToolButton:checked {{ background: {c.accent}; color: {theme.on_accent};
    border-color: {c.accent}; }}
#sectionPanel QToolButton:focus {{ border: 2px solid {c.focus}; }}
#under {{ font-weight: 600; padding-left: {px}px; }}
#sectionWords, QScrollArea {{ background: {theme.panel}; border: none; }}
#sectionTitle {{ font-weight: bold; font-size: {round(px * 1.25)}px; }}
#sectionHead {{ color: {c.accent}; font-weight: 600; padding: {px // 2}px 0 0 0; }}
#sectionCaution {{ background: {theme.caution}; border: 1px solid {theme.caution_edge};
    border-radius: {px // 3}px; padding: {px // 2}px; }}
#sectionQuiet {{ color: {c.quiet}; }}
QSlider {{ min-height: {knob + 2}px; }}
QSlider::groove:horizontal {{ height: {px // 3}px; background: {c.rule}; border-radius: {px // 6}px; }}
QSlider::handle:horizontal {{ width: {knob - 4}px; margin: -{px // 2}px 0; background: {c.accent};
    border: 2px solid {theme.panel}; border-radius: {knob // 2}px; }}
QSlider::handle:horizontal:focus {{ border: 2px solid {c.focus}; }}
"""
