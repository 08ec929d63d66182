"""Where one can jump on the stage: a step of the lesson, another lesson, a muscle, a condition."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from atlas.state.facts import Facts
from atlas.state.model import AtlasState, Kind, Selection
from atlas.state.stage_steps import play, present, to_step


@dataclass(frozen=True, slots=True)
class Jump:
    """A line of the list, and the change that it stands for."""

    title: str
    detail: str
    change: Callable[[AtlasState], AtlasState]


def jumps(state: AtlasState, facts: Facts) -> tuple[Jump, ...]:
    """All places to jump to: what is nearest to the lesson first."""
    return (*_steps(state, facts), *lesson_jumps(facts), *_records(facts))


def lesson_jumps(facts: Facts) -> tuple[Jump, ...]:
    """The lessons, by title."""
    lessons = sorted(facts.library.lessons.values(), key=lambda each: each.title)
    return tuple(
        Jump(each.title, _length(len(each.steps), each.minutes), partial(play, facts=facts, lesson=each))
        for each in lessons
    )


def narrowed(places: tuple[Jump, ...], words: str) -> tuple[Jump, ...]:
    """The places that hold every word, or whose number is typed; those that begin with them first."""
    asked = words.casefold().split()
    kept = [place for place in places if all(word in _text(place) for word in asked)]
    return tuple(sorted(kept, key=lambda place: not _text(place).startswith(words.casefold().strip())))


def _text(place: Jump) -> str:
    return f"{place.title} {place.detail}".casefold()


def _length(steps: int, minutes: int | None) -> str:
    told = f"lesson, {steps} steps"
    return f"{told}, {minutes} min" if minutes is not None else told


def _steps(state: AtlasState, facts: Facts) -> Iterator[Jump]:
    lesson = state.stage.lesson if state.stage is not None else None
    for number, step in enumerate(lesson.steps if lesson is not None else ()):
        change = partial(to_step, facts=facts, step=number)
        yield Jump(f"{number + 1}  {step.caption}", "step", change)


def _records(facts: Facts) -> Iterator[Jump]:
    muscles = [(each.name, Selection(Kind.MUSCLE, each.id)) for each in facts.library.muscles.values()]
    conditions = [
        (each.name, Selection(Kind.CONDITION, each.id)) for each in facts.library.conditions.values()
    ]
    for name, chosen in (*sorted(muscles, key=_first), *sorted(conditions, key=_first)):
        yield Jump(name, chosen.kind.value, partial(present, facts=facts, chosen=chosen))


def _first(row: tuple[str, Selection]) -> str:
    return row[0]
