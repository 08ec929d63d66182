"""Zones of a plate ready to paint: masks kept for each zone and plate, worked out when first asked for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage

from atlas.domain.plates import Plate
from atlas.domain.points import ZoneKind
from atlas.domain.scene import ZoneMark
from atlas.ui.canvas.store import Key, PlateStore

if TYPE_CHECKING:
    from atlas.ui.canvas.zone_stencil import Dot, Stencil

KEPT = 600
"""Masks and joined stencils kept."""


RIM = 120
"""Stencil value (of 255) at which the rim is strongest."""


class ZoneLayer:
    """All zones of one kind on a plate: an 8-bit stencil over ``area`` (plate px), and dots on request."""

    def __init__(self, skin: Any, stencil: Stencil) -> None:
        self._skin = skin
        self._stencil = stencil
        self.area = QRectF(*stencil.area)
        self._dots: dict[float, list[Dot]] = {}

    def tinted(self, rgb: int, strength: float) -> QImage:
        """The stencil in one colour (0xrrggbb) at up to ``strength`` 0 to 1."""
        return self._coloured([(round(a * strength) << 24) | rgb for a in range(256)])

    def rim(self, rgb: int, strength: float) -> QImage:
        """A line in one colour along the middle of the soft edge, drawn finer so that it does not bead."""
        bump = [max(0.0, 1.0 - abs(a - RIM) / 90.0) for a in range(256)]
        return self._coloured([(round(255 * strength * b) << 24) | rgb for b in bump], finer=2)

    def _coloured(self, table: list[int], finer: int = 1) -> QImage:
        s = self._stencil
        image = QImage(s.data, s.width, s.height, s.width, QImage.Format.Format_Grayscale8)
        if finer > 1:
            smooth = Qt.TransformationMode.SmoothTransformation
            size = QSize(s.width * finer, s.height * finer)
            image = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            image.convertTo(QImage.Format.Format_Grayscale8)
        image.reinterpretAsFormat(QImage.Format.Format_Indexed8)
        image.setColorTable(table)
        return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)

    def dots(self, pitch: float) -> list[Dot]:
        """Dots ``pitch`` mm apart inside the zones."""
        if pitch not in self._dots:
            from atlas.ui.canvas.zone_stencil import dots  # numpy: after the first paint only

            self._dots[pitch] = dots(self._skin, self._stencil, pitch)
        return self._dots[pitch]


class ZoneSource:
    """Makes and keeps the zone layers of plates."""

    def __init__(self, store: PlateStore) -> None:
        self._store = store
        self._masks: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self._layers: OrderedDict[tuple[Any, ...], ZoneLayer | None] = OrderedDict()

    def forget(self) -> None:
        """Drop everything kept: the plates are others now."""
        self._masks.clear()
        self._layers.clear()

    def layer(
        self, plate: Plate, marks: Sequence[ZoneMark], kind: ZoneKind, *, wait: bool = False
    ) -> ZoneLayer | None:
        """The zones of a kind that a plate shows; None if there are none or its skin is still being read."""
        chosen = tuple(m for m in marks if m.kind is kind and m.stroke)
        if not chosen:
            return None
        key = Key("map", plate.id)
        skin = self._store.now(key) if wait else self._store.get(key)
        if skin is None:
            return None
        place = (plate.id, chosen)
        if place not in self._layers:
            self._layers[place] = self._join(skin, plate.id, chosen)
            _trim(self._layers, 12)
        return self._layers[place]

    def prepare(self, plate: Plate, mark: ZoneMark) -> None:
        """Work out one mask ahead of need, if the skin has been read."""
        skin = self._store.peek(Key("map", plate.id))
        if skin is not None and mark.stroke:
            self._mask(skin, plate.id, mark)

    def covers(self, plate: Plate, mark: ZoneMark, x: float, y: float) -> bool:
        """Whether a zone covers a plate px; False while the skin is still being read."""
        skin = self._store.peek(Key("map", plate.id))
        mask = self._mask(skin, plate.id, mark) if skin is not None and mark.stroke else None
        if mask is None:
            return False
        column, row = int(x / skin.px) - mask.left, int(y / skin.px) - mask.top
        h, w = mask.alpha.shape
        return 0 <= column < w and 0 <= row < h and bool(mask.alpha[row, column] > 100)

    def _join(self, skin: Any, plate: str, marks: tuple[ZoneMark, ...]) -> ZoneLayer | None:
        from atlas.ui.canvas.zone_stencil import join  # numpy: after the first paint only

        masks = [(self._mask(skin, plate, m), m.strength) for m in marks]
        stencil = join(skin, [(mask, strength) for mask, strength in masks if mask is not None])
        return None if stencil is None else ZoneLayer(skin, stencil)

    def _mask(self, skin: Any, plate: str, mark: ZoneMark) -> Any:
        key = _key(plate, mark)
        if key not in self._masks:
            from atlas.ui.canvas.zone_raster import zone_mask  # numpy: after the first paint only

            self._masks[key] = zone_mask(skin, mark)
            _trim(self._masks, KEPT)
        return self._masks[key]


def _key(plate: str, mark: ZoneMark) -> tuple[Any, ...]:
    """What a mask depends on; strength and kind are left to whoever paints it."""
    return (plate, mark.side, mark.width, mark.stroke)


def _trim(kept: OrderedDict[Any, Any], room: int) -> None:
    while len(kept) > room:
        kept.popitem(last=False)
