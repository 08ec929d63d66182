"""What is laid over the picture of a plate for one view: gathered from the store, nothing painted yet."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage, QPainterPath

from atlas.domain.body import Depth, Side
from atlas.domain.plates import Plate, Sprite
from atlas.domain.points import ZoneKind
from atlas.domain.scene import Highlight, ViewScene
from atlas.ui.canvas.store import Key, PlateStore
from atlas.ui.canvas.zones import ZoneLayer, ZoneSource


@dataclass(frozen=True)
class Lit:
    """A selected structure: its own picture with its place (None while it is being read), and its outline."""

    image: QImage | None
    sprite: Sprite | None
    outline: QPainterPath


@dataclass(frozen=True)
class Layers:
    """Everything that is painted over the picture, in plate px; ``pale`` dims the picture itself.

    ``skin`` tells that the picture shows the skin, so that zones end where the picture does.
    """

    lit: tuple[Lit, ...] = ()
    muted: tuple[QPainterPath, ...] = ()
    essential: ZoneLayer | None = None
    spillover: ZoneLayer | None = None
    pale: bool = False
    skin: bool = False
    px_per_mm: float = 1.0

    @property
    def empty(self) -> bool:
        """Whether nothing at all is painted over the picture."""
        return not (self.lit or self.muted or self.essential or self.spillover or self.pale)


def gather(
    view: ViewScene, plate: Plate, store: PlateStore, zones: ZoneSource, *, wait: bool = False
) -> Layers:
    """The layers of a view; what is not read yet is asked for and left out, or read now if ``wait``."""
    chosen = [h for h in view.highlights if h.style == "selected"]
    muted = [h for h in view.highlights if h.style == "muted"]
    lit = [_lit(h, plate, store, wait) for h in chosen]
    return Layers(
        lit=tuple(one for one in lit if one is not None),
        muted=tuple(_outline(h, view.depth, plate, store, wait) for h in muted),
        essential=zones.layer(plate, view.zones, ZoneKind.ESSENTIAL, wait=wait),
        spillover=zones.layer(plate, view.zones, ZoneKind.SPILLOVER, wait=wait),
        pale=bool(chosen or view.zones) and view.depth is not Depth.SKIN,
        skin=view.depth is Depth.SKIN,
        px_per_mm=plate.camera.scale,
    )


def sprite_key(plate: Plate, structure: str, side: Side) -> Key | None:
    """The key of a structure's own picture on a plate, None if the plate does not show it."""
    for name in ((structure, side), (structure, None)):
        if name in plate.sprites:
            return Key("sprite", plate.id, sprite=name)
    return None


def _lit(h: Highlight, plate: Plate, store: PlateStore, wait: bool) -> Lit | None:
    key = sprite_key(plate, h.structure, h.side)
    outline = _whole(h, plate, store, wait)
    if key is None:
        return Lit(None, None, outline) if not outline.isEmpty() else None
    return Lit(store.now(key) if wait else store.get(key), plate.sprites[key.sprite], outline)


def _whole(h: Highlight, plate: Plate, store: PlateStore, wait: bool) -> QPainterPath:
    key = Key("outlines", plate.id)
    outlines = store.now(key) if wait else store.get(key)
    return outlines.whole(store.number_of(h.structure, h.side)) if outlines else QPainterPath()


def _outline(h: Highlight, depth: Depth, plate: Plate, store: PlateStore, wait: bool) -> QPainterPath:
    key = Key("outlines", plate.id)
    outlines = store.now(key) if wait else store.get(key)
    return outlines.visible(store.number_of(h.structure, h.side), depth) if outlines else QPainterPath()
