"""The picture of a plate as a graphics item: the part that is looked at, with the layers baked in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from atlas.domain.plates import Plate
from atlas.domain.scene import ViewScene
from atlas.ui.canvas.layers import Layers, gather, keys_of
from atlas.ui.canvas.paint_layers import composed, mended, paint_frame
from atlas.ui.canvas.reading import Key
from atlas.ui.canvas.sheet import LEAST, Sheet, beyond, level_for, part_of
from atlas.ui.canvas.store import PlateStore
from atlas.ui.canvas.theme import CanvasTheme
from atlas.ui.canvas.zones import ZoneSource

STILL_MS = 70
"""The zoom has come to rest when it has not changed for so long; until then nothing is baked anew."""
SMOOTH_PX = 4_000_000
"""On a larger screen the picture is not smoothed while the zoom changes: its px are too small to tell."""


@dataclass
class Baked:
    """A sheet and what it looks like with the layers painted in (None until it is painted).

    ``done`` is a neighbouring part of the same picture with the same layers painted in, ``spare`` a picture
    of before whose memory can be used again. In ``dirty`` (plate px) other paint must be laid.
    """

    key: Key
    sheet: Sheet
    image: QImage | None = None
    done: Sheet | None = None
    spare: QImage | None = None
    dirty: QRectF = field(default_factory=QRectF)


class PlateItem(QGraphicsItem):
    """Draws one plate: a small copy of all of it, and over that the part in view as sharp as needed.

    Only the part in view is kept and baked: a whole plate in full size would take forty times the memory.
    """

    def __init__(self, store: PlateStore, zones: ZoneSource, owner: QObject) -> None:
        """``owner`` is the view whose timers end with it."""
        super().__init__()
        self._store, self._zones = store, zones
        self._view: ViewScene | None = None
        self._plate: Plate | None = None
        self._theme = CanvasTheme()
        self._hint: Key | None = None
        self._waited: Key | None = None
        self._base: Baked | None = None
        self._detail: Baked | None = None
        self._layers: tuple[int, Layers] | None = None
        self._rect = QRectF()
        self._seen, self._goal, self._scale = QRectF(), QRectF(), 0.0
        self._ratio = 1.0
        self.sharp = False
        """Whether all that is in view was painted from the sheet that is wanted."""
        self._still = QTimer(owner, interval=STILL_MS, singleShot=True)
        self._still.timeout.connect(self.update)

    @property
    def plate(self) -> Plate | None:
        """The plate that is shown."""
        return self._plate

    @property
    def moving(self) -> bool:
        """Whether the zoom has not come to rest yet."""
        return self._still.isActive()

    def set_view(self, view: ViewScene | None, plate: Plate | None, theme: CanvasTheme) -> None:
        """Show a view of a plate; the next painting bakes it."""
        other = view is None or self._view is None or view.depth is not self._view.depth
        if plate is not self._plate or other:
            self._base = self._detail = self._waited = None
        if plate is not self._plate:
            self.prepareGeometryChange()
            self._rect = QRectF(0, 0, *plate.camera.size) if plate is not None else QRectF()
        self._view, self._plate, self._theme, self._hint, self.sharp = view, plate, theme, None, False
        self._hold(None)
        self.stale()

    def set_paint(self, view: ViewScene, area: QRectF) -> None:
        """Show a view that differs from the one shown in its paint alone, within an area (plate px)."""
        self._view, self._layers = view, None
        if area.isEmpty():
            return
        for baked in (self._base, self._detail):
            if baked is not None:
                baked.done = None
                baked.dirty = baked.dirty.united(area)
        self.update(area)

    def hint(self, key: Key | None) -> None:
        """Read a file that may be needed next."""
        self._hint = key
        self._hold(None)
        if key is not None:
            self._store.get(key)

    def look(self, seen: QRectF, goal: QRectF, scale: float) -> None:
        """What is in view now, and at the end of a flight (plate px), there at ``scale`` screen px per px."""
        if scale != self._scale and self._detail is not None:
            self._still.start()
        self._seen, self._goal, self._scale = seen, goal, scale

    def stale(self) -> None:
        """Something that is painted in has changed or has been read."""
        for baked in (self._base, self._detail):
            if baked is not None:
                baked.spare = baked.image or baked.spare
                baked.image = baked.done = None
        self._layers = None
        self.update()

    def layers(self) -> Layers:
        """What is laid over the picture, as far as it has been read."""
        if self._view is None or self._plate is None:
            return Layers()
        level = self.level
        if self._layers is None or self._layers[0] != level:
            found = gather(self._view, self._plate, self._store, self._zones, level=level)
            self._layers = (level, found)
        return self._layers[1]

    def boundingRect(self) -> QRectF:
        """The plate in px."""
        return self._rect

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw whole sheets under the painter's clip: cut pictures would leave seams."""
        if self._plate is None or self._view is None:
            return
        transform = painter.deviceTransform()
        self._ratio = transform.m11() / painter.transform().m11() if painter.transform().m11() else 1.0
        large = painter.device().width() * painter.device().height() > SMOOTH_PX
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not (large and self.moving))
        base, detail = self._sheets(self._plate, self._view)
        self.sharp = base is None
        if base is not None:
            painter.save()
            if detail is not None:  # nothing is painted twice in a frame
                inside = detail.sheet.area.toAlignedRect().adjusted(3, 3, -3, -3)
                rest = QRegion(self._rect.toAlignedRect()).subtracted(QRegion(inside))
                painter.setClipRegion(rest, Qt.ClipOperation.IntersectClip)
            self._draw(painter, base)
            painter.restore()
        if detail is not None:
            self._draw(painter, detail)
        paint_frame(painter, self._plate, self._theme)

    def _draw(self, painter: QPainter, baked: Baked) -> None:
        if baked.image is None:
            baked.image = composed(baked.sheet, self.layers(), self._theme, baked.done, baked.spare)
            baked.done = baked.spare = None
        elif not baked.dirty.isEmpty():
            baked.image = mended(baked.image, baked.sheet, self.layers(), self._theme, baked.dirty)
        baked.dirty = QRectF()
        painter.drawImage(baked.sheet.area, baked.image, QRectF(baked.image.rect()))

    @property
    def level(self) -> int:
        """The level of the pyramid that is wanted."""
        if self._plate is None or self._view is None:
            return 0
        return level_for(self._scale * self._ratio, len(self._plate.pictures.get(self._view.depth, ())))

    def _sheets(self, plate: Plate, view: ViewScene) -> tuple[Baked | None, Baked | None]:
        """What to draw: the small copy, and over it the sharp part, which often is enough."""
        wanted = self._wanted(plate, view)
        self._find_base(plate, view)
        self._hold(wanted)
        self._find_detail(wanted)
        seen = self._seen & self._rect
        if self._detail is not None and self._detail.sheet.area.contains(seen):
            return None, self._detail
        return self._base, self._detail

    def _done(self, wanted: Key) -> Sheet | None:
        """What has been painted already of the part that comes next."""
        kept = self._detail
        if kept is None or kept.image is None or not kept.dirty.isEmpty():
            return None
        if kept.key._replace(part=wanted.part) != wanted:
            return None
        return replace(kept.sheet, image=kept.image)

    def _hold(self, wanted: Key | None) -> None:
        """Tell the store what is shown and waited for."""
        if self._view is None or self._plate is None:
            return
        self._waited = wanted or self._waited
        sheets = [baked.key for baked in (self._base, self._detail) if baked is not None]
        more = [key for key in (self._waited, self._hint) if key is not None]
        self._store.hold(self, [*sheets, *more, *keys_of(self._view, self._plate, self.level)])

    def _wanted(self, plate: Plate, view: ViewScene) -> Key:
        """The key of the sheet that would show what is looked at as sharp as can be."""
        level, goal = self.level, beyond(self._goal, LEAST) & self._rect
        kept = self._detail
        same = kept is not None and kept.key[1:4] == (plate.id, view.depth, level)
        if kept is not None and same and kept.sheet.area.contains(goal):
            return kept.key
        wanted = Key("picture", plate.id, view.depth, level, part=part_of(plate, level, self._goal))
        if same:  # a part that is moved over lies round the goal, so that it lasts
            return wanted
        return self._store.covering(wanted, goal) or wanted

    def _find_base(self, plate: Plate, view: ViewScene) -> None:
        """The smallest copy, read at once the first time."""
        files = plate.pictures.get(view.depth, ())
        if self._base is not None or not files:
            return
        key = Key("picture", plate.id, view.depth, len(files) - 1)
        sheet = self._store.now(key)
        self._base = Baked(key, sheet) if sheet is not None else None

    def _find_detail(self, wanted: Key) -> None:
        """Take the wanted sheet if it has been read, else ask for it; while the zoom changes let all be."""
        if self._base is not None and wanted == self._base.key:
            self._detail = self._detail if self.moving else None
            return
        if self._detail is not None and (self._detail.key == wanted or self.moving):
            return
        sheet = self._store.peek(wanted)
        if sheet is not None:
            self._detail = Baked(wanted, sheet, done=self._done(wanted))
        elif wanted.depth is not None and not self._store.asking("picture", wanted.plate, wanted.depth):
            self._store.get(wanted)


def touches(view: ViewScene | None, key: Key) -> bool:
    """Whether what has been read for ``key`` is painted in a view."""
    if view is None or key.plate != view.plate:
        return False
    wanted = {
        "picture": True,
        "sprite": view.highlights,
        "outlines": view.highlights,
        "map": view.zones or view.regions or view.points or view.places or view.paint or view.sites,
    }
    return bool(wanted.get(key.kind, False))
