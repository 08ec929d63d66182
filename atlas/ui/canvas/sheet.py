"""The part of a plate's picture that a view needs, at one level of its pyramid."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log2
from typing import TypeAlias

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage

from atlas.domain.plates import Plate

Part: TypeAlias = tuple[int, int, int, int]
"""Left, top, width and height in px of a level."""

HARDLY = 1.15
"""What nobody sees as blurred; it saves a quarter of the memory."""
WHOLE_PX = 1_000_000
"""A picture of up to so many px is kept whole."""
MARGIN, LEAST = 0.12, 0.03
"""What is read beyond the view's edges, as a share of it, and what may be left before more is read."""
GRID = 32
"""Parts begin and end on a grid of so many px."""


@dataclass(frozen=True)
class Sheet:
    """A picture of ``area``, in plate px, with ``scale`` px of its own for each plate px."""

    image: QImage
    area: QRectF
    scale: float

    @property
    def nbytes(self) -> int:
        """The memory that it takes."""
        return self.image.sizeInBytes()


def level_for(scale: float, levels: int) -> int:
    """The smallest picture that need hardly be enlarged at ``scale`` device px per plate px."""
    return min(max(0, floor(log2(HARDLY / max(scale, 1e-6)) + 1e-9)), levels - 1)


def part_of(plate: Plate, level: int, seen: QRectF) -> Part | None:
    """The part of a level that shows ``seen`` (plate px) and a little more; None for all of it."""
    width, height = (max(1, n >> level) for n in plate.camera.size)
    if width * height <= WHOLE_PX:
        return None
    wide = beyond(seen, MARGIN)
    left, top = (floor(v / 2**level / GRID) * GRID for v in (wide.left(), wide.top()))
    right, bottom = (-floor(-v / 2**level / GRID) * GRID for v in (wide.right(), wide.bottom()))
    part = QRect(left, top, right - left, bottom - top).intersected(QRect(0, 0, width, height))
    if part.width() * part.height() > 0.85 * width * height:
        return None
    return (part.x(), part.y(), part.width(), part.height())


def beyond(seen: QRectF, share: float) -> QRectF:
    """What is seen and a share of it more on each side."""
    more_x, more_y = share * seen.width(), share * seen.height()
    return seen.adjusted(-more_x, -more_y, more_x, more_y)


def cut(image: QImage, plate: Plate, part: Part | None) -> Sheet:
    """A sheet of a whole picture, or of a part of it."""
    scale = image.width() / plate.camera.size[0]
    if part is None:
        return Sheet(image, QRectF(0, 0, *plate.camera.size), scale)
    area = QRectF(*(v / scale for v in part))
    return Sheet(image.copy(QRect(*part)), area, scale)
