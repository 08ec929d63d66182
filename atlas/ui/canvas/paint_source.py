"""Painted pain of plates ready to be drawn: one mask for each plate, led on as the strokes grow."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF

from atlas.domain.painting import Stroke
from atlas.ui.canvas.zone_layer import ZoneLayer

if TYPE_CHECKING:
    from atlas.ui.canvas.paint_raster import PaintMask

PLATES = 3
"""Masks kept: those of two views and of the one before."""


@dataclass(frozen=True)
class PaintLayer:
    """The painting on one plate."""

    mask: PaintMask
    strokes: tuple[Stroke, ...]

    def part(self, area: QRectF) -> tuple[ZoneLayer, ZoneLayer] | None:
        """The paint and its outline in an area (plate px), a little wider; None if no paint lies there."""
        from atlas.ui.canvas.paint_stencil import cut_out  # numpy: after the first paint only

        self.mask.update(self.strokes)
        return cut_out(self.mask, area)


class PaintSource:
    """Makes and keeps the masks of paintings."""

    def __init__(self) -> None:
        self._masks: OrderedDict[str, tuple[Any, PaintMask]] = OrderedDict()

    def forget(self) -> None:
        """Drop everything kept: the plates are others now."""
        self._masks.clear()

    def layer(self, plate: str, skin: Any, strokes: tuple[Stroke, ...]) -> PaintLayer:
        """The painting on the plate whose ``skin`` map is given."""
        kept = self._masks.pop(plate, None)
        if kept is None or kept[0] is not skin:
            from atlas.ui.canvas.paint_raster import PaintMask  # numpy: after the first paint only

            kept = (skin, PaintMask(skin))
        self._masks[plate] = kept
        while len(self._masks) > PLATES:
            self._masks.popitem(last=False)
        return PaintLayer(kept[1], strokes)
