"""The commands of the stage; the keys without Ctrl or Alt hold there only."""

from __future__ import annotations

from atlas.state.command import Change, Command
from atlas.state.facts import Facts
from atlas.state.model import AtlasState
from atlas.state.store import Store

MENU = "Present"


def on_stage(store: Store) -> bool:
    """Whether the stage is up."""
    return store.state.stage is not None


def stage_commands() -> list[Command]:
    """Enter and leave, go on, cover, point, draw, record, hand out."""
    return [
        Command("stage", "Present: full screen for the class", "F5", MENU, change=_stage("toggle")),
        Command("stage.lesson", "Play a lesson", "Shift+F5", MENU),
        _row("next", "Reveal more, then the next step", "PgDown"),
        _row("previous", "Back one", "PgUp"),
        _row("reveal", "Reveal all", "R"),
        _row("first", "The first step", "Home"),
        _row("last", "The last step", "End"),
        Command("stage.jump", "Jump to a step, a lesson, a muscle", "G", MENU, on_stage),
        _row("undo", "Undo the last move on the stage", "Backspace"),
        _row("black", "Black screen", "B"),
        _row("white", "White screen", "W"),
        _row("labels", "Numbers and names on or off", "L"),
        _row("spotlight", "Spotlight", "S"),
        _row("pen", "Draw on the body", "D"),
        _row("wipe", "Wipe what is drawn", "X"),
        Command("stage.zoom", "Zoom to the place, and back", "Z", MENU, on_stage),
        _row("freeze", "Freeze what the class sees", "F"),
        Command("stage.record", "Record a lesson, or end and save it", "Ctrl+Shift+L", MENU),
        Command("stage.handout", "Export a lesson as a handout", "", MENU),
        Command("stage.slides", "Export a lesson as pictures for slides", "", MENU),
        Command("stage.screen", "Choose the screen for the class", "", MENU),
    ]


def _row(name: str, title: str, key: str) -> Command:
    return Command(f"stage.{name}", title, key, MENU, on_stage, _stage(name))


def _stage(name: str) -> Change:
    """A change by its name in ``stage_changes``, which is loaded when somebody presents."""

    def change(state: AtlasState, facts: Facts) -> AtlasState:
        from atlas.state.stage_changes import BY_NAME

        return BY_NAME[name](state, facts)

    return change
