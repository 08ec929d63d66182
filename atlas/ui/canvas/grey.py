"""16-bit grey pictures as look-up tables: which structure is under a px, how far away the skin is."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QImage

from atlas.domain.body import Position, cross, dot, subtract, unit
from atlas.domain.plates import Plate


class GreyMap:
    """A 16-bit grey picture whose values are read at plate px in well under a microsecond."""

    def __init__(self, file: Path, plate_size: tuple[int, int]) -> None:
        """``plate_size`` is the width and height of the plate in px; raises ``OSError`` if unreadable."""
        image = QImage(str(file))
        if image.isNull():
            raise OSError(f"{file}: not a readable picture")
        if image.format() != QImage.Format.Format_Grayscale16:
            image.convertTo(QImage.Format.Format_Grayscale16)
        self._image = image  # owns the memory that the view below looks into
        self.width, self.height = image.width(), image.height()
        self.stride = image.bytesPerLine() // 2
        self.values = memoryview(image.constBits()).cast("B").cast("H")
        self._x_scale = self.width / plate_size[0]
        self._y_scale = self.height / plate_size[1]

    def at(self, x: float, y: float) -> int:
        """The value at a plate px, 0 outside."""
        column, row = int(x * self._x_scale), int(y * self._y_scale)
        if x < 0 or y < 0 or column >= self.width or row >= self.height:
            return 0
        return self.values[row * self.stride + column]


class Values(Protocol):
    """Whatever holds the raw values of a skin depth map."""

    def at(self, x: float, y: float) -> int:
        """The value at a plate px, 0 outside."""
        ...


class SkinProbe:
    """Answers where on the body a plate px lies and which way the skin looks there."""

    def __init__(self, plate: Plate, values: Values) -> None:
        self._plate = plate
        self._values = values

    def position(self, x: float, y: float) -> Position | None:
        """The skin position (mm) at a plate px, or None beside the body."""
        value = self._values.at(x, y)
        if value == 0:
            return None
        skin = self._plate.skin_depth
        return self._plate.camera.unproject(x, y, skin.near + (value - 1) * skin.step)

    def facing(self, x: float, y: float, reach_mm: float = 4.0) -> Position | None:
        """The outward unit normal of the skin at a plate px, over ``reach_mm`` around it."""
        here = self.position(x, y)
        if here is None:
            return None
        r = reach_mm * self._plate.camera.scale
        across = self._slope(x, y, r, 0.0, here)
        down = self._slope(x, y, 0.0, r, here)
        normal = cross(across, down)
        forward = self._plate.camera.forward
        if dot(normal, normal) < 1e-12:
            return subtract((0.0, 0.0, 0.0), forward)
        n = unit(normal)
        return n if dot(n, forward) < 0 else subtract((0.0, 0.0, 0.0), n)

    def _slope(self, x: float, y: float, dx: float, dy: float, here: Position) -> Position:
        """The gentler of the two steps along one direction: calm at the edges of the body."""
        ahead, behind = self.position(x + dx, y + dy), self.position(x - dx, y - dy)
        steps = [subtract(ahead, here)] if ahead else []
        steps += [subtract(here, behind)] if behind else []
        forward = self._plate.camera.forward
        flat = subtract(
            self._plate.camera.unproject(x + dx, y + dy, 0), self._plate.camera.unproject(x, y, 0)
        )
        return min(steps, key=lambda step: abs(dot(step, forward)), default=flat)
