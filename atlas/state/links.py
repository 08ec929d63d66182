"""Links such as ``muscle:infraspinatus`` and what following one changes."""

from __future__ import annotations

from dataclasses import replace

from atlas.domain.body import Side
from atlas.domain.nerves import is_root
from atlas.state import actions, compare_actions, pain_actions
from atlas.state.facts import Facts
from atlas.state.many import sides_of
from atlas.state.model import AtlasState, Kind, Mode, Selection


def follow(state: AtlasState, facts: Facts, link: str, side: Side | None = None) -> AtlasState:
    """The state after a link was followed; an unknown link changes nothing.

    ``point:infraspinatus/2`` selects a trigger point, ``plate:ID`` turns to a plate, the kinds of
    ``Kind`` select a record, ``add:ID`` and ``remove:ID`` change the muscles that are compared and
    ``comparison:`` returns to them. ``source:ID`` is shown on the card and changes nothing here.
    ``plan:infraspinatus/2`` adds a trigger point to the plan, ``plan:infraspinatus`` adds all of the muscle,
    ``section:infraspinatus/2`` shows what lies beneath one.
    While a pain is painted a region is painted.
    """
    kind, _, target = link.partition(":")
    if kind in compare_actions.LINKS:
        return compare_actions.LINKS[kind](state, facts, target)
    if kind == "plan":
        from atlas.state import plan_actions  # not before there is a plan

        muscle, _, number = target.partition("/")
        point = None if not number else int(number) if number.isdigit() else 0
        return plan_actions.add_points(state, facts, muscle, point, side)
    if kind == "section":
        return actions.show_section(selected_by(state, facts, f"point:{target}"))
    if kind == "region" and state.mode is Mode.PAIN:
        return pain_actions.paint_region(state, facts, target)
    chosen = selection_of(facts, link)
    if kind == "plate":
        return actions.show_plate(state, facts, target)
    if chosen is None:
        return state
    if chosen.point is not None:
        return actions.select_point(state, facts, chosen.id, chosen.point, side)
    return actions.select(state, facts, chosen, side)


def selected_by(state: AtlasState, facts: Facts, link: str) -> AtlasState:
    """With what a link names selected, whether it was before or not."""
    chosen = selection_of(facts, link)
    return actions.select(state, facts, chosen) if chosen is not None else state


def selection_of(facts: Facts, link: str) -> Selection | None:
    """What a link selects, or None where it selects nothing that is known."""
    kind, _, target = link.partition(":")
    if kind == "point":
        muscle, _, number = target.partition("/")
        known = muscle in facts.library.muscles and number.isdigit()
        return Selection(Kind.MUSCLE, muscle, int(number)) if known else None
    if kind in set(Kind) and _known(Kind(kind), target, facts):
        return Selection(Kind(kind), target)
    return None


def show_preview(state: AtlasState, facts: Facts, link: str) -> AtlasState:
    """Show on the body what a link would select without going there; nothing for what has no place on it."""
    chosen = selection_of(facts, link)
    placed = chosen is not None and chosen.kind is not Kind.GUIDE and state.mode is Mode.EXPLORE
    return replace(state, preview=chosen if placed else None)


def end_preview(state: AtlasState) -> AtlasState:
    """Show what is selected again."""
    return replace(state, preview=None) if state.mode is Mode.EXPLORE else state


def link_of(state: AtlasState) -> str:
    """The link of what is selected, or nothing."""
    chosen = state.selection
    return f"{chosen.kind.value}:{chosen.id}" if chosen is not None else ""


def _known(kind: Kind, target: str, facts: Facts) -> bool:
    library = facts.library
    if kind is Kind.STRUCTURE:
        return any(structure.id == target for structure in facts.structures)
    if kind in (Kind.NERVE, Kind.ROOT):
        return is_root(target) == (kind is Kind.ROOT) and target in library.nerves
    if kind is Kind.COMPARE:
        first, second = sides_of(target)
        return first != second and first in library.conditions and second in library.conditions
    tables = {
        Kind.MUSCLE: library.muscles,
        Kind.CONDITION: library.conditions,
        Kind.REGION: library.regions,
        Kind.LANDMARK: library.landmarks,
        Kind.GUIDE: library.guide,
    }
    return target in tables[kind]
