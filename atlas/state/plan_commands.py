"""The commands of planning, and undo and redo, which serve what is worked on."""

from __future__ import annotations

from collections.abc import Callable

from atlas.domain.painting import Painting
from atlas.state import pain_actions
from atlas.state.actions import selected_muscle_id
from atlas.state.command import Change, Command, Enabled
from atlas.state.facts import Facts
from atlas.state.learn_commands import can_repaint, repainted
from atlas.state.model import AtlasState, Mode
from atlas.state.store import Store


def _plan(name: str, *values: object) -> Change:
    """A change by its name in ``plan_changes``, which is loaded when somebody plans."""

    def change(state: AtlasState, facts: Facts) -> AtlasState:
        from atlas.state.plan_changes import BY_NAME

        return BY_NAME[name](state, facts, *values)

    return change


def _has_muscle(store: Store) -> bool:
    return bool(selected_muscle_id(store.state))


def _has_case(store: Store) -> bool:
    return store.state.case is not None


def _has_sites(store: Store) -> bool:
    return store.state.case is not None and bool(store.state.case.sites)


def _has_site(store: Store) -> bool:
    return store.state.case is not None and store.state.case.chosen_site is not None


def _has_session(store: Store) -> bool:
    return store.state.case is not None and bool(store.state.case.whole.sessions)


def can_cut(store: Store) -> bool:
    """Whether a muscle is selected, or a site of the plan is chosen."""
    return _has_muscle(store) or (store.state.mode is Mode.PLAN and _has_site(store))


def plan_commands() -> list[Command]:
    """Cases, sites, cautions, sessions and paper."""
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
        Command("plan.case", "The case: code, conditions, note", "Ctrl+Alt+0", "Plan", _has_case,
                _plan("show_case")),
        Command("plan.sites", "Sites of the plan", "Ctrl+Alt+1", "Plan", _has_case, _plan("show_sites")),
        Command("plan.cautions", "Cautions of the plan", "Ctrl+Alt+2", "Plan", _has_case,
                _plan("show_cautions")),
        Command("plan.sessions", "Sessions and outcomes", "Ctrl+Alt+3", "Plan", _has_case,
                _plan("show_sessions")),
        Command("session.new", "New session with the sites of the plan", "Ctrl+Shift+N", "Plan", _has_case,
                _plan("add_session")),
        Command("session.copy", "New session as last time", "", "Plan", _has_session,
                _plan("copy_session")),
        Command("plan.print", "Print the plan", "Ctrl+P", "Plan", _has_case),
        Command("plan.export", "Export the plan as PDF, PNG or SVG", "Ctrl+Shift+E", "Plan", _has_case),
        Command("plan.print_patient", "Print the sheet for the patient", "", "Plan", _has_case),
        Command("plan.patient", "Export the sheet for the patient", "", "Plan", _has_case),
        Command("case.new", "New case", "Ctrl+N", "Plan", change=_plan("begin")),
        Command("case.close", "Close the case", "Ctrl+W", "Plan", _has_case, _plan("close")),
        Command("case.delete", "Delete the case", "", "Plan", _has_case),
        Command("case.export", "Export the case as a file", "", "Plan", _has_case),
        Command("case.import", "Import a case from a file", "", "Plan"),
        Command("cases.backup", "Back up all cases", "", "Plan"),
        Command("cases.restore", "Restore all cases from a backup", "", "Plan"),
    ]  # fmt: skip


def undo(can: str, of_pain: Callable[[Painting], Painting], of_plan: str) -> tuple[Enabled, Change]:
    """Undo or redo what is worked on: strokes while a pain is painted or asked for, else the open case."""

    def enabled(store: Store) -> bool:
        state = store.state
        if state.mode is Mode.PAIN:
            return bool(getattr(state.painting, can))
        if state.mode is Mode.LEARN:
            return can_repaint(state, can)
        return state.case is not None and bool(getattr(state.case, can))

    def change(state: AtlasState, facts: Facts) -> AtlasState:
        if state.mode is Mode.PAIN:
            return pain_actions.change(state, of_pain)
        if state.mode is Mode.LEARN:
            return repainted(of_plan)(state, facts)
        return _plan(of_plan)(state, facts)

    return enabled, change
