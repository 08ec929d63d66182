"""Questions about one muscle: its name, its nerve and roots, its attachments, what a needle could meet."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from atlas.domain.anatomy import Hazard, Muscle
from atlas.domain.library import Library
from atlas.domain.quiz.items import Item
from atlas.domain.quiz.nerve_offers import between_roots, gives_away, other_nerve, other_roots
from atlas.domain.quiz.offers import OFFERED, beside, between, drawn_from, muscle_choices
from atlas.domain.quiz.question import Choice, Drawn, Question
from atlas.domain.quiz.wording import (
    HAZARD_NAMES,
    NOT_NAMED,
    ids_of,
    low,
    nerve_words,
    root_words,
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
        _about(item, muscle, lit),
        prompt=f"Name the muscle that is lit ({muscle.depth.value} layer).",
        right=(muscle.id,),
        choices=muscle_choices(muscle, beside(muscle, library, lambda _: True), library, rng),
        shows=lit,
        spoken=" ".join(f"{end}: {text}" for end, text in nameless_ends(muscle).items()),
        why=" ".join([f"{muscle.name} ({muscle.latin}).", course, *map(sentence, muscle.actions[:1])]),
        known=tuple((m.id, (m.name, m.latin, *m.synonyms)) for m in library.muscles.values()),
    )


def nerve(item: Item, library: Library, rng: Random) -> Question:
    """Which nerve and roots supply a muscle; the roots alone where the nerve is named after the muscle."""
    muscle = library.muscles[item.muscle]
    if gives_away(muscle):
        prompt = f"Which spinal roots, or which cranial nerve, supply {low(muscle.name)}?"
        others = beside(muscle, library, lambda other: other_roots(muscle, other))
        others.sort(key=lambda id: between_roots(muscle, library.muscles[id]))
        words = {id: _roots(library.muscles[id]) for id in (muscle.id, *others)}
    else:
        prompt = f"Which nerve supplies {low(muscle.name)}, and from which roots?"
        others = beside(muscle, library, lambda other: other_nerve(muscle, other, library))
        words = {id: nerve_words(library.muscles[id].innervation) for id in (muscle.id, *others)}
    return replace(
        _about(item, muscle, Drawn(muscles=(muscle.id,))),
        prompt=prompt,
        right=(muscle.id,),
        choices=_worded(muscle.id, words, rng),
        shows=Drawn(muscles=(muscle.id,)),
        why=f"{nerve_words(muscle.innervation)}.",
    )


def attachments(item: Item, library: Library, rng: Random) -> Question:
    """Where it begins and ends is read out; which muscle is it? What names the muscle is left out."""
    muscle = library.muscles[item.muscle]
    ends = nameless_ends(muscle)
    others = beside(muscle, library, lambda other: _shared(ends, other) <= LIKE[len(ends)])
    told = " ".join(f"{end}: {text}" for end, text in ends.items())
    return replace(
        _about(item, muscle, Drawn(muscles=(muscle.id,))),
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
        _about(item, muscle, lit),
        prompt=f"Which hazards does the atlas name for needling {low(muscle.name)}? Choose all that apply.",
        right=tuple(str(hazard) for hazard in right),
        choices=tuple(Choice(str(h), HAZARD_NAMES[h]) for h in Hazard if h in offered),
        several=True,
        shows=lit,
        why=f"{sentence(muscle.needling.caution)} {NOT_NAMED}",
        sources=ids_of(muscle.needling.sources) or ids_of(muscle.sources),
    )


def _about(item: Item, muscle: Muscle, reveals: Drawn) -> Question:
    """What all questions about a muscle have in common."""
    link = f"muscle:{muscle.id}"
    return Question(item, "", (), link, reveals=reveals, sources=ids_of(muscle.sources))


def _worded(right: str, words: dict[str, str], rng: Random) -> tuple[Choice, ...]:
    """The right words among those of others that all differ; ``words`` stand by id, the nearest first."""
    ids: dict[str, str] = {}
    for id, text in words.items():
        ids.setdefault(text, id)
    drawn = drawn_from((id for id in ids.values() if id != right), OFFERED - 1, rng)
    choices = [Choice(id, words[id]) for id in (right, *drawn)]
    rng.shuffle(choices)
    return tuple(choices)


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


def _roots(muscle: Muscle) -> str:
    roots = muscle.innervation.roots
    cranial = all(root[0] in "VIX" for root in roots)
    return f"Cranial nerve {root_words(roots)}" if cranial else root_words(roots)


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
