"""The picture of a plate as a graphics item: a pyramid of flat pictures with the layers baked in."""

from __future__ import annotations

from math import floor, log2

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from atlas.domain.plates import Plate
from atlas.domain.scene import ViewScene
from atlas.ui.canvas.layers import Layers, gather
from atlas.ui.canvas.paint_layers import composed, paint_frame
from atlas.ui.canvas.store import Key, PlateStore
from atlas.ui.canvas.theme import CanvasTheme
from atlas.ui.canvas.zones import ZoneSource


def level_for(scale: float, levels: int) -> int:
    """The smallest picture that need not be enlarged at ``scale`` device px per plate px."""
    return min(max(0, floor(log2(1.0 / max(scale, 1e-6)) + 1e-9)), levels - 1)


class PlateItem(QGraphicsItem):
    """Draws one plate; bakes a level when it is first drawn after a change."""

    def __init__(self, store: PlateStore, zones: ZoneSource) -> None:
        super().__init__()
        self._store, self._zones = store, zones
        self._view: ViewScene | None = None
        self._plate: Plate | None = None
        self._theme = CanvasTheme()
        self._baked: dict[int, tuple[QImage, QImage]] = {}
        self._layers: Layers | None = None
        self._rect = QRectF()

    def set_view(self, view: ViewScene | None, plate: Plate | None, theme: CanvasTheme) -> None:
        """Show a view of a plate; the next painting bakes it."""
        if plate is not self._plate:
            self.prepareGeometryChange()
            self._rect = QRectF(0, 0, *plate.camera.size) if plate is not None else QRectF()
        self._view, self._plate, self._theme = view, plate, theme
        self.stale()

    def stale(self) -> None:
        """Something that is painted in has changed or has been read."""
        self._baked.clear()
        self._layers = None
        self.update()

    def layers(self) -> Layers:
        """What is laid over the picture, as far as it has been read."""
        if self._layers is None and self._view is not None and self._plate is not None:
            self._layers = gather(self._view, self._plate, self._store, self._zones)
        return self._layers or Layers()

    def boundingRect(self) -> QRectF:
        """The plate in px."""
        return self._rect

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the whole picture under the painter's clip: cut pictures would leave seams."""
        image = self._image(painter.deviceTransform().m11())
        if image is not None and self._plate is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._rect, image, QRectF(image.rect()))
            paint_frame(painter, self._plate, self._theme)

    def _image(self, scale: float) -> QImage | None:
        if self._plate is None or self._view is None:
            return None
        level = level_for(scale, len(self._plate.pictures.get(self._view.depth, ())))
        found = self._store.picture(self._plate, self._view.depth, level)
        if found is None:
            return None
        picture, picture_scale = found
        kept = self._baked.get(level)
        if kept is None or kept[0] is not picture:
            kept = (picture, composed(picture, picture_scale, self.layers(), self._theme))
            before = [(near, one) for near, one in self._baked.items() if abs(near - level) == 1]
            self._baked = {**dict(before), level: kept}  # zooming back and forth bakes nothing anew
        return kept[1]


def touches(view: ViewScene | None, key: Key) -> bool:
    """Whether what has been read for ``key`` is painted in a view."""
    if view is None or key.plate != view.plate:
        return False
    wanted = {"picture": True, "sprite": view.highlights, "outlines": view.highlights, "map": view.zones}
    return bool(wanted.get(key.kind, False))
