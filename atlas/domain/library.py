"""The whole atlas in memory: every record by id, and the links between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from atlas.domain.anatomy import Condition, Landmark, Muscle, Region, Role, Source
from atlas.domain.guide import GLOSSARY_PAGE, Glossary, GuidePage, glossary_of


@dataclass(frozen=True)
class Library:
    """Muscles, conditions, regions, landmarks, sources and pages of the guide by id, in reading order."""

    muscles: Mapping[str, Muscle] = field(default_factory=dict)
    conditions: Mapping[str, Condition] = field(default_factory=dict)
    regions: Mapping[str, Region] = field(default_factory=dict)
    landmarks: Mapping[str, Landmark] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    guide: Mapping[str, GuidePage] = field(default_factory=dict)

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

    @cached_property
    def glossary(self) -> Glossary:
        """The terms of the guide's glossary; none where there is no such page."""
        page = self.guide.get(GLOSSARY_PAGE)
        return glossary_of(page) if page is not None else Glossary()

    @property
    def point_count(self) -> int:
        """How many trigger points the library holds (one side)."""
        return sum(len(muscle.trigger_points) for muscle in self.muscles.values())
