"""The round in the window: begun, answered, kept, taken back; the clock is that of the machine."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random, SystemRandom

from PySide6.QtCore import QObject, Signal

from atlas.domain.body import Position
from atlas.domain.quiz.decks import Deck, dealt, deck_of_items, items_in
from atlas.domain.quiz.examiner import Examiner
from atlas.domain.quiz.question import Click, Given
from atlas.state import learn_actions as act
from atlas.state import pain_actions
from atlas.state.facts import Facts
from atlas.state.learn import review_of
from atlas.state.learn_scene import click_view
from atlas.state.model import AtlasState, LearnPage
from atlas.state.store import Store
from atlas.ui.learn.kept import Kept
from atlas.ui.learn.overlap import PaintedAnswers

AGAIN = "What was wrong"


class Asking(QObject):
    """Turns gestures into answers; each is kept before the next question is shown."""

    told = Signal(str)
    """What went wrong, or nothing."""

    def __init__(
        self, parent: QObject, store: Store, facts: Callable[[], Facts], kept: Kept, skin: Path
    ) -> None:
        """``skin`` is the file of the skin table, with which painted answers are measured."""
        super().__init__(parent)
        self._store, self._facts, self._kept = store, facts, kept
        self._painted = PaintedAnswers(skin)
        self._examiner: Examiner | None = None

    @property
    def left_s(self) -> float | None:
        """The time that is left for the question, None without end."""
        learning = self._store.state.learning
        left = learning.left_ms(_now()) if learning is not None else None
        return None if left is None else left / 1000.0

    def begin_due(self) -> None:
        """Ask what is due today."""
        self._begin_all(deck_of_items("Due today", self._kept.due()))

    def begin_wrong(self) -> None:
        """Ask once more what was wrong in this round."""
        learning = self._store.state.learning
        wrong = (one.question.item.id for one in learning.done if not one.grade.correct) if learning else ()
        self._begin_all(deck_of_items(AGAIN, wrong))

    def _begin_all(self, deck: Deck) -> None:
        """Ask all items of a deck; a round can be left and gone on with."""
        self.begin(replace(deck, length=max(1, len(deck.items))))

    def begin(self, deck: Deck) -> None:
        """Begin a round of a deck."""
        facts, seed = self._facts(), SystemRandom().randrange(2**31)
        drawn = frozenset(structure.id for structure in facts.structures)
        items = dealt(deck, items_in(deck, facts.library, drawn), Random(seed))
        if not items:
            self._apply(act.enter, facts, LearnPage.DECKS)
            self.told.emit(f"{deck.title}: there is nothing to ask.")
            return
        self.told.emit("")
        self._apply(act.begin, facts, deck, items, self._asker(), _now(), seed)

    def answer(self, given: Given) -> None:
        """Answer the question."""
        self._answered(act.answer, given, _now())

    def answer_painted(self) -> None:
        """Answer with what is painted."""
        learning = self._store.state.learning
        if learning is None or learning.question is None or not act.can_paint(self._store.state):
            return
        if learning.painting.empty:
            self.told.emit("Nothing is painted yet.")
            return
        try:
            given = self._painted.given(learning.painting, learning.question)
        except (OSError, ValueError) as told:
            self.told.emit(f"What is painted cannot be measured: {told}")
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
        self._kept.take_back(learning.done[-1].question.item.id)
        self._apply(act.take_back, self._facts(), _now())
        self.told.emit(self._kept.trouble)

    def expire(self) -> None:
        """Count the question as not answered where its time is over."""
        self._answered(act.expire, _now())

    def find(self, at: Position, facing: Position) -> None:
        """A place on the body was clicked (mm, with the skin's normal)."""
        state = self._store.state
        if act.can_find(state):
            self.answer(Given(click=Click(at, facing, click_view(state, self._facts()))))

    def paint(self, at: Position, facing: Position, begins: bool) -> None:
        """The brush is led over the body."""
        if act.can_paint(self._store.state):
            self._apply(act.paint, at, facing, begins)

    def size(self, factor: float) -> None:
        """A larger or smaller brush."""
        if act.can_paint(self._store.state):
            self._apply(pain_actions.scale_brush, factor)

    def _answered(self, action: Callable[..., AtlasState], *values: object) -> None:
        before = self._store.state.learning
        count = len(before.done) if before is not None else 0
        self._apply(action, self._facts(), *values)
        after = self._store.state.learning
        if after is not None and len(after.done) > count:
            self._kept.record(review_of(after.done[-1], datetime.now(UTC)))
            self.told.emit(self._kept.trouble)

    def _apply(self, action: Callable[..., AtlasState], *values: object) -> None:
        self._store.apply(lambda state: action(state, *values))

    def _asker(self) -> Examiner:
        """What makes the questions, again if the library is another one."""
        library = self._facts().library
        if self._examiner is None or self._examiner.library is not library:
            self._examiner = Examiner(library)
        return self._examiner


def _now() -> int:
    """Milliseconds of a clock that only goes forward."""
    return round(time.monotonic() * 1000)
