"""Zones of one kind on a plate, coloured on request."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainterPath

if TYPE_CHECKING:
    from atlas.ui.canvas.zone_stencil import Dot, Stencil

RIM = 120
"""Stencil value (of 255) at which the rim is strongest."""
EDGE_STEP = 24.0
"""In a stencil of an outline: the change of its value over one of its px, ``RIM`` on the line."""

Line: TypeAlias = tuple[int, float, float]
"""A colour (0xrrggbb), its strength 0 to 1, and a width in px of a stencil."""


class ZoneLayer:
    """All zones of one kind on a plate: an 8-bit stencil over ``area`` (plate px), and dots on request."""

    def __init__(self, skin: Any, stencil: Stencil) -> None:
        self._skin = skin
        self._stencil = stencil
        self.area = QRectF(*stencil.area)
        self.px = self.area.width() / stencil.width
        self._dots: dict[float, list[Dot]] = {}

    @cached_property
    def outline(self) -> QPainterPath:
        """The line along the middle of the soft edge, in plate px."""
        from atlas.ui.canvas.contour import outline_of  # numpy: after the first paint only

        return outline_of(self._stencil)

    def tinted(self, rgb: int, strength: float) -> QImage:
        """The stencil in one colour (0xrrggbb) at up to ``strength`` 0 to 1."""
        return self._coloured([(round(a * strength) << 24) | rgb for a in range(256)])

    def rim(self, rgb: int, strength: float, width: float = 90.0, finer: int = 2) -> QImage:
        """A line in one colour along the middle of the soft edge, ``finer`` so that it does not bead.

        ``width`` is the range of stencil values over which it fades.
        """
        faint = 255 / self._stencil.top  # faint zones have their rim at the same share of their strength
        bump = [max(0.0, 1.0 - abs(a * faint - RIM) / width) for a in range(256)]
        return self._coloured([(round(255 * strength * b) << 24) | rgb for b in bump], finer)

    def line(self, lines: tuple[Line, ...], finer: int) -> QImage:
        """For a stencil of an outline: lines over each other, the first one lowest, with faded edges."""
        return self._coloured(_table(lines), finer)

    def inside(self, rgb: int, strength: float) -> QImage:
        """For a stencil of an outline: all that it encloses, in one colour."""
        table = [min(1.0, max(0.0, 0.5 + (a - RIM) / EDGE_STEP)) for a in range(256)]
        return self._coloured([(round(255 * strength * t) << 24) | rgb for t in table])

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
        """Dots ``pitch`` mm apart inside the zones; those of one pitch are kept."""
        if pitch not in self._dots:
            from atlas.ui.canvas.zone_stencil import dots  # numpy: after the first paint only

            self._dots = {pitch: dots(self._skin, self._stencil, pitch)}
        return self._dots[pitch]


@lru_cache(maxsize=16)
def _table(lines: tuple[Line, ...]) -> list[int]:
    """The colour for each value of a stencil of an outline; the same few in every frame of a stroke."""
    return [_laid([_at(value, *line) for line in lines]) for value in range(256)]


def _at(value: int, rgb: int, strength: float, px: float) -> tuple[int, float]:
    """The colour of a line and its share where the stencil of an outline has a value."""
    half = min(0.5 * px * EDGE_STEP, 0.6 * RIM)
    return rgb, strength * min(1.0, max(0.0, 1.5 - abs(value - RIM) / half))


def _laid(layers: Sequence[tuple[int, float]]) -> int:
    """Colours (0xrrggbb) with their shares laid over each other, the first one lowest, as 0xaarrggbb."""
    whole, parts = 0.0, [0.0, 0.0, 0.0]
    for rgb, share in layers:
        whole = share + whole * (1.0 - share)
        parts = [
            share * (rgb >> shift & 255) + part * (1.0 - share)
            for shift, part in zip((16, 8, 0), parts, strict=True)
        ]
    red, green, blue = (round(part / whole) if whole else 0 for part in parts)
    return round(255 * whole) << 24 | red << 16 | green << 8 | blue
