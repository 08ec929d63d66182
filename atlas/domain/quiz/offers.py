"""The choices that are offered: the right one among others that are near it and not right as well."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from math import dist
from random import Random

from atlas.domain.anatomy import BodyRegion, Muscle
from atlas.domain.library import Library
from atlas.domain.points import TriggerPoint
from atlas.domain.quiz.question import Choice
from atlas.domain.quiz.reach import Reach

OFFERED = 4
"""How many choices a question has, where there are so many fair ones."""
POOL = 7
"""So many of the nearest fair ones may be drawn, so that an item does not always look the same."""
TOGETHER_MM = 50.0
"""A muscle that the literature names as a cause in the same area counts as so much nearer."""

_STEPS = {BodyRegion.FOREARM_HAND: 0, BodyRegion.ARM: 1, BodyRegion.SHOULDER: 2}
"""The way from a hand or an elbow to the trunk, the third step, leads along the arm."""
_STEP_MM = 400.0


def muscle_choices(right: Muscle, others: Iterable[str], library: Library, rng: Random) -> tuple[Choice, ...]:
    """The right muscle among three others, in random order."""
    drawn = drawn_from(others, OFFERED - 1, rng)
    choices = [Choice(id, library.muscles[id].name) for id in (right.id, *drawn)]
    rng.shuffle(choices)
    return tuple(choices)


def drawn_from(nearest: Iterable[str], count: int, rng: Random, pool: int = POOL) -> list[str]:
    """``count`` of the first ``pool`` at random; no more of them are asked for than that."""
    first = list(islice(nearest, pool))
    return rng.sample(first, min(count, len(first)))


def fair_by_zones(muscle: Muscle, point: TriggerPoint, library: Library, reach: Reach) -> Iterator[str]:
    """Muscles that refer near to a point's pattern and not to the same place, the best distractors first.

    Best are those whose zones lie nearest; those that the literature names together with the muscle as causes
    of pain in one area count as ``TOGETHER_MM`` nearer.
    """
    together = named_together(muscle.id, library)
    near = reach.near(muscle.id, point)
    ordered = sorted(near, key=lambda id: (near[id] - TOGETHER_MM * (id in together), id))
    return (id for id in ordered if not reach.alike(point, id))


def named_together(muscle: str, library: Library) -> frozenset[str]:
    """The muscles that are named with one as causes of pain in the same area."""
    areas = (area.muscles for area in library.frequency.values() if muscle in area.muscles)
    return frozenset(id for muscles in areas for id in muscles)


def beside(muscle: Muscle, library: Library, fair: Callable[[Muscle], bool]) -> list[str]:
    """Other muscles that are fair, those of the same part of the body and nearest to it first.

    How near they lie is told by their trigger points, in mm, as if no arm hung beside the trunk.
    """
    others = [other for other in library.muscles.values() if other.id != muscle.id and fair(other)]
    others.sort(key=lambda other: (other.region != muscle.region, between(muscle, other), other.id))
    return [other.id for other in others]


def between(a: Muscle, b: Muscle) -> float:
    """How far two muscles lie apart by their trigger points (mm); further where the arm hangs between."""
    gaps = (dist(p.at, q.at) for p in a.trigger_points for q in b.trigger_points)
    steps = abs(_STEPS.get(a.region, 3) - _STEPS.get(b.region, 3))
    return min(gaps, default=0.0) + _STEP_MM * max(0, steps - 1)
