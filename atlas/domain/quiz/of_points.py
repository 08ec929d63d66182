"""Questions about one trigger point: find it, whose zone is this, paint the zone."""

from __future__ import annotations

from random import Random

from atlas.domain.anatomy import Muscle
from atlas.domain.body import Side
from atlas.domain.library import Library
from atlas.domain.points import TriggerPoint
from atlas.domain.quiz.items import Item, point_of
from atlas.domain.quiz.offers import fair_by_zones, muscle_choices
from atlas.domain.quiz.question import Drawn, Question
from atlas.domain.quiz.reach import Reach
from atlas.domain.quiz.wording import (
    doubt_words,
    ids_of,
    listed,
    low,
    pattern_words,
    point_words,
    sentence,
    tells,
)


def find_point(item: Item, library: Library, side: Side | None) -> Question:
    """Click the place of a trigger point; nothing of it is drawn before."""
    muscle, point = library.muscles[item.muscle], point_of(item, library)
    return Question(
        item,
        f"Find {point_words(muscle, point)}{_on(side)}: {point.name}.",
        (),
        _link(muscle, point),
        reveals=Drawn(points=_one(item), muscles=(muscle.id,)),
        why=" ".join([sentence(point.find), *doubt_words(point, zones=False)]),
        sources=ids_of(muscle.sources),
        target=point,
        side=side,
    )


def whose_zone(item: Item, library: Library, reach: Reach, rng: Random) -> Question:
    """The zones of a point are shown without it; which muscle refers like this?"""
    muscle, point = library.muscles[item.muscle], point_of(item, library)
    return Question(
        item,
        "Which muscle refers pain like this?",
        (muscle.id,),
        _link(muscle, point),
        muscle_choices(muscle, fair_by_zones(muscle, point, library, reach), library, rng),
        shows=Drawn(zones=_one(item)),
        reveals=Drawn(zones=_one(item), points=_one(item), muscles=(muscle.id,)),
        spoken=_spoken(muscle, point, library, reach),
        why=pattern_why(muscle, point, library, reach),
        sources=pattern_sources(muscle, point),
    )


def paint_zone(item: Item, library: Library, side: Side | None, reach: Reach) -> Question:
    """Paint where a trigger point, which is shown, refers pain."""
    muscle, point = library.muscles[item.muscle], point_of(item, library)
    return Question(
        item,
        f"Paint where {point_words(muscle, point)} refers pain{_on(side)}.",
        (),
        _link(muscle, point),
        shows=Drawn(points=_one(item)),
        reveals=Drawn(zones=_one(item), points=_one(item)),
        spoken=sentence(point.name),
        why=pattern_why(muscle, point, library, reach),
        sources=pattern_sources(muscle, point),
        target=point,
        side=side,
    )


def pattern_sources(muscle: Muscle, point: TriggerPoint) -> tuple[str, ...]:
    """The citations of a pattern: of its figures, then of the muscle."""
    figures = (zone.reported.source for zone in point.zones if zone.reported is not None)
    return tuple(dict.fromkeys((*figures, *ids_of(muscle.sources))))


def region_words(point: TriggerPoint, library: Library, reach: Reach) -> str:
    """The names of the pain regions in which the core of a pattern lies; empty where none is known."""
    found = reach.regions(point)
    return "; ".join(low(region.name) for region in library.regions.values() if region.id in found)


def _spoken(muscle: Muscle, point: TriggerPoint, library: Library, reach: Reach) -> str:
    """The pattern in words that do not name the muscle."""
    words = pattern_words(point)
    if not tells(words, muscle):
        return words
    regions = region_words(point, library, reach)
    return f"Pain is felt in these regions: {regions}." if regions else ""


def pattern_why(muscle: Muscle, point: TriggerPoint, library: Library, reach: Reach) -> str:
    """What a record says of a pattern, and which other muscles refer to much the same place."""
    parts = [
        sentence(f"{point_words(muscle, point)}, {point.name}"),
        pattern_words(point),
        *doubt_words(point),
    ]
    twins = reach.twins(muscle.id, point)
    if twins:
        names = listed(low(library.muscles[id].name) for id in twins[:4])
        parts.append(f"Much the same place: {names}{' and others' if len(twins) > 4 else ''}.")
    return " ".join(parts)


def _one(item: Item) -> tuple[tuple[str, int], ...]:
    return ((item.muscle, item.point or 0),)


def _link(muscle: Muscle, point: TriggerPoint) -> str:
    return f"point:{muscle.id}/{point.id}"


def _on(side: Side | None) -> str:
    return "" if side is None else f" on the {side.value}"
