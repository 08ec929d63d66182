"""A painter for SVG that every program shows alike: it cuts pictures itself and writes letters as outlines.

Many programs that read SVG do not clip, or clip wrongly, and few have the fonts of the atlas.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainterPath
from PySide6.QtSvg import QSvgGenerator

from atlas.ui.paper.painter import PaperPainter


class SvgPainter(PaperPainter):
    """Paints what lies within the clip without ever telling the file of a clip or a font."""

    def __init__(self, generator: QSvgGenerator) -> None:
        super().__init__(generator)
        self._clip: QRectF | None = None
        self._kept: list[QRectF | None] = []

    def save(self) -> None:
        """Remember the clip with all else."""
        self._kept.append(self._clip)
        super().save()

    def restore(self) -> None:
        """Take back the clip with all else."""
        self._clip = self._kept.pop()
        super().restore()

    def setClipRect(self, rect: QRectF) -> None:
        """Cut what follows to a rectangle, kept in px of the page."""
        self._clip = self.transform().mapRect(QRectF(rect))

    def drawImage(self, target: QRectF, image: QImage, source: QRectF | None = None) -> None:
        """Draw the part of a picture that lies within the clip."""
        whole = QRectF(target)
        part = whole.intersected(self._room(whole))
        if part.isEmpty():
            return
        taken = source or QRectF(image.rect())
        x, y = taken.width() / whole.width(), taken.height() / whole.height()
        wanted = QRectF(
            taken.left() + (part.left() - whole.left()) * x,
            taken.top() + (part.top() - whole.top()) * y,
            part.width() * x,
            part.height() * y,
        )
        pixels = wanted.toAlignedRect().intersected(image.rect())
        if not pixels.isEmpty():
            super().drawImage(part, image.copy(pixels), wanted.translated(-pixels.x(), -pixels.y()))

    def drawRect(self, rect: QRectF) -> None:
        """Draw a rectangle; of a mere outline the parts of its sides within the clip."""
        if self._clip is None or self.brush().style() is not Qt.BrushStyle.NoBrush:
            super().drawRect(rect)
            return
        room = self._room(rect)
        left, right = max(rect.left(), room.left()), min(rect.right(), room.right())
        top, bottom = max(rect.top(), room.top()), min(rect.bottom(), room.bottom())
        lines = [QLineF(left, y, right, y) for y in (rect.top(), rect.bottom()) if top <= y <= bottom]
        lines += [QLineF(x, top, x, bottom) for x in (rect.left(), rect.right()) if left <= x <= right]
        self.drawLines(lines)

    def drawText(self, place: QPointF | QRectF, *words: object) -> None:
        """Text from its base line, or aligned by its flags in a box, as outlines in the colour of the pen."""
        text = str(words[-1])
        path = QPainterPath()
        at = place if isinstance(place, QPointF) else self._base(place, words[0], text)
        path.addText(at, self.font(), text)
        self.fillPath(path, self.pen().color())

    def _base(self, box: QRectF, flags: object, text: str) -> QPointF:
        """Where a text in the middle of a box's height begins, for the alignment of its flags."""
        metrics = QFontMetricsF(self.font())
        free = box.width() - metrics.horizontalAdvance(text)
        assert isinstance(flags, Qt.AlignmentFlag)
        share = 1.0 if flags & Qt.AlignmentFlag.AlignRight else 0.0
        share = 0.5 if flags & Qt.AlignmentFlag.AlignHCenter else share
        base = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
        return QPointF(box.left() + share * free, base)

    def _room(self, otherwise: QRectF) -> QRectF:
        """The clip in the painter's own px, or all of something where there is none."""
        if self._clip is None:
            return otherwise
        return self.transform().inverted()[0].mapRect(self._clip)
