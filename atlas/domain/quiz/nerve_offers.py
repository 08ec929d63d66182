"""Which nerves and roots are fair beside the right ones: of another nerve, or of other roots."""

from __future__ import annotations

import re
from collections.abc import Iterable

from atlas.domain.anatomy import Muscle
from atlas.domain.library import Library
from atlas.domain.nerves import is_root
from atlas.domain.quiz.wording import tells

STEM = {
    "posterior_interosseous": "radial",
    "anterior_interosseous": "median",
    "tibial": "sciatic",
    "deep_fibular": "sciatic",
    "superficial_fibular": "sciatic",
    "medial_plantar": "tibial",
    "lateral_plantar": "tibial",
    "accessory_obturator": "obturator",
    "masseteric": "mandibular",
    "deep_temporal": "mandibular",
    "lateral_pterygoid": "mandibular",
    "medial_pterygoid": "mandibular",
    "inferior_alveolar": "mandibular",
    "mylohyoid": "inferior_alveolar",
    "greater_occipital": "dorsal_rami",
    "suboccipital": "dorsal_rami",
    "lateral_pectoral": "pectoral",
    "medial_pectoral": "pectoral",
}
"""Branches and the nerve that they come from, the common fibular nerve passed over (Gray's Anatomy, 42nd
edition, the chapters of each region): who names the stem for the branch is not wrong, so that the two are
never offered together. Two branches of one stem are.
"""
_PARTS = re.compile(r"\b(belly|bellies|heads?|fingers?|first and second)\b", re.IGNORECASE)
_ABOVE = {"C": 0, "T": 8, "L": 20, "S": 25}
"""How many roots lie above the first one with a letter."""
_CRANIAL = -3
"""Cranial nerves count as one level, a little above C1."""
SPINAL = frozenset(
    ("dorsal_rami", "ventral_rami", "cervical", "thoracic", "lumbar", "intercostal", "subcostal")
)
"""Names that say little without their roots."""


def gives_away(muscle: Muscle) -> bool:
    """Whether the nerve is told by the muscle's name or its parts, so that only the roots can be asked."""
    return tells(muscle.innervation.nerve, muscle) or _PARTS.search(muscle.innervation.nerve) is not None


def _is_its_own(muscle: Muscle, library: Library) -> bool:
    """Whether the words for a nerve tell which muscle it supplies, so that nobody takes it for another's.

    A nerve that supplies several muscles may share a word with one: ``Ulnar nerve``, flexor carpi ulnaris.
    """
    nerve = muscle.innervation.nerve
    shared = (id for id in nerves_named(muscle, library) if len(library.nerves[id].muscles) > 1)
    words = "|".join(word for id in shared for word in id.split("_"))
    rest = re.sub(rf"\b({words})\b", "", nerve, flags=re.IGNORECASE) if words else nerve
    return tells(rest, muscle) or _PARTS.search(nerve) is not None


def other_nerve(muscle: Muscle, other: Muscle, library: Library) -> bool:
    """Whether the nerve of ``other`` would be a wrong answer for ``muscle`` beyond doubt."""
    a, b = nerves_named(muscle, library), nerves_named(other, library)
    whole_a, whole_b = _with_stems(a), _with_stems(b)
    if (a & whole_b | b & whole_a) - SPINAL or _is_its_own(other, library):
        return False
    vague = not a or not b or whole_a & SPINAL or whole_b & SPINAL
    return not vague or other_roots(muscle, other)


def other_roots(muscle: Muscle, other: Muscle) -> bool:
    """Whether two muscles have no root in common; books differ by one or two."""
    return not set(muscle.innervation.roots) & set(other.innervation.roots)


def between_roots(muscle: Muscle, other: Muscle) -> float:
    """How many levels lie between the middles of the roots of two muscles: the nearer, the better offered."""
    return abs(_level(muscle) - _level(other))


def _level(muscle: Muscle) -> float:
    """The middle of a muscle's roots, counted from C1 downward; cranial nerves stand above it."""
    roots = muscle.innervation.roots
    levels = [_ABOVE[root[0]] + int(root[1:]) if root[0] in _ABOVE else _CRANIAL for root in roots]
    return sum(levels) / max(1, len(levels))


def nerves_named(muscle: Muscle, library: Library) -> frozenset[str]:
    """The ids of the nerves that a muscle's record names, roots left out."""
    return frozenset(n.id for n in library.nerves.values() if muscle.id in n.muscles and not is_root(n.id))


def _with_stems(nerves: Iterable[str]) -> frozenset[str]:
    """Some nerves and all that they come from."""
    found = set(nerves)
    for nerve in nerves:
        while nerve in STEM:
            nerve = STEM[nerve]
            found.add(nerve)
    return frozenset(found)
