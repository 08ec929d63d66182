"""What every change on the stage brings with it: it can be undone, it is recorded, it may lead aside."""

from __future__ import annotations

from dataclasses import replace

from atlas.state.model import AtlasState, Selection
from atlas.state.stage import Stage

MOST = 300
"""So many moves can be undone."""


def settled(before: AtlasState, after: AtlasState) -> AtlasState:
    """A change on the stage with all that follows from it; called once a change, before it is shown."""
    if before.stage is None or after.stage is None or after.stage.past is not before.stage.past:
        return _recorded(after) if before.stage is None else after
    after = _turned(after, after.stage)
    if _move(before) == _move(after):
        return after
    assert after.stage is not None
    past = (*after.stage.past, _without_past(before))[-MOST:]
    return _recorded(replace(after, stage=replace(after.stage, past=past)))


def undo(state: AtlasState) -> AtlasState:
    """As it was before the last move; with nothing to undo, as it is."""
    if state.stage is None or not state.stage.past:
        return state
    *rest, last = state.stage.past
    assert last.stage is not None
    return replace(last, stage=replace(last.stage, past=tuple(rest)), case=state.case, trouble=state.trouble)


def _turned(state: AtlasState, stage: Stage) -> AtlasState:
    """Another muscle or condition begins with its first beat; one that the lesson has not named leads aside.

    Another point of the same muscle goes on where the muscle is.
    """
    if stage.subject == state.selection:
        return state
    same = _named(stage.subject) == _named(state.selection)
    turned = replace(
        stage,
        subject=state.selection,
        shown=stage.shown if same else 1,
        aside=stage.lesson is not None,
        closer=stage.closer if same else None,
    )
    return replace(state, stage=turned)


def _named(selection: Selection | None) -> tuple[str, str] | None:
    return None if selection is None else (selection.kind.value, selection.id)


def _move(state: AtlasState) -> AtlasState:
    """What a move changes; the cursor on a find, and what the notebook says, are none."""
    return replace(_without_past(state), preview=None, preview_side=None, trouble="", case=None)


def _without_past(state: AtlasState) -> AtlasState:
    assert state.stage is not None
    return replace(state, stage=replace(state.stage, past=()))


def _recorded(state: AtlasState) -> AtlasState:
    from atlas.state.stage_record import noted  # it looks at steps, which few need

    return noted(state)
