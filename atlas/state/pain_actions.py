"""What a person can do while finding muscles by pain, as pure changes of the state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import dist

from atlas.domain.anatomy import Region
from atlas.domain.body import Position, Side, SideView
from atlas.domain.painting import RADII_MM, Painting, Stroke
from atlas.state.facts import Facts
from atlas.state.model import AtlasState, Brush, Mode, Selection

NEAR = 1.25
"""Spots of a region nearer than this share of their radii together are bridged."""


def enter(state: AtlasState) -> AtlasState:
    """Begin to paint: the body alone, nothing selected."""
    if state.mode is Mode.PAIN:
        return state
    return replace(state, mode=Mode.PAIN, selection=None, second_pinned="", preview=None, preview_side=None)


def leave(state: AtlasState) -> AtlasState:
    """Explore again; the paint is kept for the way back."""
    return replace(state, mode=Mode.EXPLORE, preview=None, preview_side=None)


def toggle(state: AtlasState) -> AtlasState:
    """Enter or leave."""
    return leave(state) if state.mode is Mode.PAIN else enter(state)


def paint(state: AtlasState, at: Position, facing: Position, begins: bool) -> AtlasState:
    """Lead the brush to a skin position (mm), where a stroke ``begins`` or the last one goes on."""
    if state.mode is not Mode.PAIN:
        return state
    brush, painting = state.brush, state.painting
    if begins:
        painting = painting.begun(at, facing, brush.radius, erases=brush.erases)
    else:
        painting = painting.grown(at, facing)
    return replace(state, painting=painting, preview=None, preview_side=None)


def paint_region(state: AtlasState, facts: Facts, region: str) -> AtlasState:
    """Paint a named region on the sides that are marked; an unknown one paints nothing."""
    found = facts.library.regions.get(region)
    if found is None or not found.facing:
        return state
    right = _strokes_of(found)
    strokes = tuple(
        stroke if side is Side.RIGHT else stroke.mirrored() for side in state.side.sides for stroke in right
    )
    painting = Painting((*state.painting.strokes, *strokes))
    return replace(state, mode=Mode.PAIN, selection=None, painting=painting, preview=None, preview_side=None)


def paint_region_at(state: AtlasState, facts: Facts, at: Position) -> AtlasState:
    """Paint the region that holds a skin position (mm), on its side of the body."""
    right = (-abs(at[0]), at[1], at[2])
    spots = (
        (min(dist(right, (-abs(spot[0]), spot[1], spot[2])) - radius for spot, radius in region.spots), key)
        for key, region in facts.library.regions.items()
    )
    found = min(spots, default=(0.0, ""))[1]
    side = SideView.LEFT if at[0] > 0.0 else SideView.RIGHT
    painted = paint_region(replace(state, side=side), facts, found)
    return replace(painted, side=state.side)


def _strokes_of(region: Region) -> tuple[Stroke, ...]:
    """Every spot, and between spots that follow each other closely a bridge, so that no notch is left."""
    low, high = RADII_MM
    strokes: list[Stroke] = []
    last: Stroke | None = None
    for (at, radius), facing in zip(region.spots, region.facing, strict=True):
        spot = Stroke((at,), (facing,), min(high, max(low, radius)))
        if last is not None and dist(at, last.path[0]) < NEAR * (spot.radius + last.radius):
            narrow = min(spot.radius, last.radius)
            strokes.append(Stroke((last.path[0], at), (last.facing[0], facing), narrow))
        strokes.append(spot)
        last = spot
    return tuple(strokes)


def change(state: AtlasState, how: Callable[[Painting], Painting]) -> AtlasState:
    """Undo, redo or wipe: ``how`` is a method of ``Painting``."""
    return replace(state, painting=how(state.painting), preview=None, preview_side=None)


def take(state: AtlasState, painting: Painting) -> AtlasState:
    """Show a painting that was opened."""
    return replace(state, mode=Mode.PAIN, selection=None, painting=painting, preview=None, preview_side=None)


def preview(state: AtlasState, answer: Selection | None, side: Side | None) -> AtlasState:
    """Show the zones of an answer over the paint, on its side (None: both); no answer ends it."""
    shown = SideView.BOTH if side is None else SideView(side.value)
    return replace(state, preview=answer, preview_side=shown if answer is not None else None)


def turn_to(state: AtlasState, side: Side | None) -> AtlasState:
    """Mark the side of an answer, as its card is opened."""
    return replace(state, side=SideView.BOTH if side is None else SideView(side.value))


def resize_brush(state: AtlasState, radius: float) -> AtlasState:
    """A brush of another radius in mm, within what is useful."""
    low, high = RADII_MM
    return replace(state, brush=replace(state.brush, radius=min(high, max(low, radius))))


def scale_brush(state: AtlasState, factor: float) -> AtlasState:
    """A larger or smaller brush."""
    return resize_brush(state, state.brush.radius * factor)


def toggle_eraser(state: AtlasState) -> AtlasState:
    """The eraser for the brush, or the brush for the eraser."""
    return erase(state, not state.brush.erases)


def erase(state: AtlasState, erases: bool) -> AtlasState:
    """Take the eraser, or the brush."""
    return replace(state, brush=Brush(state.brush.radius, erases))
