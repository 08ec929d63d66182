"""The one table of commands: id, title, shortcut, menu, when it can be used, and what it changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from atlas.domain.body import DEPTHS, SideView
from atlas.domain.painting import Painting
from atlas.state import actions, compare_actions, pain_actions
from atlas.state.facts import Facts
from atlas.state.model import AtlasState, Mode, Theme
from atlas.state.store import Store

Change = Callable[[AtlasState, Facts], AtlasState]
Enabled = Callable[[Store], bool]


def _always(_: Store) -> bool:
    return True


def _has_selection(store: Store) -> bool:
    return store.state.selection is not None or _is_comparing(store)


def _is_comparing(store: Store) -> bool:
    return bool(store.state.compared)


def _has_condition(store: Store) -> bool:
    return bool(store.state.within)


def _has_muscle(store: Store) -> bool:
    return bool(actions.selected_muscle_id(store.state))


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do; without ``change`` the window itself carries it out."""

    id: str
    title: str
    shortcut: str
    menu: str
    enabled: Enabled = _always
    change: Change | None = None


def _state_change(function: Callable[..., AtlasState], *values: object) -> Change:
    return lambda state, _facts: function(state, *values)


def _with_facts(function: Callable[..., AtlasState], *values: object) -> Change:
    return lambda state, facts: function(state, facts, *values)


def _can_compare(store: Store) -> bool:
    muscle = actions.selected_muscle_id(store.state)
    return bool(muscle) and (compare_actions.has_room(store.state) or muscle in store.state.compared)


def _can_show_comparison(store: Store) -> bool:
    return len(store.state.compared) >= compare_actions.FEWEST and store.state.selection is not None


def _compare_commands() -> list[Command]:
    return [
        Command("compare", "Add to the comparison, or take away", "Ctrl+M", "Go", _can_compare,
                _with_facts(compare_actions.toggle)),
        Command("compare.show", "Show the compared muscles", "Ctrl+Shift+M", "Go", _can_show_comparison,
                _with_facts(compare_actions.show)),
        Command("compare.end", "End the comparison", "", "Go", _is_comparing,
                _state_change(compare_actions.end)),
    ]  # fmt: skip


def _depth_commands() -> list[Command]:
    return [
        Command(
            f"depth.{depth}",
            f"Peel to: {depth.value}",
            f"Alt+{i}",
            "Body",
            change=_state_change(actions.show_depth, depth),
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
            change=_state_change(actions.show_side, side),
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
            change=_state_change(actions.show_theme, theme),
        )
        for theme in Theme
    ]


def _plan(name: str, *values: object) -> Change:
    """A change of ``plan_actions``, which is loaded when somebody plans."""

    def change(state: AtlasState, facts: Facts) -> AtlasState:
        from atlas.state import plan_actions

        return plan_actions.BY_NAME[name](state, facts, *values)

    return change


def _has_case(store: Store) -> bool:
    return store.state.case is not None


def _has_sites(store: Store) -> bool:
    return store.state.case is not None and bool(store.state.case.sites)


def _has_site(store: Store) -> bool:
    return store.state.case is not None and store.state.case.chosen_site is not None


