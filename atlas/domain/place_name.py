"""A name for any place on the skin: the muscles beneath it, and how far it lies from a landmark."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from math import dist
from typing import NamedTuple, TypeAlias

from atlas.domain.anatomy import Landmark, LandmarkKind
from atlas.domain.body import Position, Side, dot, on_side, scale, subtract, unit
from atlas.domain.limbs import (
    ANKLE_Z,
    LIMBS,
    on_arm,
    on_hand_or_foot,
    on_shoulder,
    part_words,
    region_at,
    segment_at,
)

FacingOf: TypeAlias = Callable[[Position], Position | None]
"""The outward normal of the skin near a place, where it is known."""

MIDLINE_MM = 2.0
"""Closer to the median plane than this a place has no side."""
ROUNDED_MM = 5
SLIGHT = 0.1
"""A distance smaller than this share of the other one is left out."""
MOST_LETTERS, MOST_MUSCLES = 150, 2
FACES_ALIKE, FACES_ALIKE_ON_LIMBS = 0.2, -0.5
"""Least scalar product of the normals at a place and at a landmark. A limb is felt all round: only what lies
straight across it is left out. On hand and foot no facing counts."""
HARD_TO_FEEL, OFF_MIDLINE, OTHER_FACE = 1.4, 1.5, 0.5
"""What counts against a landmark: it is felt in the depth only, it is not in the midline as the place is, or
it lies on another face of the body."""
NOT_INWARD_MM = 300.0
"""Left out is the axis that runs into the body; so many mm along an axis count against leaving it out."""
SKIN_POINTS = frozenset(
    {
        *("vertex", "tragus", "ear_lobe", "inner_canthus", "outer_canthus", "nose_tip", "mouth_corner"),
        *("nipple", "umbilicus", "gluteal_fold", "elbow_front", "snuffbox", "knee_back"),
    }
)
"""The landmarks of the skin that are places to measure from; the others are areas."""


class Off(NamedTuple):
    """How far a place lies from a landmark in one direction: ``mm``, the word, and whether ``to`` follows."""

    mm: float
    word: str
    to: bool


def place_name(
    at: Position,
    landmarks: Iterable[Landmark],
    muscles_under: Sequence[str] = (),
    *,
    outward: Position | None = None,
    facing_of: FacingOf | None = None,
) -> str:
    """A name of at most ``MOST_LETTERS`` letters on one line for a skin position (mm, either side).

    ``muscles_under`` are names from the skin inward; ``outward`` is the skin's normal at the place, looked up
    by ``facing_of`` where it is not given, which also tells how the skin faces over landmarks.
    """
    side = Side.RIGHT if at[0] < 0 else Side.LEFT
    outward = outward or (facing_of(at) if facing_of else None)
    near = nearest_landmarks(at, landmarks, side, outward=outward, facing_of=facing_of)
    where = _where(at, near[0], outward) if near else ""
    which = "midline" if abs(at[0]) < MIDLINE_MM else f"{side.value}{part_words(at, outward, side)}"
    names = [_small(name) for name in muscles_under][:MOST_MUSCLES]
    for count in range(len(names), -1, -1):
        over = f"over {' and '.join(names[:count])}" if count else ""
        name = ", ".join(part for part in (over, where, which) if part)
        if len(name) <= MOST_LETTERS:
            break
    return name[:1].upper() + name[1:MOST_LETTERS]


def nearest_landmarks(
    at: Position,
    landmarks: Iterable[Landmark],
    side: Side,
    *,
    outward: Position | None = None,
    facing_of: FacingOf | None = None,
) -> tuple[Landmark, ...]:
    """The landmarks from which a place on ``side`` may be measured, moved to that side, the best first.

    Left out are areas of the skin, landmarks of an arm for a place that is not on it and the reverse, and
    those on another face of the body, as far as facings are known. Of the others the nearest is the best; one
    that is felt in the depth only, or faces another way, counts as further off.
    """
    found: list[tuple[float, Landmark]] = []
    least = FACES_ALIKE_ON_LIMBS if region_at(at, outward) in LIMBS else FACES_ALIKE
    if on_hand_or_foot(at, outward):
        facing_of = None
    for landmark in landmarks:
        if landmark.kind is LandmarkKind.SKIN and landmark.id not in SKIN_POINTS:
            continue
        there = on_side(landmark.at, side)
        facing = facing_of(there) if facing_of else None
        alike = dot(outward, facing) if outward and facing else 1.0
        if alike > least and _same_part(at, outward, there, facing):
            off = dist(at, there) * _against(at, landmark) * (1.0 + OTHER_FACE * (1.0 - alike))
            found.append((off, replace(landmark, at=there)))
    return tuple(landmark for _, landmark in sorted(found, key=lambda row: row[0]))


def _against(at: Position, landmark: Landmark) -> float:
    felt = HARD_TO_FEEL if landmark.palpate.startswith("Deep") else 1.0
    aside = abs(at[0]) < MIDLINE_MM <= abs(landmark.at[0])
    return felt * (OFF_MIDLINE if aside else 1.0)


def _same_part(at: Position, outward: Position | None, there: Position, facing: Position | None) -> bool:
    """Whether both lie on the arm or neither does; the shoulder belongs to both."""
    here = on_arm(at, outward)
    return here == on_arm(there, facing) or on_shoulder(there if here else at)


def _where(at: Position, landmark: Landmark, outward: Position | None) -> str:
    """The directions from a landmark, such as ``20 mm below and 35 mm medial to the acromion``."""
    offs = [
        off._replace(mm=ROUNDED_MM * round(off.mm / ROUNDED_MM)) for off in _offs(at, landmark.at, outward)
    ]
    most = max(off.mm for off in offs)
    kept = [off for off in offs if off.mm and off.mm >= SLIGHT * most]
    name = _the(landmark.name)
    if not kept:
        return f"at {name}"
    last = kept[-1].to
    words = [f"{off.mm:g} mm {off.word}{' to' if off.to and not last else ''}" for off in kept]
    return f"{' and '.join(words)}{' to' if last else ''} {name}"


def _offs(at: Position, start: Position, outward: Position | None) -> list[Off]:
    """How far a place lies from ``start`` along two axes of the body: up, then backwards, then sideways."""
    up, on_limb = _up(at, outward)
    off = subtract(at, start)
    high = dot(off, up)
    x, y = subtract(off, scale(up, high))[:2] if on_limb else off[:2]
    rows = [
        Off(abs(high), _high_word(high, on_limb), on_limb),
        Off(abs(y), "behind" if y > 0 else "in front of", False),
        Off(abs(x), "lateral" if abs(at[0]) > abs(start[0]) else "medial", True),
    ]
    normal = unit(outward)[::-1] if outward else (0.0, 0.0, 0.0)
    inward = max(range(3), key=lambda i: abs(normal[i]) - rows[i].mm / NOT_INWARD_MM)
    return [row for i, row in enumerate(rows) if i != inward]


def _high_word(high: float, on_limb: bool) -> str:
    more, less = ("proximal", "distal") if on_limb else ("above", "below")
    return more if high > 0 else less


def _up(at: Position, outward: Position | None) -> tuple[Position, bool]:
    """The unit vector up the body, or up a limb toward the trunk, and whether it is a limb's.

    On the foot it is the body's: there nobody says distal for forward.
    """
    region = region_at(at, outward)
    if region not in LIMBS or at[2] < ANKLE_Z:
        return (0.0, 0.0, 1.0), False
    start, end = segment_at(at, LIMBS[region])
    return unit(subtract(start, end)), True


def _the(name: str) -> str:
    """A landmark's name in a sentence; what stands after a comma follows in brackets."""
    head, _, rest = name.partition(", ")
    return f"the {_small(head)}" + (f" ({rest})" if rest else "")


def _small(name: str) -> str:
    """A name that does not begin a sentence."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
