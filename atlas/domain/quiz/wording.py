"""How questions and their answers are worded, and whether a text gives the answer away."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from atlas.domain.anatomy import Citation, Hazard, Innervation, Muscle
from atlas.domain.points import Certainty, TriggerPoint, ZoneKind
from atlas.domain.quiz.items import painful
from atlas.domain.words import words_of

HAZARD_NAMES = {
    Hazard.PNEUMOTHORAX: "Lung (pneumothorax)",
    Hazard.VESSEL: "Blood vessel",
    Hazard.NERVE: "Nerve",
    Hazard.KIDNEY: "Kidney",
    Hazard.VISCUS: "Viscus (an organ of chest, belly or pelvis)",
    Hazard.JOINT: "Joint",
    Hazard.EYE: "Eye",
    Hazard.SPINAL_CANAL: "Spinal canal",
    Hazard.NONE_MAJOR: "No major structure named",
}
NOT_NAMED = "What is not named can still happen."
_PLACES = frozenset((
    "anterior", "posterior", "lateral", "medial", "superior", "inferior", "superficial", "external",
    "internal", "oblique", "transverse", "upper", "lower", "middle", "muscle", "muscles", "musculi", "short",
    "long", "front", "under", "foot", "hand",
))  # fmt: skip
"""Words of place, which many names share and which tell nothing."""
_SHARED = 7
"""Words that begin with so many same letters are of one stem: ``pectoral`` and ``pectoralis``."""


def low(name: str) -> str:
    """A name within a sentence."""
    return name if name[1:2].isupper() or name[1:2].isdigit() else name[:1].lower() + name[1:]


def sentence(text: str) -> str:
    """A text that begins with a capital and ends with a stop."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words as a list in a sentence."""
    *most, end = list(words) or [""]
    return f"{', '.join(most)} {last} {end}" if most else end


def tells(text: str, muscle: Muscle) -> bool:
    """Whether a text names a muscle, or a word of its name, so that it would give the answer away."""
    short = (name for name in muscle.synonyms if len(words_of(name)) == 1)
    own = [word for name in (muscle.name, muscle.latin, *short) for word in words_of(name)]
    telling = {word for word in own if len(word) >= 3 and word not in _PLACES}
    return any(_akin(word, other) for word in words_of(text) for other in telling)


def _akin(word: str, other: str) -> bool:
    if word == other:
        return True
    shorter = min(len(word), len(other))
    stem = min(_SHARED, max(5, shorter))
    return word[:stem] == other[:stem] if shorter >= 5 and word not in _PLACES else False


def point_words(muscle: Muscle, point: TriggerPoint) -> str:
    """Such as ``trigger point 2 of infraspinatus``, or ``the trigger point`` of a muscle that has but one."""
    several = len(muscle.trigger_points) > 1
    return f"{f'trigger point {point.id}' if several else 'the trigger point'} of {low(muscle.name)}"


def pattern_words(point: TriggerPoint) -> str:
    """Where a point refers pain, essential and spillover apart."""
    parts = []
    for kind in ZoneKind:
        where = [zone.where for zone in painful(point) if zone.kind is kind]
        if where:
            parts.append(f"{kind.value.capitalize()}: {'; '.join(where)}.")
    return " ".join(parts)


def doubt_words(point: TriggerPoint, *, zones: bool = True) -> list[str]:
    """What the record is unsure of, as sentences; of the point alone where its zones are not meant.

    Of a zone it is told which one is meant, where the point has several.
    """
    told: dict[str, list[str]] = {point.doubt: []} if point.certainty is Certainty.LOW else {}
    unsure = [zone for zone in painful(point) if zones and zone.certainty is Certainty.LOW]
    for zone in unsure if len(painful(point)) > len(unsure) else ():
        told.setdefault(zone.doubt, []).append(zone.where)
    for zone in unsure:
        told.setdefault(zone.doubt, [])
    return [
        f"Unsure{f' ({listed(wheres)})' if wheres else ''}: {sentence(doubt)}"
        for doubt, wheres in told.items()
        if doubt
    ]


def nerve_words(innervation: Innervation) -> str:
    """A nerve and its roots, as one choice; a cranial nerve's number once."""
    nerve = innervation.nerve[:1].upper() + innervation.nerve[1:]
    named = all(f"({root})" in nerve for root in innervation.roots)
    return nerve if named else f"{nerve}, {root_words(innervation.roots)}"


def root_words(roots: Iterable[str]) -> str:
    """Roots in a row, three and more that follow each other as ``T6 to T12``."""
    told: list[str] = []
    for _, run in groupby(enumerate(roots), key=_run_of):
        names = [root for _, root in run]
        told += [f"{names[0]} to {names[-1]}"] if len(names) > 2 else names
    return ", ".join(told)


def _run_of(row: tuple[int, str]) -> tuple[str, int]:
    """The same for roots of one letter that follow each other: ``(place in the list, root)``."""
    place, root = row
    return (root[0], int(root[1:]) - place) if root[1:].isdigit() else (root, 0)


def ids_of(citations: Iterable[Citation]) -> tuple[str, ...]:
    """The ids of citations, each once."""
    return tuple(dict.fromkeys(citation.source for citation in citations))
