"""Reads the files of plates, in any thread."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage

from atlas.domain.body import Depth, Side
from atlas.domain.plates import Plate, Sprite, Structure
from atlas.ui.canvas.grey import GreyMap
from atlas.ui.canvas.outlines import load_outlines
from atlas.ui.canvas.sheet import Part, Sheet, cut

UNREADABLE = (OSError, ValueError, KeyError, EOFError, zlib.error)
"""What a missing or damaged file raises."""


class Key(NamedTuple):
    """One file of a plate: ``kind`` is picture, ids, outlines, map or sprite; ``part`` None for all of it."""

    kind: str
    plate: str
    depth: Depth | None = None
    level: int = 0
    sprite: tuple[str, Side] | None = None
    part: Part | None = None


@dataclass(frozen=True)
class Reader:
    """Turns keys into what their files hold."""

    plates: Mapping[str, Plate]
    structures: Mapping[int, Structure]
    folder: Path

    def read(self, key: Key) -> Any:
        """Read one file. Raises one of ``UNREADABLE``."""
        plate = self.plates[key.plate]
        folder = self.folder / plate.id
        match key.kind:
            case "picture" if key.depth is not None:
                return cut(_image(folder / plate.pictures[key.depth][key.level]), plate, key.part)
            case "sprite" if key.sprite is not None:
                return _sprite(folder, plate.sprites[key.sprite], key.level)
            case "ids" if key.depth is not None:
                return _runs(GreyMap(folder / plate.ids[key.depth], plate.camera.size), plate)
            case "outlines":
                return load_outlines(folder / plate.outlines, self._outline_numbers())
            case "map":
                return _skin_map(GreyMap(folder / plate.skin_depth.file, plate.camera.size), plate)
        raise ValueError(f"no files of kind {key.kind}")

    def _outline_numbers(self) -> dict[str, int]:
        return {f"{s.id}/{s.side or 'midline'}": s.number for s in self.structures.values()}


def _image(file: Path) -> QImage:
    image = QImage(str(file))
    if image.isNull():
        raise OSError(f"{file}: not a readable picture")
    image.convertTo(QImage.Format.Format_ARGB32_Premultiplied)
    return image


def _sprite(folder: Path, sprite: Sprite, level: int) -> Sheet:
    """The picture of one structure, halved ``level`` times."""
    image = _image(folder / sprite.file)
    area = QRectF(sprite.x, sprite.y, image.width(), image.height())
    if level > 0:
        width, height = (max(1, -(-n // 2**level)) for n in (image.width(), image.height()))
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    return Sheet(image, area, 1.0 / 2**level)


def _runs(grey: GreyMap, plate: Plate) -> Any:
    from atlas.ui.canvas.run_map import RunMap  # numpy: after the first paint only

    return RunMap(grey, plate.camera.size)


def _skin_map(grey: GreyMap, plate: Plate) -> Any:
    from atlas.ui.canvas.skin_map import read_map  # numpy: after the first paint only

    return read_map(grey.values, (grey.width, grey.height, grey.stride), plate)
