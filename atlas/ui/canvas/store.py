"""Files of the plates in memory: asked for by key, read in a worker thread, kept while there is room.

What a view shows is held (``hold``) and never dropped; of the rest a little is kept for the way back.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QRectF, QRunnable, QThreadPool, Signal

from atlas.domain.body import Depth, Side
from atlas.domain.plates import Plate, Structure
from atlas.ui.canvas import memory
from atlas.ui.canvas.reading import UNREADABLE, Key, Reader
from atlas.ui.canvas.sheet import Sheet

PRIORITY = {"picture": 5, "sprite": 4, "ids": 3, "map": 3, "outlines": 2}
"""What is read first: what is seen, then what answers the cursor."""
ROOM = 4 * 1024 * 1024
"""Bytes kept of what has been read and is not shown now."""
NOT_WANTED = object()
"""Stands for a file that nobody waited for any more when its turn came."""
TIDY = 12
"""After so many files have been read, free memory goes back to the system."""


class _Job(QRunnable):
    """Reads one file and reports to the store's thread."""

    def __init__(self, store: PlateStore, key: Key, tidy: bool) -> None:
        super().__init__()
        self._store, self._key, self._tidy = store, key, tidy

    def run(self) -> None:
        """Called in the worker thread."""
        memory.steady()
        try:
            value = self._store.read(self._key) if self._store.wants(self._key) else NOT_WANTED
        except UNREADABLE as error:
            value = error
        if self._tidy:
            memory.release()
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
        self._reader = Reader({}, {}, Path())
        self._kept: OrderedDict[Key, Any] = OrderedDict()
        self._asked: set[Key] = set()
        self._held: dict[object, frozenset[Key]] = {}
        self._count = 0
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self.arrived.connect(self._keep)

    def set_plates(
        self, plates: Mapping[str, Plate], structures: Mapping[int, Structure], folder: Path
    ) -> None:
        """Take the plates of a folder that holds one folder for each; forget what was read before."""
        self.plates, self.structures = plates, structures
        self._numbers = {(s.id, s.side): s.number for s in structures.values()}
        self._reader = Reader(plates, structures, folder)
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
            self._count += 1
            self._pool.start(_Job(self, key, self._count % TIDY == 0), PRIORITY[key.kind])
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

    def covering(self, wanted: Key, goal: QRectF) -> Key | None:
        """A part of the same picture that has been read and holds ``goal`` (plate px), or None."""
        for key, sheet in self._kept.items():
            same = key.kind == "picture" and key[1:4] == wanted[1:4]
            if same and isinstance(sheet, Sheet) and sheet.area.contains(goal):
                return key
        return None

    def read(self, key: Key) -> Any:
        """Read one file; safe in any thread. Raises one of ``UNREADABLE``."""
        return self._reader.read(key)

    def failed(self, key: Key) -> bool:
        """Whether a file was asked for and could not be read."""
        return isinstance(self._kept.get(key), Exception)

    def asking(self, kind: str, plate: str, depth: Depth) -> bool:
        """Whether a file of this kind is being read for a plate and depth."""
        return any((key.kind, key.plate, key.depth) == (kind, plate, depth) for key in self._asked)

    def sprite(self, key: Key, *, wait: bool = False) -> Sheet | None:
        """A structure's own picture; while it is being read, the one of another level if it is at hand."""
        found = self.now(key) if wait else self.get(key)
        others = (k for k in reversed(self._kept) if k.kind == "sprite" and k[1:3] == key[1:3])
        if found is None:
            other = next((k for k in others if k.sprite == key.sprite), None)
            found = self.peek(other) if other is not None else None
        return found

    def picture_now(self, plate: Plate, depth: Depth, level: int) -> Sheet | None:
        """The whole picture at a level, read at once if need be; None if missing."""
        if not 0 <= level < len(plate.pictures.get(depth, ())):
            return None
        return self.now(Key("picture", plate.id, depth, level))

    def hold(self, owner: object, keys: Iterable[Key]) -> None:
        """Keep what is shown by ``owner``; what it held before may go."""
        held = frozenset(keys)
        if self._held.get(owner) != held:
            self._held[owner] = held
            self._make_room()

    def wants(self, key: Key) -> bool:
        """Whether a file is still worth reading: only while a view holds its place."""
        return any(key in held for held in tuple(self._held.values()))

    def finish(self) -> None:
        """Wait until the worker has no more to do (for the end of the program)."""
        self._pool.clear()
        self._pool.waitForDone()

    def _keep(self, key: Key, value: Any) -> None:
        self._asked.discard(key)
        if value is NOT_WANTED:
            if self.wants(key):  # somebody came back for it
                self.get(key)
            return
        self._kept[key] = value
        self.loaded.emit(key)
        self._make_room()

    def _make_room(self) -> None:
        """Drop what is not shown and has not been asked for the longest."""
        shown = frozenset[Key]().union(*self._held.values())
        free = [(key, _bytes(value)) for key, value in self._kept.items() if key not in shown]
        spare = sum(size for _, size in free) - ROOM
        for key, size in free:
            if spare <= 0:
                return
            spare -= size
            if size:  # what could not be read takes nothing and is not tried again
                del self._kept[key]


def _bytes(value: Any) -> int:
    """The memory that something read takes; errors take none."""
    size: int = getattr(value, "nbytes", 0)
    return size
