"""Going through a lesson, or through what one presents freely, beat by beat and step by step."""

from __future__ import annotations

from dataclasses import replace

from atlas.domain.lessons import Lesson, Reveal
from atlas.state.actions import select, selected_muscle_id, step_point, step_within
from atlas.state.facts import Facts
from atlas.state.lesson_steps import show_step
from atlas.state.model import AtlasState, Mode, Selection
from atlas.state.stage import Stage, changed, leave
from atlas.state.stage_beats import beats


def enter(state: AtlasState, facts: Facts) -> AtlasState:
    """On the stage, with what is shown now; on the stage already, nothing changes."""
    if state.stage is not None:
        return state
    stage = Stage(home=state, subject=state.selection)
    state = replace(state, stage=stage, mode=Mode.EXPLORE, preview=None, section=False, placing=False)
    shown = sum(beat is not Reveal.REPORTED or state.sure for beat in beats(state, facts))
    return changed(state, shown=max(1, shown))


def toggle(state: AtlasState, facts: Facts) -> AtlasState:
    """On the stage, or off it."""
    return enter(state, facts) if state.stage is None else leave(state)


def play(state: AtlasState, facts: Facts, lesson: Lesson, step: int = 0) -> AtlasState:
    """A lesson on the stage from one of its steps on."""
    state = enter(state, facts)
    return _at_step(changed(state, lesson=lesson, aside=False), facts, step)


def forward(state: AtlasState, facts: Facts) -> AtlasState:
    """The next beat; after the last one the next step. The last step of all stays."""
    stage = state.stage
    if stage is None:
        return state
    if stage.shown < len(beats(state, facts)):
        return changed(state, shown=stage.shown + 1)
    if stage.aside:
        return _at_step(state, facts, stage.step, whole=True)
    if stage.lesson is not None:
        return to_step(state, facts, stage.step + 1)
    return _free_step(state, facts, 1)


def backward(state: AtlasState, facts: Facts) -> AtlasState:
    """One beat back; before the first one the step before, with all its beats up."""
    stage = state.stage
    if stage is None:
        return state
    if stage.aside:
        return _at_step(state, facts, stage.step, whole=True)
    shown = min(stage.shown, len(beats(state, facts)))
    if shown > 1:
        return changed(state, shown=shown - 1)
    if stage.lesson is not None:
        return _at_step(state, facts, stage.step - 1, whole=True) if stage.step > 0 else state
    return _free_step(state, facts, -1)


def to_step(state: AtlasState, facts: Facts, step: int) -> AtlasState:
    """A step of the lesson with its first beat up; beyond the first or last step nothing changes."""
    stage = state.stage
    if stage is None or stage.lesson is None or not 0 <= step < len(stage.lesson.steps):
        return state
    return _at_step(state, facts, step)


def to_end(state: AtlasState, facts: Facts, *, first: bool) -> AtlasState:
    """The first or the last step."""
    count = len(state.stage.lesson.steps) if state.stage is not None and state.stage.lesson else 0
    return to_step(state, facts, 0 if first else count - 1)


def reveal_all(state: AtlasState, facts: Facts) -> AtlasState:
    """Everything on the body at once; a question that comes after it waits."""
    body = [i for i, beat in enumerate(beats(state, facts), start=1) if isinstance(beat, Reveal)]
    count = max(body, default=1)
    return changed(state, shown=max(count, state.stage.shown)) if state.stage is not None else state


def present(state: AtlasState, facts: Facts, chosen: Selection) -> AtlasState:
    """Something on the stage that one has looked up; what is there of it comes up beat by beat."""
    return select(enter(state, facts), facts, chosen)


def _at_step(state: AtlasState, facts: Facts, number: int, *, whole: bool = False) -> AtlasState:
    """The state of a step; with all its beats up if ``whole``."""
    stage = state.stage
    if stage is None or stage.lesson is None:
        return state
    step = stage.lesson.steps[number]
    state = show_step(state, facts, step)
    there = replace(_fresh(stage), step=number, labels=step.labels, subject=state.selection)
    state = replace(state, stage=there)
    return changed(state, shown=max(1, len(beats(state, facts)))) if whole else state


def _fresh(stage: Stage) -> Stage:
    """The stage for another step: nothing covers it, nothing is drawn on it, the lesson goes on."""
    return replace(stage, shown=1, aside=False, closer=None, ink=())


def _free_step(state: AtlasState, facts: Facts, step: int) -> AtlasState:
    """The next muscle of a condition that is gone through, or the next point of the muscle."""
    if state.within:
        return step_within(state, facts, step)
    return step_point(state, facts, step) if selected_muscle_id(state) else state
