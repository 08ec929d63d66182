"""The whole atlas in memory: every record by id, and the links between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from atlas.domain.anatomy import (
    BodyRegion,
    Chain,
    Condition,
    Frequency,
    Landmark,
    Muscle,
    Region,
    Role,
    Source,
)
from atlas.domain.cautions import Caution
from atlas.domain.guide import GLOSSARY_PAGE, Glossary, GuidePage, glossary_of
from atlas.domain.lessons import Lesson
from atlas.domain.nerves import Nerve, nerves_of


class Entry(NamedTuple):
    """One line of the table of contents: what the lists of the window show of a record.

    ``size`` is the number of trigger points of a muscle, of muscles of a condition, else 0.
    """

    kind: str
    id: str
    name: str
    size: int = 0
    region: str = ""


@dataclass(frozen=True)
class Library:
    """Muscles, conditions, regions, landmarks, sources and pages of the guide by id, in reading order."""

    muscles: Mapping[str, Muscle] = field(default_factory=dict)
    conditions: Mapping[str, Condition] = field(default_factory=dict)
    regions: Mapping[str, Region] = field(default_factory=dict)
    landmarks: Mapping[str, Landmark] = field(default_factory=dict)
    frequency: Mapping[str, Frequency] = field(default_factory=dict)
    chains: Mapping[str, Chain] = field(default_factory=dict)
    cautions: Mapping[str, Caution] = field(default_factory=dict)
    lessons: Mapping[str, Lesson] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    guide: Mapping[str, GuidePage] = field(default_factory=dict)
    kept_contents: tuple[Entry, ...] = field(default=(), compare=False, repr=False)
    """The table of contents where it was kept from an earlier reading; ask ``contents``."""

    @cached_property
    def contents(self) -> tuple[Entry, ...]:
        """Every muscle, condition, region and page of the guide in reading order, without opening a record
        that is not open yet where the table was kept.
        """
        return self.kept_contents or tuple(self._entries())

    def _entries(self) -> Iterator[Entry]:
        for muscle in self.muscles.values():
            region = BodyRegion(muscle.region).value
            yield Entry("muscle", muscle.id, muscle.name, len(muscle.trigger_points), region)
        for condition in self.conditions.values():
            yield Entry("condition", condition.id, condition.name, len(self.muscles_of(condition.id)))
        yield from (Entry("region", region.id, region.name) for region in self.regions.values())
        yield from (Entry("guide", page.id, page.title) for page in self.guide.values())

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
    def _keys(self) -> dict[str, list[Chain]]:
        keys: dict[str, list[Chain]] = {}
        for chain in self.chains.values():
            for satellite in chain.satellites:
                keys.setdefault(satellite, []).append(chain)
        return keys

    def keys_of(self, muscle: str) -> tuple[Chain, ...]:
        """The chains in which a muscle is a satellite."""
        return tuple(self._keys.get(muscle, ()))

    @cached_property
    def nerves(self) -> Mapping[str, Nerve]:
        """The nerves and roots that the muscles name, by id."""
        return nerves_of(self.muscles.values())

    @cached_property
    def glossary(self) -> Glossary:
        """The terms of the guide's glossary; none where there is no such page."""
        page = self.guide.get(GLOSSARY_PAGE)
        return glossary_of(page) if page is not None else Glossary()

    @property
    def point_count(self) -> int:
        """How many trigger points the library holds (one side)."""
        return sum(entry.size for entry in self.contents if entry.kind == "muscle")
