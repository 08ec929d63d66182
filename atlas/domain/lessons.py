"""Lessons: what a lecturer shows on the body, step by step, and what is said to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from atlas.domain.anatomy import Citation
from atlas.domain.body import Depth, Position, SideView

CAPTION_LENGTH = 60
"""A caption is one line that the last row can read; longer ones would have to be set smaller."""


class Reveal(StrEnum):
    """What can be uncovered of what is selected."""

    MUSCLE = "muscle"
    POINTS = "points"
    ESSENTIAL = "essential"
    SPILLOVER = "spillover"
    REPORTED = "reported"
    """How sure it is: zones tinted by published figures, and the ring round the points."""


REVEALED: tuple[Reveal, ...] = (Reveal.MUSCLE, Reveal.POINTS, Reveal.ESSENTIAL, Reveal.SPILLOVER)
"""What a step uncovers that does not say."""


@dataclass(frozen=True, slots=True)
class Zoom:
    """The part of the plate that is shown, about as high as wide: its middle (mm) and its width in mm.

    The place is that of the right side or the midline; where the left is marked its mirror image is meant.
    Without a place it is the whole plate.
    """

    at: Position | None = None
    width: float = 0.0


WHOLE_PLATE = Zoom()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a lesson: what the body shows, and what is said.

    ``select`` is a muscle, ``infraspinatus/2``, a condition, a region, a landmark, or nothing
    (``lesson_subjects`` reads it). ``reveal`` is in the order in which it comes up. Without ``zoom`` the
    plate is framed by what is selected. ``caption`` is for the class, ``note`` for the presenter; ``answer``
    is shown after ``question``, for which ``seconds`` may be given.
    """

    plate: str
    caption: str
    depth: Depth = Depth.SUPERFICIAL
    side: SideView = SideView.RIGHT
    select: str = ""
    reveal: tuple[Reveal, ...] = REVEALED
    zoom: Zoom | None = None
    labels: bool = True
    note: str = ""
    question: str = ""
    answer: str = ""
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson: its steps in order, how many minutes it takes, and what it rests on."""

    id: str
    title: str
    about: str
    steps: tuple[Step, ...]
    minutes: int | None = None
    sources: tuple[Citation, ...] = ()
