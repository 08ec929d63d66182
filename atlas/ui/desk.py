"""What stands in the window: the panels round the canvas, and all wires between them in one method."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QMainWindow, QWidget

from atlas.domain.body import Depth, Position, Side, SideView
from atlas.state import actions
from atlas.state.facts import Facts
from atlas.state.links import end_preview, follow, link_of, show_preview
from atlas.state.lists import Find, finds, navigator_lists
from atlas.state.model import AtlasState, Mode
from atlas.state.notes import Opened, Opener
from atlas.state.other_cards import card_of
from atlas.state.problem_card import problem_words
from atlas.state.resolve import resolve
from atlas.state.store import Store
from atlas.state.window_title import titled, window_title
from atlas.ui.canvas.canvas_pair import CanvasPair
from atlas.ui.columns import Columns, middle, stack
from atlas.ui.command_actions import CommandActions
from atlas.ui.handlers import window_handlers
from atlas.ui.muscle_filter import MuscleFilter
from atlas.ui.panels.command_list import CommandList
from atlas.ui.panels.depth_slider import DepthSlider
from atlas.ui.panels.navigator import Navigator
from atlas.ui.panels.strip import PlateStrip
from atlas.ui.presented import Presented
from atlas.ui.problem_bar import ProblemBar
from atlas.ui.right_side import RightSide
from atlas.ui.themes import THEMES, WindowTheme, palette, style_sheet
from atlas.ui.top_bar import TopBar
from atlas.ui.typing import TypingStarts

if TYPE_CHECKING:
    from atlas.domain.lessons import Lesson
    from atlas.state.stage_record import LessonShelf
    from atlas.ui.stage.parts import Parts

Searcher = Callable[[str], Sequence[Find]]
FINDS = 40


class Desk(QWidget):
    """All that stands in the window; shows the state and turns gestures into changes of it.

    It is put up step by step (``steps``), so that a start never stalls; ``build`` takes all steps at once.
    """

    def __init__(
        self,
        shell: QMainWindow,
        store: Store,
        facts: Facts,
        folder: Path,
        opener: Opener = Opened,
        shelf: Callable[[], LessonShelf] | None = None,
    ) -> None:
        super().__init__(shell)
        self.hide()
        self._shell, self._store, self._facts, self._folder = shell, store, facts, folder
        self._opener, self._shelf = opener, shelf
        self.presented = Presented(self._parts)
        self._searcher: Searcher | None = None
        self._clothed: WindowTheme | None = None
        self.problem_sentences: tuple[str, ...] = ()

    # What the desk is made of.

    def build(self) -> None:
        """Put everything up at once."""
        for _ in self.steps():
            pass

    def steps(self) -> Iterator[None]:
        """Put everything up, a little at a time."""
        self._clothe(THEMES[self._store.state.theme])
        yield
        table = window_handlers(self, self._shell, self._store)
        self.acts = CommandActions(self, self._store, lambda: self._facts, table)
        yield
        self.top = TopBar(self.acts.by_id)
        yield
        self.filters = MuscleFilter(lambda: self._facts.library, self)
        self.navigator = Navigator(self.filters.row)
        yield
        self.canvas = CanvasPair()
        yield
        self.right = RightSide(
            self._store,
            lambda: self._facts,
            self.canvas,
            self._folder,
            self._opener,
            lambda: self.filters.muscles,
        )
        self.card = self.right.card
        yield
        self.slider, self.strip, self.problems = DepthSlider(), PlateStrip(), ProblemBar()
        self.commands = CommandList(self)
        yield
        self._lay_out()
        self._wire()
        yield
        self.acts.fill(self._shell.menuBar())
        yield
        self._set_plates(self._facts)
        self.strip.set_plates(tuple(self._facts.plates.values()))
        yield
        self._dress(self._store.state, THEMES["light"])
        yield
        yield from self._fill()
        yield
        panels = (self.canvas, self.top, self.navigator, self.card, self.strip, self.slider)
        for panel in panels:
            for widget in (panel, *panel.findChildren(QWidget)):
                widget.ensurePolished()
            panel.setUpdatesEnabled(False)
            yield
        self._shell.setCentralWidget(self)
        yield
        self.show()
        for panel in panels:  # the body is painted first, then one panel after the other
            yield
            panel.setUpdatesEnabled(True)
        self.canvas.setFocus()

    def _lay_out(self) -> None:
        self.splitter = Columns(self.navigator, middle(self.slider, self.canvas, self.strip), self.right)
        rows = stack(self)
        rows.addWidget(self.top)
        rows.addWidget(self.problems)
        rows.addWidget(self.splitter, 1)

    def _wire(self) -> None:
        """All wires: a panel asks, the state changes, everything is shown anew."""
        self._store.subscribe(self._changed)
        follow_link = self._follow
        self.navigator.linkRequested.connect(self._open_find)
        self.navigator.previewRequested.connect(lambda link: self._apply(show_preview, self._facts, link))
        self.navigator.previewEnded.connect(lambda: self._apply(end_preview))
        self.filters.narrowed.connect(self.navigator.keep_only)
        self.filters.narrowed.connect(lambda _left: self.right.refresh_decks())
        TypingStarts(self).typed.connect(self.top.start)
        self.right.linkRequested.connect(follow_link)
        self.right.widthRequested.connect(self.splitter.give_card)
        self.right.titled.connect(lambda words: self._shell.setWindowTitle(titled(words)))
        self.strip.plateRequested.connect(lambda plate: follow_link(f"plate:{plate}"))
        self.canvas.plateRequested.connect(lambda plate: follow_link(f"plate:{plate}"))
        self.canvas.structureClicked.connect(self._structure_clicked)
        self.canvas.cycleRequested.connect(self._cycle)
        self.canvas.pointClicked.connect(lambda m, p, s: follow_link(f"point:{m}/{p}", s))
        self.canvas.zoneClicked.connect(lambda m, p, s: follow_link(f"point:{m}/{p}", s))
        self.canvas.backgroundClicked.connect(lambda: self.acts.trigger("clear"))
        self.canvas.pinRequested.connect(self.pin)
        self.canvas.menuRequested.connect(self._open_menu)
        self.canvas.hovered.connect(self.canvas.setAccessibleDescription)
        self.slider.depthRequested.connect(lambda d: self._apply(actions.show_depth, Depth(d)))
        self.top.sides.sideRequested.connect(lambda s: self._apply(actions.show_side, SideView(s)))
        self.top.wordsChanged.connect(self._search)
        self.top.firstRequested.connect(self.navigator.open_find)
        self.top.findsRequested.connect(self.navigator.take_focus)
        self.top.stepRequested.connect(self.navigator.step)
        self.top.left.connect(self.navigator.end_preview)
        self.top.escaped.connect(lambda: self.right.take_focus() or self.canvas.setFocus())
        self.problems.showRequested.connect(lambda: self.acts.trigger("problems"))
        self.commands.commandRequested.connect(self.acts.trigger)
        self.acts.aboutToRun.connect(self.right.commit)

    # What is shown.

    def set_facts(self, facts: Facts, searcher: Searcher | None, problems: tuple[str, ...]) -> None:
        """Take the library once it is read, what searches it, and what was wrong in it."""
        for _ in self.take(facts, searcher, problems):
            pass

    def take(self, facts: Facts, searcher: Searcher | None, problems: tuple[str, ...]) -> Iterator[None]:
        """``set_facts`` a little at a time."""
        self.know(facts, searcher, problems)
        self._set_plates(facts)
        yield
        yield from self._fill()

    def know(self, facts: Facts, searcher: Searcher | None, problems: tuple[str, ...]) -> None:
        """What ``steps`` will show; call before them where the library has been read already."""
        self._facts, self._searcher, self.problem_sentences = facts, searcher, problems

    def _fill(self) -> Iterator[None]:
        if self._searcher is not None or self._facts.library.contents:
            yield from self.navigator.fill(navigator_lists(self._facts.library.contents))
            yield
            self.problems.set_words(problem_words(self.problem_sentences))
            self._search(self.top.search.text())
            yield
        self._show(self._store.state)

    def finish(self) -> None:
        """Leave the stage and stop reading files; call before the program ends."""
        if self._store.state.stage is not None:
            self.acts.trigger("stage")
        self.canvas.finish()
        self.right.finish()

    def set_thumbnail(self, plate: str, picture: QImage) -> None:
        """Hand a small picture of a plate to the strip."""
        self.strip.set_thumbnail(plate, picture)

    def _changed(self, before: AtlasState, after: AtlasState) -> None:
        if before.theme is not after.theme:
            self._dress(after, THEMES[before.theme])
        self._show(after)

    def _parts(self) -> Parts:
        """What the stage is made of."""
        from atlas.state.stage_record import LessonShelf  # not before somebody presents
        from atlas.ui.stage.parts import Parts

        shelf = self._shelf() if self._shelf is not None else LessonShelf()
        window = (self._shell, self, self.canvas, self.acts, self._store)
        return Parts(*window, lambda: self._facts, self._folder, shelf, self._learn)

    def _learn(self, lesson: Lesson) -> None:
        """A lesson has been recorded: it can be played from now on."""
        lessons = {**self._facts.library.lessons, lesson.id: lesson}
        self._facts = replace(self._facts, library=replace(self._facts.library, lessons=lessons))

    def _show(self, state: AtlasState) -> None:
        if self.presented.shows(state):
            return  # what stands round the body waits until the stage is left
        self.right.show_state(state)
        self.splitter.set_needs_room(state.learns_on_body)
        self.canvas.set_scene(resolve(state, self._facts))
        if state.mode is not Mode.PAIN:
            card = card_of(state, self._facts)
            self.card.set_card(card)
            self._shell.setWindowTitle(window_title(state, card.title))
        self.navigator.set_chosen(link_of(state))
        self.strip.set_plate(state.plate)
        self.slider.set_depth(state.depth)
        self.top.sides.set_side(state.side)
        self.acts.refresh()

    def _clothe(self, theme: WindowTheme) -> None:
        """Colours and style sheet of the whole window: cheap while nothing stands in it yet."""
        if theme is not self._clothed:
            self._clothed = theme
            QGuiApplication.setPalette(palette(theme))
            self._shell.setStyleSheet(style_sheet(theme))

    def _dress(self, state: AtlasState, before: WindowTheme) -> None:
        theme = THEMES[state.theme]
        self._clothe(theme)
        self.canvas.set_theme(theme.canvas)
        self.right.set_theme(theme)
        self.slider.set_theme(theme.canvas)
        self.strip.set_scale(theme.canvas.scale)
        self.navigator.set_theme(theme)
        self.splitter.share_width(theme.type_px / before.type_px)

    # What a person asks for.

    def _apply(self, action: Callable[..., AtlasState], *values: object) -> None:
        self._store.apply(lambda state: action(state, *values))

    def _follow(self, link: str, side: Side | None = None) -> None:
        self._store.apply(lambda state: follow(state, self._facts, link, side))

    def _open_find(self, link: str) -> None:
        """Follow a link of the navigator, or carry out the command that was found."""
        kind, _, command = link.partition(":")
        if kind == "command":
            self.acts.trigger(command)
        else:
            self._follow(link)

    def _open_menu(self, hit: object, body: tuple[Position, Position] | None, at: QPoint) -> None:
        """What can be planned where the right button was pressed."""
        from atlas.ui.plan.menu import Asked, open_menu  # not before there is a plan

        plan = self.right.plan
        asked = Asked(self._follow, plan.remove, plan.place)
        open_menu(self, hit, body, at, self._facts, asked)

    def _set_plates(self, facts: Facts) -> None:
        numbers = {structure.number: structure for structure in facts.structures}
        self.canvas.set_plates(facts.plates, numbers, self._folder)

    def _structure_clicked(self, structure: str, side: Side | None, _plate: str) -> None:
        self._store.apply(lambda state: actions.select_structure(state, self._facts, structure, side))

    def _cycle(self, found: tuple[tuple[str, Side | None], ...]) -> None:
        self._store.apply(lambda state: actions.select_next(state, self._facts, found))

    def pin(self, view: int) -> None:
        """Pin the plate of a view (0 or 1), or let it go."""
        views = resolve(self._store.state, self._facts).views
        if view < len(views):
            self._apply(actions.toggle_pin, view, views[view].plate)

    def _search(self, words: str) -> None:
        if not words.strip() or self._searcher is None:
            self.navigator.set_finds(None)
            return
        self.navigator.set_finds(finds(self._searcher(words)[:FINDS]))
