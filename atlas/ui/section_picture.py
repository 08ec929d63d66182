"""The picture of a cut: structures in colour, the needle's way, names under the cursor."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from atlas.domain.body import Position
from atlas.domain.section import Label, Volume
from atlas.domain.section_plane import Plane
from atlas.state.section_site import SectionSite
from atlas.ui.canvas.theme import LIGHT, CanvasTheme
from atlas.ui.section_raster import NOTHING, STEP_MM, Tables, fine_cut, lit, picture, tables

OUT_OF_PLANE_MM = 3.0
FINEST = 4


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

    def show_plane(self, volume: Volume, site: SectionSite, plane: Plane, edges: tuple[str, ...]) -> None:
        """Show a plane of a site's section, with what lies left, right, above and below in the picture."""
        if volume is not self._volume or self._site is None or site.muscle != self._site.muscle:
            self._tables = None
        self._volume, self._site, self._plane = volume, site, plane
        self._edges = (edges[0], edges[1], edges[2], edges[3])
        self._cut()

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
        x, y, _ = self._plane.place(position)
        return self._mm_to_px(x, y)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The cut, the way of the needle, the letters of the edges."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.paper))
        if self._plane is not None and self._site is not None:
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
            )
            painter.drawImage(self._frame(inner=STEP_MM / 2), self._image)
            self._paint_way(painter, self._site, self._plane)
            self._paint_edges(painter)
        painter.end()

    def _cut(self) -> None:
        if self._volume is None or self._plane is None:
            return
        self._fineness = self._times()
        self._labels = fine_cut(self._volume, self._plane, self._fineness)
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
        wanted = self._scale() * STEP_MM * self.devicePixelRatioF()
        return min(FINEST, max(2, round(wanted)))

    def _scale(self) -> float:
        """Px per mm."""
        width, height = self._plane.size if self._plane else (1.0, 1.0)
        return max(0.1, min(self.width() / width, self.height() / height))

    def _frame(self, inner: float = 0.0) -> QRectF:
        """Where the plane lies in the widget, less ``inner`` mm on each side."""
        width, height = self._plane.size if self._plane else (1.0, 1.0)
        scale = self._scale()
        left, top = (self.width() - width * scale) / 2, (self.height() - height * scale) / 2
        frame = QRectF(left, top, width * scale, height * scale)
        return frame.adjusted(inner * scale, inner * scale, -inner * scale, -inner * scale)

    def _mm_to_px(self, x: float, y: float) -> QPointF:
        frame, scale = self._frame(), self._scale()
        return QPointF(frame.left() + x * scale, frame.top() + y * scale)

    def _number_at(self, at: QPointF) -> int:
        frame = self._frame(inner=STEP_MM / 2)
        if self._plane is None or not frame.contains(at):
            return 0
        height, width = self._labels.shape
        column = min(width - 1, int((at.x() - frame.left()) / frame.width() * width))
        row = min(height - 1, int((at.y() - frame.top()) / frame.height() * height))
        return int(self._labels[row, column])

    def _paint_way(self, painter: QPainter, site: SectionSite, plane: Plane) -> None:
        """The needle as it comes in, the site as a cross, and the way beyond it broken."""
        entry, target, end = (self.place_of(p) for p in (site.entry, site.target, site.end))
        size = self._theme.scale
        out = entry + (entry - target) * (26.0 * size / max(1.0, _length(entry - target)))
        solid = abs(plane.place(site.target)[2]) < OUT_OF_PLANE_MM
        painter.setOpacity(1.0 if solid else 0.55)
        for colour, width in ((self._theme.halo, 4.6), (self._theme.mark, 2.0)):
            pen = QPen(QColor(colour), width * size)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(out, target)
            pen.setDashPattern([1.5, 2.5] if colour == self._theme.mark else [1.5 / 2.3, 2.5 / 2.3])
            painter.setPen(pen)
            painter.drawLine(target, end)
            self._paint_cross(painter, target, colour, width * 1.1, size)
        painter.setOpacity(1.0)

    def _paint_cross(self, painter: QPainter, at: QPointF, colour: str, width: float, size: float) -> None:
        reach = 6.0 * size
        painter.setPen(QPen(QColor(colour), width * size))
        painter.drawLine(at + QPointF(-reach, -reach), at + QPointF(reach, reach))
        painter.drawLine(at + QPointF(-reach, reach), at + QPointF(reach, -reach))

    def _paint_edges(self, painter: QPainter) -> None:
        """Words at the four edges, legible over whatever lies there."""
        frame, metrics = QRectF(self.rect()), self.fontMetrics()
        pad, high = 8.0 * self._theme.scale, metrics.height()
        left, right, top, bottom = self._edges
        middle_x, middle_y = frame.center().x(), frame.center().y()
        for word, x, y in (
            (left, pad, middle_y),
            (right, frame.right() - pad - metrics.horizontalAdvance(right), middle_y),
            (top, middle_x - metrics.horizontalAdvance(top) / 2, pad + high * 0.8),
            (bottom, middle_x - metrics.horizontalAdvance(bottom) / 2, frame.bottom() - pad),
        ):
            shape = QPainterPath()
            shape.addText(QPointF(x, y), self.font(), word)
            painter.strokePath(shape, QPen(QColor(self._theme.paper), 4 * self._theme.scale))
            painter.fillPath(shape, QColor(self._theme.ink))


def _length(way: QPointF) -> float:
    return (way.x() ** 2 + way.y() ** 2) ** 0.5
