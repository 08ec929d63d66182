"""Grades answers and turns the grade into a rating for the memory.

A point is right within 26 mm: the limits of agreement of one experienced examiner who marked one point of the
upper trapezius twice in 24 people (Barbero 2012, J Man Manip Ther 20:171-177). Half of it is easy. The other
bounds are conventions of this atlas. What is asked for is the skin over the point, where the finger goes: the
line from the point out of the body the way it faces. The distance is that of the clicked skin position to
this line; skin that faces away from it, such as the back of the hand for a point of the palm, is on the wrong
side of the body, and its distance is that to the point itself. On a plate that looks at the skin aslant the
mark of the point lies elsewhere than the skin over it; so the distance of the point from the line of sight
through the click counts where it is less, as the ring of 26 mm is drawn on the plate round the mark.

A wrong answer, or none, is AGAIN. A right one is GOOD; HARD when it took four times as long as it needs, when
a painting was only just right; EASY when it was quick, or a click or a painting close.
"""

from __future__ import annotations

from math import ceil, dist, sqrt

from atlas.domain.body import Position, Side, dot, on_side, subtract
from atlas.domain.points import TriggerPoint
from atlas.domain.quiz.items import QuizKind
from atlas.domain.quiz.memory import Rating
from atlas.domain.quiz.question import Click, Given, Grade, Question
from atlas.domain.quiz.typed import meant
from atlas.domain.quiz.wording import listed, low

RIGHT_MM, CLOSE_MM = 26.0, 13.0
AS_NEAR = "as near as an examiner finds a point again"
OVERLAP_RIGHT, OVERLAP_GOOD, OVERLAP_EASY = 0.4, 0.55, 0.75
THINK_MS, READ_MS = 3_000, 50
"""What a quick answer takes: for the thought, and for each character that is read."""
SLOW = 4
"""So many times as long is slow."""
REACH_MM = 120.0
"""No point lies deeper below the skin that is clicked for it."""


def grade(question: Question, given: Given, ms: int) -> Grade:
    """What an answer is worth that took ``ms`` milliseconds. An empty one is wrong."""
    match question.item.kind:
        case QuizKind.FIND_POINT:
            return grade_point(question, given.click)
        case QuizKind.PAINT_ZONE:
            return grade_zone(given.overlap)
        case _ if given.typed:
            return grade_typed(question, given.typed, ms)
        case _ if question.several:
            return grade_set(question, given.choices, ms)
        case _:
            return grade_choice(question, given.choices, ms)


def grade_choice(question: Question, choices: tuple[str, ...], ms: int) -> Grade:
    """One choice."""
    correct = choices == question.right
    return _told(correct, _right_words(question), question, ms)


def grade_typed(question: Question, typed: str, ms: int) -> Grade:
    """A typed name; right where it can mean the right muscle alone."""
    found = meant(typed, question.known)
    correct = found == set(question.right)
    return _told(correct, _right_words(question), question, ms)


def grade_set(question: Question, choices: tuple[str, ...], ms: int) -> Grade:
    """Several choices: right when all the right ones were made and no other."""
    given, right = set(choices), set(question.right)
    share = len(given & right) / max(1, len(given | right))
    missed = [low(choice.name) for choice in question.choices if choice.id in right - given]
    wrong = [low(choice.name) for choice in question.choices if choice.id in given - right]
    words = [f"{len(given & right)} of {len(right)} found."]
    words += [f"Missed: {listed(missed)}."] if missed else []
    words += [f"Not named: {listed(wrong)}."] if wrong else []
    correct = given == right
    return Grade(correct, share, _by_time(correct, question, ms), "Right." if correct else " ".join(words))


def grade_point(question: Question, click: Click | None) -> Grade:
    """A click on the skin; either side of the body unless the question names one.

    Raises ``ValueError`` for a question that asks for no point.
    """
    if question.target is None:
        raise ValueError(f"{question.item.id} asks for no point")
    if click is None:
        return Grade(False, 0.0, Rating.AGAIN, "Not answered.")
    sides = tuple(Side) if question.side is None else (question.side,)
    away = min(distance(question.target, side, click) for side in sides)
    rating = Rating.EASY if away <= CLOSE_MM else Rating.GOOD if away <= RIGHT_MM else Rating.AGAIN
    correct, share = away <= RIGHT_MM, max(0.0, 1.0 - away / (2.0 * RIGHT_MM))
    told = f"{ceil(round(away, 3))} mm off; right is up to {RIGHT_MM:g} mm, {AS_NEAR}."
    return Grade(correct, share, rating, told, away)


def grade_zone(overlap: float | None) -> Grade:
    """A painted zone by its overlap with the true one, 0 to 1 (``quiz.overlap``)."""
    if overlap is None:
        return Grade(False, 0.0, Rating.AGAIN, "Not answered.")
    bounds = ((OVERLAP_EASY, Rating.EASY), (OVERLAP_GOOD, Rating.GOOD), (OVERLAP_RIGHT, Rating.HARD))
    rating = next((rating for least, rating in bounds if overlap >= least), Rating.AGAIN)
    words = f"{overlap:.0%} overlap; right from {OVERLAP_RIGHT:.0%} on."
    return Grade(rating is not Rating.AGAIN, overlap, rating, words)


def distance(point: TriggerPoint, side: Side, click: Click) -> float:
    """How far (mm) a click on the skin is from a point on a side, as the module says."""
    at = on_side(point.at, side)
    if point.facing is None:
        return dist(at, click.at)
    facing = on_side(point.facing, side)
    off = subtract(click.at, at)
    if dot(click.facing, facing) <= 0.0 or not -RIGHT_MM <= dot(off, facing) <= REACH_MM:
        return max(dist(at, click.at), RIGHT_MM + 1.0)
    on_skin = _from_line(off, facing)
    if click.view is None or dot(click.view, facing) >= 0.0:
        return on_skin
    return min(on_skin, _from_line(off, click.view))


def _from_line(off: Position, along: Position) -> float:
    """The distance (mm) of the end of ``off`` to the line through its start along a unit vector."""
    return sqrt(max(0.0, dot(off, off) - dot(off, along) ** 2))


def _told(correct: bool, words: str, question: Question, ms: int) -> Grade:
    rating = _by_time(correct, question, ms)
    return Grade(correct, float(correct), rating, "Right." if correct else words)


def _right_words(question: Question) -> str:
    return f"Right is: {listed(question.name_of(id) for id in question.right)}."


def _by_time(correct: bool, question: Question, ms: int) -> Rating:
    if not correct:
        return Rating.AGAIN
    read = len(question.prompt) + sum(len(choice.name) for choice in question.choices)
    quick = THINK_MS + READ_MS * read
    return Rating.EASY if ms <= quick else Rating.GOOD if ms <= SLOW * quick else Rating.HARD
