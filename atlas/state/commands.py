"""The one table of commands: id, title, shortcut, menu, when it can be used, and what it changes."""

from __future__ import annotations

from functools import partial

from atlas.domain.body import DEPTHS, SideView
from atlas.state import actions, compare_actions
from atlas.state.command import Change, Command, state_change, with_facts
from atlas.state.facts import Facts
from atlas.state.learn_commands import learn_commands
from atlas.state.model import AtlasState, Mode, Theme
from atlas.state.pain_commands import pain_commands
from atlas.state.plan_commands import can_cut, plan_commands
from atlas.state.stage_commands import stage_commands
from atlas.state.store import Store


def _has_selection(store: Store) -> bool:
    learns = store.state.mode is Mode.LEARN  # the way back leads to what is selected
    return not learns and (store.state.selection is not None or _is_comparing(store))


def _is_comparing(store: Store) -> bool:
    return bool(store.state.compared)


def _has_condition(store: Store) -> bool:
    return bool(store.state.within)


def _has_muscle(store: Store) -> bool:
    return bool(actions.selected_muscle_id(store.state))


def _can_compare(store: Store) -> bool:
    muscle = actions.selected_muscle_id(store.state)
    return bool(muscle) and (compare_actions.has_room(store.state) or muscle in store.state.compared)


def _can_show_comparison(store: Store) -> bool:
    return len(store.state.compared) >= compare_actions.FEWEST and store.state.selection is not None


def _compare_commands() -> list[Command]:
    return [
        Command("compare", "Add to the comparison, or take away", "Ctrl+M", "Go", _can_compare,
                with_facts(compare_actions.toggle)),
        Command("compare.show", "Show the compared muscles", "Ctrl+Shift+M", "Go", _can_show_comparison,
                with_facts(compare_actions.show)),
        Command("compare.end", "End the comparison", "", "Go", _is_comparing,
                state_change(compare_actions.end)),
    ]  # fmt: skip


def _depth_commands() -> list[Command]:
    return [
        Command(
            f"depth.{depth}",
            f"Peel to: {depth.value}",
            f"Alt+{i}",
            "Body",
            change=state_change(actions.show_depth, depth),
        )
        for i, depth in enumerate(DEPTHS, start=1)
    ]


def _side_commands() -> list[Command]:
    keys = {SideView.RIGHT: "Alt+R", SideView.LEFT: "Alt+L", SideView.BOTH: "Alt+B"}
    titles = {SideView.RIGHT: "Right side", SideView.LEFT: "Left side", SideView.BOTH: "Both sides"}
    return [
        Command(
            f"side.{side}",
            f"Mark: {titles[side]}",
            key,
            "Body",
            change=state_change(actions.show_side, side),
        )
        for side, key in keys.items()
    ]


def _theme_commands() -> list[Command]:
    return [
        Command(
            f"theme.{theme}",
            f"Theme: {theme.value}",
            "",
            "View",
            change=state_change(actions.show_theme, theme),
        )
        for theme in Theme
    ]


COMMANDS: tuple[Command, ...] = (
    Command("search", "Search muscles, conditions, places", "Ctrl+K", "Go"),
    Command("palette", "All commands and shortcuts", "Ctrl+Shift+P", "Help"),
    Command("back", "Back", "Alt+Left", "Go", lambda store: store.can_go_back),
    Command("forward", "Forward", "Alt+Right", "Go", lambda store: store.can_go_forward),
    Command(
        "point.next", "Next trigger point", "Ctrl+Down", "Go", _has_muscle, with_facts(actions.step_point, 1)
    ),
    Command(
        "point.previous",
        "Previous trigger point",
        "Ctrl+Up",
        "Go",
        _has_muscle,
        with_facts(actions.step_point, -1),
    ),
    Command(
        "condition.next",
        "Next muscle of this condition",
        "Ctrl+Shift+Down",
        "Go",
        _has_condition,
        with_facts(actions.step_within, 1),
    ),
    Command(
        "condition.previous",
        "Previous muscle of this condition",
        "Ctrl+Shift+Up",
        "Go",
        _has_condition,
        with_facts(actions.step_within, -1),
    ),
    *_compare_commands(),
    Command("plate.next", "Next plate", "Ctrl+PgDown", "Go", change=with_facts(actions.step_plate, 1)),
    Command("plate.previous", "Previous plate", "Ctrl+PgUp", "Go", change=with_facts(actions.step_plate, -1)),
    Command(
        "clear", "Clear the selection", "Esc", "Go", _has_selection, state_change(actions.clear_selection)
    ),
    Command(
        "depth.deeper",
        "Peel one layer deeper",
        "Alt+Down",
        "Body",
        change=state_change(actions.step_depth, 1),
    ),
    Command(
        "depth.shallower", "Back one layer", "Alt+Up", "Body", change=state_change(actions.step_depth, -1)
    ),
    *_depth_commands(),
    *_side_commands(),
    Command(
        "section",
        "What lies beneath the point",
        "Ctrl+B",
        "Body",
        can_cut,
        state_change(actions.toggle_section),
    ),
    Command(
        "ring", "Ring of ±26 mm round the points", "Alt+O", "Body", change=state_change(actions.toggle_ring)
    ),
    Command(
        "chains",
        "Show chains: arrows from key points to their satellites",
        "Alt+H",
        "Body",
        change=state_change(actions.toggle_chains),
    ),
    Command("sure", "Show how sure", "Alt+U", "Body", change=state_change(actions.toggle_sure)),
    *pain_commands(),
    *plan_commands(),
    *learn_commands(),
    *stage_commands(),
    Command("zoom.in", "Zoom in", "Ctrl++", "View"),
    Command("zoom.out", "Zoom out", "Ctrl+-", "View"),
    Command("zoom.fit", "Fit the plate", "Ctrl+0", "View"),
    Command("pin.first", "Pin or release the first plate", "Ctrl+1", "View"),
    Command("pin.second", "Pin or release the second plate", "Ctrl+2", "View"),
    Command("theme.next", "Next theme", "Ctrl+T", "View", change=state_change(actions.step_theme)),
    *_theme_commands(),
    Command("fullscreen", "Full screen", "F11", "View"),
    Command("navigator", "Show or hide the navigator", "F9", "View"),
    Command("card", "Show or hide the card", "F10", "View"),
    Command("problems", "Problems in the data", "", "Help"),
    Command("about", "About Trigger Point Atlas", "F1", "Help"),
    Command("quit", "Quit", "Ctrl+Q", "Go"),
)

MENUS: tuple[str, ...] = ("Go", "Body", "Pain", "Plan", "Learn", "Present", "View", "Help")


def run(command: Command, store: Store, facts: Facts) -> None:
    """Carry out a command that changes the state."""
    if command.change is not None:
        store.apply(partial(_changed, command.change, facts))


def _changed(change: Change, facts: Facts, state: AtlasState) -> AtlasState:
    return change(state, facts)