def _plan_commands() -> list[Command]:
    return [
        Command("plan", "Plan a treatment", "F3", "Plan", change=_plan("toggle")),
        Command("plan.add", "Add the selected point to the plan", "Ctrl+D", "Plan", _has_muscle,
                _plan("add_selected")),
        Command("plan.place", "Place a free site with the mouse", "Ctrl+Shift+D", "Plan",
                change=_plan("toggle_placing")),
        Command("plan.next", "Next site", "Ctrl+Alt+Down", "Plan", _has_sites, _plan("step_site", 1)),
        Command("plan.previous", "Previous site", "Ctrl+Alt+Up", "Plan", _has_sites, _plan("step_site", -1)),
        Command("plan.earlier", "Site: earlier in the order", "Ctrl+Alt+PgUp", "Plan", _has_site,
                _plan("shift_site", -1)),
        Command("plan.later", "Site: later in the order", "Ctrl+Alt+PgDown", "Plan", _has_site,
                _plan("shift_site", 1)),
        Command("plan.remove", "Take the site out of the plan", "Ctrl+Delete", "Plan", _has_site,
                _plan("remove_chosen")),
        Command("plan.sites", "Sites of the plan", "Ctrl+Alt+1", "Plan", _has_case, _plan("show_sites")),
        Command("plan.cautions", "Cautions of the plan", "Ctrl+Alt+2", "Plan", _has_case,
                _plan("show_cautions")),
        Command("plan.sessions", "Sessions and outcomes", "Ctrl+Alt+3", "Plan", _has_case,
                _plan("show_sessions")),
        Command("plan.print", "Print the plan", "Ctrl+P", "Plan", _has_case),
        Command("plan.export", "Export the plan as PDF, PNG or SVG", "", "Plan", _has_case),
        Command("plan.patient", "Export the sheet for the patient", "", "Plan", _has_case),
        Command("case.new", "New case", "Ctrl+N", "Plan", change=_plan("begin")),
        Command("case.close", "Close the case", "Ctrl+W", "Plan", _has_case, _plan("close")),
        Command("case.delete", "Delete the case", "", "Plan", _has_case),
        Command("case.export", "Export the case as a file", "", "Plan", _has_case),
        Command("case.import", "Import a case from a file", "", "Plan"),
        Command("cases.backup", "Back up all cases", "", "Plan"),
        Command("cases.restore", "Restore all cases from a backup", "", "Plan"),
    ]  # fmt: skip


def _undo(can: str, of_pain: Callable[[Painting], Painting], of_plan: str) -> tuple[Enabled, Change]:
    """Undo or redo what is worked on: strokes while a pain is painted, else the open case."""

    def enabled(store: Store) -> bool:
        state = store.state
        if state.mode is Mode.PAIN:
            return bool(getattr(state.painting, can))
        return state.case is not None and bool(getattr(state.case, can))

    def change(state: AtlasState, facts: Facts) -> AtlasState:
        if state.mode is Mode.PAIN:
            return pain_actions.change(state, of_pain)
        return _plan(of_plan)(state, facts)

    return enabled, change


def _pain_commands() -> list[Command]:
    def paint(id: str, title: str, keys: str, how: Callable[[Painting], Painting], can: str) -> Command:
        return Command(
            id, title, keys, "Pain",
            lambda store: store.state.mode is Mode.PAIN and bool(getattr(store.state.painting, can)),
            _state_change(pain_actions.change, how),
        )  # fmt: skip

    return [
        Command("pain", "Find by pain: paint where it hurts", "F2", "Pain",
                change=_state_change(pain_actions.toggle)),
        Command("undo", "Undo", "Ctrl+Z", "Pain", *_undo("can_undo", Painting.undo, "undo")),
        Command("redo", "Redo", "Ctrl+Shift+Z", "Pain", *_undo("can_redo", Painting.redo, "redo")),
        paint("pain.clear", "Wipe all paint", "Ctrl+Backspace", Painting.clear, "strokes"),
        Command(
            "pain.eraser", "Brush or eraser", "Ctrl+E", "Pain", _is_painting,
            _state_change(pain_actions.toggle_eraser),
        ),
        Command("pain.larger", "Larger brush", "Ctrl+]", "Pain", _is_painting,
                _state_change(pain_actions.scale_brush, 1.25)),
        Command("pain.smaller", "Smaller brush", "Ctrl+[", "Pain", _is_painting,
                _state_change(pain_actions.scale_brush, 0.8)),
        Command("pain.save", "Save the painted pain", "Ctrl+S", "Pain", _is_painted),
        Command("pain.open", "Open a painted pain", "Ctrl+O", "Pain"),
        Command("pain.compare", "Compare with an earlier painted pain", "", "Pain", _is_painted),
        Command("pain.export", "Export the painted pain as a picture", "", "Pain", _is_painted),
    ]  # fmt: skip


def _is_painted(store: Store) -> bool:
    return not store.state.painting.empty


