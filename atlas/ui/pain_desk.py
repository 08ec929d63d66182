"""Finding muscles by pain: the wires between the brush on the body, the ranking and its panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from atlas.domain.body import Position
from atlas.domain.library import Library
from atlas.domain.painting import Painting
from atlas.state import pain_actions
from atlas.state.facts import Facts
from atlas.state.links import selection_of
from atlas.state.model import AtlasState, Mode
from atlas.state.pain_page import Earlier, PainPage
from atlas.state.pain_ranked import page_of, since
from atlas.state.painting_file import Unreadable, load_painting, save_painting
from atlas.state.store import Store
from atlas.ui.canvas.canvas_pair import CanvasPair
from atlas.ui.panels.pain import PainPanel
from atlas.ui.themes import WindowTheme

if TYPE_CHECKING:
    from atlas.domain.pain import Answer, Ranking

FRAME_MS = 15
"""While the brush moves the ranking is asked no oftener than once a frame."""
FILES = "Painted pain (*.pain.json *.json)"
PICTURES = "Pictures (*.png *.svg *.pdf)"
ROWS = 20
TITLE = "Find by pain"
READING = PainPage(begin="Reading the body; the answer comes in a moment. Paint where it hurts.")


class RankingReader(QThread):
    """Works out where all zones lie on the skin, once."""

    done = Signal(object)

    def __init__(self, library: Library, skin: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._skin = library, skin

    def run(self) -> None:
        """A second or two, unless the window closes meanwhile."""
        from atlas.domain.pain import Ranking  # numpy: only when somebody paints
        from atlas.domain.pain_map import build
        from atlas.domain.skin import load_skin

        def tick() -> None:
            if self.isInterruptionRequested():
                raise InterruptedError

        try:
            self.done.emit(Ranking(self._library, build(self._library, load_skin(self._skin), tick)))
        except InterruptedError:
            return
        except (OSError, ValueError) as error:
            self.done.emit(error)


class PainDesk(QObject):
    """Shows the painted pain and its answer; turns gestures into changes of the state."""

    linkRequested = Signal(str)
    answered = Signal(str)
    """What the window is about: the likeliest muscle, for the title."""

    def __init__(
        self,
        store: Store,
        facts: Callable[[], Facts],
        canvas: CanvasPair,
        stack: QStackedWidget,
        skin: Path,
        draw: Callable[[Path], None],
    ) -> None:
        """``stack`` holds the card; the panel is put beside it. ``skin`` is the file of the skin table.

        ``draw`` writes what the canvas shows to a file and raises ``OSError`` or ``ValueError``.
        """
        super().__init__(stack)
        self._store, self._facts, self._canvas, self._stack, self._skin = store, facts, canvas, stack, skin
        self._draw = draw
        self.panel = PainPanel()
        stack.addWidget(self.panel)
        self._ranking: Ranking | None = None
        self._reader: RankingReader | None = None
        self._library: Library | None = None
        self._earlier: tuple[Painting, str] | None = None
        self._told = ""
        self._painting = False
        self._shown: tuple[object, ...] = ()
        self._soon = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._soon.timeout.connect(self._answer)
        self._answers: dict[str, Answer] = {}
        self._wire()

    def _wire(self) -> None:
        panel, canvas, apply = self.panel, self._canvas, self._apply
        canvas.bodyPainted.connect(self._paint)
        canvas.bodyPicked.connect(lambda at: apply(pain_actions.paint_region_at, self._facts(), at))
        canvas.brushSizeRequested.connect(lambda factor: apply(pain_actions.scale_brush, factor))
        panel.eraserRequested.connect(lambda on: apply(pain_actions.erase, on))
        panel.sizeRequested.connect(lambda mm: apply(pain_actions.resize_brush, mm))
        panel.undoRequested.connect(lambda: apply(pain_actions.change, Painting.undo))
        panel.redoRequested.connect(lambda: apply(pain_actions.change, Painting.redo))
        panel.clearRequested.connect(lambda: apply(pain_actions.change, Painting.clear))
        panel.regionRequested.connect(lambda id: apply(pain_actions.paint_region, self._facts(), id))
        panel.leaveRequested.connect(lambda: apply(pain_actions.leave))
        panel.previewRequested.connect(self._preview)
        panel.linkRequested.connect(self._go)
        panel.saveRequested.connect(self.save)
        panel.openRequested.connect(self.open)
        panel.compareRequested.connect(self.compare)
        panel.stopComparingRequested.connect(lambda: self._compare(None))
        panel.exportRequested.connect(self.export)

    # What is shown.

    def show_state(self, state: AtlasState) -> None:
        """Show what the state says of the brush and the paint."""
        painting = state.mode is Mode.PAIN
        self._stack.setCurrentIndex(self._stack.indexOf(self.panel) if painting else 0)
        self._canvas.set_brush(painting, state.brush.radius, state.brush.erases)
        if painting and not self._painting:
            self._canvas.panes[0].view.setFocus()
        self._painting = painting
        if not painting:
            return
        self._read()
        self.panel.set_brush(state.brush.radius, state.brush.erases)
        paint = state.painting
        self.panel.set_can(paint.can_undo, paint.can_redo, bool(paint.strokes))
        shown = (paint.strokes, self._earlier, self._ranking, self._told)
        if shown != self._shown:
            self._shown = shown
            if not self._soon.isActive():
                self._soon.start()

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colours and type of a theme."""
        self.panel.set_theme(theme)

    def finish(self) -> None:
        """Stop reading; call before the program ends."""
        if self._reader is not None:
            self._reader.requestInterruption()
            self._reader.wait()

    def _read(self) -> None:
        """Read what the ranking needs, again if the library is another one."""
        library = self._facts().library
        if library is self._library or not library.contents:
            return
        self._library, self._ranking = library, None
        self.panel.set_regions([(e.id, e.name) for e in library.contents if e.kind == "region"])
        self.finish()
        self._reader = RankingReader(library, self._skin, self)
        self._reader.done.connect(self._take)
        self._reader.start()

    def _take(self, made: Ranking | Exception) -> None:
        if isinstance(made, Exception):
            self._told = f"The muscles cannot be ranked: {made}"
        else:
            self._ranking = made
        self.show_state(self._store.state)

    def _answer(self) -> None:
        """Rank and say it in words: some milliseconds."""
        painting = self._store.state.painting
        if self._ranking is None:
            self.panel.set_page(PainPage(begin=self._told) if self._told else READING)
            self.answered.emit(TITLE)
            return
        answers = self._ranking.rank(painting, ROWS)
        self._answers = {f"point:{a.muscle}/{a.point}": a for a in answers}
        page = page_of(self._ranking, answers, painting, self._change(painting))
        self.panel.set_page(replace(page, painted=f"{self._told}\n{page.painted}") if self._told else page)
        self._told = ""
        self.answered.emit(f"{TITLE}: {page.rows[0].muscle}" if page.rows else TITLE)

    def _change(self, painting: Painting) -> Earlier | None:
        if self._earlier is None or self._ranking is None:
            return None
        return since(self._ranking, painting, *self._earlier)

    # What a person asks for.

    def _apply(self, action: Callable[..., AtlasState], *values: object) -> None:
        self._store.apply(lambda state: action(state, *values))

    def _paint(self, at: Position, facing: Position, begins: bool) -> None:
        self._apply(pain_actions.paint, at, facing, begins)

    def _preview(self, link: str) -> None:
        answer = self._answers.get(link)
        if answer is None:
            self._apply(pain_actions.preview, None, None)
        else:
            self._apply(pain_actions.preview, selection_of(self._facts(), link), answer.side)

    def _go(self, link: str) -> None:
        """To the card of an answer, on the side on which it was found."""
        answer = self._answers.get(link)
        if answer is not None:
            self._apply(pain_actions.turn_to, answer.side)
        self.linkRequested.emit(link)

    def save(self) -> None:
        """Ask for a file and write the painting."""
        name = f"pain-{datetime.now(UTC).astimezone():%Y-%m-%d}.pain.json"
        self._ask("Save the painted pain", self._save, name)

    def open(self) -> None:
        """Ask for a file and show its painting."""
        self._ask("Open a painted pain", lambda file: self._load(file, self._open))

    def compare(self) -> None:
        """Ask for an earlier painting to compare with."""
        self._ask("Compare with an earlier painted pain", lambda file: self._load(file, self._compare))

    def export(self) -> None:
        """Ask for a file and draw the plate with the paint."""
        self._ask("Export a picture", self._export, "pain.png", PICTURES)

    def _export(self, file: Path) -> None:
        try:
            self._draw(file)
        except (OSError, ValueError) as error:
            self._tell(f"{file.name} cannot be drawn: {error}")

    def _save(self, file: Path) -> None:
        today = f"{datetime.now(UTC).astimezone():%Y-%m-%d}"
        try:
            save_painting(file, self._store.state.painting, today)
        except OSError as error:
            self._tell(f"{file.name} cannot be written: {error.strerror}")

    def _load(self, file: Path, then: Callable[[tuple[Painting, str]], None]) -> None:
        try:
            found = load_painting(file)
        except Unreadable as told:
            self._tell(str(told))
        except OSError as error:
            self._tell(f"{file.name} cannot be read: {error.strerror}")
        else:
            then(found)

    def _open(self, found: tuple[Painting, str]) -> None:
        self._apply(pain_actions.take, found[0])

    def _compare(self, found: tuple[Painting, str] | None) -> None:
        self._earlier = found
        self.show_state(self._store.state)

    def _tell(self, sentence: str) -> None:
        """Say what went wrong where the eyes are; the paint stays."""
        self._told = sentence
        self.show_state(self._store.state)

    def _ask(self, title: str, then: Callable[[Path], None], save_as: str = "", files: str = FILES) -> None:
        """The system's own dialog, which does not hold up the window."""
        dialog = QFileDialog(self._stack.window(), title, "", files)
        if save_as:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.selectFile(save_as)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda file: then(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
