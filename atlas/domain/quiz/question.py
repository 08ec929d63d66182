"""A question as it is put, what may be drawn before and after the answer, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass, field

from atlas.domain.body import Depth, Position, Side
from atlas.domain.points import TriggerPoint
from atlas.domain.quiz.items import Item
from atlas.domain.quiz.memory import Rating


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers that are offered."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn on the body: zones and X of trigger points (muscle, point), muscles that are lit.

    ``depth`` is the layer to which the body is peeled, None where it does not matter.
    """

    zones: tuple[tuple[str, int], ...] = ()
    points: tuple[tuple[str, int], ...] = ()
    muscles: tuple[str, ...] = ()
    depth: Depth | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question: ``choices`` are empty where one clicks or paints; ``right`` are the ids of the right ones.

    ``several`` says that more than one choice may be right. ``shows`` is all that may be drawn while it is
    asked, ``reveals`` what is drawn after it; ``spoken`` says what is shown for those who do not see it.
    ``why`` is what the record says, ``sources`` the ids of its citations, ``link`` leads to the card.
    ``target`` is the point that is to be found or painted (right side), ``side`` the side that is asked for,
    None for either. ``known`` holds the names by which the right muscle and others go, for a typed answer.
    """

    item: Item
    prompt: str
    right: tuple[str, ...]
    link: str
    choices: tuple[Choice, ...] = ()
    several: bool = False
    shows: Drawn = field(default_factory=Drawn)
    reveals: Drawn = field(default_factory=Drawn)
    spoken: str = ""
    why: str = ""
    sources: tuple[str, ...] = ()
    target: TriggerPoint | None = None
    side: Side | None = None
    known: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def name_of(self, choice: str) -> str:
        """The name of a choice; its id where it was not offered."""
        return next((one.name for one in self.choices if one.id == choice), choice)


@dataclass(frozen=True, slots=True)
class Click:
    """A click on the body: the skin there (mm), its outward unit normal, the way the plate looks (unit)."""

    at: Position
    facing: Position
    view: Position | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """An answer: choices, a typed name, a click, or the overlap (0 to 1) of what was painted; nothing of
    these where the time was over.
    """

    choices: tuple[str, ...] = ()
    typed: str = ""
    click: Click | None = None
    overlap: float | None = None


@dataclass(frozen=True, slots=True)
class Grade:
    """What an answer was worth: ``share`` 0 to 1, ``distance`` in mm of a click, ``words`` for the reader."""

    correct: bool
    share: float
    rating: Rating
    words: str
    distance: float | None = None
