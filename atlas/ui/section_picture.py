"""The picture of a cut: structures in colour, the needle's way, names under the cursor."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from atlas.domain.body import Position
from atlas.domain.section import Label, Volume
from atlas.domain.section_plane import Plane
from atlas.state.section_site import SectionSite
from atlas.ui.canvas.theme import LIGHT, CanvasTheme
from atlas.ui.section_paint import Fitted, paint_cut, paint_edges, paint_way
from atlas.ui.section_raster import NOTHING, STEP_MM, Tables, fine_cut, lit, picture, tables

COARSEST, FINEST = 3, 6
ROUGH = 0.67
"""The share of its fineness that a picture has while the cut moves; at rest it is made even."""
REST_MS = 120
FINER = 1.2
"""How much finer than the screen a picture is painted, so that its outlines come out soft."""
MOST_PX = 560_000
"""So many px a picture has at the most: it is painted anew between two frames."""


class SectionPicture(QWidget):
    """Paints one plane through the volume; tells what is under the cursor."""

    hovered = Signal(str)
    zoomRequested = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.setMinimumSize(260, 200)
        self.setAccessibleName("Section through the reference body")
        self._theme = LIGHT
        self._volume: Volume | None = None
        self._site: SectionSite | None = None
        self._plane: Plane | None = None
        self._edges = ("", "", "", "")
        self._lit = 0
        self._labels = NOTHING
        self._fineness = 0
        self._tables: Tables | None = None
        self._image = QImage()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._cut)

    def show_plane(self, volume: Volume, site: SectionSite, plane: Plane, edges: tuple[str, ...]) -> None:
        """Show a plane of a site's section, with what lies left, right, above and below in the picture.

        Another plane of the site that is shown comes roughly first, and evenly when the cut rests.
        """
        moves = volume is self._volume and site is self._site and self._plane is not None
        if volume is not self._volume or self._site is None or site.muscle != self._site.muscle:
            self._tables = None
        self._volume, self._site, self._plane = volume, site, plane
        self._edges = (edges[0], edges[1], edges[2], edges[3])
        self._cut(rough=moves)

    def clear(self) -> None:
        """Show nothing."""
        self._volume = self._site = self._plane = None
        self._image = QImage()
        self.update()

    def set_theme(self, theme: CanvasTheme) -> None:
        """Take the colours and sizes of a theme."""
        self._theme, self._tables = theme, None
        self._paint_labels()

    def sizeHint(self) -> QSize:
        """A picture in which a muscle can be told from its neighbour."""
        return QSize(640, 500)

    def resizeEvent(self, _event: QEvent) -> None:
        """Cut again where the picture needs another fineness."""
        if self._plane is not None and self._times() != self._fineness:
            self._cut()

    def leaveEvent(self, _event: QEvent) -> None:
        """Nothing is under the cursor."""
        self._light(0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Name what is under the cursor."""
        self._light(self._number_at(event.position()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ask for a larger or smaller part."""
        self.zoomRequested.emit(1.0015 ** event.angleDelta().y())

    def label_at(self, at: QPointF) -> Label | None:
        """The structure at a place of the widget (px), or None outside the body."""
        number = self._number_at(at)
        return self._volume.names.get(number) if self._volume and number else None

    def place_of(self, position: Position) -> QPointF:
        """Where in the widget (px) a position of the body is drawn; a plane must be shown."""
        if self._plane is None:
            raise ValueError("no plane is shown")
        return self._fitted(self._plane).place(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The cut, the way of the needle, the letters of the edges."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.paper))
        if self._plane is not None and self._site is not None:
            fitted = self._fitted(self._plane)
            paint_cut(painter, fitted, self._image, STEP_MM / 2)
            paint_way(painter, fitted, self._site, self._theme)
            paint_edges(
                painter,
                fitted.close(2.0 * self.fontMetrics().height()),
                self._edges,
                self.font(),
                self._theme,
            )
        painter.end()

    def _cut(self, *, rough: bool = False) -> None:
        if self._volume is None or self._plane is None:
            return
        self._fineness = self._times()
        times = round(self._fineness * ROUGH) if rough else self._fineness
        self._labels = fine_cut(self._volume, self._plane, times)
        if rough:
            self._rest.start()
        else:
            self._rest.stop()
        self._paint_labels()

    def _paint_labels(self) -> None:
        if self._volume is not None and self._site is not None:
            if self._tables is None:
                self._tables = tables(self._volume.names, self._theme, self._site.muscle)
            shown = lit(self._tables, self._lit) if self._lit else self._tables
            self._image = picture(self._labels, *shown)
        self.update()

    def _light(self, number: int) -> None:
        if number != self._lit and self._volume is not None:
            self._lit = number
            label = self._volume.names.get(number)
            self.hovered.emit(label.name if label else "")
            self.setToolTip(label.name if label else "")
            self._paint_labels()

    def _times(self) -> int:
        """How much finer than the voxels the picture is painted, for the pixels that it gets."""
        if self._plane is None:
            return COARSEST
        width, height = (length / STEP_MM for length in self._plane.size)
        wanted = self._fitted(self._plane).scale * STEP_MM * self.devicePixelRatioF() * FINER
        most = math.floor(math.sqrt(MOST_PX / max(1.0, width * height)))
        return max(COARSEST, min(FINEST, round(wanted), most))

    def _fitted(self, plane: Plane) -> Fitted:
        return Fitted(plane, QRectF(self.rect()))

    def _number_at(self, at: QPointF) -> int:
        frame = self._fitted(self._plane).frame(STEP_MM / 2) if self._plane is not None else QRectF()
        if not frame.contains(at):
            return 0
        height, width = self._labels.shape
        column = min(width - 1, int((at.x() - frame.left()) / frame.width() * width))
        row = min(height - 1, int((at.y() - frame.top()) / frame.height() * height))
        return int(self._labels[row, column])
