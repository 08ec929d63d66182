"""The whole atlas in memory: every record by id, and the links between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from atlas.domain.anatomy import Condition, Landmark, Muscle, Region, Role, Source


@dataclass(frozen=True)
class Library:
    """Muscles, conditions, regions, landmarks and sources by id, in reading order."""

    muscles: Mapping[str, Muscle] = field(default_factory=dict)
    conditions: Mapping[str, Condition] = field(default_factory=dict)
    regions: Mapping[str, Region] = field(default_factory=dict)
    landmarks: Mapping[str, Landmark] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)

    @cached_property
    def _by_condition(self) -> dict[str, list[tuple[Muscle, Role]]]:
        links: dict[str, list[tuple[Muscle, Role]]] = {}
        for muscle in self.muscles.values():
            for condition, role in muscle.conditions.items():
                links.setdefault(condition, []).append((muscle, role))
        for rows in links.values():
            rows.sort(key=lambda row: (row[1] is not Role.MAJOR, row[0].name))
        return links

    def muscles_of(self, condition: str) -> tuple[tuple[Muscle, Role], ...]:
        """The muscles that name a condition, major ones first."""
        return tuple(self._by_condition.get(condition, ()))

    @property
    def point_count(self) -> int:
        """How many trigger points the library holds (one side)."""
        return sum(len(muscle.trigger_points) for muscle in self.muscles.values())
