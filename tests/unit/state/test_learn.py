"""A round of questions: only what is asked is shown, every answer counts once, the last one can be undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from atlas.domain.library import Library
from atlas.domain.quiz.decks import Deck, items_in
from atlas.domain.quiz.examiner import Examiner
from atlas.domain.quiz.items import QuizKind, items_of
from atlas.domain.quiz.memory import LONGEST_MS, Rating
from atlas.domain.quiz.question import Click, Drawn, Given
from atlas.state import learn
from atlas.state.learn import Learning
from atlas.state.links import selection_of
from tests.unit.small_atlas import FACTS, LIBRARY, MUSCLE

OTHERS = {
    id: replace(
        MUSCLE,
        id=id,
        name=id.capitalize(),
        latin=f"Musculus {id}",
        synonyms=(),
        trigger_points=(),
        parts=("FJ1",),
    )
    for id in ("turner", "bender", "lifter", "holder")
}
SMALL = Library({**LIBRARY.muscles, **OTHERS}, LIBRARY.conditions, LIBRARY.regions)
EXAMINER = Examiner(SMALL)
DECK = Deck("All", tuple(SMALL.muscles))
ITEMS = items_in(DECK, SMALL)
WHEN = datetime(2026, 11, 3, tzinfo=UTC)


def begun(deck: Deck = DECK, count: int = 5, now: int = 1_000) -> Learning:
    return learn.begin(deck, ITEMS[:count], EXAMINER, now, seed=7)


def right(learning: Learning) -> Given:
    """The right answer to the question on the desk."""
    question = learning.question
    assert question is not None
    if question.target is not None and question.item.kind is QuizKind.FIND_POINT:
        assert question.target.facing is not None
        return Given(click=Click(question.target.at, question.target.facing))
    return Given(question.right, overlap=1.0)


def test_a_round_from_its_beginning_to_its_end() -> None:
    learning = begun()
    assert (learning.number, learning.total, learning.over, learning.revealed) == (1, 5, False, False)
    for number in range(1, 6):
        assert learning.question is not None
        assert learning.drawn == learning.question.shows
        learning = learn.answer(learning, right(learning), 1_000 * number + 500)
        assert learning.revealed
        assert learning.drawn == learning.question.reveals
        assert (learning.number, learning.total, learning.right) == (number, 5, number)
        learning = learn.next_question(learning, EXAMINER, 1_000 * (number + 1))
    assert learning.over
    assert learning.drawn == Drawn()
    assert [one.ms for one in learning.done] == [500] * 5
    told = learn.summary(learning)
    assert (told.asked, told.right, told.skipped, told.ms, told.wrong) == (5, 5, 0, 2_500, ())
    assert told.by_kind == (("point", 2, 2), ("zone", 2, 2), ("paint", 1, 1))
    assert told.by_muscle == (("backer", 5, 5),)


def test_an_answer_counts_once_and_a_wrong_one_is_told() -> None:
    learning = learn.answer(begun(), Given(), 2_000)
    assert learn.answer(learning, right(learning), 3_000) is learning
    assert learn.summary(learning).wrong == (ITEMS[0].id,)
    assert (learning.right, len(learning.done)) == (0, 1)
    over = learn.begin(DECK, (), EXAMINER, 0)
    assert over.over
    assert learn.answer(over, Given(), 1) is over
    assert (over.number, over.total) == (0, 0)
    assert learn.next_question(over, EXAMINER, 1).over


def test_what_is_passed_over_is_no_answer() -> None:
    learning = learn.next_question(begun(), EXAMINER, 2_000)
    assert learning.skipped == (ITEMS[0],)
    assert (learning.number, learning.total, learning.done) == (2, 5, ())
    assert learn.summary(learning).skipped == 1


def test_the_last_answer_is_undone_and_the_question_is_as_it_was() -> None:
    first = begun()
    answered = learn.answer(first, Given(), 2_000)
    undone = learn.undo_last(answered, 9_000)
    assert undone == replace(first, begun=9_000)
    later = learn.next_question(answered, EXAMINER, 3_000)
    back = learn.undo_last(later, 9_000)
    assert back.question == first.question
    assert (back.items, back.done, back.revealed) == (first.items, (), False)
    assert learn.undo_last(first, 9_000) is first


def test_after_the_end_the_last_answer_can_be_undone() -> None:
    learning = begun(count=1)
    ended = learn.next_question(learn.answer(learning, Given(), 2_000), EXAMINER, 3_000)
    assert ended.over
    assert learn.undo_last(ended, 1_000) == learning


def test_a_question_with_a_time_ends_by_itself() -> None:
    learning = begun(replace(DECK, seconds=10))
    assert learning.left_ms(1_000) == 10_000
    assert learning.left_ms(8_500) == 2_500
    assert learn.expire(learning, 10_999) is learning
    late = learn.expire(learning, 11_000)
    assert late.revealed
    assert late.left_ms(20_000) is None
    assert (late.right, late.done[0].ms) == (0, 10_000)
    assert begun().left_ms(1_000_000) is None
    assert learn.expire(begun(), 10_000_000).done == ()


def test_a_clock_that_stood_still_or_a_night_in_between() -> None:
    assert learn.answer(begun(now=5_000), Given(), 4_000).done[0].ms == 0
    assert learn.answer(begun(now=0), Given(), 10 * LONGEST_MS).done[0].ms == LONGEST_MS


def test_the_same_seed_asks_the_same() -> None:
    assert begun() == begun()
    items = items_of(SMALL, SMALL.muscles, (QuizKind.NAME_MUSCLE, QuizKind.NERVE))
    asked = [[learn.begin(DECK, (i,), EXAMINER, 0, seed).question for i in items] for seed in (1, 1, 2)]
    assert asked[0] == asked[1] != asked[2]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (Given(("lifter",)), "Lifter"),
        (Given(typed="Lift\ner"), "Lift er"),
        (Given(typed="Lifter"), "Lifter"),
        (Given(), ""),
    ],
)
def test_what_the_notebook_keeps_of_an_answer(given: Given, told: str) -> None:
    (item,) = items_of(SMALL, ("lifter",), (QuizKind.NAME_MUSCLE,))
    learning = learn.answer(learn.begin(DECK, (item,), EXAMINER, 0), given, 4_000)
    review = learn.review_of(learning.done[0], WHEN)
    assert (review.item, review.kind, review.ms, review.when) == (
        "name:lifter",
        QuizKind.NAME_MUSCLE,
        4_000,
        WHEN,
    )
    assert (review.answer, review.correct) == (told, told == "Lifter")
    assert review.rating is learning.done[0].grade.rating


def test_of_a_click_the_distance_is_kept() -> None:
    learning = begun()
    answered = learn.answer(learning, right(learning), 2_000)
    review = learn.review_of(answered.done[0], WHEN)
    assert review.answer.startswith("0 mm off")
    assert review.rating is Rating.EASY


def test_the_link_of_every_question_leads_somewhere() -> None:
    examiner = Examiner(LIBRARY)
    for item in items_of(LIBRARY, LIBRARY.muscles):
        question = learn.begin(DECK, (item,), examiner, 0).question
        assert question is not None
        assert selection_of(FACTS, question.link) is not None


class Rounds(RuleBasedStateMachine):
    """Whatever is done in whatever order, the numbers of the round agree."""

    learning: Learning
    now: int

    @initialize(count=st.integers(0, 6))
    def begin(self, count: int) -> None:
        self.now = 0
        self.count = count
        self.learning = begun(replace(DECK, seconds=30), count, 0)

    @rule(well=st.booleans(), wait=st.integers(0, 40_000))
    def answer(self, well: bool, wait: int) -> None:
        self.now += wait
        given = right(self.learning) if well and self.learning.question is not None else Given()
        self.learning = learn.answer(learn.expire(self.learning, self.now), given, self.now)

    @rule()
    def go_on(self) -> None:
        self.learning = learn.next_question(self.learning, EXAMINER, self.now)

    @rule()
    def undo(self) -> None:
        self.learning = learn.undo_last(self.learning, self.now)

    @invariant()
    def the_numbers_agree(self) -> None:
        learning = self.learning
        waiting = not learning.over and not learning.revealed
        items = [one.question.item for one in learning.done] + [*learning.skipped, *learning.items]
        items += [learning.question.item] if waiting and learning.question is not None else []
        assert sorted(item.id for item in items) == sorted(item.id for item in ITEMS[: self.count])
        assert learning.total == self.count
        assert learning.right <= len(learning.done)
        assert learning.revealed == (learning.answered is not None)
        assert not learning.revealed or learning.answered == learning.done[-1]
        told = learn.summary(learning)
        assert sum(asked for _, _, asked in told.by_kind) == told.asked == len(learning.done)


TestRounds = Rounds.TestCase
TestRounds.settings = settings(max_examples=30, stateful_step_count=20)
