"""The changes that the table of commands names: it is read before anybody plans, and this is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from atlas.state import plan_actions as act
from atlas.state import session_actions as ses
from atlas.state.model import AtlasState, PlanPage

BY_NAME: dict[str, Callable[..., AtlasState]] = {
    "toggle": lambda state, _facts: act.toggle(state),
    "add_selected": act.add_selected,
    "toggle_placing": lambda state, _facts: act.toggle_placing(state),
    "step_site": act.step_site,
    "shift_site": lambda state, _facts, step: act.shift_site(state, step),
    "remove_chosen": lambda state, _facts: act.remove_chosen(state),
    "show_case": lambda state, _facts: act.enter(state, PlanPage.CASE),
    "show_sites": lambda state, _facts: act.enter(state, PlanPage.SITES),
    "show_cautions": lambda state, _facts: act.enter(state, PlanPage.CAUTIONS),
    "show_sessions": lambda state, _facts: act.enter(state, PlanPage.SESSIONS),
    "add_session": lambda state, _facts: ses.add_session(state, date.today()),
    "copy_session": lambda state, _facts: ses.copy_last(state, date.today()),
    "begin": lambda state, _facts: act.begin(state, date.today()),
    "close": lambda state, _facts: act.close(state),
    "undo": lambda state, _facts: act.undo(state),
    "redo": lambda state, _facts: act.redo(state),
}
