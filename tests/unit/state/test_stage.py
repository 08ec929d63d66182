"""The stage: beat by beat, step by step, and every move undone by one key."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from atlas.domain.body import Depth, SideView
from atlas.domain.lessons import REVEALED, Reveal
from atlas.state import actions, stage, stage_steps
from atlas.state.model import AtlasState, Kind, Mode, Selection, Theme
from atlas.state.resolve import resolve
from atlas.state.stage import Blank, Ink, Tool
from atlas.state.stage_beats import beats, beats_up
from atlas.state.stage_history import undo
from atlas.state.stage_words import class_words
from atlas.state.store import Store
from tests.unit.state.stage_lesson import BACKER, FACTS, LESSON, command, counts, drawn, playing


def test_one_key_enters_with_what_is_shown_and_leaves_to_what_was() -> None:
    before = actions.select(AtlasState(theme=Theme.DARK, mode=Mode.PLAN), FACTS, BACKER)
    store = Store(before)
    command(store, "stage")
    assert store.state.stage is not None
    assert drawn(store)[:4] == (True, *counts(resolve(before, FACTS).views))
    command(store, "black")
    store.apply(lambda state: actions.show_depth(state, Depth.BONE))
    command(store, "stage")
    assert store.state == before


def test_a_step_comes_up_beat_by_beat_and_goes_back_the_same_way() -> None:
    store = playing(1)
    seen = [drawn(store)]
    for _ in range(4):
        command(store, "next")
        seen.append(drawn(store))
    assert [row[0] for row in seen] == [True] * 5
    assert [bool(row[1]) for row in seen] == [False, True, True, True, True]
    assert [bool(row[2]) for row in seen] == [False, False, True, True, True]
    assert [bool(row[3]) for row in seen] == [False, False, False, True, True]
    assert [row[4] for row in seen] == [False] * 4 + [True]
    for expected in reversed(seen[:-1]):
        command(store, "previous")
        assert drawn(store) == expected


def test_the_plate_where_it_is_felt_comes_up_with_the_pain() -> None:
    store = playing(1)
    assert [view.plate for view in resolve(store.state, FACTS).views] == ["full_posterior"]
    command(store, "reveal")
    assert len(resolve(store.state, FACTS).views) == 2


def test_figures_and_their_ring_wait_for_their_beat() -> None:
    store = playing(1)
    (view,) = resolve(store.state, FACTS).views
    assert not view.ring
    command(store, "reveal")
    views = resolve(store.state, FACTS).views
    assert all(view.ring for view in views)
    assert any(zone.percent == 36.1 for view in views for zone in view.zones)


def test_the_last_beat_leads_to_the_next_step_and_the_last_step_stays() -> None:
    store = playing()
    steps = []
    for _ in range(30):
        assert store.state.stage is not None
        steps.append(store.state.stage.step)
        command(store, "next")
    assert steps == sorted(steps)
    assert set(steps) == {0, 1, 2, 3}
    end = store.state
    command(store, "next")
    assert store.state == end


def test_back_over_a_step_shows_the_step_before_whole() -> None:
    store = playing(2)
    command(store, "previous")
    assert store.state.stage is not None
    assert store.state.stage.step == 1
    assert len(beats_up(store.state, FACTS)) == len(beats(store.state, FACTS)) == 5


def test_the_question_comes_before_the_pain_with_its_time_and_then_the_answer() -> None:
    store = playing(2)
    assert class_words(store.state, FACTS).question == ""
    command(store, "next")
    command(store, "next")
    assert drawn(store)[1:3] == (2, 0)
    asked = class_words(store.state, FACTS)
    assert (asked.question, asked.answer, asked.seconds) == ("Where is it felt?", "", 20)
    command(store, "next")
    told = class_words(store.state, FACTS)
    assert (told.question, told.answer, told.seconds) == ("Where is it felt?", "In front.", None)
    command(store, "next")
    assert class_words(store.state, FACTS).question == ""
    assert drawn(store)[2] > 0


@pytest.mark.parametrize(
    ("reveal", "expected"),
    [
        (REVEALED, "muscle points question answer essential"),
        ((Reveal.ESSENTIAL, Reveal.POINTS), "essential points question answer"),
        ((Reveal.MUSCLE, Reveal.POINTS), "muscle points question answer"),
        ((), "picture question answer"),
    ],
)
def test_a_question_never_comes_after_its_answer_is_seen(reveal: tuple[Reveal, ...], expected: str) -> None:
    step = replace(LESSON.steps[2], reveal=reveal)
    state = stage_steps.play(AtlasState(), FACTS, replace(LESSON, steps=(step,)))
    assert " ".join(beat.value for beat in beats(state, FACTS)) == expected


def test_a_step_says_whether_there_are_labels_and_a_key_turns_them() -> None:
    store = playing(2)
    command(store, "reveal")
    assert {mark.label for view in resolve(store.state, FACTS).views for mark in view.points} == {""}
    command(store, "labels")
    assert {"1"} <= {mark.label for view in resolve(store.state, FACTS).views for mark in view.points}


def test_a_step_is_framed_as_it_says() -> None:
    store = playing(3)
    view = resolve(store.state, FACTS).views[0]
    camera = FACTS.plates["back_close"].camera
    assert view.frame is not None
    left, top, width, height = view.frame
    x, y, _ = camera.project((-100.0, 20.0, 1400.0))
    assert width == pytest.approx(min(100.0 * camera.scale, camera.size[0]))
    assert left <= x <= left + width
    assert top <= y <= top + height


@pytest.mark.parametrize("side", [SideView.RIGHT, SideView.LEFT])
def test_zoom_to_a_place_and_back(side: SideView) -> None:
    store = playing(1)
    command(store, "reveal")
    store.apply(lambda state: actions.show_side(state, side))
    before = resolve(store.state, FACTS)
    at = (100.0 if side is SideView.LEFT else -100.0, 20.0, 1400.0)
    store.apply(lambda state: stage.zoom_to(state, "full_posterior", at))
    (view,) = resolve(store.state, FACTS).views
    x, y, _ = FACTS.plates["full_posterior"].camera.project(at)
    assert view.frame is not None
    left, top, width, height = view.frame
    assert left + width / 2 == pytest.approx(x)
    assert top + height / 2 == pytest.approx(y)
    store.apply(lambda state: stage.zoom_to(state, "full_posterior", at))
    assert resolve(store.state, FACTS) == before


MOVES = (
    "next", "reveal", "black", "white", "labels", "spotlight", "pen", "freeze", "last", "first",
)  # fmt: skip


@pytest.mark.parametrize("name", MOVES)
def test_every_move_is_undone_by_one_key(name: str) -> None:
    store = playing(1)
    before = store.state
    command(store, name)
    assert store.state != before
    command(store, "undo")
    assert store.state == before


def test_what_is_done_on_the_body_is_undone_as_well() -> None:
    store = playing(1)
    seen = [store.state]
    changes = (
        partial(actions.show_depth, depth=Depth.BONE),
        partial(actions.show_side, side=SideView.LEFT),
        partial(actions.select, facts=FACTS, selection=Selection(Kind.CONDITION, "ache")),
        partial(stage.draw, ink=Ink("full_posterior", ((1.0, 2.0), (3.0, 4.0)))),
        stage.wipe,
        partial(stage_steps.forward, facts=FACTS),
    )
    for change in changes:
        store.apply(change)
        assert store.state != seen[-1]
        seen.append(store.state)
    for expected in reversed(seen[:-1]):
        store.apply(undo)
        assert store.state == expected


def test_the_cursor_on_a_find_is_no_move() -> None:
    store = playing(1)
    store.apply(lambda state: replace(state, preview=Selection(Kind.MUSCLE, "far")))
    assert store.state.stage is not None
    assert len(store.state.stage.past) == 0


def test_going_back_through_places_keeps_the_stage() -> None:
    store = playing()
    command(store, "next")
    store.back()
    assert store.state.stage is not None
    assert store.state.stage.lesson is LESSON


def test_another_muscle_leads_aside_and_the_next_key_back_to_the_lesson() -> None:
    store = playing(1)
    store.apply(lambda state: stage_steps.present(state, FACTS, Selection(Kind.CONDITION, "ache")))
    assert store.state.stage is not None
    assert store.state.stage.aside
    assert class_words(store.state, FACTS).caption == FACTS.library.conditions["ache"].name
    for _ in range(len(beats(store.state, FACTS))):
        command(store, "next")
    assert store.state.stage is not None
    assert not store.state.stage.aside
    assert class_words(store.state, FACTS).caption == "A muscle of the back"


def test_presenting_freely_another_muscle_begins_with_itself_and_its_points_follow() -> None:
    store = Store(actions.select(AtlasState(), FACTS, BACKER))
    command(store, "stage")
    store.apply(lambda state: actions.select(state, FACTS, Selection(Kind.MUSCLE, "far")))
    assert [beat.value for beat in beats_up(store.state, FACTS)] == ["muscle"]
    store.apply(lambda state: actions.select(state, FACTS, BACKER))
    command(store, "reveal")
    command(store, "next")
    assert store.state.selection == Selection(Kind.MUSCLE, "backer", 1)
    assert drawn(store)[1] > 0


def test_what_is_compared_is_named_together() -> None:
    state = stage_steps.enter(AtlasState(compared=("backer", "far")), FACTS)
    names = [FACTS.library.muscles[id].name for id in state.compared]
    assert class_words(state, FACTS).caption == " · ".join(names)


def test_black_is_taken_off_by_the_same_key_and_the_pen_gives_way_to_the_dot() -> None:
    state = stage_steps.enter(AtlasState(), FACTS)
    for cover in (Blank.BLACK, Blank.WHITE):
        covered = stage.blank(state, cover)
        assert covered.stage is not None
        assert covered.stage.blank is cover
        assert stage.blank(covered, cover) == state
    pen = stage.take_tool(state, Tool.PEN)
    assert pen.stage is not None
    assert pen.stage.tool is Tool.PEN
    assert stage.take_tool(pen, Tool.PEN) == state


def test_the_ring_is_drawn_round_the_point_that_is_talked_about() -> None:
    store = playing(1)
    store.apply(lambda state: actions.select(state, FACTS, Selection(Kind.MUSCLE, "backer", 1)))
    command(store, "reveal")
    points = [point for view in resolve(store.state, FACTS).views if view.ring for point in view.points]
    assert points
    assert {point.point for point in points} == {1}


def test_a_lecture_leaves_the_way_back_as_it_was() -> None:
    store = Store()
    store.apply(lambda state: actions.select(state, FACTS, BACKER))
    store.apply(lambda state: actions.select(state, FACTS, Selection(Kind.MUSCLE, "far")))
    store.back()
    before = store.state
    store.apply(lambda state: stage_steps.play(state, FACTS, LESSON))
    command(store, "last")
    store.apply(stage.leave)
    assert store.state == before
    assert store.can_go_forward
    store.back()
    assert store.state.selection is None
    assert not store.can_go_back
