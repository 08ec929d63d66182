"""Questions about one muscle: its name, its attachments, what a needle could meet."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from atlas.domain.anatomy import Hazard, Muscle
from atlas.domain.library import Library
from atlas.domain.quiz.items import Item
from atlas.domain.quiz.offers import beside, between, muscle_choices
from atlas.domain.quiz.question import Choice, Drawn, Question
from atlas.domain.quiz.wording import (
    HAZARD_NAMES,
    NOT_NAMED,
    ids_of,
    low,
    sentence,
    tells,
)
from atlas.domain.words import words_of

HAZARDS_OFFERED = 5
NEAR_MM = 120.0
"""What is named for muscles whose points lie no further off may be taken for a hazard here."""
LIKE = {1: 0.2, 2: 0.6}
"""With more of the read-out words than this, of one end or of both, another muscle might be right as well."""


def name_muscle(item: Item, library: Library, rng: Random) -> Question:
    """A muscle is lit in its layer; which one is it? May be typed as well."""
    muscle = library.muscles[item.muscle]
    course = _course(muscle)
    lit = Drawn(muscles=(muscle.id,), depth=muscle.depth)
    return replace(
        about(item, muscle, lit),
        prompt=f"Name the muscle that is lit ({muscle.depth.value} layer).",
        right=(muscle.id,),
        choices=muscle_choices(muscle, beside(muscle, library, lambda _: True), library, rng),
        shows=lit,
        spoken=" ".join(f"{end}: {text}" for end, text in nameless_ends(muscle).items()),
        why=" ".join([f"{muscle.name} ({muscle.latin}).", course, *map(sentence, muscle.actions[:1])]),
        known=tuple((m.id, (m.name, m.latin, *m.synonyms)) for m in library.muscles.values()),
    )


def attachments(item: Item, library: Library, rng: Random) -> Question:
    """Where it begins and ends is read out; which muscle is it? What names the muscle is left out."""
    muscle = library.muscles[item.muscle]
    ends = nameless_ends(muscle)
    others = beside(muscle, library, lambda other: _shared(ends, other) <= LIKE[len(ends)])
    told = " ".join(f"{end}: {text}" for end, text in ends.items())
    return replace(
        about(item, muscle, Drawn(muscles=(muscle.id,))),
        prompt=f"Which muscle is it? {told}",
        right=(muscle.id,),
        choices=muscle_choices(muscle, others, library, rng),
        why=" ".join([f"{muscle.name}.", _course(muscle), *map(sentence, muscle.actions)]),
    )


def hazards(item: Item, library: Library) -> Question:
    """What the record names as hazards of a needle here, among what is named for neighbours."""
    muscle = library.muscles[item.muscle]
    right = tuple(dict.fromkeys(muscle.needling.hazards))
    offered = [*right, *_other_hazards(muscle, right, library)]
    lit = Drawn(muscles=(muscle.id,))
    return replace(
        about(item, muscle, lit),
        prompt=f"Which hazards does the atlas name for needling {low(muscle.name)}? Choose all that apply.",
        right=tuple(str(hazard) for hazard in right),
        choices=tuple(Choice(str(h), HAZARD_NAMES[h]) for h in Hazard if h in offered),
        several=True,
        shows=lit,
        why=f"{sentence(muscle.needling.caution)} {NOT_NAMED}",
        sources=ids_of(muscle.needling.sources) or ids_of(muscle.sources),
    )


def about(item: Item, muscle: Muscle, reveals: Drawn) -> Question:
    """What all questions about a muscle have in common."""
    link = f"muscle:{muscle.id}"
    return Question(item, "", (), link, reveals=reveals, sources=ids_of(muscle.sources))


def _other_hazards(muscle: Muscle, right: tuple[Hazard, ...], library: Library) -> list[Hazard]:
    """Hazards that are not named here but for muscles near by; where they are fewer than two, that there is
    none as well, and then what is named further off: nobody takes a kidney for a hazard of the foot.

    One that most records name is near everywhere, so that it is never offered as a wrong one.
    """
    records = [set(m.needling.hazards) for m in library.muscles.values()]
    common = {hazard for hazard in Hazard if 2 * sum(hazard in r for r in records) > len(records)}
    rows = [library.muscles[id] for id in beside(muscle, library, lambda _: True)]
    near = [h for m in rows if between(muscle, m) <= NEAR_MM for h in m.needling.hazards]
    off = {*right, *common, Hazard.NONE_MAJOR}
    wrong = [hazard for hazard in dict.fromkeys(near) if hazard not in off][: HAZARDS_OFFERED - len(right)]
    far = (h for m in rows for h in m.needling.hazards if h not in off)
    rest = dict.fromkeys((Hazard.NONE_MAJOR, *far))
    return [*wrong, *(h for h in rest if h not in {*right, *wrong})][: max(2, len(wrong))]


def nameless_ends(muscle: Muscle) -> dict[str, str]:
    """The attachments, by From and To, without what names the muscle: an end that does where the other does
    not, else the parts of both that do; both without those words where nothing is left.
    """
    ends = {"From": muscle.attachments.origin, "To": muscle.attachments.insertion}
    fair = {end: text for end, text in ends.items() if not tells(text, muscle)}
    parts = fair or {end: _nameless(text, muscle) for end, text in ends.items()}
    left = {end: sentence(text) for end, text in parts.items() if text}
    return left or {end: sentence(_masked(text, muscle)) for end, text in ends.items()}


def _masked(text: str, muscle: Muscle) -> str:
    """A text with dots for the words that name the muscle."""
    return re.sub(r"\w+", lambda word: "…" if tells(word[0], muscle) else word[0], text)


def _nameless(text: str, muscle: Muscle) -> str:
    parts = (part.strip() for part in text.rstrip(".").split(";"))
    return "; ".join(part for part in parts if not tells(part, muscle))


def _shared(ends: dict[str, str], other: Muscle) -> float:
    """The share of the words of some attachments that the same ones of another muscle have as well."""
    record = {"From": other.attachments.origin, "To": other.attachments.insertion}
    own = set(words_of(" ".join(ends.values())))
    return len(own & set(words_of(" ".join(record[end] for end in ends)))) / max(1, len(own))


def _course(muscle: Muscle) -> str:
    origin, insertion = (
        low(text.strip().rstrip(".")) for text in (muscle.attachments.origin, muscle.attachments.insertion)
    )
    return f"It runs from: {origin}; to: {insertion}."
