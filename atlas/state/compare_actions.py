"""What a person can do with the muscles that are compared, as pure changes of the state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from atlas.state import actions
from atlas.state.comparison import FEWEST, MOST
from atlas.state.facts import Facts
from atlas.state.model import AtlasState, Kind, Mode, Selection
from atlas.state.turn import plate_for_points

__all__ = ["FEWEST", "LINKS", "add", "end", "has_room", "remove", "show", "toggle"]


def has_room(state: AtlasState) -> bool:
    """Whether one more muscle can be compared."""
    return len(state.compared) < MOST


def toggle(state: AtlasState, facts: Facts) -> AtlasState:
    """Add the selected muscle to the comparison, or take it away."""
    muscle = actions.selected_muscle_id(state)
    return (remove if muscle in state.compared else add)(state, facts, muscle)


def add(state: AtlasState, facts: Facts, muscle: str) -> AtlasState:
    """Add a muscle; from the second on the body shows them side by side. No more than four are taken."""
    known = muscle in facts.library.muscles and muscle not in state.compared
    if not known or not has_room(state):
        return state
    state = replace(state, compared=(*state.compared, muscle))
    return show(state, facts) if len(state.compared) >= FEWEST else state


def remove(state: AtlasState, facts: Facts, muscle: str) -> AtlasState:
    """Take a muscle away; the last one that is left is selected."""
    if muscle not in state.compared:
        return state
    left = tuple(id for id in state.compared if id != muscle)
    state = replace(state, compared=left)
    if len(left) >= FEWEST:
        return show(state, facts)
    if state.selection is None and left:
        return actions.select(state, facts, Selection(Kind.MUSCLE, left[0]))
    return state


def show(state: AtlasState, facts: Facts, _target: str = "") -> AtlasState:
    """Return to the muscles that are compared."""
    if len(state.compared) < FEWEST:
        return state
    state = replace(state, mode=Mode.EXPLORE, preview=None, selection=None, within="")
    return replace(state, plate=plate_for_points(state, facts))


def end(state: AtlasState) -> AtlasState:
    """Compare nothing any more."""
    return replace(state, compared=())


LINKS: Mapping[str, Callable[[AtlasState, Facts, str], AtlasState]] = {
    "add": add,
    "remove": remove,
    "comparison": show,
}
"""The kinds of links that change what is compared."""
