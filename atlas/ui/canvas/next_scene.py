"""What a scene that comes next will need: read while nothing else happens, so that it is there at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QRectF, QSizeF

from atlas.domain.plates import Plate
from atlas.domain.scene import Scene, ViewScene
from atlas.ui.canvas.idle import Ahead
from atlas.ui.canvas.layers import keys_of
from atlas.ui.canvas.navigation import fitting
from atlas.ui.canvas.reading import Key
from atlas.ui.canvas.sheet import level_for, part_of
from atlas.ui.canvas.store import PlateStore


class NextScene(QObject):
    """Holds the files of a scene before it is shown, and works out its zones."""

    def __init__(self, store: PlateStore, ahead: Ahead, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._ahead = store, ahead
        self._views: tuple[ViewScene, ...] = ()
        store.loaded.connect(self._loaded)

    def prepare(self, scenes: Sequence[Scene], room: QSizeF, ratio: float) -> None:
        """Read what the views need in ``room``, screen px that those of a scene share.

        ``ratio`` is device px per screen px; the likeliest scene comes first.
        """
        self._views = tuple(dict.fromkeys(view for scene in scenes for view in scene.views))
        keys: list[Key] = []
        for scene in scenes:
            size = QSizeF(room.width() / max(1, len(scene.views)), room.height())
            keys += (key for view in scene.views for key in self._keys(view, size, ratio))
        self._store.hold(self, keys)
        for key in keys:
            self._store.get(key)
        self._work_out()

    def _keys(self, view: ViewScene, size: QSizeF, ratio: float) -> Iterator[Key]:
        plate = self._store.plates.get(view.plate)
        files = plate.pictures.get(view.depth, ()) if plate is not None else ()
        if plate is None or not files:
            return
        yield Key("picture", plate.id, view.depth, len(files) - 1)
        goal, scale = _goal(view, plate, size)
        level = level_for(scale * ratio, len(files))
        yield Key("picture", plate.id, view.depth, level, part=part_of(plate, level, goal))
        yield from keys_of(view, plate, level)

    def _loaded(self, key: Key) -> None:
        """Zones can be worked out once the skin of their plate has been read."""
        if key.kind == "map" and any(view.plate == key.plate for view in self._views):
            self._work_out()

    def _work_out(self) -> None:
        views = self._views
        read = [view.plate for view in views if self._store.peek(Key("map", view.plate)) is not None]
        zones = dict.fromkeys(zone for view in views for zone in view.zones)
        if read and zones:
            self._ahead.expect(read, zones)


def _goal(view: ViewScene, plate: Plate, size: QSizeF) -> tuple[QRectF, float]:
    """The part of the plate that will be in view (plate px), and screen px per plate px."""
    frame = QRectF(*view.frame) if view.frame else QRectF(0, 0, *plate.camera.size)
    look = fitting(frame, size)
    width, height = size.width() / look.scale, size.height() / look.scale
    return QRectF(look.x - width / 2, look.y - height / 2, width, height), look.scale
