"""The words of the stage: for the class, and for the presenter what is said and what comes next."""

from __future__ import annotations

from dataclasses import dataclass

from atlas.state.facts import Facts
from atlas.state.model import AtlasState
from atlas.state.stage import Blank, Stage
from atlas.state.stage_beats import Beat, Told, beats, beats_up, step_now
from atlas.state.stage_record import caption_of
from atlas.state.stage_steps import forward

BEATS: dict[str, str] = {
    "muscle": "the muscle",
    "points": "the trigger points",
    "essential": "the essential zone",
    "spillover": "the spillover zone",
    "reported": "what people reported",
    "picture": "the picture",
    "question": "the question",
    "answer": "the answer",
}


@dataclass(frozen=True, slots=True)
class ClassWords:
    """What the class reads; ``seconds`` is the time for the question, None without one.

    ``coming`` is the answer that is still to come, and ``timed`` whether there was time for it: room is
    kept for both, so that the body stays where it is between question and answer.
    """

    caption: str = ""
    question: str = ""
    answer: str = ""
    seconds: int | None = None
    coming: str = ""
    timed: bool = False


@dataclass(frozen=True, slots=True)
class PresenterWords:
    """What only the presenter reads; ``minutes`` is how long it may take, ``state`` what is unusual.

    ``following`` is what the next key brings, ``later`` the next step where that is something else.
    """

    title: str
    place: str
    caption: str
    note: str
    question: str
    answer: str
    following: str
    later: str
    state: str
    minutes: int | None


def class_words(state: AtlasState, facts: Facts) -> ClassWords:
    """Caption, question and answer; these go when more of the body is revealed after them."""
    stage = state.stage
    if stage is None:
        return ClassWords()
    step, up = step_now(stage), beats_up(state, facts)
    if step is None:
        return ClassWords(caption_of(state, facts) if stage.labels else "")
    answered = up[-1:] == (Told.ANSWER,)
    timed = step.seconds is not None
    if answered:
        return ClassWords(step.caption, step.question, step.answer, timed=timed)
    if up[-1:] == (Told.QUESTION,):
        return ClassWords(step.caption, step.question, "", step.seconds, step.answer, timed)
    return ClassWords(step.caption)


def presenter_words(state: AtlasState, facts: Facts) -> PresenterWords:
    """Notes of this step, and what the next key brings."""
    stage = state.stage or Stage()
    step, lesson = step_now(stage), stage.lesson
    return PresenterWords(
        title=lesson.title if lesson is not None else "Presenting freely",
        place=f"Step {stage.step + 1} of {len(lesson.steps)}" if lesson is not None else "",
        caption=step.caption if step is not None else caption_of(state, facts),
        note=step.note if step is not None else "",
        question=step.question if step is not None else "",
        answer=step.answer if step is not None else "",
        following=_following(state, facts),
        later=_later(state, facts),
        state=_unusual(stage),
        minutes=lesson.minutes if lesson is not None else None,
    )


def _following(state: AtlasState, facts: Facts) -> str:
    """What comes at the next key: a beat, or the next step by its caption."""
    stage = state.stage
    if stage is None:
        return ""
    all_of_them: tuple[Beat, ...] = beats(state, facts)
    if stage.shown < len(all_of_them):
        return f"Then {BEATS[all_of_them[stage.shown].value]}"
    after = forward(state, facts)
    if after == state:
        return "The end" if stage.lesson is not None else ""
    following = step_now(after.stage) if after.stage is not None else None
    return f"Next: {following.caption if following is not None else caption_of(after, facts)}"


def _later(state: AtlasState, facts: Facts) -> str:
    """The next step by its caption, while this one still has something to come."""
    stage = state.stage
    if stage is None or stage.lesson is None or stage.shown >= len(beats(state, facts)):
        return ""
    steps = stage.lesson.steps[stage.step + 1 :]
    return f"Next step: {steps[0].caption}" if steps and not stage.aside else ""


def _unusual(stage: Stage) -> str:
    """What the class does not see as it is."""
    told = []
    if stage.blank is not Blank.NONE:
        told.append(f"The screen is {stage.blank.value}")
    if stage.frozen:
        told.append("The class sees a frozen picture")
    if stage.aside:
        told.append("Beside the lesson: the next key after the last beat leads back")
    if stage.recorded is not None:
        told.append(f"Recording, {len(stage.recorded)} steps")
    return ". ".join(told)
