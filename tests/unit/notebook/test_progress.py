"""What was learnt is kept, asked again in time, and told honestly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from fsrs import Card, Scheduler
from fsrs import Rating as FsrsRating
from hypothesis import HealthCheck, given, settings

from atlas.domain.checks import Refused
from atlas.domain.quiz.items import QuizKind
from atlas.domain.quiz.memory import Rating, Retention, Review, Stage, answer_line
from atlas.notebook.memory import recall, replayed
from atlas.notebook.notebook import Notebook
from atlas.notebook.review_rows import cards, reviews
from tests.unit.notebook.answers import ANSWERS, ITEM, NOW, answer
from tests.unit.notebook.examples import opened


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    notebook = opened(tmp_path / "notebook.sqlite")
    yield notebook
    notebook.close()


def test_the_memory_is_that_of_the_reference_implementation(notebook: Notebook) -> None:
    scheduler, card = Scheduler(enable_fuzzing=False), Card(1, due=NOW)
    days = 0.0
    for rating in (3, 3, 4, 1, 3, 2, 3):
        review = answer(rating, days=days)
        card, _ = scheduler.review_card(card, FsrsRating(rating), review.when)
        kept = notebook.record(review)
        assert (kept.due, kept.stability, kept.difficulty) == (card.due, card.stability, card.difficulty)
        assert (kept.stage.name, kept.step) == (card.state.name.upper(), card.step)
        assert recall(kept, NOW) == scheduler.get_card_retrievability(card, NOW)
        days = max(days + 0.01, (kept.due - NOW).total_seconds() / 86_400)
    assert (kept.reviews, kept.lapses) == (7, 1)
    assert next(cards(notebook._db)) == kept


def test_what_is_known_well_waits_longer(notebook: Notebook) -> None:
    dues = [notebook.record(answer(rating, f"nerve:m{rating}")).due for rating in (1, 2, 3, 4)]
    assert dues == sorted(set(dues))
    assert [card.item for card in notebook.due(NOW + timedelta(days=400))] == [
        f"nerve:m{r}" for r in (1, 2, 3, 4)
    ]


def test_only_what_is_due_is_due(notebook: Notebook) -> None:
    kept = notebook.record(answer())
    just_before = kept.due - timedelta(microseconds=1)
    assert notebook.due(just_before) == ()
    assert notebook.due(kept.due) == (kept,)
    assert notebook.due(kept.due.astimezone(timezone(timedelta(hours=9)))) == (kept,)
    assert notebook.due(kept.due, ["nerve:other"]) == ()
    assert notebook.due(kept.due, {ITEM}) == (kept,)
    assert notebook.fresh([ITEM, "nerve:a", "nerve:b", "nerve:a"]) == ("nerve:a", "nerve:b")


@given(ANSWERS)
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_in_whatever_order_answers_come_the_state_is_that_of_their_times(
    tmp_path: Path, answers: list[Review]
) -> None:
    (tmp_path / "n.sqlite").unlink(missing_ok=True)
    notebook = opened(tmp_path / "n.sqlite")
    for review in answers:
        notebook.record(review)
    assert set(reviews(notebook._db)) == set(answers)
    for card in cards(notebook._db):
        own = sorted((r for r in answers if r.item == card.item), key=lambda review: review.when)
        assert card == replayed(own)
    for review in answers:
        notebook.take_back(review.item)
    assert list(cards(notebook._db)) == list(reviews(notebook._db)) == []
    notebook.close()


def test_an_answer_is_taken_back_as_if_it_had_not_been_given(notebook: Notebook) -> None:
    first = notebook.record(answer(3))
    wrong = answer(1, days=4)
    notebook.record(wrong)
    assert notebook.wrong_items() == (ITEM,)
    assert notebook.take_back(ITEM) == wrong
    assert notebook.wrong_items() == ()
    assert tuple(cards(notebook._db)) == (first,)
    notebook.take_back(ITEM)
    assert notebook.fresh([ITEM]) == (ITEM,)
    with pytest.raises(Refused, match="nothing can be taken back"):
        notebook.take_back(ITEM)


def test_the_same_answer_is_not_kept_twice(notebook: Notebook) -> None:
    kept = notebook.record(answer(3))
    with pytest.raises(Refused, match="already answered"):
        notebook.record(answer(1))
    assert tuple(cards(notebook._db)) == (kept,)


def test_the_forecast_counts_by_the_reader_s_days(notebook: Notebook) -> None:
    notebook.record(answer(1, "nerve:a", days=-3))
    kept = [notebook.record(answer(4, f"nerve:{name}")) for name in "bc"]
    days = (kept[0].due.date() - NOW.date()).days
    rows = notebook.forecast(NOW, days + 1)
    assert rows[0].day == date(2026, 11, 3)
    assert [row.due for row in rows] == [1, *[0] * (days - 1), 2]
    east = timezone(timedelta(hours=12))
    assert notebook.forecast(NOW.astimezone(east), 3)[0].day == date(2026, 11, 4)
    assert sum(row.due for row in notebook.forecast(NOW, days)) == 1
    for wrong in (0, -1, 100_000):
        with pytest.raises(Refused, match="days"):
            notebook.forecast(NOW, wrong)


def test_retention_counts_what_was_answered_on_an_earlier_day(notebook: Notebook) -> None:
    assert notebook.retention() == Retention(0, 0)
    assert notebook.retention().share is None
    for days, rating in ((0, 1), (0.01, 3), (2, 3), (9, 1), (9.01, 3)):
        notebook.record(answer(rating, days=days))
    assert notebook.retention() == Retention(2, 1)
    assert notebook.retention().share == 0.5
    assert notebook.retention(NOW + timedelta(days=5)) == Retention(1, 0)


def test_weak_muscles_come_first(notebook: Notebook) -> None:
    for rating, item in (
        (4, "zone:deltoid/1"), (3, "nerve:deltoid"), (1, "zone:soleus/1"), (1, "nerve:soleus"),
        (3, "name:plantaris"), (1, "name:plantaris"), (1, "condition:neck_pain"),
    ):  # fmt: skip
        notebook.record(
            answer(rating, item, days=len(notebook.due(NOW + timedelta(days=999))) / 100 + rating)
        )
    rows = notebook.strengths(NOW + timedelta(days=20))
    assert [row.muscle for row in rows] == ["soleus", "plantaris", "deltoid"]
    assert [(row.items, row.reviews, row.wrong) for row in rows] == [(2, 2, 2), (1, 2, 1), (2, 2, 0)]
    assert all(0.0 < row.recall < 1.0 for row in rows)


def test_what_was_wrong_last_is_what_i_got_wrong(notebook: Notebook) -> None:
    for days, rating, item in ((0, 1, "nerve:a"), (1, 1, "nerve:b"), (2, 3, "nerve:a"), (3, 1, "nerve:c")):
        notebook.record(answer(rating, item, days))
    assert notebook.wrong_items() == ("nerve:c", "nerve:b")


def test_learning_steps_and_lapses_are_stages(notebook: Notebook) -> None:
    stages = [
        notebook.record(answer(rating, days=days)).stage for rating, days in ((3, 0), (3, 1), (1, 8), (3, 9))
    ]
    assert stages == [Stage.LEARNING, Stage.REVIEW, Stage.RELEARNING, Stage.REVIEW]


@pytest.mark.parametrize(
    "wrong",
    [
        {"when": datetime(2026, 11, 3)},
        {"when": datetime(2026, 11, 3, tzinfo=timezone(timedelta(hours=1)))},
        {"item": "nerve:deltoid"},
        {"item": "zone:a\nb"},
        {"ms": -1},
        {"answer": "x" * 300},
    ],
)
def test_what_is_no_answer_is_refused(wrong: dict[str, object]) -> None:
    right = {
        "when": NOW,
        "item": ITEM,
        "kind": QuizKind.WHOSE_ZONE,
        "rating": Rating.GOOD,
        "ms": 1,
        "answer": "",
    }
    Review(**right)  # type: ignore[arg-type]
    with pytest.raises(Refused):
        Review(**(right | wrong))  # type: ignore[arg-type]


def test_any_typed_answer_fits_on_its_line() -> None:
    text = answer_line("a\nb\0" + "x" * 500)
    assert text.startswith("a b")
    Review(NOW, ITEM, QuizKind.WHOSE_ZONE, Rating.GOOD, 1, text)


def test_a_time_in_utc_by_another_name_is_kept(notebook: Notebook) -> None:
    other = timezone(timedelta(0), "GMT")
    review = Review(NOW.replace(tzinfo=other), ITEM, QuizKind.WHOSE_ZONE, Rating.GOOD, 1)
    assert notebook.record(review).last == NOW
    assert next(reviews(notebook._db)).when.tzinfo is UTC


def test_what_was_answered_last_is_taken_back_even_where_the_clock_has_gone_back(notebook: Notebook) -> None:
    first, after_it = answer(3, days=1), answer(1)
    notebook.record(first)
    notebook.record(after_it)
    assert notebook.take_back(ITEM) == after_it
    assert notebook.take_back(ITEM) == first