def _is_painting(store: Store) -> bool:
    return store.state.mode is Mode.PAIN


COMMANDS: tuple[Command, ...] = (
    Command("search", "Search muscles, conditions, places", "Ctrl+K", "Go"),
    Command("palette", "All commands and shortcuts", "Ctrl+Shift+P", "Help"),
    Command("back", "Back", "Alt+Left", "Go", lambda store: store.can_go_back),
    Command("forward", "Forward", "Alt+Right", "Go", lambda store: store.can_go_forward),
    Command(
        "point.next", "Next trigger point", "Ctrl+Down", "Go", _has_muscle, _with_facts(actions.step_point, 1)
    ),
    Command(
        "point.previous",
        "Previous trigger point",
        "Ctrl+Up",
        "Go",
        _has_muscle,
        _with_facts(actions.step_point, -1),
    ),
    Command(
        "condition.next",
        "Next muscle of this condition",
        "Ctrl+Shift+Down",
        "Go",
        _has_condition,
        _with_facts(actions.step_within, 1),
    ),
    Command(
        "condition.previous",
        "Previous muscle of this condition",
        "Ctrl+Shift+Up",
        "Go",
        _has_condition,
        _with_facts(actions.step_within, -1),
    ),
    *_compare_commands(),
    Command("plate.next", "Next plate", "Ctrl+PgDown", "Go", change=_with_facts(actions.step_plate, 1)),
    Command(
        "plate.previous", "Previous plate", "Ctrl+PgUp", "Go", change=_with_facts(actions.step_plate, -1)
    ),
    Command(
        "clear", "Clear the selection", "Esc", "Go", _has_selection, _state_change(actions.clear_selection)
    ),
    Command(
        "depth.deeper",
        "Peel one layer deeper",
        "Alt+Down",
        "Body",
        change=_state_change(actions.step_depth, 1),
    ),
    Command(
        "depth.shallower", "Back one layer", "Alt+Up", "Body", change=_state_change(actions.step_depth, -1)
    ),
    *_depth_commands(),
    *_side_commands(),
    Command(
        "section",
        "What lies beneath the point",
        "Ctrl+B",
        "Body",
        _has_muscle,
        _state_change(actions.toggle_section),
    ),
    Command(
        "ring", "Ring of ±26 mm round the points", "Alt+O", "Body", change=_state_change(actions.toggle_ring)
    ),
    Command(
        "chains",
        "Show chains: arrows from key points to their satellites",
        "Alt+H",
        "Body",
        change=_state_change(actions.toggle_chains),
    ),
    Command("sure", "Show how sure", "Alt+U", "Body", change=_state_change(actions.toggle_sure)),
    *_pain_commands(),
    *_plan_commands(),
    Command("zoom.in", "Zoom in", "Ctrl++", "View"),
    Command("zoom.out", "Zoom out", "Ctrl+-", "View"),
    Command("zoom.fit", "Fit the plate", "Ctrl+0", "View"),
    Command("pin.first", "Pin or release the first plate", "Ctrl+1", "View"),
    Command("pin.second", "Pin or release the second plate", "Ctrl+2", "View"),
    Command("theme.next", "Next theme", "Ctrl+T", "View", change=_state_change(actions.step_theme)),
    *_theme_commands(),
    Command("fullscreen", "Full screen", "F11", "View"),
    Command("navigator", "Show or hide the navigator", "F9", "View"),
    Command("card", "Show or hide the card", "F10", "View"),
    Command("problems", "Problems in the data", "", "Help"),
    Command("about", "About Trigger Point Atlas", "F1", "Help"),
    Command("quit", "Quit", "Ctrl+Q", "Go"),
)

MENUS: tuple[str, ...] = ("Go", "Body", "Pain", "Plan", "View", "Help")


def run(command: Command, store: Store, facts: Facts) -> None:
    """Carry out a command that changes the state."""
    if command.change is not None:
        store.apply(partial(_changed, command.change, facts))


def _changed(change: Change, facts: Facts, state: AtlasState) -> AtlasState:
    return change(state, facts)
