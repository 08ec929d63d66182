"""How the window is divided: navigator, body, and what is told of it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from atlas.state.settings import Settings
from atlas.ui.shell import base64

WIDTHS = (255, 880, 340)
"""Navigator, canvas, card in px."""
LEAST_NAVIGATOR = 215
LEAST_BODY = 640
"""With less (px) two plates side by side are too small to be asked about."""
PANELS_SHARE = 0.45
"""How much of the width the panels may take when type grows; the body is the hero."""


class Columns(QSplitter):
    """Three columns whose widths a person sets; the middle one takes what is left."""

    def __init__(self, navigator: QWidget, body: QWidget, card: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=1)
        for place, (widget, stretch) in enumerate(((navigator, 0), (body, 1), (card, 0))):
            self.addWidget(widget)
            self.setStretchFactor(place, stretch)
        self.setSizes(list(WIDTHS))
        self._needs_room = self._gave_room = False
        navigator.setMinimumWidth(LEAST_NAVIGATOR)

    def share_width(self, factor: float) -> None:
        """Larger type needs wider panels; the canvas gives the room."""
        navigator, canvas, card = self.sizes()
        most = PANELS_SHARE * (navigator + canvas + card) / max(1, navigator + card)
        wider = [round(side * min(factor, max(1.0, most))) for side in (navigator, card)]
        self.setSizes([wider[0], canvas + navigator + card - sum(wider), wider[1]])

    def give_card(self, px: int) -> None:
        """Another width for the right column; the canvas takes what is left."""
        navigator, canvas, card = self.sizes()
        self.setSizes([navigator, canvas + card - px, px])

    def set_needs_room(self, needs: bool) -> None:
        """While the body ``needs`` room and has little, the navigator gives way; F9 brings it back."""
        if needs is self._needs_room:
            return
        self._needs_room, navigator = needs, self.widget(0)
        gives = needs and self.sizes()[1] < LEAST_BODY and not navigator.isHidden()
        if gives or self._gave_room:
            navigator.setVisible(not gives)
        self._gave_room = gives

    def take_widths(self, settings: Settings) -> None:
        """Give the columns their widths of the last run; damaged values are ignored by Qt."""
        if settings.splitter:
            self.restoreState(QByteArray.fromBase64(settings.splitter.encode()))

    def widths_kept(self) -> str:
        """The columns' widths, for the next run."""
        return base64(self.saveState())


def middle(depth: QWidget, canvas: QWidget, strip: QWidget) -> QWidget:
    """The depth slider beside the body, and the strip of plates below."""
    whole, body = QWidget(), QWidget()
    whole.setObjectName("middle")
    row = QHBoxLayout(body)
    row.setContentsMargins(6, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(depth, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(canvas, 1)
    column = stack(whole)
    column.addWidget(body, 1)
    column.addWidget(strip)
    return whole


def stack(widget: QWidget) -> QVBoxLayout:
    """A layout from top to bottom without any air."""
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
