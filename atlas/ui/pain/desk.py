"""Finding muscles by pain: the wires between the brush on the body, the ranking and its panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from atlas.domain.body import Position
from atlas.domain.library import Library
from atlas.domain.painting import Painting
from atlas.state import pain_actions
from atlas.state.facts import Facts
from atlas.state.links import selection_of
from atlas.state.model import AtlasState, Mode
from atlas.state.pain_page import Earlier, PainPage
from atlas.state.pain_ranked import page_of, since
from atlas.state.store import Store
from atlas.ui.canvas.canvas_pair import CanvasPair
from atlas.ui.pain.files import Dated, PaintingFiles
from atlas.ui.pain.panel import PainPanel
from atlas.ui.pain.reader import RankingReader
from atlas.ui.themes import WindowTheme

if TYPE_CHECKING:
    from atlas.domain.pain import Answer, Ranking

FRAME_MS = 15
"""While the brush moves the ranking is asked no oftener than once a frame."""
ROWS = 20
TITLE = "Find by pain"
READING = PainPage(begin="Reading the body; the answer comes in a moment. Paint where it hurts.")


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
        self._store, self._facts, self._canvas, self._skin = store, facts, canvas, skin
        self.panel = PainPanel()
        stack.addWidget(self.panel)
        self.files = PaintingFiles(stack, lambda: store.state.painting, draw)
        self._ranking: Ranking | None = None
        self._reader: RankingReader | None = None
        self._library: Library | None = None
        self._earlier: Dated | None = None
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
        canvas.brushSizeRequested.connect(self._size)
        panel.eraserRequested.connect(lambda on: apply(pain_actions.erase, on))
        panel.sizeRequested.connect(lambda mm: apply(pain_actions.resize_brush, mm))
        panel.undoRequested.connect(lambda: apply(pain_actions.change, Painting.undo))
        panel.redoRequested.connect(lambda: apply(pain_actions.change, Painting.redo))
        panel.clearRequested.connect(lambda: apply(pain_actions.change, Painting.clear))
        panel.regionRequested.connect(lambda id: apply(pain_actions.paint_region, self._facts(), id))
        panel.leaveRequested.connect(lambda: apply(pain_actions.leave))
        panel.previewRequested.connect(self._preview)
        panel.linkRequested.connect(self._go)
        panel.stopComparingRequested.connect(lambda: self._compare(None))
        files = self.files
        panel.saveRequested.connect(files.ask_save)
        panel.openRequested.connect(files.ask_open)
        panel.compareRequested.connect(files.ask_compare)
        panel.exportRequested.connect(files.ask_export)
        files.opened.connect(self._open)
        files.compared.connect(self._compare)
        files.told.connect(self._tell)

    # What is shown.

    def show_state(self, state: AtlasState) -> None:
        """Show what the state says of the brush and the paint."""
        painting = state.mode is Mode.PAIN
        if state.mode is not Mode.LEARN:  # an answer may be painted there
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

    def _size(self, factor: float) -> None:
        if self._store.state.mode is Mode.PAIN:  # an answer may be painted elsewhere
            self._apply(pain_actions.scale_brush, factor)

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

    def _open(self, found: Dated) -> None:
        self._apply(pain_actions.take, found[0])

    def _compare(self, found: Dated | None) -> None:
        self._earlier = found
        self.show_state(self._store.state)

    def _tell(self, sentence: str) -> None:
        """Say what went wrong where the eyes are; the paint stays."""
        self._told = sentence
        self.show_state(self._store.state)
