"""Learning: the wires between the questions, the body, the notebook and the panel."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from atlas.domain.painting import Painting
from atlas.domain.quiz.decks import deck_of_muscles
from atlas.domain.quiz.question import Given
from atlas.state import learn_actions as act
from atlas.state import pain_actions
from atlas.state.actions import selected_muscle_id
from atlas.state.facts import Facts
from atlas.state.learn_decks import DeckKind
from atlas.state.model import AtlasState, LearnPage, Mode
from atlas.state.notes import Opener
from atlas.state.store import Store
from atlas.ui.canvas.canvas_pair import CanvasPair
from atlas.ui.learn.asking import Asking
from atlas.ui.learn.files import LearnFiles
from atlas.ui.learn.kept import Kept
from atlas.ui.learn.keys import LearnKeys
from atlas.ui.learn.on_body import show_on_body
from atlas.ui.learn.panel import LearnPanel
from atlas.ui.learn.wishes import Wishes
from atlas.ui.themes import WindowTheme

TICK_MS = 200
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
        self.asking = Asking(self, store, facts, self.kept, plates.parent / "body" / "skin.npy")
        self.files = LearnFiles(stack, facts, plates, self.kept, opener, self.panel.work)
        self._shown: tuple[object, ...] = ()
        self._turned = self._learning = False
        self._clock = QTimer(self, interval=TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._keys = LearnKeys(self.panel, self._key, self.panel, canvas)
        self._wire()

    # What is shown.

    def show_state(self, state: AtlasState) -> None:
        """Show the page that is turned to, and let the body answer as the question needs it."""
        if state.mode is Mode.LEARN or self._learning:
            self._learning = state.mode is Mode.LEARN
            show_on_body(self._canvas, state)
        if state.mode is not Mode.LEARN or state.learn_page is not LearnPage.ROUND:
            self._clock.stop()
        if state.mode is not Mode.LEARN:
            self._shown = ()
            return
        learning, page = state.learning, state.learn_page
        over = learning is not None and learning.over
        self.panel.show_page(page, over=over, begun=learning is not None)
        shown = (page, over)
        turned = shown != self._shown
        if page is LearnPage.ROUND and learning is not None:
            self._show_round(state)
        elif page is LearnPage.DECKS and (turned or self._wishes.outdated):
            self._wishes.show()
        if turned:
            self._turned = True
        self._shown = shown

    def refresh(self) -> None:
        """Offer anew what follows from the window, such as the navigator's filter."""
        state = self._store.state
        if state.mode is Mode.LEARN and state.learn_page is LearnPage.DECKS:
            self._wishes.show()

    def settle(self) -> None:
        """The panel is on top now: the keyboard goes to what is asked."""
        if self._turned:
            self._turned = False
            self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard on the body where one aims there, else on what the panel asks."""
        state, view = self._store.state, self._canvas.panes[0].view
        aims = act.can_paint(state) or act.can_find(state)
        view.setAccessibleDescription(self.panel.round.accessibleName() if aims else "")
        if aims:
            view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.panel.take_focus()

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colours and the type of a theme."""
        self.panel.set_theme(theme)

    def finish(self) -> None:
        """Stop what goes on; call before the program ends."""
        self._clock.stop()
        self.files.finish()

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
        left = self.asking.left_s
        self.panel.round.set_left(left)
        if left is None:
            self._clock.stop()
        elif not self._clock.isActive():
            self._clock.start()

    # What a person asks for.

    def _wire(self) -> None:
        panel, apply = self.panel, self._apply
        panel.pageRequested.connect(self.turn)
        panel.leaveRequested.connect(lambda: apply(act.leave, self._facts()))
        panel.decks.beginRequested.connect(lambda _wish: self.asking.begin(self._wishes.deck()))
        panel.decks.exportRequested.connect(lambda _wish: self.files.ask_anki(self._wishes.deck()))
        self._wire_round()
        panel.summary.wrongRequested.connect(self.asking.begin_wrong)
        panel.summary.decksRequested.connect(lambda: self.turn(LearnPage.DECKS))
        panel.summary.progressRequested.connect(lambda: self.turn(LearnPage.PROGRESS))
        panel.progress.dueRequested.connect(self.asking.begin_due)
        panel.progress.weakRequested.connect(lambda ids: self.asking.begin(deck_of_muscles(WEAKEST, ids)))
        panel.progress.linkRequested.connect(self.linkRequested)
        panel.progress.exportRequested.connect(self.files.ask_export)
        panel.progress.importRequested.connect(self.files.ask_import)
        panel.progress.forgetRequested.connect(self._forget)
        self.files.told.connect(self._told)
        self.asking.told.connect(panel.set_trouble)

    def _wire_round(self) -> None:
        page, canvas, apply, asking = self.panel.round, self._canvas, self._apply, self.asking
        page.given.connect(lambda ids: asking.answer(Given(choices=tuple(ids))))
        page.typed.connect(lambda text: asking.answer(Given(typed=text)))
        page.painted.connect(asking.answer_painted)
        page.nextRequested.connect(asking.go_on)
        page.backRequested.connect(asking.take_back)
        page.linkRequested.connect(self.linkRequested)
        page.eraserRequested.connect(lambda on: apply(pain_actions.erase, on))
        page.wipeRequested.connect(lambda: apply(act.repaint, Painting.clear))
        page.undoRequested.connect(lambda: apply(act.repaint, Painting.undo))
        canvas.placeChosen.connect(asking.find)
        canvas.bodyPainted.connect(asking.paint)
        canvas.brushSizeRequested.connect(asking.size)

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

    def ask_forget(self) -> None:
        """Turn to the page where progress is deleted, and ask there."""
        self.show_progress()
        self.panel.progress.ask_forget()

    def ask_anki(self) -> None:
        """Turn to the decks, and ask for a file for the one that is chosen."""
        self._apply(act.enter, self._facts(), LearnPage.DECKS)
        self.files.ask_anki(self._wishes.deck())

    def _tick(self) -> None:
        self.asking.expire()
        self._tell_time()

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


def _selections(state: AtlasState, filtered: Callable[[], Iterable[str]]) -> dict[DeckKind, tuple[str, ...]]:
    """The muscles of the decks that follow what is done in the window."""
    chosen = selected_muscle_id(state)
    return {
        DeckKind.MUSCLES: (chosen,) if chosen else (),
        DeckKind.COMPARED: state.compared,
        DeckKind.FILTERED: tuple(filtered()),
    }
