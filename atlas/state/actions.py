"""What a person can do, as pure changes of the state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from atlas.domain.body import DEPTHS, Depth, Side, SideView
from atlas.state.facts import Facts
from atlas.state.model import AtlasState, Kind, Mode, Selection, Theme
from atlas.state.turn import plate_for_points


def select(state: AtlasState, facts: Facts, selection: Selection, side: Side | None = None) -> AtlasState:
    """Select something; peel to it and turn to the plate that shows it, unless it is seen already."""
    if side is not None and state.side is not SideView.BOTH:
        state = replace(state, side=SideView(side.value))
    state = replace(
        state,
        mode=Mode.EXPLORE,
        preview=None,
        selection=selection,
        depth=_depth_for(state, facts, selection),
        within=_within(state, facts, selection),
    )
    return replace(state, plate=plate_for_points(state, facts))


def select_point(
    state: AtlasState, facts: Facts, muscle: str, point: int, side: Side | None = None
) -> AtlasState:
    """Select one trigger point; a second time shows all points of the muscle again."""
    chosen = Selection(Kind.MUSCLE, muscle, point)
    if state.selection == chosen:
        chosen = Selection(Kind.MUSCLE, muscle)
    return select(state, facts, chosen, side)


def select_structure(state: AtlasState, facts: Facts, structure: str, side: Side | None) -> AtlasState:
    """Select what is seen at a place: the muscle if there is a record of it."""
    kind = Kind.MUSCLE if structure in facts.library.muscles else Kind.STRUCTURE
    return select(state, facts, Selection(kind, structure), side)


def select_next(state: AtlasState, facts: Facts, found: Sequence[tuple[str, Side | None]]) -> AtlasState:
    """Of the structures that lie over each other, the seen one first, the one after the selected one.

    The plate stays: what is cycled lies under the cursor.
    """
    ids = [structure for structure, _ in found]
    chosen = state.selection.id if state.selection is not None else ""
    at = ids.index(chosen) + 1 if chosen in ids else 0
    structure, side = found[at % len(found)]
    return replace(select_structure(state, facts, structure, side), plate=state.plate, depth=state.depth)


def clear_selection(state: AtlasState) -> AtlasState:
    """Select nothing; where nothing is selected, end the comparison."""
    compared = state.compared if state.selection is not None else ()
    return replace(state, selection=None, second_pinned="", within="", compared=compared)


def step_point(state: AtlasState, facts: Facts, step: int) -> AtlasState:
    """The next or previous trigger point of the selected muscle, round and round, with all between."""
    muscle = selected_muscle_id(state)
    if muscle not in facts.library.muscles or state.selection is None:
        return state
    stops: list[int | None] = [None, *(p.id for p in facts.library.muscles[muscle].trigger_points)]
    at = stops.index(state.selection.point) if state.selection.point in stops else 0
    return select(state, facts, Selection(Kind.MUSCLE, muscle, stops[(at + step) % len(stops)]))


def step_within(state: AtlasState, facts: Facts, step: int) -> AtlasState:
    """The next or previous muscle of the condition whose muscles are stepped through, round and round."""
    ids = [muscle.id for muscle, _ in facts.library.muscles_of(state.within)]
    if not ids:
        return state
    muscle = selected_muscle_id(state)
    at = ids.index(muscle) + step if muscle in ids else min(step, 0)
    return select(state, facts, Selection(Kind.MUSCLE, ids[at % len(ids)]))


def selected_muscle_id(state: AtlasState) -> str:
    """The selected muscle's id, or nothing."""
    chosen = state.selection
    return chosen.id if chosen is not None and chosen.kind is Kind.MUSCLE else ""


def show_plate(state: AtlasState, facts: Facts, plate: str) -> AtlasState:
    """Turn the first view to a plate; an unknown one changes nothing."""
    return replace(state, plate=plate) if plate in facts.plates else state


def step_plate(state: AtlasState, facts: Facts, step: int) -> AtlasState:
    """The next or previous plate of the strip."""
    return replace(state, plate=_neighbour(tuple(facts.plates), state.plate, step))


def show_depth(state: AtlasState, depth: Depth) -> AtlasState:
    """Peel to a depth."""
    return replace(state, depth=depth)


def step_depth(state: AtlasState, step: int) -> AtlasState:
    """One layer deeper (1) or shallower (-1)."""
    index = min(len(DEPTHS) - 1, max(0, DEPTHS.index(state.depth) + step))
    return replace(state, depth=DEPTHS[index])


def show_side(state: AtlasState, side: SideView) -> AtlasState:
    """Mark the right side, the left side or both."""
    return replace(state, side=side)


def show_theme(state: AtlasState, theme: Theme) -> AtlasState:
    """Change how the window looks."""
    return replace(state, theme=theme)


def step_theme(state: AtlasState) -> AtlasState:
    """Light, dark, projector, and round again."""
    return replace(state, theme=Theme(_neighbour(tuple(Theme), state.theme, 1)))


def toggle_section(state: AtlasState) -> AtlasState:
    """Show what lies beneath the selected point, or the card again."""
    return replace(state, section=not state.section)


def show_section(state: AtlasState) -> AtlasState:
    """Show what lies beneath the selected point."""
    return replace(state, section=True)


def toggle_ring(state: AtlasState) -> AtlasState:
    """Draw or hide the ring of +-26 mm round the points."""
    return replace(state, ring=not state.ring)


def toggle_chains(state: AtlasState) -> AtlasState:
    """Draw or hide the arrows from key points to their satellites."""
    return replace(state, chains=not state.chains)


def toggle_sure(state: AtlasState) -> AtlasState:
    """Show or hide how sure places are: zones by their figures, and the ring round the points."""
    return replace(state, sure=not state.sure, ring=not state.sure)


def toggle_pin(state: AtlasState, view: int, shown_plate: str) -> AtlasState:
    """Pin or release the plate of the first (0) or second (1) view."""
    if view == 0:
        return replace(state, first_pinned=not state.first_pinned)
    return replace(state, second_pinned="" if state.second_pinned else shown_plate)


def _within(state: AtlasState, facts: Facts, selection: Selection) -> str:
    """A selected condition is stepped through until something is selected that does not belong to it."""
    if selection.kind is Kind.CONDITION:
        return selection.id
    own = state.within and selection.kind is Kind.MUSCLE
    rows = facts.library.muscles_of(state.within) if own else ()
    return state.within if any(muscle.id == selection.id for muscle, _ in rows) else ""


def _neighbour(items: Sequence[str], item: str, step: int) -> str:
    if not items:
        return item
    at = items.index(item) if item in items else 0
    return items[(at + step) % len(items)]


def _depth_for(state: AtlasState, facts: Facts, selection: Selection) -> Depth:
    """Peel to the muscle where the state's depth is the skin, or already has taken it away."""
    if selection.kind is not Kind.MUSCLE or selection.id not in facts.library.muscles:
        return state.depth
    wanted = facts.library.muscles[selection.id].depth
    hidden = state.depth is Depth.SKIN or DEPTHS.index(state.depth) > DEPTHS.index(wanted)
    return wanted if hidden else state.depth
