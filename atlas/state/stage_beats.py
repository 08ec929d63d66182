"""The beats of a step: what comes up one after the other at one key, and how much of it is up."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeAlias

from atlas.domain.lessons import REVEALED, Reveal, Step
from atlas.domain.points import ZoneKind
from atlas.state.facts import Facts
from atlas.state.marks import Marks, marks_of
from atlas.state.model import AtlasState
from atlas.state.stage import Stage


class Told(StrEnum):
    """What comes up besides what is revealed; the picture alone where nothing is revealed first."""

    PICTURE = "picture"
    QUESTION = "question"
    ANSWER = "answer"


Beat: TypeAlias = Reveal | Told
PAIN = (Reveal.ESSENTIAL, Reveal.SPILLOVER, Reveal.REPORTED)
"""What most questions are about: these come up after the answer, unless the step begins with them."""
FREE: tuple[Reveal, ...] = (*REVEALED, Reveal.REPORTED)
"""The order in which one presents without a lesson."""


def step_now(stage: Stage) -> Step | None:
    """The step of the lesson that is shown; None where one presents freely or has turned aside."""
    if stage.lesson is None or stage.aside or not 0 <= stage.step < len(stage.lesson.steps):
        return None
    return stage.lesson.steps[stage.step]


def beats(state: AtlasState, facts: Facts) -> tuple[Beat, ...]:
    """All beats of what is shown, in order; what would draw nothing is left out."""
    if state.stage is None:
        return ()
    step, marks = step_now(state.stage), marks_of(state, facts.library)
    if step is None:
        figures = any(zone.percent is not None for zone in marks.zones)
        return tuple(_drawn(FREE if figures else REVEALED, marks))
    return tuple(_with_question(_drawn(step.reveal, marks), step))


def beats_up(state: AtlasState, facts: Facts) -> tuple[Beat, ...]:
    """The beats that have come up."""
    return beats(state, facts)[: state.stage.shown] if state.stage is not None else ()


def revealed_now(state: AtlasState, facts: Facts) -> tuple[Reveal, ...]:
    """What of the body's marks has come up."""
    return tuple(beat for beat in beats_up(state, facts) if isinstance(beat, Reveal))


def _with_question(reveal: list[Reveal], step: Step) -> list[Beat]:
    """The question and its answer stand before the pain, so that nothing gives the answer away."""
    asked = [Told.QUESTION] * bool(step.question) + [Told.ANSWER] * bool(step.answer)
    first = next((i for i, word in enumerate(reveal) if word in PAIN), 0) or len(reveal)
    return [*([] if reveal else [Told.PICTURE]), *reveal[:first], *asked, *reveal[first:]]


def _drawn(words: Iterable[Reveal], marks: Marks) -> list[Reveal]:
    kinds = {zone.kind for zone in marks.zones}
    there = {
        Reveal.MUSCLE: bool(marks.highlights),
        Reveal.POINTS: bool(marks.points),
        Reveal.ESSENTIAL: ZoneKind.ESSENTIAL in kinds,
        Reveal.SPILLOVER: ZoneKind.SPILLOVER in kinds,
        Reveal.REPORTED: bool(marks.points or marks.zones) and not marks.names,
    }
    return [word for word in words if there[word]]
