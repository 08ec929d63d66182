"""The stem of a short case: what a patient comes with, where it is felt, what else is told."""

from __future__ import annotations

import re
from random import Random

from atlas.domain.anatomy import Condition, Muscle, Role
from atlas.domain.library import Library
from atlas.domain.points import Certainty, TriggerPoint, ZoneKind
from atlas.domain.quiz.items import painful
from atlas.domain.quiz.of_points import region_words
from atlas.domain.quiz.reach import Reach
from atlas.domain.quiz.wording import low, tells

_OF_THE_MUSCLE = re.compile(
    r"\b(points?|fibres|muscles?|taut|therapists|blamed|ascribed|linked|said to|see there)\b", re.IGNORECASE
)
"""Words of what the record says about the muscle and its points, which no patient tells."""
_FROM_THE_MUSCLE = re.compile(
    r",? ?\b(over|along|round|around|over and around|about|outward from|at the level of|up and down from"
    r"|up and down along)( the \w+ part of)? the (muscle|point)\b( itself| and in front of it)?"
)
"""How a record says where a zone lies to its muscle, which the patient does not know."""
_OF_PAIN = re.compile(r"pain|ache|elbow|shoulder", re.IGNORECASE)
"""What a complaint is called by, beside an injury or a disease whose pain may be anywhere."""
_BEGAN = "What may have set it off"


def leading(muscle: Muscle, rng: Random) -> TriggerPoint:
    """One of the points that are sure and have essential zones, of any where there are none such."""
    points = [point for point in muscle.trigger_points if painful(point)]
    strong = [p for p in points if any(zone.kind is ZoneKind.ESSENTIAL for zone in painful(p))]
    sure = [point for point in strong if point.certainty is not Certainty.LOW]
    return rng.choice(sure or strong or points)


def complaint(muscle: Muscle, point: TriggerPoint, library: Library, reach: Reach) -> str:
    """The complaint that fits the point best: most muscles that name it refer to the same place."""
    named = [library.conditions[id] for id in muscle.conditions if id in library.conditions]
    known = [condition for condition in named if _OF_PAIN.search(condition.name)] or named

    def fit(condition: Condition) -> tuple[int, bool]:
        alike = sum(reach.alike(point, other.id) for other, _ in library.muscles_of(condition.id))
        return alike, muscle.conditions[condition.id] is Role.MAJOR

    return f"A patient comes with {low(max(known, key=fit).name)}." if known else ""


def felt(muscle: Muscle, point: TriggerPoint, library: Library, reach: Reach) -> str:
    """Where the pain is felt: the essential zones, or their regions where the words name the muscle."""
    zones = [zone for zone in painful(point) if zone.kind is ZoneKind.ESSENTIAL] or list(painful(point))
    places = dict.fromkeys(_FROM_THE_MUSCLE.sub("", zone.where).strip(" ,") for zone in zones)
    where = "; ".join(place for place in places if not tells(place, muscle))
    where = where or region_words(point, library, reach)
    feels = next((zone.feels for zone in zones if zone.feels and not tells(zone.feels, muscle)), "")
    return f"Where it is felt: {where}{f' ({feels})' if feels else ''}." if where else ""


def tale(muscle: Muscle, point: TriggerPoint, rng: Random) -> list[str]:
    """One thing that is told or found and that does not name the muscle, of the point itself if possible."""
    rows = (("Also", point.symptoms), ("Also", muscle.symptoms), (_BEGAN, muscle.activation))
    for head, texts in rows:
        fair = [text for text in texts if not tells(text, muscle) and not _OF_THE_MUSCLE.search(text)]
        if fair:
            return [f"{head}: {low(rng.choice(fair)).rstrip('.')}."]
    return []
