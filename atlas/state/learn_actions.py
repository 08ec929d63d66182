"""What a person can do while learning, as pure changes of the state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from atlas.domain.body import Depth, Position
from atlas.domain.painting import Painting
from atlas.domain.quiz.decks import Deck
from atlas.domain.quiz.examiner import Examiner
from atlas.domain.quiz.items import Item, QuizKind
from atlas.domain.quiz.question import Given
from atlas.state import learn
from atlas.state.actions import select
from atlas.state.facts import Facts
from atlas.state.learn import Learning
from atlas.state.learn_scene import FRONT_AND_BACK, turned
from atlas.state.learn_weak import Weak
from atlas.state.model import AtlasState, LearnPage, Mode


def enter(state: AtlasState, facts: Facts, page: LearnPage | None = None) -> AtlasState:
    """Begin to learn, or go on where it was left; the way back leads to what was selected."""
    page = page or state.learn_page
    if page is LearnPage.ROUND and state.learning is None:
        page = LearnPage.DECKS
    state = replace(state, mode=Mode.LEARN, learn_page=page, preview=None, placing=False, second_pinned="")
    return turned(state, facts) if page is LearnPage.ROUND else state


def leave(state: AtlasState, facts: Facts) -> AtlasState:
    """Explore again; the round is kept for the way back."""
    if state.mode is not Mode.LEARN:
        return state
    state = replace(state, mode=Mode.EXPLORE, second_pinned="")
    return select(state, facts, state.selection) if state.selection is not None else state


def toggle(state: AtlasState, facts: Facts) -> AtlasState:
    """Enter or leave."""
    return leave(state, facts) if state.mode is Mode.LEARN else enter(state, facts)


def show_progress(state: AtlasState, facts: Facts, weak: tuple[Weak, ...]) -> AtlasState:
    """Show what is known, on the body from the front and from behind."""
    first, depth = FRONT_AND_BACK[0], Depth.SUPERFICIAL
    if state.mode is Mode.LEARN and state.learn_page is LearnPage.PROGRESS:
        return replace(state, weak=weak)
    plate = first if first in facts.plates else state.plate
    entered = enter(state, facts, LearnPage.PROGRESS)
    return replace(entered, weak=weak, plate=plate, depth=depth)


def begin(
    state: AtlasState,
    facts: Facts,
    deck: Deck,
    items: tuple[Item, ...],
    examiner: Examiner,
    now: int,
    seed: int,
) -> AtlasState:
    """Begin a round with the items as they were dealt; ``now`` in ms."""
    return _at(enter(state, facts), facts, learn.begin(deck, items, examiner, now, seed))


def answer(state: AtlasState, facts: Facts, given: Given, now: int) -> AtlasState:
    """Answer the question and reveal what is right."""
    return _changed(state, facts, lambda learning: learn.answer(learning, given, now))


def expire(state: AtlasState, facts: Facts, now: int) -> AtlasState:
    """Count the question as not answered where its time is over."""
    return _changed(state, facts, lambda learning: learn.expire(learning, now))


def go_on(state: AtlasState, facts: Facts, examiner: Examiner, now: int) -> AtlasState:
    """The next question; one that was not answered is passed over."""
    return _changed(state, facts, lambda learning: learn.next_question(learning, examiner, now))


def take_back(state: AtlasState, facts: Facts, now: int) -> AtlasState:
    """The question that was answered last once more."""
    return _changed(state, facts, lambda learning: learn.undo_last(learning, now))


def can_paint(state: AtlasState) -> bool:
    """Whether a zone is to be painted now."""
    learning = _open(state)
    return learning is not None and _kind(learning) is QuizKind.PAINT_ZONE and not learning.revealed


def can_find(state: AtlasState) -> bool:
    """Whether a point is to be found now."""
    learning = _open(state)
    return learning is not None and _kind(learning) is QuizKind.FIND_POINT and not learning.revealed


def is_asked(state: AtlasState) -> bool:
    """Whether a question is open: nothing on the body may give its answer away."""
    learning = _open(state)
    return learning is not None and learning.question is not None and not learning.revealed


def paint(state: AtlasState, at: Position, facing: Position, begins: bool) -> AtlasState:
    """Lead the brush to a skin position (mm), where a stroke ``begins`` or the last one goes on."""
    brush = state.brush

    def painted(painting: Painting) -> Painting:
        if begins:
            return painting.begun(at, facing, brush.radius, erases=brush.erases)
        return painting.grown(at, facing)

    return repaint(state, painted)


def repaint(state: AtlasState, how: Callable[[Painting], Painting]) -> AtlasState:
    """Undo, redo or wipe what is painted as an answer: ``how`` is a method of ``Painting``."""
    if not can_paint(state) or state.learning is None:
        return state
    return replace(state, learning=replace(state.learning, painting=how(state.learning.painting)))


def _open(state: AtlasState) -> Learning | None:
    """The round, while it is what the panel shows."""
    shown = state.mode is Mode.LEARN and state.learn_page is LearnPage.ROUND
    return state.learning if shown else None


def _kind(learning: Learning) -> QuizKind | None:
    return learning.question.item.kind if learning.question is not None else None


def _changed(state: AtlasState, facts: Facts, how: Callable[[Learning], Learning]) -> AtlasState:
    if state.learning is None:
        return state
    after = how(state.learning)
    return state if after is state.learning else _at(state, facts, after)


def _at(state: AtlasState, facts: Facts, learning: Learning) -> AtlasState:
    return turned(replace(state, learning=learning, learn_page=LearnPage.ROUND), facts)
