"""What an answer is worth: distances on the body, sets, typed names, time."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.domain.body import Position, Side, add, dot, mirror, scale
from atlas.domain.library import Library
from atlas.domain.points import TriggerPoint
from atlas.domain.quiz.examiner import Examiner, question
from atlas.domain.quiz.grading import CLOSE_MM, REACH_MM, RIGHT_MM, distance, grade, grade_point, grade_zone
from atlas.domain.quiz.items import Item, QuizKind
from atlas.domain.quiz.memory import Rating
from atlas.domain.quiz.question import Choice, Click, Given, Question
from atlas.domain.skin import SkinTable

OUT: Position = (0.0, 1.0, 0.0)
POINT = TriggerPoint(1, "here", (-100.0, 20.0, 1400.0), "", (), facing=OUT)
FIND = Question(Item(QuizKind.FIND_POINT, "m", 1), "Find it.", (), "point:m/1", target=POINT)
ONE = Question(
    Item(QuizKind.NAME_MUSCLE, "a"), "Which?", ("a",), "muscle:a", (Choice("a", "Aaa"), Choice("b", "Bbb"))
)
FEW = replace(ONE, choices=tuple(Choice(c, c.upper()) for c in "abcd"), right=("a", "b"), several=True)


def click(across: float, up: float, view: Position | None = None) -> Click:
    """On the skin 15 mm over the point, so far beside it."""
    return Click((-100.0 + across, 35.0, 1400.0 + up), OUT, view)


@given(st.floats(-80, 80), st.floats(-80, 80))
def test_a_click_is_right_within_the_published_ring(across: float, up: float) -> None:
    away = (across**2 + up**2) ** 0.5
    result = grade_point(FIND, click(across, up))
    assert result.distance == pytest.approx(away, abs=1e-6)
    assert result.correct == (result.distance <= RIGHT_MM)
    assert (result.rating is Rating.EASY) == (result.distance <= CLOSE_MM)
    assert 0.0 <= result.share <= 1.0


def test_what_is_just_too_far_is_not_told_as_right() -> None:
    assert grade_point(FIND, click(RIGHT_MM + 0.3, 0.0)).words.startswith("27 mm off; right is up to 26 mm")
    assert grade_point(FIND, click(RIGHT_MM - 0.3, 0.0)).words.startswith("26 mm off")


def test_both_sides_count_unless_one_is_named() -> None:
    left = Click(mirror(click(0, 0).at), mirror(OUT))
    assert grade_point(FIND, left).correct
    assert grade_point(replace(FIND, side=Side.LEFT), left).correct
    assert not grade_point(replace(FIND, side=Side.RIGHT), left).correct


def test_the_other_face_of_a_thin_part_is_wrong() -> None:
    assert not grade_point(FIND, Click((-100.0, 10.0, 1400.0), (0.0, -1.0, 0.0))).correct
    assert not grade_point(FIND, Click(add(POINT.at, scale(OUT, REACH_MM + 1)), OUT)).correct


def test_on_a_plate_that_looks_aslant_the_drawn_ring_is_right() -> None:
    view: Position = (0.6, -0.8, 0.0)
    seen = add(POINT.at, scale(view, -60.0))
    assert not grade_point(FIND, Click(seen, OUT)).correct
    assert grade_point(FIND, Click(seen, OUT, view)).distance == pytest.approx(0.0, abs=1e-3)
    from_behind: Position = (0.6, 0.8, 0.0)
    assert not grade_point(FIND, Click(seen, OUT, from_behind)).correct


def test_a_point_that_faces_nowhere_is_measured_itself() -> None:
    bare = replace(FIND, target=replace(POINT, facing=None))
    assert grade_point(bare, Click(add(POINT.at, (0.0, 0.0, 20.0)), OUT)).distance == pytest.approx(20.0)


def test_a_click_for_what_is_no_point_is_an_error() -> None:
    with pytest.raises(ValueError, match="asks for no point"):
        grade_point(ONE, click(0, 0))


def test_the_line_out_of_the_body_agrees_with_the_skin(library: Library, skin: SkinTable) -> None:
    """Of every point that ships the skin over it is right, on either side; far off or behind is wrong."""
    for muscle in library.muscles.values():
        for point in muscle.trigger_points:
            assert point.facing is not None
            off = skin.positions - np.asarray(point.at, np.float32)
            along = off @ np.asarray(point.facing, np.float32)
            aside = np.sqrt(np.maximum(0.0, np.einsum("ij,ij->i", off, off) - along**2))
            over = (along > 0) & (skin.normals @ np.asarray(point.facing, np.float32) > 0.2)
            row = int(np.flatnonzero(over)[aside[over].argmin()])
            at, facing = (tuple(map(float, table[row])) for table in (skin.positions, skin.normals))
            place = Click(at, facing)
            if along[row] < REACH_MM:
                assert distance(point, Side.RIGHT, place) < 13.0, (muscle.id, point.id)
                there = Click(mirror(at), mirror(facing))
                assert distance(point, Side.LEFT, there) < 13.0, (muscle.id, point.id)
            assert distance(point, Side.RIGHT, Click(at, scale(facing, -1.0))) > RIGHT_MM
            for far in np.flatnonzero(np.sqrt(np.einsum("ij,ij->i", off, off)) > 150.0)[::4000]:
                at, facing = (tuple(map(float, table[far])) for table in (skin.positions, skin.normals))
                if dot(facing, point.facing) < 0.9:
                    assert distance(point, Side.RIGHT, Click(at, facing)) > CLOSE_MM


@pytest.mark.parametrize(
    ("overlap", "rating"),
    [(None, 1), (0.0, 1), (0.39, 1), (0.4, 2), (0.54, 2), (0.6, 3), (0.75, 4), (1.0, 4)],
)
def test_a_painting_by_its_overlap(overlap: float | None, rating: int) -> None:
    result = grade_zone(overlap)
    assert result.rating == rating
    assert result.correct == (rating > 1)
    assert result.share == (overlap or 0.0)


@pytest.mark.parametrize(
    ("chosen", "correct", "share", "words"),
    [
        ("ab", True, 1.0, "Right."),
        ("ba", True, 1.0, "Right."),
        ("a", False, 0.5, "1 of 2 found. Missed: b."),
        ("abc", False, 2 / 3, "2 of 2 found. Not named: c."),
        ("cd", False, 0.0, "0 of 2 found. Missed: a and b. Not named: c and d."),
        ("", False, 0.0, "0 of 2 found. Missed: a and b."),
    ],
)
def test_a_set_is_right_when_it_is_whole(chosen: str, correct: bool, share: float, words: str) -> None:
    result = grade(FEW, Given(tuple(chosen)), 0)
    assert (result.correct, result.share, result.words) == (correct, pytest.approx(share), words)
    assert (result.rating is Rating.AGAIN) != correct


def test_one_choice_and_how_long_it_took() -> None:
    ratings = [grade(ONE, Given(("a",)), ms).rating for ms in (2_000, 6_000, 60_000)]
    assert ratings == [Rating.EASY, Rating.GOOD, Rating.HARD]
    wrong = grade(ONE, Given(("b",)), 100)
    assert (wrong.correct, wrong.rating, wrong.words) == (False, Rating.AGAIN, "Right is: Aaa.")
    assert not grade(ONE, Given(), 100).correct
    assert not grade(ONE, Given(("a", "b")), 100).correct


def test_nothing_answered_is_wrong_for_every_kind(
    examiner: Examiner, library: Library, items: tuple[Item, ...]
) -> None:
    for kind in QuizKind:
        item = next(item for item in items if item.kind is kind)
        asked = question(item, library, Random(1))
        assert asked == examiner.question(item, Random(1))
        nothing = grade(asked, Given(), 0)
        assert (nothing.correct, nothing.rating, nothing.share) == (False, Rating.AGAIN, 0.0)
        assert nothing.words
        full = grade(asked, Given(asked.right), 0)
        assert full.correct == bool(asked.right)


@pytest.mark.parametrize(
    ("typed", "correct"),
    [
        ("Fibularis longus", True), ("fibularis LONGUS ", True), ("peroneus longus", True),
        ("longus fibularis", True), ("M. fibularis longus", True), ("fibulris longus", True),
        ("fibularis", False), ("fibularis brevis", False), ("longus", False), ("", False),
        ("fibularis longus brevis", False), ("flexor hallucis longus", False),
    ],
)  # fmt: skip
def test_a_typed_name(typed: str, correct: bool, examiner: Examiner) -> None:
    asked = examiner.question(Item(QuizKind.NAME_MUSCLE, "fibularis_longus"), Random(1))
    assert grade(asked, Given(typed=typed), 5_000).correct == correct


def test_every_name_that_is_typed_means_its_own_muscle(examiner: Examiner, library: Library) -> None:
    asked = examiner.question(Item(QuizKind.NAME_MUSCLE, "deltoid"), Random(1))
    for muscle in library.muscles.values():
        own = replace(asked, right=(muscle.id,))
        for name in (muscle.name, muscle.latin):
            assert grade(own, Given(typed=name), 0).correct, name
