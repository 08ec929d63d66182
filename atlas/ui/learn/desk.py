"""Learning: the wires between the questions, the body, the notebook and the panel."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from random import Random, SystemRandom

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from atlas.domain.body import Position
from atlas.domain.painting import Painting
from atlas.domain.quiz.decks import Deck, dealt, deck_of_items, deck_of_muscles, items_in
from atlas.domain.quiz.examiner import Examiner
from atlas.domain.quiz.question import Click, Given
from atlas.state import learn_actions as act
from atlas.state import pain_actions
from atlas.state.actions import selected_muscle_id
from atlas.state.facts import Facts
from atlas.state.learn import review_of
from atlas.state.learn_decks import DeckKind
from atlas.state.learn_scene import click_view
from atlas.state.model import AtlasState, LearnPage, Mode
from atlas.state.notes import Opener
from atlas.state.store import Store
from atlas.ui.canvas.canvas_pair import CanvasPair
from atlas.ui.learn.files import LearnFiles
from atlas.ui.learn.kept import Kept
from atlas.ui.learn.keys import LearnKeys
from atlas.ui.learn.overlap import PaintedAnswers
from atlas.ui.learn.panel import LearnPanel
from atlas.ui.learn.wishes import Wishes
from atlas.ui.themes import WindowTheme

TICK_MS = 200
AGAIN = "What was wrong"
WEAKEST = "Weakest muscles"


class LearnDesk(QObject):
    """Shows the round and turns gestures into answers."""

    linkRequested = Signal(str)

    def __init__(
        self,
        store: Store,
        facts: Callable[[], Facts],
        canvas: CanvasPair,
        stack: QStackedWidget,
        plates: Path,
        opener: Opener,
        filtered: Callable[[], tuple[str, ...]],
    ) -> None:
        """``plates`` is the folder of the plates; ``filtered`` tells what the navigator's filter leaves."""
        super().__init__(stack)
        self._store, self._facts, self._canvas = store, facts, canvas
        self.panel = LearnPanel()
        stack.addWidget(self.panel)
        self.kept = Kept(opener)
        self._wishes = Wishes(self.panel.decks, facts, self.kept, lambda: _selections(store.state, filtered))
        self._painted = PaintedAnswers(plates.parent / "body" / "skin.npy")
        self.files = LearnFiles(stack, facts, plates, self.kept, opener, self.panel.work)
        self._examiner: Examiner | None = None
        self._shown: tuple[object, ...] = ()
        self._turned = self._learning = False
        self._clock = QTimer(self, interval=TICK_MS, timeout=self._tick)
        self._keys = LearnKeys(self.panel, self._key, self.panel, canvas)
        self._wire()

    # What is shown.

    def show_state(self, state: AtlasState) -> None:
        """Show the page that is turned to, and let the body answer as the question needs it."""
        self._show_on_body(state)
        if state.mode is not Mode.LEARN:
            self._clock.stop()
            self._shown = ()
            return
        learning, page = state.learning, state.learn_page
        over = learning is not None and learning.over
        self.panel.show_page(page, over=over, begun=learning is not None)
        shown = (page, over)
        turned = shown != self._shown[:2]
        if page is LearnPage.ROUND and learning is not None:
            self._show_round(state)
        elif turned and page is LearnPage.DECKS:
            self._wishes.show()
        if turned:
            self._turned = True
        self._shown = shown

    def settle(self) -> None:
        """The panel is on top now: the keyboard goes to what is asked."""
        if self._turned:
            self._turned = False
            state = self._store.state
            if act.can_paint(state) or act.can_find(state):
                self._canvas.panes[0].view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            else:
                self.panel.take_focus()

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colours and the type of a theme."""
        self.panel.set_theme(theme)

    def finish(self) -> None:
        """Stop what goes on; call before the program ends."""
        self._clock.stop()
        self.files.finish()

    def _show_on_body(self, state: AtlasState) -> None:
        """Quiet while anything is asked: neither names nor clicks may tell the answer."""
        learns = state.mode is Mode.LEARN
        if not learns and not self._learning:
            return
        self._learning = learns
        asked, painting, finding = act.is_asked(state), act.can_paint(state), act.can_find(state)
        self._canvas.set_quiet(names=not asked, chooses=not learns)
        self._canvas.set_placing(finding or state.placing)
        paints = painting or state.mode is Mode.PAIN
        self._canvas.set_brush(paints, state.brush.radius, state.brush.erases)
        self._canvas.set_aiming(painting or finding)

    def _show_round(self, state: AtlasState) -> None:
        learning = state.learning
        assert learning is not None
        if learning.over:
            self.panel.summary.show_round(learning)
        elif self.panel.round.show_round(learning, self._facts().library):
            self._turned = True
        paint = learning.painting
        self.panel.round.set_painting(state.brush.erases, paint.can_undo, not paint.empty)
        self._tell_time()

    def _tell_time(self) -> None:
        learning = self._store.state.learning
        left = learning.left_ms(_now()) if learning is not None else None
        self.panel.round.set_left(left / 1000.0 if left is not None else None)
        if left is None:
            self._clock.stop()
        elif not self._clock.isActive():
            self._clock.start()

    # What a person asks for.

    def _wire(self) -> None:
        panel, apply = self.panel, self._apply
        panel.pageRequested.connect(self.turn)
        panel.leaveRequested.connect(lambda: apply(act.leave, self._facts()))
        panel.decks.beginRequested.connect(lambda _wish: self.begin(self._wishes.deck()))
        panel.decks.exportRequested.connect(lambda _wish: self.files.ask_anki(self._wishes.deck()))
        self._wire_round()
        panel.summary.wrongRequested.connect(self._ask_wrong)
        panel.summary.decksRequested.connect(lambda: self.turn(LearnPage.DECKS))
        panel.summary.progressRequested.connect(lambda: self.turn(LearnPage.PROGRESS))
        panel.progress.dueRequested.connect(self.begin_due)
        panel.progress.weakRequested.connect(lambda ids: self.begin(deck_of_muscles(WEAKEST, ids)))
        panel.progress.linkRequested.connect(self.linkRequested)
        panel.progress.exportRequested.connect(self.files.ask_export)
        panel.progress.importRequested.connect(self.files.ask_import)
        panel.progress.forgetRequested.connect(self._forget)
        self.files.told.connect(self._told)

    def _wire_round(self) -> None:
        page, canvas, apply = self.panel.round, self._canvas, self._apply
        page.given.connect(lambda ids: self.answer(Given(choices=tuple(ids))))
        page.typed.connect(lambda text: self.answer(Given(typed=text)))
        page.painted.connect(self.answer_painted)
        page.nextRequested.connect(self.go_on)
        page.backRequested.connect(self.take_back)
        page.linkRequested.connect(self.linkRequested)
        page.eraserRequested.connect(lambda on: apply(pain_actions.erase, on))
        page.wipeRequested.connect(lambda: apply(act.repaint, Painting.clear))
        page.undoRequested.connect(lambda: apply(act.repaint, Painting.undo))
        canvas.placeChosen.connect(self._found)
        canvas.bodyPainted.connect(self._paint)
        canvas.brushSizeRequested.connect(self._size)

    def _apply(self, action: Callable[..., AtlasState], *values: object) -> None:
        self._store.apply(lambda state: action(state, *values))

    def _key(self, event: QKeyEvent) -> bool:
        """Keys of the page that is shown; they mean nothing while something else is."""
        state = self._store.state
        if state.mode is not Mode.LEARN:
            return False
        shown = self.panel.stack.currentWidget()
        if shown is self.panel.round:
            return self.panel.round.key(event)
        if shown is self.panel.decks and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.panel.decks.go()
            return True
        return False

    def turn(self, page: LearnPage) -> None:
        """Turn to a page."""
        self.panel.set_trouble("")
        if page is LearnPage.PROGRESS:
            self.show_progress()
        else:
            self._apply(act.enter, self._facts(), page)

    def show_progress(self) -> None:
        """Show how things stand, and the weak muscles on the body."""
        standing = self.kept.standing()
        self.panel.progress.show_standing(standing, self._facts().library)
        self._apply(act.show_progress, self._facts(), standing.weak)
        self.panel.set_trouble(self.kept.trouble)

    def begin_due(self) -> None:
        """Ask what is due now."""
        self.begin(deck_of_items("Due today", self.kept.due()))

    def begin(self, deck: Deck) -> None:
        """Begin a round of a deck."""
        facts, seed = self._facts(), SystemRandom().randrange(2**31)
        items = dealt(deck, items_in(deck, facts.library, drawn_in(facts)), Random(seed))
        if not items:
            self._apply(act.enter, facts, LearnPage.DECKS)
            self.panel.set_trouble(f"{deck.title}: there is nothing to ask.")
            return
        self.panel.set_trouble("")
        self._apply(act.begin, facts, deck, items, self._asker(), _now(), seed)

    def answer(self, given: Given) -> None:
        """Answer the question; what is kept of it is kept before the next one is shown."""
        self._settle_answer(act.answer, given, _now())

    def answer_painted(self) -> None:
        """Answer with what is painted."""
        learning = self._store.state.learning
        if learning is None or learning.question is None or not act.can_paint(self._store.state):
            return
        if learning.painting.empty:
            self.panel.set_trouble("Nothing is painted yet.")
            return
        try:
            given = self._painted.given(learning.painting, learning.question)
        except (OSError, ValueError) as told:
            self.panel.set_trouble(f"What is painted cannot be measured: {told}")
            return
        self.answer(given)

    def go_on(self) -> None:
        """The next question."""
        self._apply(act.go_on, self._facts(), self._asker(), _now())

    def take_back(self) -> None:
        """Put the question that was answered last once more, as if it had not been answered."""
        learning = self._store.state.learning
        if learning is None or not learning.done:
            return
        self.kept.take_back(learning.done[-1].question.item.id)
        self._apply(act.take_back, self._facts(), _now())
        self.panel.set_trouble(self.kept.trouble)

    def ask_forget(self) -> None:
        """Turn to the page where progress is deleted, and ask there."""
        self.show_progress()
        self.panel.progress.ask_forget()

    def ask_anki(self) -> None:
        """Turn to the decks, and ask for a file for the one that is chosen."""
        self._apply(act.enter, self._facts(), LearnPage.DECKS)
        self.files.ask_anki(self._wishes.deck())

    def _settle_answer(self, action: Callable[..., AtlasState], *values: object) -> None:
        before = self._store.state.learning
        count = len(before.done) if before is not None else 0
        self._apply(lambda state: action(state, self._facts(), *values))
        after = self._store.state.learning
        if after is not None and len(after.done) > count:
            self.kept.record(review_of(after.done[-1], datetime.now(UTC)))
            self.panel.set_trouble(self.kept.trouble)

    def _tick(self) -> None:
        self._settle_answer(act.expire, _now())
        self._tell_time()

    def _found(self, at: Position, facing: Position) -> None:
        state = self._store.state
        if act.can_find(state):
            self.answer(Given(click=Click(at, facing, click_view(state, self._facts()))))

    def _paint(self, at: Position, facing: Position, begins: bool) -> None:
        if act.can_paint(self._store.state):
            self._apply(act.paint, at, facing, begins)

    def _size(self, factor: float) -> None:
        if act.can_paint(self._store.state):
            self._apply(pain_actions.scale_brush, factor)

    def _ask_wrong(self) -> None:
        learning = self._store.state.learning
        wrong = (one.question.item.id for one in learning.done if not one.grade.correct) if learning else ()
        self.begin(deck_of_items(AGAIN, wrong))

    def _forget(self) -> None:
        sentence = self.kept.forget()
        self.show_progress()
        self.panel.set_trouble(sentence)

    def _told(self, sentence: str) -> None:
        """Say what became of a file; what is shown may have changed with it."""
        if self._store.state.learn_page is LearnPage.PROGRESS:
            self.show_progress()
        elif self._store.state.mode is not Mode.LEARN:
            self._apply(act.enter, self._facts(), LearnPage.DECKS)
        self.panel.set_trouble(sentence)

    def _asker(self) -> Examiner:
        """What makes the questions, again if the library is another one."""
        library = self._facts().library
        if self._examiner is None or self._examiner.library is not library:
            self._examiner = Examiner(library)
        return self._examiner


def drawn_in(facts: Facts) -> frozenset[str]:
    """The structures that the plates show: only these can be lit and named."""
    return frozenset(structure.id for structure in facts.structures)


def _selections(state: AtlasState, filtered: Callable[[], Iterable[str]]) -> dict[DeckKind, tuple[str, ...]]:
    """The muscles of the decks that follow what is done in the window."""
    chosen = selected_muscle_id(state)
    return {
        DeckKind.MUSCLES: (chosen,) if chosen else (),
        DeckKind.COMPARED: state.compared,
        DeckKind.FILTERED: tuple(filtered()),
    }


def _now() -> int:
    """Milliseconds of a clock that only goes forward."""
    return round(time.monotonic() * 1000)
