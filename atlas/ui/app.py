"""The composition root: puts the data, the state and the window together, and runs them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from atlas import paths
from atlas.domain.search import build
from atlas.packs.load import Loaded, load
from atlas.packs.plates import load_plates, load_structures
from atlas.state.lists import Find
from atlas.state.model import Facts
from atlas.state.settings import load_settings, save_settings
from atlas.state.store import Store
from atlas.ui.fonts import FIRST, LATER, add_fonts
from atlas.ui.loading import LibraryLoader, ThumbnailLoader, stop
from atlas.ui.main_window import MainWindow

FINDS = 40


class Atlas(QObject):
    """The running program: one window, its store, and the threads that read for it."""

    ready = Signal()

    def __init__(self, data: Sequence[Path]) -> None:
        super().__init__()
        self._folders = (paths.data_folder(), *data)
        self._assets = paths.assets_folder()
        self._settings_file = paths.config_folder() / "settings.json"
        settings, self._complaint = load_settings(self._settings_file)
        self.store = Store(settings.state)
        facts = Facts(plates=load_plates(self._assets / "plates"))
        if settings.state.plate not in facts.plates and facts.plates:
            self.store = Store()
        self.window = MainWindow(self.store, facts, self._assets / "plates")
        self.window.restore(settings)
        self.window.closing.connect(self._close)
        self.facts = facts
        self._library = LibraryLoader(self._read, self.window)
        self._library.loaded.connect(self._take)
        self._thumbnails = ThumbnailLoader(tuple(facts.plates.values()), self._assets / "plates", self.window)
        self._thumbnails.ready.connect(self.window.set_thumbnail)
        self._thumbnails.finished.connect(self.ready)

    def start(self) -> None:
        """Show the window; read everything else once it has been painted."""
        self.window.show()
        QTimer.singleShot(0, self._after_first_paint)

    def _after_first_paint(self) -> None:
        add_fonts(self._assets / "fonts", LATER)
        self._library.start()

    def _read(self, cancelled: Callable[[], bool]) -> object:
        loaded = load(self._folders, self._assets, paths.cache_folder(), cancelled)
        structures = load_structures(self._assets / "structures.json")
        return loaded, structures, build(loaded.library)

    def _take(self, result: tuple[Loaded, tuple, object]) -> None:
        loaded, structures, index = result
        self.facts = Facts(loaded.library, self.facts.plates, structures)
        problems = tuple(str(problem) for problem in loaded.problems)
        if self._complaint:
            problems = (self._complaint, *problems)

        def search(words: str) -> list[Find]:
            return [Find(hit.kind, hit.id, hit.name) for hit in index.find(words, FINDS)]

        self.window.set_facts(self.facts, search, problems)
        self._thumbnails.start()

    def _close(self) -> None:
        save_settings(self._settings_file, self.window.settings())
        stop(self._library)
        stop(self._thumbnails)


def main(data: Sequence[Path] = ()) -> int:
    """Open the window and run until it is closed; returns the exit code."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Trigger Point Atlas")
    add_fonts(paths.assets_folder() / "fonts", FIRST)
    atlas = Atlas(data)
    atlas.start()
    return app.exec()
