"""Which nerve and roots supply a muscle."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from atlas.domain.anatomy import Muscle
from atlas.domain.library import Library
from atlas.domain.quiz.items import Item
from atlas.domain.quiz.nerve_offers import (
    SPINAL,
    between_roots,
    gives_away,
    nerves_named,
    other_nerve,
    other_roots,
)
from atlas.domain.quiz.of_muscles import about
from atlas.domain.quiz.offers import OFFERED, beside, drawn_from
from atlas.domain.quiz.question import Choice, Drawn, Question
from atlas.domain.quiz.wording import listed, low, nerve_words, root_words

FELLOWS = 5
"""So many other muscles of a nerve are told."""


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
        about(item, muscle, Drawn(muscles=(muscle.id,))),
        prompt=prompt,
        right=(muscle.id,),
        choices=_worded(muscle.id, words, rng),
        shows=Drawn(muscles=(muscle.id,)),
        why=" ".join([f"{nerve_words(muscle.innervation)}.", *_fellows(muscle, library)]),
    )


def _worded(right: str, words: dict[str, str], rng: Random) -> tuple[Choice, ...]:
    """The right words among those of others that all differ; ``words`` stand by id, the nearest first."""
    ids: dict[str, str] = {}
    for id, text in words.items():
        ids.setdefault(text, id)
    drawn = drawn_from((id for id in ids.values() if id != right), OFFERED - 1, rng)
    choices = [Choice(id, words[id]) for id in (right, *drawn)]
    rng.shuffle(choices)
    return tuple(choices)


def _roots(muscle: Muscle) -> str:
    roots = muscle.innervation.roots
    cranial = all(root[0] in "VIX" for root in roots)
    return f"Cranial nerve {root_words(roots)}" if cranial else root_words(roots)


def _fellows(muscle: Muscle, library: Library) -> list[str]:
    """For what else the records name the nerve of a muscle that has the fewest others: one line to learn."""
    nerves = [library.nerves[id] for id in nerves_named(muscle, library) - SPINAL]
    known = [nerve for nerve in nerves if len(nerve.muscles) > 1]
    if not known:
        return []
    nerve = min(known, key=lambda one: (len(one.muscles), one.id))
    names = [low(library.muscles[id].name) for id in nerve.muscles if id != muscle.id]
    shown = [*names[:FELLOWS], "others"] if len(names) > FELLOWS else names
    return [f"{nerve.name}: also named for {listed(shown)}."]
