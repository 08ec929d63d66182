"""What is laid over the picture of a plate for one view: gathered from the store, nothing painted yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QPainterPath

from atlas.domain.body import Depth, Side
from atlas.domain.plates import Plate
from atlas.domain.points import ZoneKind
from atlas.domain.scene import Highlight, ViewScene
from atlas.ui.canvas.coats import Coat
from atlas.ui.canvas.paint_source import PaintLayer
from atlas.ui.canvas.reading import Key
from atlas.ui.canvas.sheet import Sheet
from atlas.ui.canvas.store import PlateStore
from atlas.ui.canvas.zone_layer import ZoneLayer
from atlas.ui.canvas.zones import ZoneSource


@dataclass(frozen=True)
class Lit:
    """A selected structure: its own picture (None while it is being read), and its outline."""

    sprite: Sheet | None
    outline: QPainterPath
    step: int | None = None
    """Its place on the scale of how well it is known, None outside of it."""


@dataclass(frozen=True)
class Layers:
    """Everything that is painted over the picture, in plate px; ``pale`` dims the picture itself.

    ``skin`` tells that the picture shows the skin, so that zones end where the picture does.
    """

    lit: tuple[Lit, ...] = ()
    muted: tuple[QPainterPath, ...] = ()
    essential: ZoneLayer | None = None
    spillover: ZoneLayer | None = None
    regions: ZoneLayer | None = None
    paint: PaintLayer | None = None
    coats: tuple[Coat, ...] = ()
    pale: bool = False
    skin: bool = False
    px_per_mm: float = 1.0

    @property
    def zones(self) -> tuple[ZoneLayer, ...]:
        """All zones and regions."""
        found = (self.regions, self.spillover, self.essential, *(coat.edge for coat in self.coats))
        return tuple(one for one in found if one is not None)

    @property
    def pains(self) -> bool:
        """Whether referral zones are shown."""
        return bool(self.essential or self.spillover or self.coats)

    @property
    def empty(self) -> bool:
        """Whether nothing at all is painted over the picture."""
        return not (self.lit or self.muted or self.zones or self.paint or self.pale)


def gather(
    view: ViewScene,
    plate: Plate,
    store: PlateStore,
    zones: ZoneSource,
    *,
    level: int = 0,
    wait: bool = False,
) -> Layers:
    """The layers of a view for the picture at a ``level`` of its pyramid.

    What is not read yet is asked for and left out, or read now if ``wait``.
    """
    chosen = [h for h in view.highlights if h.style == "selected"]
    muted = [h for h in view.highlights if h.style == "muted"]
    lit = [_lit(h, plate, store, level, wait) for h in chosen]
    told_apart = bool(view.compared) or view.sure
    plain = () if told_apart else view.zones
    return Layers(
        lit=tuple(one for one in lit if one is not None),
        muted=tuple(_outline(h, view.depth, plate, store, wait) for h in muted),
        essential=zones.layer(plate, plain, ZoneKind.ESSENTIAL, wait=wait),
        spillover=zones.layer(plate, plain, ZoneKind.SPILLOVER, wait=wait),
        regions=zones.regions(plate, view.regions, wait=wait),
        paint=zones.paint(plate, view.paint, wait=wait),
        coats=zones.coats(plate, view.zones, compared=bool(view.compared), wait=wait) if told_apart else (),
        pale=bool(chosen or view.zones) and view.depth is not Depth.SKIN,
        skin=view.depth is Depth.SKIN,
        px_per_mm=plate.camera.scale,
    )


def keys_of(view: ViewScene, plate: Plate, level: int) -> Iterator[Key]:
    """What a view needs besides its pictures, with sprites for the picture at a level."""
    yield Key("ids", plate.id, view.depth)
    yield Key("outlines", plate.id)
    yield Key("map", plate.id)
    for highlight in view.highlights:
        key = sprite_key(plate, highlight.structure, highlight.side, level)
        if key is not None and highlight.style == "selected":
            yield key


def sprite_key(plate: Plate, structure: str, side: Side, level: int) -> Key | None:
    """The key of a structure's own picture on a plate, None if the plate does not show it."""
    name = (structure, side)
    return Key("sprite", plate.id, level=level, sprite=name) if name in plate.sprites else None


def _lit(h: Highlight, plate: Plate, store: PlateStore, level: int, wait: bool) -> Lit | None:
    key = sprite_key(plate, h.structure, h.side, level)
    outline = _whole(h, plate, store, wait)
    if key is None:
        return Lit(None, outline, h.step) if not outline.isEmpty() else None
    return Lit(store.sprite(key, wait=wait), outline, h.step)


def _whole(h: Highlight, plate: Plate, store: PlateStore, wait: bool) -> QPainterPath:
    key = Key("outlines", plate.id)
    outlines = store.now(key) if wait else store.get(key)
    return outlines.whole(store.number_of(h.structure, h.side)) if outlines else QPainterPath()


def _outline(h: Highlight, depth: Depth, plate: Plate, store: PlateStore, wait: bool) -> QPainterPath:
    key = Key("outlines", plate.id)
    outlines = store.now(key) if wait else store.get(key)
    return outlines.visible(store.number_of(h.structure, h.side), depth) if outlines else QPainterPath()
