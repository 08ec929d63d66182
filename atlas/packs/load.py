"""Data folders to a Library and all that is wrong with them, from the cache where nothing has changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from marshal import dumps, loads
from pathlib import Path
from typing import TYPE_CHECKING, Any

from atlas.domain.anatomy import Chain, Condition, Frequency, Landmark, Muscle, Region, Source
from atlas.domain.cautions import Caution
from atlas.domain.guide import GuidePage
from atlas.domain.lessons import Lesson
from atlas.domain.library import Entry, Library
from atlas.packs import cache
from atlas.packs.codec import Unopened, encode
from atlas.packs.folders import GUIDE, DataFile, files_of, strays
from atlas.packs.problems import Problem

if TYPE_CHECKING:
    from atlas.domain.search import Index
    from atlas.packs.parse import Shelves

SKIN = Path("body", "skin.npy")
MUSCLE_TABLE = Path("body", "muscles.npy")
PLATES = Path("plates")

_KINDS: dict[str, Any] = {
    "muscles": Muscle, "conditions": Condition, "regions": Region, "landmarks": Landmark,
    "frequency": Frequency, "chains": Chain, "cautions": Caution, "lessons": Lesson, "sources": Source,
    "guide": GuidePage,
}  # fmt: skip


class Cancelled(Exception):
    """Loading was given up because nobody waits for it any more."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The library of some folders, what is wrong with them, and which checks could not be made.

    ``kept_index`` is the search index where one was kept, packed; ask ``index``.
    """

    library: Library
    problems: tuple[Problem, ...]
    unchecked: tuple[str, ...] = ()
    kept_index: bytes = field(default=b"", compare=False, repr=False)

    def index(self) -> Index:
        """The search index of the library: opened if it was kept, else built (some ten ms)."""
        from atlas.domain.search import Index, build  # not before somebody searches

        return Index.opened(loads(self.kept_index)) if self.kept_index else build(self.library)


def load(
    folders: Sequence[Path],
    assets: Path,
    cache_folder: Path | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[float], None] = lambda _share: None,
) -> Loaded:
    """Everything in ``folders``; a record of a later folder takes the place of one with the same id.

    ``assets`` holds the skin and muscle tables and the plates. May be called from any thread: ``cancelled``
    is asked often and makes ``load`` raise ``Cancelled``; ``progress`` is told the share done, 0 to 1, for
    the first time only if files must be read because the cache does not hold them.
    """
    files = [file for folder in folders for file in files_of(folder)]
    slips = tuple(strays(folders))
    tables = (assets / SKIN, assets / MUSCLE_TABLE, assets / PLATES)
    name = cache.key(files, tables) if cache_folder else ""
    loaded = _unpack(cache.fetch(cache_folder, name)) if cache_folder else None
    if loaded is None:
        loaded = _read(files, assets, cancelled, progress)
        if cache_folder:
            loaded = replace(loaded, kept_index=dumps(loaded.index().packed()))
            cache.keep(cache_folder, name, _pack(loaded))
        progress(1.0)
    return replace(loaded, problems=slips + loaded.problems)


def _pack(loaded: Loaded) -> Any:
    shelves = {kind: dict(getattr(loaded.library, kind)) for kind in _KINDS}
    records = {kind: {key: dumps(encode(r)) for key, r in shelf.items()} for kind, shelf in shelves.items()}
    contents = tuple(map(tuple, loaded.library.contents))
    return records, contents, encode(loaded.problems), loaded.unchecked, loaded.kept_index


def _unpack(kept: Any) -> Loaded | None:
    if kept is None:
        return None
    records, contents, problems, unchecked, index = kept
    shelves: dict[str, Any] = {kind: Unopened(record, records[kind]) for kind, record in _KINDS.items()}
    library = Library(**shelves, kept_contents=tuple(Entry(*row) for row in contents))
    return Loaded(library, tuple(Problem(*row) for row in problems), unchecked, index)


def _read(
    files: Sequence[DataFile],
    assets: Path,
    cancelled: Callable[[], bool],
    progress: Callable[[float], None],
) -> Loaded:
    from atlas.packs.parse import shelve  # PyYAML is loaded only where a file must be read

    steps = 2 * len(files) + 1
    done = 0

    def tick() -> None:
        nonlocal done
        if cancelled():
            raise Cancelled
        done += 1
        progress(min(done / steps, 1.0))

    shelves = shelve((file for file in files if file.kind != GUIDE), tick)
    return _with_guide(_finish(shelves, assets, tick), shelves, files, tick)


def _with_guide(
    loaded: Loaded, shelves: Shelves, files: Sequence[DataFile], tick: Callable[[], None]
) -> Loaded:
    """The guide is read last: it refers to sources, and nothing refers to it."""
    from atlas.packs.guide import read_guide

    own = (file for file in files if file.kind == GUIDE)
    pages, problems = read_guide(own, loaded.library.sources, shelves.lost, tick)
    return replace(
        loaded, library=replace(loaded.library, guide=pages), problems=(*loaded.problems, *problems)
    )


def _finish(shelves: Shelves, assets: Path, tick: Callable[[], None]) -> Loaded:
    """Check across files, take out what points nowhere, and lay the zones on the skin."""
    from atlas.packs.body import load_body  # numpy is loaded only where a file must be read
    from atlas.packs.checks import find_faults
    from atlas.packs.prune import prune

    body = load_body(assets / SKIN, assets / MUSCLE_TABLE, assets / PLATES)
    faults = find_faults(shelves, body, tick)
    library = body.attach(prune(shelves.library()), tick)
    return Loaded(library, (*shelves.problems, *faults), body.missing)
