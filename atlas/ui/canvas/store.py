"""Files of the plates in memory: asked for by key, read in a worker thread, kept while there is room."""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from PySide6.QtGui import QImage

from atlas.domain.body import Depth, Side
from atlas.domain.plates import Plate, Structure
from atlas.ui.canvas.grey import GreyMap
from atlas.ui.canvas.outlines import load_outlines

PRIORITY = {"picture": 5, "sprite": 4, "ids": 3, "map": 3, "outlines": 2, "skin": 1}
"""What is read first: what is seen, then what answers the cursor."""
UNREADABLE = (OSError, ValueError, KeyError, EOFError, zlib.error)
"""What a missing or damaged file raises."""
ROOM = 120 * 1024 * 1024
"""Bytes kept of what has been read."""
STAYING = 12


class Key(NamedTuple):
    """One file of a plate: ``kind`` is picture, ids, outlines, skin, map or sprite."""

    kind: str
    plate: str
    depth: Depth | None = None
    level: int = 0
    sprite: tuple[str, Side] | None = None


class _Job(QRunnable):
    """Reads one file and reports to the store's thread."""

    def __init__(self, store: PlateStore, key: Key) -> None:
        super().__init__()
        self._store, self._key = store, key

    def run(self) -> None:
        """Called in the worker thread."""
        try:
            value = self._store.read(self._key)
        except UNREADABLE as error:
            value = error
        with suppress(RuntimeError):  # the window has been closed meanwhile
            self._store.arrived.emit(self._key, value)


class PlateStore(QObject):
    """The plates and what has been read of their files."""

    loaded = Signal(object)
    arrived = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plates: Mapping[str, Plate] = {}
        self.structures: Mapping[int, Structure] = {}
        self._folder = Path()
        self._kept: OrderedDict[Key, Any] = OrderedDict()
        self._asked: set[Key] = set()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self.arrived.connect(self._keep)

    def set_plates(
        self, plates: Mapping[str, Plate], structures: Mapping[int, Structure], folder: Path
    ) -> None:
        """Take the plates of a folder that holds one folder for each; forget what was read before."""
        self.plates, self.structures, self._folder = plates, structures, folder
        self._numbers = {(s.id, s.side): s.number for s in structures.values()}
        self._kept.clear()

    @property
    def busy(self) -> bool:
        """Whether something that was asked for is still being read."""
        return bool(self._asked)

    def number_of(self, structure: str, side: Side) -> int:
        """The number of a structure on a side, or of an unpaired one; 0 if unknown."""
        return self._numbers.get((structure, side)) or self._numbers.get((structure, None), 0)

    def get(self, key: Key) -> Any | None:
        """What a key stands for, or None: it is then read in the worker and ``loaded`` tells."""
        value = self._kept.get(key)
        if value is not None:
            self._kept.move_to_end(key)
            return None if isinstance(value, Exception) else value
        if key not in self._asked and key.plate in self.plates:
            self._asked.add(key)
            self._pool.start(_Job(self, key), PRIORITY[key.kind])
        return None

    def peek(self, key: Key) -> Any | None:
        """What a key stands for if it has been read."""
        value = self._kept.get(key)
        if value is not None:
            self._kept.move_to_end(key)
        return None if isinstance(value, Exception) else value

    def now(self, key: Key) -> Any | None:
        """What a key stands for, read at once if need be; None if it cannot be read."""
        if key not in self._kept:
            try:
                self._kept[key] = self.read(key)
            except UNREADABLE as error:
                self._kept[key] = error
        return self.peek(key)

    def picture(self, plate: Plate, depth: Depth, level: int) -> tuple[QImage, float] | None:
        """The picture of a plate at a level (0 is full size, each next half), and its size to the plate's.

        While that level is being read the nearest one that is at hand; the first time the quarter-size
        copy, read at once.
        """
        files = plate.pictures.get(depth, ())
        if not files:
            return None
        level = min(level, len(files) - 1)
        found = self.get(Key("picture", plate.id, depth, level)) if self._any(plate, depth) else None
        if found is None:
            by_nearness = sorted(range(len(files)), key=lambda i: (abs(i - level), i))
            found = next(
                filter(None, (self.peek(Key("picture", plate.id, depth, i)) for i in by_nearness)), None
            )
        if found is None:
            found = self.now(Key("picture", plate.id, depth, min(2, len(files) - 1)))
        return None if found is None else (found, found.width() / plate.camera.size[0])

    def picture_now(self, plate: Plate, depth: Depth, level: int) -> tuple[QImage, float] | None:
        """The picture at a level, read at once if need be, and its size to the plate's; None if missing."""
        if level >= len(plate.pictures.get(depth, ())):
            return None
        found = self.now(Key("picture", plate.id, depth, level))
        return None if found is None else (found, found.width() / plate.camera.size[0])

    def _any(self, plate: Plate, depth: Depth) -> bool:
        return any(
            Key("picture", plate.id, depth, i) in self._kept for i in range(len(plate.pictures[depth]))
        )

    def read(self, key: Key) -> Any:
        """Read one file; safe in any thread. Raises ``OSError``, ``ValueError`` or ``KeyError``."""
        plate = self.plates[key.plate]
        folder = self._folder / plate.id
        match key.kind:
            case "picture":
                return _image(folder / plate.pictures[key.depth][key.level])
            case "sprite":
                return _image(folder / plate.sprites[key.sprite].file)
            case "ids":
                return GreyMap(folder / plate.ids[key.depth], plate.camera.size)
            case "skin":
                return GreyMap(folder / plate.skin_depth.file, plate.camera.size)
            case "outlines":
                return load_outlines(folder / plate.outlines, self._outline_numbers())
            case "map":
                return _skin_map(GreyMap(folder / plate.skin_depth.file, plate.camera.size), plate)
        raise ValueError(f"no files of kind {key.kind}")

    def _outline_numbers(self) -> dict[str, int]:
        return {f"{s.id}/{s.side or 'midline'}": s.number for s in self.structures.values()}

    def finish(self) -> None:
        """Wait until the worker has no more to do (for the end of the program)."""
        self._pool.clear()
        self._pool.waitForDone()

    def _keep(self, key: Key, value: Any) -> None:
        self._asked.discard(key)
        self._kept[key] = value
        self._make_room()
        self.loaded.emit(key)

    def _make_room(self) -> None:
        """Drop what has not been asked for the longest; the last few stay, they are on the screen."""
        sizes = [(key, _bytes(value)) for key, value in self._kept.items()]
        held = sum(size for _, size in sizes)
        for key, size in sizes[:-STAYING]:
            if held <= ROOM:
                return
            held -= size
            del self._kept[key]


def _bytes(value: Any) -> int:
    """The memory that something read takes; errors take none."""
    return value.sizeInBytes() if isinstance(value, QImage) else getattr(value, "nbytes", 0)


def _image(file: Path) -> QImage:
    image = QImage(str(file))
    if image.isNull():
        raise OSError(f"{file}: not a readable picture")
    image.convertTo(QImage.Format.Format_ARGB32_Premultiplied)
    return image


def _skin_map(grey: GreyMap, plate: Plate) -> Any:
    from atlas.ui.canvas.skin_map import read_map  # numpy: after the first paint only

    return read_map(grey.values, (grey.width, grey.height, grey.stride), plate)
