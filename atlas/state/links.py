"""Links such as ``muscle:infraspinatus`` and what following one changes."""

from __future__ import annotations

from atlas.domain.body import Side
from atlas.state import actions
from atlas.state.facts import Facts
from atlas.state.model import AtlasState, Kind, Selection


def follow(state: AtlasState, facts: Facts, link: str, side: Side | None = None) -> AtlasState:
    """The state after a link was followed; an unknown link changes nothing.

    ``point:infraspinatus/2`` selects a trigger point, ``plate:ID`` turns to a plate, the kinds of
    ``Kind`` select a record. ``source:ID`` is shown on the card and changes nothing here.
    """
    kind, _, target = link.partition(":")
    if kind == "point":
        muscle, _, number = target.partition("/")
        known = muscle in facts.library.muscles and number.isdigit()
        return actions.select_point(state, facts, muscle, int(number), side) if known else state
    if kind == "plate":
        return actions.show_plate(state, facts, target)
    if kind in set(Kind) and _known(Kind(kind), target, facts):
        return actions.select(state, facts, Selection(Kind(kind), target), side)
    return state


def link_of(state: AtlasState) -> str:
    """The link of what is selected, or nothing."""
    chosen = state.selection
    return f"{chosen.kind.value}:{chosen.id}" if chosen is not None else ""


def _known(kind: Kind, target: str, facts: Facts) -> bool:
    library = facts.library
    tables = {
        Kind.MUSCLE: library.muscles,
        Kind.CONDITION: library.conditions,
        Kind.REGION: library.regions,
        Kind.LANDMARK: library.landmarks,
        Kind.GUIDE: library.guide,
    }
    if kind is Kind.STRUCTURE:
        return any(structure.id == target for structure in facts.structures)
    return target in tables[kind]
