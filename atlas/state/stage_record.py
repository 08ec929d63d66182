"""Recording a lesson: what one does on the stage becomes its steps."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from atlas.domain.lessons import CAPTION_LENGTH, Lesson, Step
from atlas.state.comparison import on_show
from atlas.state.facts import Facts
from atlas.state.lesson_steps import step_of
from atlas.state.model import AtlasState, Kind
from atlas.state.stage import changed
from atlas.state.stage_beats import revealed_now, step_now
from atlas.state.stage_steps import enter


def _nowhere(_path: Path, _lesson: Lesson) -> None:
    raise OSError("there is no folder for lessons")


@dataclass(frozen=True, slots=True)
class LessonShelf:
    """The reader's own folder for lessons, and what writes one to a file there or elsewhere."""

    folder: Path = Path()
    save: Callable[[Path, Lesson], None] = _nowhere


def begin(state: AtlasState, facts: Facts) -> AtlasState:
    """Record from now on, beginning with what is shown."""
    return changed(enter(state, facts), recorded=())


def end(state: AtlasState) -> AtlasState:
    """Record no more."""
    return changed(state, recorded=None)


def noted(state: AtlasState) -> AtlasState:
    """The state with what it shows in the record: a new step, or more of the step before.

    Another thing, plate, depth or side is a new step; what is revealed, named or zoomed belongs to its step.
    A stage that is covered or frozen is prepared behind the scenes: it is not recorded.
    """
    stage = state.stage
    if stage is None or stage.recorded is None or stage.frozen or stage.blank.value != "none":
        return state
    shot = replace(state, stage=replace(stage, recorded=None, past=(), home=None))
    kept = stage.recorded
    if kept and _place(kept[-1]) == _place(shot):
        kept = kept[:-1]
    return changed(state, recorded=(*kept, shot))


def lesson_of(states: tuple[AtlasState, ...], facts: Facts, title: str) -> Lesson:
    """A lesson of what was recorded; its words are those of the lesson that was played, or names.

    Raises ``ValueError`` where nothing was recorded.
    """
    if not states:
        raise ValueError("Nothing was recorded.")
    steps = tuple(_step(state, facts) for state in states)
    return Lesson(ident_of(title), title, "Recorded on the stage.", steps)


def ident_of(title: str) -> str:
    """An id for a title: small letters, digits and lines below."""
    words = re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_")
    return (words if words[:1].isalpha() else f"lesson_{words}")[:64].rstrip("_")


def caption_of(state: AtlasState, facts: Facts) -> str:
    """What is shown by its name: the muscle with its point, the condition, or else the plate."""
    chosen, library = state.selection, facts.library
    compared = on_show(state, library)
    if compared:
        return " · ".join(muscle.name for muscle in compared)
    if chosen is None:
        return facts.plates[state.plate].name if state.plate in facts.plates else state.plate
    tables = {
        Kind.MUSCLE: library.muscles,
        Kind.CONDITION: library.conditions,
        Kind.REGION: library.regions,
        Kind.LANDMARK: library.landmarks,
    }
    record = tables.get(chosen.kind, {}).get(chosen.id)
    name = getattr(record, "name", chosen.id.replace("_", " ").capitalize())
    return name if chosen.point is None else f"{name}, trigger point {chosen.point}"


def _place(state: AtlasState) -> tuple[object, ...]:
    step = state.stage.step if state.stage is not None and not state.stage.aside else -1
    return state.selection, state.plate, state.depth, state.side, state.compared, step


def _step(state: AtlasState, facts: Facts) -> Step:
    assert state.stage is not None
    played = step_now(state.stage)
    made = step_of(state, facts, caption_of(state, facts)[:CAPTION_LENGTH])
    zoom = state.stage.closer.zoom if state.stage.closer is not None else None
    if zoom is None and played is not None:
        zoom = played.zoom
    made = replace(made, reveal=revealed_now(state, facts), labels=state.stage.labels, zoom=zoom)
    if played is None:
        return made
    words = {name: getattr(played, name) for name in ("caption", "note", "question", "answer", "seconds")}
    return replace(made, **words)
