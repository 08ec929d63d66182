"""Steps of a lesson as states of the window, what they uncover, and the state as a step."""

from __future__ import annotations

from dataclasses import replace

from atlas.domain.body import Position, SideView, mirror
from atlas.domain.lesson_subjects import Subject, SubjectKind, subject_of, written
from atlas.domain.lessons import REVEALED, Reveal, Step, Zoom
from atlas.domain.library import Library
from atlas.domain.plates import Plate
from atlas.domain.points import ZoneKind
from atlas.domain.scene import Rect
from atlas.state.actions import select, show_depth, show_plate, show_side
from atlas.state.facts import Facts
from atlas.state.marks import Marks
from atlas.state.model import AtlasState, Kind, Mode, Selection

REVEALS = {ZoneKind.ESSENTIAL: Reveal.ESSENTIAL, ZoneKind.SPILLOVER: Reveal.SPILLOVER}
"""What uncovers a kind of zone."""


def show_step(state: AtlasState, facts: Facts, step: Step) -> AtlasState:
    """The state that a step means, wherever the step before it left the window.

    An unknown plate is left to what is selected, as everywhere; how sure it is goes with the ring, as it does
    under the command.
    """
    state = show_side(_cleared(state), step.side)
    chosen = step_selection(step, facts.library)
    if chosen is not None:
        state = select(state, facts, chosen)
    state = show_depth(show_plate(state, facts, step.plate), step.depth)
    sure = Reveal.REPORTED in step.reveal
    return replace(state, sure=sure, ring=sure)


def step_selection(step: Step, library: Library) -> Selection | None:
    """What a step selects, or None."""
    subject = subject_of(step.select, library)
    return None if subject is None else Selection(Kind(subject.kind.value), subject.id, subject.point)


def revealed(marks: Marks, reveal: tuple[Reveal, ...], labels: bool = True) -> Marks:
    """The marks that are uncovered; regions and landmarks always are.

    Figures go with ``reported``; without ``labels`` points have no numbers and landmarks no names.
    """
    figures = Reveal.REPORTED in reveal
    points = marks.points if Reveal.POINTS in reveal else ()
    zones = tuple(mark for mark in marks.zones if REVEALS[mark.kind] in reveal)
    return replace(
        marks,
        highlights=marks.highlights if Reveal.MUSCLE in reveal else (),
        points=points if labels else tuple(replace(mark, label="") for mark in points),
        zones=zones if figures else tuple(replace(mark, percent=None, figure="") for mark in zones),
        places=marks.places if labels else tuple(replace(mark, name="") for mark in marks.places),
    )


def step_frame(zoom: Zoom, side: SideView, plate: Plate) -> Rect | None:
    """The part of a plate (px) that a step's zoom names; None for the whole.

    It is as high as it is wide, as far as the plate goes, so that tall plates can be looked at closely.
    """
    if zoom.at is None:
        return None
    width, height = plate.camera.size
    wide, high = (min(zoom.width * plate.camera.scale, end) for end in (width, height))
    x, y, _ = plate.camera.project(_seen_from(zoom.at, side))
    left = min(max(0.0, x - wide / 2), width - wide)
    top = min(max(0.0, y - high / 2), height - high)
    return (left, top, wide, high)


def step_of(state: AtlasState, facts: Facts, caption: str, note: str = "", zoom: Zoom | None = None) -> Step:
    """What the window shows as a step of a lesson; what no step can select is left out.

    ``zoom`` is told by the canvas, as it is no part of the state: its place is where it is seen.
    """
    reveal = (*REVEALED, Reveal.REPORTED) if state.sure else REVEALED
    if zoom is not None and zoom.at is not None:
        zoom = replace(zoom, at=_seen_from(zoom.at, state.side))
    return Step(
        plate=state.plate,
        caption=caption,
        depth=state.depth,
        side=state.side,
        select=_select_of(state.selection, facts.library),
        reveal=reveal,
        zoom=zoom,
        note=note,
    )


def _seen_from(at: Position, side: SideView) -> Position:
    """A place of a step where its side has it, or the other way round."""
    return mirror(at) if side is SideView.LEFT else at


def _select_of(chosen: Selection | None, library: Library) -> str:
    """A selection as a step names it; nothing for what has no name there or is not known."""
    if chosen is None or chosen.kind.value not in set(SubjectKind):
        return ""
    subject = Subject(SubjectKind(chosen.kind.value), chosen.id, chosen.point)
    text = written(subject, library)
    return text if subject_of(text, library) == subject else ""


def _cleared(state: AtlasState) -> AtlasState:
    """Without anything that the steps before, or the reader, have left on the body."""
    return replace(
        state,
        mode=Mode.EXPLORE,
        selection=None,
        within="",
        compared=(),
        preview=None,
        preview_side=None,
        first_pinned=False,
        second_pinned="",
        chains=False,
        section=False,
        placing=False,
    )
