"""Filters of the list of muscles: what each muscle can be filtered by, and which are left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from atlas.domain.anatomy import BodyRegion, Hazard, Muscle
from atlas.domain.body import DEPTHS
from atlas.domain.library import Library
from atlas.state.lists import REGION_TITLES
from atlas.state.muscle_card import HAZARD_WORDS

FIELDS: Mapping[str, str] = {
    "region": "Region",
    "nerve": "Nerve",
    "condition": "Condition",
    "depth": "Depth",
    "hazard": "Hazard",
}
"""What can be filtered by, and what it is called."""

Chosen: TypeAlias = Mapping[str, str]
"""The value that was chosen for a field; fields without one let everything through."""

Traits: TypeAlias = Mapping[str, frozenset[tuple[str, str]]]
"""For each muscle every field and value that it answers to."""


class Choice(NamedTuple):
    """One value of a field, and how many muscles would be left with it."""

    value: str
    name: str
    muscles: int


def traits_of(library: Library) -> Traits:
    """What each muscle answers to; opens every record."""
    nerves: dict[str, list[str]] = {}
    for nerve in library.nerves.values():
        for muscle in nerve.muscles:
            nerves.setdefault(muscle, []).append(nerve.id)
    return {id: frozenset(_traits(m, nerves.get(id, []))) for id, m in library.muscles.items()}


def _traits(muscle: Muscle, nerves: list[str]) -> Iterator[tuple[str, str]]:
    yield "region", BodyRegion(muscle.region).value
    yield "depth", muscle.depth.value
    yield from (("nerve", nerve) for nerve in nerves)
    yield from (("condition", condition) for condition in muscle.conditions)
    yield from (("hazard", hazard.value) for hazard in muscle.needling.hazards)


def left(traits: Traits, chosen: Chosen) -> frozenset[str]:
    """The muscles that answer to all that was chosen."""
    wanted = set(chosen.items())
    return frozenset(muscle for muscle, own in traits.items() if wanted <= own)


def choices(field: str, chosen: Chosen, traits: Traits, library: Library) -> tuple[Choice, ...]:
    """The values of a field that would leave a muscle beside what else was chosen, in reading order."""
    others = {key: value for key, value in chosen.items() if key != field}
    counts = Counter(value for m in left(traits, others) for key, value in traits[m] if key == field)
    named = names_of(field, library)
    return tuple(Choice(value, name, counts[value]) for value, name in named.items() if counts[value])


def names_of(field: str, library: Library) -> dict[str, str]:
    """The values of a field by what they are called, in reading order; roots stand before nerves."""
    if field == "region":
        return {region.value: title for region, title in REGION_TITLES.items()}
    if field == "depth":
        return {depth.value: depth.value.capitalize() for depth in DEPTHS}
    if field == "hazard":
        return {hazard.value: HAZARD_WORDS[hazard].capitalize() for hazard in Hazard}
    if field == "condition":
        return {condition.id: condition.name for condition in library.conditions.values()}
    ordered = sorted(library.nerves.values(), key=lambda nerve: not nerve.is_root)
    return {nerve.id: nerve.name for nerve in ordered}
