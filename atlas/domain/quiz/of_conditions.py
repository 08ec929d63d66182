"""Questions of the clinic: the muscles of a condition, and where to look first in a short case."""

from __future__ import annotations

from random import Random

from atlas.domain.anatomy import Muscle, Role
from atlas.domain.library import Library
from atlas.domain.points import TriggerPoint
from atlas.domain.quiz.items import Item
from atlas.domain.quiz.of_points import pattern_sources
from atlas.domain.quiz.offers import beside, drawn_from, fair_by_zones, muscle_choices
from atlas.domain.quiz.question import Choice, Drawn, Question
from atlas.domain.quiz.reach import Reach
from atlas.domain.quiz.stem import complaint, felt, leading, tale
from atlas.domain.quiz.wording import ids_of, listed, low, pattern_words

OFFERED, RIGHT = 6, (2, 3, 4)
ASKED = "Red flags are ruled out. Where do you look first?"
"""A pain in the chest or a headache is no muscle's until then: a case must not teach to begin with one."""
MOST_LIKE = 3


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
    point = leading(muscle, rng)
    regions = reach.regions(point)
    plausible = {m for a in library.frequency.values() if regions & set(a.regions) for m in a.muscles}
    others = (id for id in fair_by_zones(muscle, point, library, reach) if id not in plausible)
    told = [
        complaint(muscle, point, library, reach),
        felt(muscle, point, library, reach),
        *tale(muscle, point, rng),
    ]
    seen = ((muscle.id, point.id),)
    return Question(
        item,
        " ".join([*filter(None, told), ASKED]),
        (muscle.id,),
        f"point:{muscle.id}/{point.id}",
        muscle_choices(muscle, others, library, rng),
        reveals=Drawn(zones=seen, points=seen, muscles=(muscle.id,)),
        why=" ".join(
            [
                f"{muscle.name}, {point.name}.",
                pattern_words(point),
                *_causes(muscle, point, library, reach),
                *_look_alikes(muscle),
            ]
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


def _look_alikes(muscle: Muscle) -> list[str]:
    """What the pain may be taken for, as the record orders it."""
    found = "; ".join(text.rstrip(".") for text in muscle.look_alikes[:MOST_LIKE])
    return [f"To be ruled out, among others: {found}."] if found else []


def _causes(muscle: Muscle, point: TriggerPoint, library: Library, reach: Reach) -> list[str]:
    """The order of causes in the areas of a pattern, where the literature names the muscle."""
    regions = reach.regions(point)
    for area in library.frequency.values():
        if muscle.id in area.muscles and regions & set(area.regions):
            names = [low(library.muscles[id].name) for id in area.muscles[:4] if id in library.muscles]
            return [f"{area.name}, causes named first: {', '.join(names)}."]
    return []
