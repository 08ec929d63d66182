"""The stage: what a class sees of the atlas, as a frozen record, and what a lecturer can do there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from atlas.domain.body import SideView, mirror
from atlas.domain.lessons import Lesson, Zoom
from atlas.state.model import Selection

if TYPE_CHECKING:
    from atlas.domain.body import Position
    from atlas.state.model import AtlasState

CLOSER_MM = 130.0
"""How much of the body is seen across when one zooms to a place."""


class Blank(StrEnum):
    """What covers the whole stage."""

    NONE = "none"
    BLACK = "black"
    WHITE = "white"


class Tool(StrEnum):
    """What follows the mouse."""

    LASER = "laser"
    SPOTLIGHT = "spotlight"
    PEN = "pen"


@dataclass(frozen=True, slots=True)
class Ink:
    """A stroke of the pen: plate px on a plate, so that it stays on the body when one zooms."""

    plate: str
    path: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Closer:
    """The part of a plate that one has zoomed to by hand; ``zoom`` is as in a step of a lesson."""

    plate: str
    zoom: Zoom


@dataclass(frozen=True, slots=True)
class Stage:
    """What happens on the stage; without a lesson one presents freely.

    ``shown`` counts the beats of the step that are up: what is revealed one after the other, the question,
    the answer (``stage_beats``). It counts for ``subject``; whatever else is selected begins anew. ``aside``
    tells that the lesson waits while something else is shown. ``home`` is the state to return to, ``past``
    what can be undone, the latest last; ``recorded`` is None while nothing is recorded.
    """

    lesson: Lesson | None = None
    step: int = 0
    shown: int = 1
    subject: Selection | None = None
    aside: bool = False
    blank: Blank = Blank.NONE
    tool: Tool = Tool.LASER
    labels: bool = True
    frozen: bool = False
    ink: tuple[Ink, ...] = ()
    closer: Closer | None = None
    home: AtlasState | None = None
    past: tuple[AtlasState, ...] = ()
    recorded: tuple[AtlasState, ...] | None = None


def leave(state: AtlasState) -> AtlasState:
    """Back to the window as it was, with what has been kept in the notebook meanwhile."""
    if state.stage is None or state.stage.home is None:
        return replace(state, stage=None)
    return replace(state.stage.home, case=state.case, trouble=state.trouble, painting=state.painting)


def blank(state: AtlasState, cover: Blank) -> AtlasState:
    """Cover everything; a second time uncovers it."""
    now = Blank.NONE if state.stage is not None and state.stage.blank is cover else cover
    return changed(state, blank=now)


def take_tool(state: AtlasState, tool: Tool) -> AtlasState:
    """Take the spotlight or the pen; a second time the laser dot again."""
    again = state.stage is not None and state.stage.tool is tool
    return changed(state, tool=Tool.LASER if again else tool)


def toggle_labels(state: AtlasState) -> AtlasState:
    """Numbers and names on the body, or none."""
    return changed(state, labels=state.stage is not None and not state.stage.labels)


def toggle_frozen(state: AtlasState) -> AtlasState:
    """Let the class keep what it sees, whatever is done meanwhile; or show what is there by now."""
    return changed(state, frozen=state.stage is not None and not state.stage.frozen)


def draw(state: AtlasState, ink: Ink) -> AtlasState:
    """Keep a stroke of the pen."""
    return changed(state, ink=(*state.stage.ink, ink)) if state.stage is not None else state


def wipe(state: AtlasState) -> AtlasState:
    """Take away all that has been drawn."""
    return changed(state, ink=())


def zoom_to(state: AtlasState, plate: str, at: Position) -> AtlasState:
    """Show a place of a plate (mm, where it is seen) from near; a second time all of it again."""
    if state.stage is None or state.stage.closer is not None:
        return changed(state, closer=None)
    return changed(state, closer=Closer(plate, Zoom(own_side(at, state.side), CLOSER_MM)))


def own_side(at: Position, side: SideView) -> Position:
    """A place where a lesson has it, which speaks of the right side; and the other way round."""
    return mirror(at) if side is SideView.LEFT else at


def changed(state: AtlasState, **fields: object) -> AtlasState:
    """The state with other fields of its stage; beside the stage nothing changes."""
    if state.stage is None:
        return state
    return replace(state, stage=replace(state.stage, **fields))  # type: ignore[arg-type]
