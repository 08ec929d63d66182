"""A store that also reads the mirrored close-ups of the left (numpy)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import Qt

from atlas.domain.plates import Plate
from atlas.state.facts import Facts
from atlas.state.plan_mirror import original
from atlas.ui.canvas.grey import GreyMap
from atlas.ui.canvas.reading import Key
from atlas.ui.canvas.sheet import Sheet
from atlas.ui.canvas.skin_map import SkinMap
from atlas.ui.canvas.store import PlateStore


class MirrorStore(PlateStore):
    """Turns the pictures of the right over for plates of the left."""

    def __init__(self, facts: Facts, folder: Path) -> None:
        """``folder`` holds one folder for each plate that is not mirrored."""
        super().__init__()
        self._folder = folder
        self.set_plates(facts.plates, {one.number: one for one in facts.structures}, folder)

    def read(self, key: Key) -> Any:
        """Read one file, turned over where the plate is mirrored. Raises one of ``UNREADABLE``."""
        plate = self.plates[key.plate]
        if original(plate.id) == plate.id:
            return super().read(key)
        if key.kind == "map":
            return self._map(plate)
        found = super().read(key._replace(plate=original(plate.id)))
        if not isinstance(found, Sheet):
            raise ValueError(f"{plate.id}: mirrored plates have pictures and maps alone, no {key.kind}")
        image = found.image.flipped(Qt.Orientation.Horizontal)
        area = found.area.translated(0.0, 0.0)
        area.moveLeft(plate.camera.size[0] - found.area.right())
        return Sheet(image, area, found.scale)

    def _map(self, plate: Plate) -> SkinMap:
        grey = GreyMap(self._folder / original(plate.id) / plate.skin_depth.file, plate.camera.size)
        rows = np.frombuffer(grey.values, np.uint16).reshape(grey.height, grey.stride)
        turned = np.ascontiguousarray(rows[:, : grey.width][:, ::-1])
        return SkinMap(turned, plate.skin_depth, plate.camera)
