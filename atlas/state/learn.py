"""Learning: a round of questions, one after the other; what is asked, answered, revealed and counted.

Pure: the time is passed in (milliseconds of a clock that only goes forward), and chance comes from a seed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from random import Random

from atlas.domain.painting import Painting
from atlas.domain.quiz.decks import Deck
from atlas.domain.quiz.examiner import Examiner
from atlas.domain.quiz.grading import grade
from atlas.domain.quiz.items import Item
from atlas.domain.quiz.memory import LONGEST_MS, Review, answer_line
from atlas.domain.quiz.question import Drawn, Given, Grade, Question


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with what was answered, what that was worth, and the time that it took in ms."""

    question: Question
    given: Given
    grade: Grade
    ms: int


@dataclass(frozen=True, slots=True)
class Learning:
    """A round of questions.

    ``items`` are still to be asked, ``question`` is the one on the desk (None when the round is over), shown
    since ``begun`` (ms). ``answered`` is its answer once it was given, which is the last of ``done``.
    ``skipped`` were passed over. ``painting`` is what was painted as the answer.
    """

    deck: Deck
    items: tuple[Item, ...] = ()
    question: Question | None = None
    begun: int = 0
    seed: int = 0
    answered: Answered | None = None
    done: tuple[Answered, ...] = ()
    skipped: tuple[Item, ...] = ()
    painting: Painting = field(default_factory=Painting)

    @property
    def over(self) -> bool:
        """Whether nothing is asked any more."""
        return self.question is None

    @property
    def revealed(self) -> bool:
        """Whether the answer may be shown."""
        return self.answered is not None

    @property
    def drawn(self) -> Drawn:
        """What may be drawn now: before the answer only what the question shows."""
        if self.question is None:
            return Drawn()
        return self.question.reveals if self.revealed else self.question.shows

    @property
    def right(self) -> int:
        """How many answers were right."""
        return sum(one.grade.correct for one in self.done)

    @property
    def number(self) -> int:
        """The place of the question in the round, counted from 1."""
        return len(self.done) + len(self.skipped) + (not self.over and not self.revealed)

    @property
    def total(self) -> int:
        """How many questions the round has."""
        asked = len(self.done) + len(self.skipped) + len(self.items)
        return asked + (not self.over and not self.revealed)

    def left_ms(self, now: int) -> int | None:
        """How long the question may still be answered, None without end and after the answer."""
        if self.deck.seconds is None or self.over or self.revealed:
            return None
        return max(0, round(self.deck.seconds * 1000) - (now - self.begun))


@dataclass(frozen=True, slots=True)
class Summary:
    """What a round has come to: numbers, the time in ms, and by kind and by muscle (right, asked)."""

    asked: int
    right: int
    skipped: int
    ms: int
    by_kind: tuple[tuple[str, int, int], ...]
    by_muscle: tuple[tuple[str, int, int], ...]
    wrong: tuple[str, ...]
    """The ids of the items that were answered wrongly."""


def begin(deck: Deck, items: tuple[Item, ...], examiner: Examiner, now: int, seed: int = 0) -> Learning:
    """Begin a round with the first of some items, as ``decks.dealt`` has drawn them."""
    return _asked(Learning(deck, items, seed=seed), examiner, now)


def answer(learning: Learning, given: Given, now: int) -> Learning:
    """Answer the question; nothing happens when it was answered before."""
    if learning.question is None or learning.revealed:
        return learning
    ms = min(max(0, now - learning.begun), LONGEST_MS)
    answered = Answered(learning.question, given, grade(learning.question, given, ms), ms)
    return replace(learning, answered=answered, done=(*learning.done, answered))


def expire(learning: Learning, now: int) -> Learning:
    """Where the time is over, count the question as not answered."""
    return answer(learning, Given(), now) if learning.left_ms(now) == 0 else learning


def next_question(learning: Learning, examiner: Examiner, now: int) -> Learning:
    """Go on to the next question; one that was not answered is passed over."""
    if learning.question is not None and not learning.revealed:
        learning = replace(learning, skipped=(*learning.skipped, learning.question.item))
    return _asked(learning, examiner, now)


def undo_last(learning: Learning, now: int) -> Learning:
    """Put the question that was answered last once more; ``learning.done[-1]`` is the answer taken back."""
    if not learning.done:
        return learning
    last = learning.done[-1].question
    back = (learning.question.item,) if learning.question is not None and not learning.revealed else ()
    return replace(
        learning,
        items=(*back, *learning.items),
        question=last,
        begun=now,
        answered=None,
        done=learning.done[:-1],
        painting=Painting(),
    )


def summary(learning: Learning) -> Summary:
    """What the round has come to so far."""
    done = learning.done
    return Summary(
        len(done),
        learning.right,
        len(learning.skipped),
        sum(one.ms for one in done),
        _counted(done, [one.question.item.kind.value for one in done]),
        _counted(done, [one.question.item.muscle for one in done]),
        tuple(one.question.item.id for one in done if not one.grade.correct),
    )


def review_of(answered: Answered, when: datetime) -> Review:
    """What the notebook keeps of an answer that was given ``when`` (UTC)."""
    question, given = answered.question, answered.given
    chosen = ", ".join(question.name_of(choice) for choice in given.choices)
    words = given.typed or chosen or (answered.grade.words if given != Given() else "")
    item = question.item
    return Review(when, item.id, item.kind, answered.grade.rating, answered.ms, answer_line(words))


def _asked(learning: Learning, examiner: Examiner, now: int) -> Learning:
    """With the next item's question on the desk; without one when there is none left."""
    if not learning.items:
        return replace(learning, question=None, answered=None, begun=now, painting=Painting())
    item, rest = learning.items[0], learning.items[1:]
    chance = Random(f"{learning.seed}/{item.id}")
    question = examiner.question(item, chance, learning.deck.side)
    return replace(learning, items=rest, question=question, answered=None, begun=now, painting=Painting())


def _counted(done: tuple[Answered, ...], names: list[str]) -> tuple[tuple[str, int, int], ...]:
    """By name how many answers were right and how many there were, in the order of their first one."""
    rows: dict[str, tuple[int, int]] = {}
    for one, name in zip(done, names, strict=True):
        right, asked = rows.get(name, (0, 0))
        rows[name] = (right + one.grade.correct, asked + 1)
    return tuple((name, right, asked) for name, (right, asked) in rows.items() if name)
