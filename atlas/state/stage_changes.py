"""The changes that the commands of the stage stand for, by name; loaded when somebody presents."""

from __future__ import annotations

from functools import partial

from atlas.state import stage, stage_history, stage_steps
from atlas.state.command import Change, state_change
from atlas.state.stage import Blank, Tool

BY_NAME: dict[str, Change] = {
    "toggle": stage_steps.toggle,
    "next": stage_steps.forward,
    "previous": stage_steps.backward,
    "reveal": stage_steps.reveal_all,
    "first": partial(stage_steps.to_end, first=True),
    "last": partial(stage_steps.to_end, first=False),
    "undo": state_change(stage_history.undo),
    "black": state_change(stage.blank, Blank.BLACK),
    "white": state_change(stage.blank, Blank.WHITE),
    "labels": state_change(stage.toggle_labels),
    "spotlight": state_change(stage.take_tool, Tool.SPOTLIGHT),
    "pen": state_change(stage.take_tool, Tool.PEN),
    "wipe": state_change(stage.wipe),
    "freeze": state_change(stage.toggle_frozen),
}
