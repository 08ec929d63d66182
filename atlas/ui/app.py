"""The composition root: puts the data, the state and the window together, and runs them.

The first paint needs Qt, the settings and one small picture. Everything else is imported and read in a
thread, and the desk is put up in steps of less than a frame.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, QTimer, Signal
from PySide6.QtWidgets import QApplication

from atlas import paths
from atlas.state.settings import Settings, load_settings, save_settings
from atlas.ui.shell import FirstLook, Shell, Surroundings

if TYPE_CHECKING:
    from atlas.packs.load import Loaded
    from atlas.state.facts import Facts
    from atlas.state.notes import Opened
    from atlas.state.stage_record import LessonShelf
    from atlas.state.store import Keep, Store
    from atlas.ui.desk import Desk, Searcher

FIRST_LOOKS = {
    "light": ("#fffdf8", "#fbf7ef"),
    "dark": ("#1b1918", "#221f1d"),
    "projector": ("#ffffff", "#ffffff"),
}
"""Paper and panel of each theme, known before the themes are loaded; a test holds them against those."""


@dataclass(frozen=True)
class Read:
    """What the thread has read."""

    facts: Facts
    searcher: Searcher
    problems: tuple[str, ...]


class Reader(QThread):
    """Imports what the desk is made of, then reads the plates and the library.

    ``waiting`` is told with the plates alone when files must be read: that takes so long that the desk
    is put up first, and ``go_on`` is called then. From the cache everything is there within a few frames,
    and the desk is put up afterwards: two threads of Python that run at once only hold each other up.
    """

    waiting = Signal(object)
    done = Signal(object)

    def __init__(self, folders: Sequence[Path], parent: QObject) -> None:
        super().__init__(parent)
        self._folders = tuple(folders)
        self._stands = Event()

    def go_on(self) -> None:
        """The desk stands; may be called before anybody waits for it."""
        self._stands.set()

    def run(self) -> None:
        """Import, read, hand over, unless asked to stop."""
        from atlas.packs.load import Cancelled, load
        from atlas.packs.plates import load_plates, load_structures
        from atlas.state.facts import Facts
        from atlas.ui import desk  # noqa: F401  (loaded here so that the window need not wait)

        assets = paths.assets_folder()
        known = Facts(
            plates=load_plates(assets / "plates"), structures=load_structures(assets / "structures.json")
        )
        told: list[Facts] = []

        def tell(_share: float) -> None:
            if not told:
                told.append(known)
                self.waiting.emit(known)
                while not self._stands.wait(0.05) and not self.isInterruptionRequested():
                    pass

        try:
            loaded = load(self._folders, assets, paths.cache_folder(), self.isInterruptionRequested, tell)
        except Cancelled:
            return
        facts = replace(known, library=loaded.library)
        self.done.emit(Read(facts, _searcher(loaded), tuple(map(str, loaded.problems))))


def _searcher(loaded: Loaded) -> Searcher:
    """Finds by words; the index is opened when somebody searches for the first time."""
    from atlas.state.finder import Finder

    return Finder(loaded.index).find


class Atlas(QObject):
    """The running program: one window, its store, and the threads that read for it."""

    ready = Signal()

    def __init__(self, data: Sequence[Path]) -> None:
        super().__init__()
        self._assets = paths.assets_folder()
        self._settings_file = paths.config_folder() / "settings.json"
        self._settings, self._complaint = load_settings(self._settings_file)
        self.shell = Shell()
        self.shell.setWindowTitle("Trigger Point Atlas")
        self.shell.restore(self._settings)
        self.look = FirstLook(_small_picture(self._assets, self._settings), _surroundings(self._settings))
        self.shell.setCentralWidget(self.look)
        self.shell.closing.connect(self._close)
        own = [_own_records()] if _own_records().is_dir() else []
        self._reader = Reader((paths.data_folder(), *own, *data), self)
        self._reader.waiting.connect(self._furnish)
        self._reader.done.connect(self._take)
        self._steps: Iterator[None] = iter(())
        self.read: Read | None = None
        self._notes: Opened | None = None
        self._threads: list[QThread] = [self._reader]
        self.store: Store | None = None
        self.desk: Desk | None = None

    def start(self) -> None:
        """Show the window; everything else waits for its first paint."""
        gc.disable()  # what a start makes stays: looking through it again and again finds nothing
        self.look.painted.connect(self._reader.start)
        self.shell.show()

    def _take(self, read: Read) -> None:
        self.read = read
        if self.desk is None:
            self._furnish(read.facts)

    def _furnish(self, facts: Facts) -> None:
        from atlas.state.store import Store
        from atlas.ui.desk import Desk

        known = self._settings.state.plate in facts.plates or not facts.plates
        self.store = Store(self._settings.state if known else None, keep=self._keeper())
        self.desk = Desk(self.shell, self.store, facts, self._assets / "plates", self._opened, self._shelf)
        self._steps = self._all_steps(self.desk, facts)
        QTimer.singleShot(0, self._step)

    def _keeper(self) -> Keep:
        from atlas.state.notes import Keeper

        return Keeper(self._opened)

    def _opened(self) -> Opened:
        """The notebook, opened when a case is first asked for."""
        if self._notes is None:
            from atlas.notebook.anki_file import save_anki
            from atlas.notebook.notebook import FILE_NAME, Notebook
            from atlas.state.notes import Opened

            found = Notebook.open(paths.user_data_folder() / FILE_NAME)
            self._notes = Opened(found.notebook, found.sentence, save_anki)
        return self._notes

    def _shelf(self) -> LessonShelf:
        """Where recorded lessons are kept."""
        from atlas.packs.lesson_file import save_lesson
        from atlas.state.stage_record import LessonShelf

        return LessonShelf(_own_records() / "lessons", save_lesson)

    def _all_steps(self, desk: Desk, facts: Facts) -> Iterator[None]:
        from atlas.ui.fonts import ALL, add_font
        from atlas.ui.loading import ThumbnailLoader

        thumbnails = ThumbnailLoader(tuple(facts.plates.values()), self._assets / "plates", self)
        self._threads.append(thumbnails)
        thumbnails.start()
        for name in ALL:
            add_font(self._assets / "fonts" / name)
            yield
        whole = self.read is not None
        if self.read is not None:
            desk.know(self.read.facts, self.read.searcher, self._problems(self.read))
        yield from desk.steps()
        desk.splitter.take_widths(self._settings)
        self._reader.go_on()
        yield
        while self.read is None:
            yield
        if not whole:
            yield from desk.take(self.read.facts, self.read.searcher, self._problems(self.read))
        thumbnails.wait()
        for plate, picture in thumbnails.pictures.items():
            desk.set_thumbnail(plate, picture)
        gc.freeze()
        gc.enable()
        self.ready.emit()

    def _problems(self, read: Read) -> tuple[str, ...]:
        return (self._complaint, *read.problems) if self._complaint else read.problems

    def _step(self) -> None:
        """Put up a little more of the desk, then let the event loop have its turn."""
        if next(self._steps, StopIteration) is StopIteration:
            return
        QTimer.singleShot(0 if self.read else 2, self._step)

    def _close(self) -> None:
        self._steps = iter(())
        for thread in self._threads:
            thread.requestInterruption()
            thread.wait()
        if self.desk is not None and self.store is not None and self.read is not None:
            self.desk.finish()
            if self._notes is not None and self._notes.notes is not None:
                self._notes.notes.close()
            kept = Settings(self.store.state, self.shell.geometry_kept(), self.desk.splitter.widths_kept())
            save_settings(self._settings_file, kept)


def _own_records() -> Path:
    """The reader's own records, which are read at every start; a recorded lesson comes here."""
    return paths.user_data_folder() / "records"


def _small_picture(assets: Path, settings: Settings) -> Path:
    """The smallest copy of the plate of the last visit; the front of the body at the first."""
    wanted = assets / "plates" / Path(settings.state.plate).name / f"{settings.state.depth}.4.webp"
    return wanted if wanted.exists() else assets / "plates" / "full_anterior" / "superficial.4.webp"


def _surroundings(settings: Settings) -> Surroundings:
    paper, panel = FIRST_LOOKS[settings.state.theme]
    return Surroundings(left=375, top=110, right=345, bottom=190, paper=paper, panel=panel)


def main(data: Sequence[Path] = ()) -> int:
    """Open the window and run until it is closed; returns the exit code."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Trigger Point Atlas")
    atlas = Atlas(data)
    atlas.start()
    return app.exec()
