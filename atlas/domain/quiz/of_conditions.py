"""Questions of the clinic: the muscles of a condition, and where to look first in a short case."""

from __future__ import annotations

from random import Random

from atlas.domain.anatomy import Muscle, Role
from atlas.domain.library import Library
from atlas.domain.points import Certainty, TriggerPoint, ZoneKind
from atlas.domain.quiz.items import Item, painful
from atlas.domain.quiz.of_points import pattern_sources, region_words
from atlas.domain.quiz.offers import beside, drawn_from, fair_by_zones, muscle_choices
from atlas.domain.quiz.question import Choice, Drawn, Question
from atlas.domain.quiz.reach import Reach
from atlas.domain.quiz.wording import ids_of, listed, low, pattern_words, sentence, tells

OFFERED, RIGHT = 6, (2, 3, 4)


def muscles_for_condition(item: Item, library: Library, rng: Random) -> Question:
    """Which of six muscles does the atlas name for a condition? Major ones, where there are any."""
    condition, rows = library.conditions[item.condition], library.muscles_of(item.condition)
    major = [muscle for muscle, role in rows if role is Role.MAJOR]
    pool = major if len(major) > 1 else [muscle for muscle, _ in rows]
    right = rng.sample(pool, min(rng.choice(RIGHT), len(pool)))
    wrong = drawn_from(_outside(right, library, item.condition), OFFERED - len(right), rng)
    choices = [Choice(id, library.muscles[id].name) for id in (*(m.id for m in right), *wrong)]
    rng.shuffle(choices)
    return Question(
        item,
        f"Which of these muscles does the atlas name for {low(condition.name)}? Choose all that apply.",
        tuple(sorted(muscle.id for muscle in right)),
        f"condition:{condition.id}",
        tuple(choices),
        several=True,
        reveals=Drawn(muscles=tuple(muscle.id for muscle in right)),
        why=" ".join(_roles(rows)),
        sources=ids_of(condition.sources),
    )


def case(item: Item, library: Library, reach: Reach, rng: Random) -> Question:
    """A complaint, where it hurts and what the patient tells, all from the records: where to look first?"""
    muscle = library.muscles[item.muscle]
    point = _leading(muscle, rng)
    regions = reach.regions(point)
    plausible = {m for a in library.frequency.values() if regions & set(a.regions) for m in a.muscles}
    others = (id for id in fair_by_zones(muscle, point, library, reach) if id not in plausible)
    complaint = _complaint(muscle, point, library, reach)
    told = [complaint, _felt(muscle, point, library, reach), *_tale(muscle, point, rng)]
    seen = ((muscle.id, point.id),)
    return Question(
        item,
        " ".join([*filter(None, told), "Where do you look first?"]),
        (muscle.id,),
        f"point:{muscle.id}/{point.id}",
        muscle_choices(muscle, others, library, rng),
        reveals=Drawn(zones=seen, points=seen, muscles=(muscle.id,)),
        why=" ".join(
            [f"{muscle.name}, {point.name}.", pattern_words(point), *_causes(muscle, point, library, reach)]
        ),
        sources=pattern_sources(muscle, point),
    )


def _outside(right: list[Muscle], library: Library, condition: str) -> list[str]:
    """Muscles near the right ones that the condition does not name.

    Nor does its own text, nor the literature for an area for which it names at least half of the right ones.
    """
    record = library.conditions[condition]
    texts = " ".join((record.what, *record.presents, record.evidence)).casefold()
    areas = (a for a in library.frequency.values() if 2 * sum(m.id in a.muscles for m in right) >= len(right))
    doubtful = {muscle for area in areas for muscle in area.muscles}
    doubtful |= {muscle.id for muscle in library.muscles.values() if muscle.name.casefold() in texts}
    fair: list[str] = []
    rows = [
        beside(m, library, lambda other: condition not in other.conditions and other.id not in doubtful)
        for m in right
    ]
    for turn in zip(*rows, strict=False):
        fair += turn
    return list(dict.fromkeys(fair))


def _roles(rows: tuple[tuple[Muscle, Role], ...]) -> list[str]:
    told = []
    for role in Role:
        names = [low(muscle.name) for muscle, given in rows if given is role]
        if names:
            told.append(f"{'Major' if role is Role.MAJOR else 'Minor'}: {listed(names)}.")
    return told


def _leading(muscle: Muscle, rng: Random) -> TriggerPoint:
    """One of the points that are sure and have essential zones, of any where there are none such."""
    points = [point for point in muscle.trigger_points if painful(point)]
    strong = [p for p in points if any(zone.kind is ZoneKind.ESSENTIAL for zone in painful(p))]
    sure = [point for point in strong if point.certainty is not Certainty.LOW]
    return rng.choice(sure or strong or points)


def _complaint(muscle: Muscle, point: TriggerPoint, library: Library, reach: Reach) -> str:
    """The condition that fits the point best: most muscles that name it refer to the same place."""
    known = [id for id in muscle.conditions if id in library.conditions]

    def fit(condition: str) -> tuple[int, bool]:
        alike = sum(reach.alike(point, other.id) for other, _ in library.muscles_of(condition))
        return alike, muscle.conditions[condition] is Role.MAJOR

    return sentence(library.conditions[max(known, key=fit)].name) if known else ""


def _felt(muscle: Muscle, point: TriggerPoint, library: Library, reach: Reach) -> str:
    """Where the pain is felt: the essential zones, or their regions where the words name the muscle."""
    zones = [zone for zone in painful(point) if zone.kind is ZoneKind.ESSENTIAL] or list(painful(point))
    where = "; ".join(dict.fromkeys(zone.where for zone in zones if not tells(zone.where, muscle)))
    where = where or region_words(point, library, reach)
    feels = next((zone.feels for zone in zones if zone.feels and not tells(zone.feels, muscle)), "")
    return f"Felt: {where}{f' ({feels})' if feels else ''}." if where else ""


def _tale(muscle: Muscle, point: TriggerPoint, rng: Random) -> list[str]:
    """One thing that the patient tells and that does not name the muscle, of the point itself if possible."""
    for texts in (point.symptoms, muscle.symptoms, muscle.activation):
        fair = [text for text in texts if not tells(text, muscle)]
        if fair:
            return [sentence(rng.choice(fair))]
    return []


def _causes(muscle: Muscle, point: TriggerPoint, library: Library, reach: Reach) -> list[str]:
    """The order of causes in the areas of a pattern, where the literature names the muscle."""
    regions = reach.regions(point)
    for area in library.frequency.values():
        if muscle.id in area.muscles and regions & set(area.regions):
            names = [low(library.muscles[id].name) for id in area.muscles[:4] if id in library.muscles]
            return [f"{area.name}, causes named first: {', '.join(names)}."]
    return []
