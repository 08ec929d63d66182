"""What to rule out before a muscle is blamed for a painted pain: a few red flags and look-alikes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from atlas.domain.anatomy import Muscle, Role
from atlas.domain.library import Library

TOP = 5
"""So many muscles of the ranking have a say."""
FLAGS, LOOKS = 3, 2
"""So many red flags and look-alikes are told over the head and the trunk; one less of each over a limb."""
TRUNK_MM, CROTCH_MM, TRUNK_SHARE = 170.0, 800.0, 0.25
"""Head, neck and trunk lie nearer to the median plane and higher than this; so much of the paint counts."""


@dataclass(frozen=True, slots=True)
class Caution:
    """One thing to rule out before a muscle is blamed; ``link`` leads to what names it."""

    text: str
    link: str
    red_flag: bool


def cautions_of(muscles: Sequence[str], shares: Mapping[str, float], library: Library) -> tuple[Caution, ...]:
    """Red flags, then look-alikes, each thing once, the most often named first.

    ``muscles`` are ids, the likeliest first; ``shares`` the painted regions by their share of the paint.
    """
    known = [library.muscles[id] for id in muscles[:TOP] if id in library.muscles]
    votes = Counter(id for muscle in known for id in _conditions(muscle, library))
    named = [caution for muscle in known for caution in _named(muscle, library)]
    less = 0 if _on_trunk(shares, library) else 1
    flags = [caution for caution in named if caution.red_flag]
    looks = [caution for caution in named if not caution.red_flag]
    return (*_most(flags, FLAGS - less, votes), *_most(looks, LOOKS - less, votes))


def _conditions(muscle: Muscle, library: Library) -> list[str]:
    """The conditions to which a muscle contributes much."""
    return [id for id, role in muscle.conditions.items() if role is Role.MAJOR and id in library.conditions]


def _named(muscle: Muscle, library: Library) -> Iterator[Caution]:
    """What a muscle and its conditions warn of."""
    major = _conditions(muscle, library)
    for condition in (library.conditions[id] for id in major):
        yield from (Caution(text, f"condition:{condition.id}", True) for text in condition.red_flags)
        yield from (Caution(text, f"condition:{condition.id}", False) for text in condition.look_alikes)
    home = f"condition:{major[0]}" if major else f"muscle:{muscle.id}"
    yield from (Caution(text, home, False) for text in muscle.look_alikes)


def _most(named: list[Caution], limit: int, votes: Counter[str]) -> list[Caution]:
    """The most often named, each as the condition says it that most of the muscles share."""
    same: dict[str, list[Caution]] = {}
    for caution in named:
        same.setdefault(" ".join(caution.text.casefold().strip(" .").split()), []).append(caution)

    def shared(caution: Caution) -> int:
        return votes[caution.link.partition(":")[2]]

    told = sorted(same.values(), key=lambda group: (-len(group), -max(map(shared, group))))
    return [max(group, key=shared) for group in told[:limit]]


def _on_trunk(shares: Mapping[str, float], library: Library) -> bool:
    """Whether a good part of the paint lies on head, neck or trunk, where it matters most."""
    regions = ((library.regions.get(id), share) for id, share in shares.items())
    spots = ((region.spots[0][0], share) for region, share in regions if region is not None and region.spots)
    trunk = sum(share for at, share in spots if abs(at[0]) < TRUNK_MM and at[2] > CROTCH_MM)
    return trunk >= TRUNK_SHARE
