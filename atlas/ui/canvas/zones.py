"""Zones of a plate ready to paint: masks kept for each zone and plate, worked out when first asked for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from atlas.domain.painting import Stroke
from atlas.domain.plates import Plate
from atlas.domain.points import ZoneKind
from atlas.domain.scene import RegionMark, ZoneMark
from atlas.ui.canvas.coats import Coat, compared_coats, measured_coats
from atlas.ui.canvas.paint_source import PaintLayer, PaintSource
from atlas.ui.canvas.reading import Key
from atlas.ui.canvas.regions import Disc, facing_of, patches
from atlas.ui.canvas.store import PlateStore
from atlas.ui.canvas.zone_layer import ZoneLayer

if TYPE_CHECKING:
    from atlas.ui.canvas.zone_stencil import Stencil

ROOM = 2 * 1024 * 1024
"""Bytes of masks kept."""
LAYERS = 6
"""Joined layers kept: those of two views."""
COATS = 2
"""Sets of coats kept: those of two views."""
ENTRY = 400
"""Bytes that an empty mask still takes."""


class ZoneSource:
    """Makes and keeps the zone layers of plates."""

    def __init__(self, store: PlateStore) -> None:
        self._store = store
        self._masks: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self._size = 0
        self._layers: OrderedDict[tuple[Any, ...], ZoneLayer | None] = OrderedDict()
        self._coats: OrderedDict[tuple[Any, ...], tuple[Coat, ...]] = OrderedDict()
        self._paint = PaintSource()

    def forget(self) -> None:
        """Drop everything kept: the plates are others now."""
        self._masks.clear()
        self._layers.clear()
        self._coats.clear()
        self._paint.forget()
        self._size = 0

    def layer(
        self, plate: Plate, marks: Sequence[ZoneMark], kind: ZoneKind, *, wait: bool = False
    ) -> ZoneLayer | None:
        """The zones of a kind that a plate shows; None if there are none or its skin is still being read.

        Spillover leaves free what essential zones cover.
        """
        chosen = tuple(m for m in marks if m.kind is kind and m.stroke)
        over = kind is ZoneKind.SPILLOVER
        above = tuple(m for m in marks if over and m.kind is ZoneKind.ESSENTIAL and m.stroke)
        skin = self._skin(plate, wait) if chosen else None
        if skin is None:
            return None
        place = (plate.id, chosen, above)
        if place not in self._layers:
            self._layers[place] = self._join(skin, plate.id, chosen, above)
        return self._recent(place)

    def regions(self, plate: Plate, marks: Sequence[RegionMark], *, wait: bool = False) -> ZoneLayer | None:
        """The pain regions that a plate shows; None if there are none or its skin is still being read."""
        skin = self._skin(plate, wait) if marks else None
        if skin is None:
            return None
        place = (plate.id, tuple(marks))
        if place not in self._layers:
            self._layers[place] = self._patch(skin, plate.id, marks)
        return self._recent(place)

    def coats(
        self, plate: Plate, marks: Sequence[ZoneMark], *, compared: bool, wait: bool = False
    ) -> tuple[Coat, ...]:
        """The zones that a plate shows by muscle if ``compared``, else by what was measured of them.

        Nothing while the skin is still being read.
        """
        chosen = tuple(mark for mark in marks if mark.stroke)
        skin = self._skin(plate, wait) if chosen else None
        if skin is None:
            return ()
        place = (plate.id, chosen, compared)
        if place not in self._coats:
            made = compared_coats if compared else measured_coats
            coats = made(skin, chosen, lambda some: self._stencil(skin, plate.id, [(m, 1.0) for m in some]))
            self._coats[place] = tuple(coats)
        self._coats.move_to_end(place)
        while len(self._coats) > COATS:
            self._coats.popitem(last=False)
        return self._coats[place]

    def paint(self, plate: Plate, strokes: tuple[Stroke, ...], *, wait: bool = False) -> PaintLayer | None:
        """The painted pain on a plate; None if there is none or its skin is still being read."""
        skin = self._skin(plate, wait) if strokes else None
        return None if skin is None else self._paint.layer(plate.id, skin, strokes)

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

    def _skin(self, plate: Plate, wait: bool) -> Any | None:
        key = Key("map", plate.id)
        return self._store.now(key) if wait else self._store.get(key)

    def _recent(self, place: tuple[Any, ...]) -> ZoneLayer | None:
        self._layers.move_to_end(place)
        while len(self._layers) > LAYERS:
            self._layers.popitem(last=False)
        return self._layers[place]

    def _join(
        self, skin: Any, plate: str, marks: tuple[ZoneMark, ...], above: tuple[ZoneMark, ...]
    ) -> ZoneLayer | None:
        from atlas.ui.canvas.zone_stencil import without  # numpy: after the first paint only

        stencil = self._stencil(skin, plate, [(m, m.strength) for m in marks])
        cover = self._stencil(skin, plate, [(m, 1.0) for m in above]) if above else None
        if stencil is None:
            return None
        return ZoneLayer(skin, stencil if cover is None else without(skin, stencil, cover))

    def _patch(self, skin: Any, plate: str, marks: Sequence[RegionMark]) -> ZoneLayer | None:
        """The spots of regions as one patch with an even edge."""
        from atlas.ui.canvas.zone_stencil import calm  # numpy: after the first paint only

        spots = [
            Disc(mark, at, facing, radius)
            for mark in marks
            for i, (at, radius) in enumerate(mark.spots)
            if (facing := facing_of(skin, mark, i)) is not None
        ]
        stencil = self._stencil(skin, plate, [(one, 1.0) for one in patches(spots)])
        return None if stencil is None else ZoneLayer(skin, calm(skin, stencil))

    def _stencil(self, skin: Any, plate: str, marks: Sequence[tuple[ZoneMark, float]]) -> Stencil | None:
        from atlas.ui.canvas.zone_stencil import join  # numpy: after the first paint only

        masks = [(self._mask(skin, plate, mark), strength) for mark, strength in marks]
        return join(skin, [(mask, strength) for mask, strength in masks if mask is not None])

    def _mask(self, skin: Any, plate: str, mark: ZoneMark) -> Any:
        key = _key(plate, mark)
        if key in self._masks:
            self._masks.move_to_end(key)
            return self._masks[key]
        from atlas.ui.canvas.zone_raster import zone_mask  # numpy: after the first paint only

        mask = zone_mask(skin, mark)
        self._masks[key] = mask
        self._size += _bytes(mask)
        while self._size > ROOM:
            self._size -= _bytes(self._masks.popitem(last=False)[1])
        return mask


def _key(plate: str, mark: ZoneMark) -> tuple[Any, ...]:
    """What a mask depends on; strength and kind are left to whoever paints it."""
    return (plate, mark.side, mark.width, mark.stroke)


def _bytes(mask: Any) -> int:
    return ENTRY + (0 if mask is None else mask.alpha.nbytes)
