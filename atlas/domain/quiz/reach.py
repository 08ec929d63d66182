"""Where the patterns of trigger points lie to each other: who refers near by, who to the same place."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from math import dist, inf

from atlas.domain.body import Position
from atlas.domain.library import Library
from atlas.domain.points import TriggerPoint
from atlas.domain.quiz.areas import Area, Pattern, apart, box_gap, cover_of, pattern_of, patterns_of

ALIKE = 0.34
"""A muscle whose point holds more than this share of a pattern within its zones would be right as well."""
SAME = 0.75
"""From this share on two points refer to the same place."""
FAR_MM = 250.0
"""Zones whose edges lie further apart than this are no neighbours."""
REGION = 0.2
"""A region belongs to a pattern from this share of it on; the largest one always does."""


class Reach:
    """Measures patterns of a library against each other; keeps what it has measured."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._regions: dict[tuple[Position, ...], frozenset[str]] = {}
        self._shown: dict[int, tuple[TriggerPoint, Pattern]] = {}

    @cached_property
    def _patterns(self) -> dict[str, tuple[Pattern, ...]]:
        return {muscle.id: tuple(patterns_of(muscle)) for muscle in self._library.muscles.values()}

    def near(self, muscle: str, point: TriggerPoint) -> dict[str, float]:
        """Other muscles whose zones lie within ``FAR_MM`` of a point's, and how far off (mm)."""
        shown = self._of(point)
        gaps = {id: self._gap(shown, id) for id in self._patterns if id != muscle}
        return {id: gap for id, gap in gaps.items() if gap < FAR_MM}

    def alike(self, point: TriggerPoint, muscle: str) -> bool:
        """Whether a muscle refers to the place of a point's pattern too, so that it would be right."""
        shown = self._of(point)
        if self.cover(point, muscle) > ALIKE:
            return True
        regions = self._regions_of(shown.core)
        return bool(regions) and any(
            regions <= self._regions_of(other.core) for other in self._patterns[muscle]
        )

    def cover(self, point: TriggerPoint, muscle: str) -> float:
        """The greatest share (0 to 1) of a point's core that lies in the zones of one point of a muscle."""
        core = self._of(point).core
        return max((cover_of(core, other.all) for other in self._patterns[muscle]), default=0.0)

    def twins(self, muscle: str, point: TriggerPoint) -> tuple[str, ...]:
        """Other muscles that refer to the same place as a point, and hardly further."""
        core = self._of(point).core
        return tuple(
            id
            for id, patterns in self._patterns.items()
            if id != muscle
            and any(min(cover_of(core, other.core), cover_of(other.core, core)) >= SAME for other in patterns)
        )

    def regions(self, point: TriggerPoint) -> frozenset[str]:
        """The pain regions in which the core of a point's pattern lies."""
        return self._regions_of(self._of(point).core)

    def _of(self, point: TriggerPoint) -> Pattern:
        """The pattern of a point, which is kept with it, so that its number stays its own."""
        if id(point) not in self._shown:
            self._shown[id(point)] = (point, pattern_of(point))
        return self._shown[id(point)][1]

    def _gap(self, shown: Pattern, muscle: str) -> float:
        """The least distance (mm) between the edges of the shown core and any core of a muscle."""
        best = FAR_MM
        for other in self._patterns[muscle]:
            for a in shown.core:
                for b in other.core:
                    if not a.apart_from(b) and box_gap(a.box, b.box) - a.half - b.half < best:
                        best = min(best, max(0.0, apart(a.path, b.path) - a.half - b.half))
        return best

    def _regions_of(self, areas: Iterable[Area]) -> frozenset[str]:
        path = tuple(place for area in areas for place in area.path)
        if path not in self._regions:
            counts: dict[str, int] = {}
            for place in path:
                region = self._region_at(place)
                counts[region] = counts.get(region, 0) + 1
            least = min(REGION * len(path), max(counts.values(), default=0))
            self._regions[path] = frozenset(r for r, n in counts.items() if r and n >= least)
        return self._regions[path]

    def _region_at(self, at: Position) -> str:
        """The region of the nearest spot, by distance less radius, as on the skin."""
        right = (-abs(at[0]), at[1], at[2])
        best, found = inf, ""
        for region in self._library.regions.values():
            for spot, radius in region.spots:
                away = dist(right, (-abs(spot[0]), spot[1], spot[2])) - radius
                if away < best:
                    best, found = away, region.id
        return found
