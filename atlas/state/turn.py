"""Chooses the plate to turn to for what is selected."""

from __future__ import annotations

from atlas.state.choose import Spot, best_plate, point_spots, seen, seen_share
from atlas.state.facts import Facts
from atlas.state.marks import Marks, leading_marks
from atlas.state.model import AtlasState, Kind

SHOWS_REGION = 0.5
"""A plate shows a pain region when at least this share of its spots is seen on it."""


def plate_for_points(state: AtlasState, facts: Facts) -> str:
    """The plate on which the points of the state's selection are seen best; the current one if pinned.

    For a pain region its own plate if that shows it.
    """
    marks = leading_marks(state, facts.library)
    spots = point_spots(marks.points) + other_spots(marks)
    if state.first_pinned or not spots:
        return state.plate
    own = facts.plates.get(_plate_of_region(state, facts))
    if own is not None and seen_share(own, spots) >= SHOWS_REGION:
        return own.id
    current = facts.plates.get(state.plate)
    if current is not None and current.parent and all(seen(current, spot) > 0.4 for spot in spots):
        return state.plate
    return best_plate(facts.plates, spots, state.plate, _region_of(state, facts))


def _region_of(state: AtlasState, facts: Facts) -> str:
    """The part of the body that the selected muscle belongs to, or nothing."""
    chosen = state.selection
    muscle = facts.library.muscles.get(chosen.id) if chosen and chosen.kind is Kind.MUSCLE else None
    return muscle.region if muscle else ""


def _plate_of_region(state: AtlasState, facts: Facts) -> str:
    """The plate that a selected pain region names, or nothing."""
    chosen = state.selection
    region = facts.library.regions.get(chosen.id) if chosen and chosen.kind is Kind.REGION else None
    return region.plate if region is not None else ""


def other_spots(marks: Marks) -> list[Spot]:
    """The spots of pain regions, which lie on the skin, and the places of landmarks, which may lie deep."""
    spots = [
        Spot(at, mark.facing[i] if mark.facing else None, radius, on_skin=True)
        for mark in marks.regions
        for i, (at, radius) in enumerate(mark.spots)
    ]
    return spots + [Spot(mark.at, mark.facing, 1.0) for mark in marks.places]
