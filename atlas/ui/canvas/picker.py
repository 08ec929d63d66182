"""What is at a place of a plate: a point, a structure, a zone, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import hypot
from typing import TypeAlias

from atlas.domain.body import DEPTHS, Depth, Position
from atlas.domain.plates import Plate, Structure
from atlas.domain.scene import PointMark, SiteMark, ViewScene, ZoneMark
from atlas.ui.canvas.grey import SkinProbe
from atlas.ui.canvas.marks import Placed, boxes
from atlas.ui.canvas.reading import Key
from atlas.ui.canvas.store import PlateStore
from atlas.ui.canvas.theme import CanvasTheme
from atlas.ui.canvas.zones import ZoneSource

Hit: TypeAlias = SiteMark | PointMark | Structure | ZoneMark | None
PICKED_KINDS_NOT = ("skin",)
"""Kinds of structure that are ground, not something to select."""
NEAR_PX = 22.0
"""Half the room that a cross with its number takes, in screen px."""


@dataclass(frozen=True)
class Picker:
    """Looks up what one view shows at a plate px; answers None while its files are being read."""

    view: ViewScene
    plate: Plate
    points: tuple[Placed, ...]
    store: PlateStore
    zones: ZoneSource
    theme: CanvasTheme
    site_at: Callable[[float, float], SiteMark | None] = lambda _x, _y: None
    """The site of the plan whose disc is at a plate px."""

    def at(self, x: float, y: float, scale: float) -> Hit:
        """What a press at a plate px means; ``scale`` is screen px per plate px."""
        site = self.site_at(x, y)
        if site is not None:
            return site
        for point, radius in boxes(self.points, self.theme):
            if hypot(point.x - x, point.y - y) * scale <= radius:
                return point.mark
        structure = self.structure(x, y)
        if structure is not None:
            return structure
        found = self.zones_at(x, y)
        return max(found, key=lambda zone: zone.percent or 0.0) if found else None

    def zones_at(self, x: float, y: float) -> tuple[ZoneMark, ...]:
        """All zones that cover a plate px."""
        return tuple(zone for zone in self.view.zones if self.zones.covers(self.plate, zone, x, y))

    def read_now(self) -> None:
        """Read what a press needs at once, if it has not been read yet: no press is lost."""
        plate = self.plate.id
        for key in (Key("ids", plate, self.view.depth), Key("outlines", plate), Key("map", plate)):
            self.store.now(key)

    def shows(self, hit: Hit, x: float, y: float, scale: float) -> bool:
        """Whether a plate px shows what was hit, marks on it left aside."""
        match hit:
            case PointMark():
                at = self.plate.camera.project(hit.at)
                return hypot(at[0] - x, at[1] - y) * scale <= NEAR_PX * self.theme.scale
            case SiteMark():
                return self.site_at(x, y) == hit
            case ZoneMark():
                return self.zones.covers(self.plate, hit, x, y)
        return hit is not None and self.structure(x, y) is hit

    def structure(self, x: float, y: float) -> Structure | None:
        """The structure that is seen at a plate px."""
        ids = self.store.get(Key("ids", self.plate.id, self.view.depth))
        found = self.store.structures.get(ids.at(x, y)) if ids is not None else None
        return found if found is not None and found.kind not in PICKED_KINDS_NOT else None

    def stack(self, x: float, y: float) -> tuple[Structure, ...]:
        """All structures at a plate px, the seen one first, then from the skin to the bone."""
        outlines = self.store.get(Key("outlines", self.plate.id))
        numbers = outlines.at(x, y) if outlines is not None else ()
        top = self.structure(x, y)
        below = [self.store.structures[n] for n in numbers if n in self.store.structures]
        below = [s for s in below if s is not top and s.kind not in PICKED_KINDS_NOT]
        below.sort(key=lambda s: DEPTHS.index(s.depth or Depth.BONE))
        return (*((top,) if top else ()), *below)

    def body(self, x: float, y: float) -> tuple[Position, Position] | None:
        """The skin position (mm) at a plate px and its outward normal, None beside the body."""
        values = self.store.get(Key("map", self.plate.id))
        if values is None:
            return None
        probe = SkinProbe(self.plate, values)
        position, facing = probe.position(x, y), probe.facing(x, y)
        return (position, facing) if position is not None and facing is not None else None
