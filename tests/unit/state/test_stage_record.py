"""What the presenter reads, what is recorded, where one can jump to."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from atlas.domain.body import Depth
from atlas.domain.lessons import Reveal
from atlas.state import actions, stage_steps
from atlas.state.facts import Facts
from atlas.state.model import AtlasState
from atlas.state.stage_history import undo
from atlas.state.stage_jump import jumps, narrowed
from atlas.state.stage_record import begin, ident_of, lesson_of
from atlas.state.stage_words import presenter_words
from atlas.state.store import Store
from tests.unit.state.stage_lesson import BACKER, FACTS, LESSON, command, drawn, playing


def test_the_presenter_reads_notes_and_what_comes_next() -> None:
    store = playing(1)
    words = presenter_words(store.state, FACTS)
    assert (words.note, words.place, words.minutes) == ("Wait.", "Step 2 of 4", 10)
    assert words.following == "Then the trigger points"
    assert words.later == "Next step: What would you ask?"
    command(store, "reveal")
    words = presenter_words(store.state, FACTS)
    assert (words.following, words.later) == ("Next: What would you ask?", "")
    command(store, "freeze")
    assert "frozen" in presenter_words(store.state, FACTS).state
    command(store, "last")
    command(store, "reveal")
    assert presenter_words(store.state, FACTS).following == "The end"


def test_what_is_done_becomes_a_lesson_that_shows_the_same() -> None:
    store = Store()
    store.apply(partial(begin, facts=FACTS))
    store.apply(lambda state: stage_steps.present(state, FACTS, BACKER))
    command(store, "next")
    command(store, "next")
    store.apply(lambda state: actions.show_depth(state, Depth.BONE))
    assert store.state.stage is not None
    assert store.state.stage.recorded is not None
    lesson = lesson_of(store.state.stage.recorded, FACTS, "My lesson, 1st")
    assert lesson.id == "my_lesson_1st"
    assert [step.select for step in lesson.steps] == ["", "backer", "backer"]
    assert lesson.steps[1].reveal == (Reveal.MUSCLE, Reveal.POINTS, Reveal.ESSENTIAL)
    assert [step.depth for step in lesson.steps][-1] is Depth.BONE
    again = Store()
    again.apply(lambda state: stage_steps.play(state, FACTS, lesson, 1))
    command(again, "reveal")
    assert drawn(again) == (True, *drawn(again)[1:3], 0, False)
    assert drawn(again)[2] > 0


def test_undoing_takes_a_step_out_of_the_record_and_what_is_frozen_is_not_recorded() -> None:
    store = Store()
    store.apply(partial(begin, facts=FACTS))
    count = _recorded(store)
    store.apply(lambda state: stage_steps.present(state, FACTS, BACKER))
    assert _recorded(store) == count + 1
    store.apply(undo)
    assert _recorded(store) == count
    command(store, "freeze")
    store.apply(lambda state: stage_steps.present(state, FACTS, BACKER))
    assert _recorded(store) == count


def _recorded(store: Store) -> int:
    assert store.state.stage is not None
    assert store.state.stage.recorded is not None
    return len(store.state.stage.recorded)


def test_a_recorded_lesson_keeps_the_words_of_the_one_that_was_played() -> None:
    store = playing(2)
    store.apply(partial(begin, facts=FACTS))
    assert store.state.stage is not None
    lesson = lesson_of(store.state.stage.recorded or (), FACTS, "Again")
    assert (lesson.steps[0].caption, lesson.steps[0].question) == ("What would you ask?", "Where is it felt?")


@pytest.mark.parametrize(
    ("title", "ident"), [("Neck & head", "neck_head"), ("2. Stunde", "lesson_2_stunde"), ("§", "lesson")]
)
def test_titles_become_ids(title: str, ident: str) -> None:
    assert ident_of(title) == ident


def test_nothing_recorded_is_said() -> None:
    with pytest.raises(ValueError, match="Nothing was recorded"):
        lesson_of((), FACTS, "Empty")


def test_one_can_jump_to_steps_lessons_and_muscles() -> None:
    facts = Facts(replace(FACTS.library, lessons={LESSON.id: LESSON}), FACTS.plates, FACTS.structures)
    state = stage_steps.play(AtlasState(), facts, LESSON)
    places = jumps(state, facts)
    (third,) = narrowed(places, "3  what")
    jumped = third.change(state)
    assert jumped.stage is not None
    assert jumped.stage.step == 2
    assert narrowed(places, "pain from behind")[0].title == LESSON.title
    assert narrowed(places, "backer")[0].change(state).selection == BACKER
    assert narrowed(places, "nothing of the kind") == ()
