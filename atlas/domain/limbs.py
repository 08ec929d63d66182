"""The limbs of the reference body: the middles of their joints, and the part of the body of a place."""

from __future__ import annotations

from math import dist

from atlas.domain.anatomy import BodyRegion
from atlas.domain.body import Position, Side, add, dot, mirror, scale, subtract

Segment = tuple[Position, Position]
"""A part of a limb: its end toward the trunk, and the other one."""

ARM: tuple[Segment, ...] = (
    ((-165.0, -85.0, 1430.0), (-236.0, -85.0, 1122.0)),
    ((-236.0, -85.0, 1122.0), (-275.0, -125.0, 880.0)),
    ((-275.0, -125.0, 880.0), (-300.0, -200.0, 715.0)),
)
LEG: tuple[Segment, ...] = (
    ((-90.0, -85.0, 880.0), (-88.0, -85.0, 405.0)),
    ((-88.0, -85.0, 405.0), (-76.0, -80.0, -10.0)),
    ((-80.0, -50.0, -50.0), (-130.0, -190.0, -55.0)),
)
LIMBS: dict[BodyRegion, tuple[Segment, ...]] = {
    BodyRegion.ARM: ARM,
    BodyRegion.FOREARM_HAND: ARM,
    BodyRegion.THIGH: LEG,
    BodyRegion.LEG_FOOT: LEG,
}
"""The middles of the joints of the right limbs: shoulder, elbow, wrist, finger tip; hip, knee, ankle, heel
and toes, read off the bones of the reference body."""
NAMES = {
    BodyRegion.ARM: "arm",
    BodyRegion.FOREARM_HAND: "forearm",
    BodyRegion.THIGH: "thigh",
    BodyRegion.LEG_FOOT: "leg",
}
NAMES_OF_ENDS = {BodyRegion.FOREARM_HAND: "hand", BodyRegion.LEG_FOOT: "foot"}
ARMPIT_Z, ELBOW_Z, WRIST_Z = 1330.0, 1110.0, 880.0
BUTTOCK_FOLD_Z, KNEE_Z, ANKLE_Z = 800.0, 405.0, 0.0
ARM_BEYOND_X = 182.0
"""Between the elbow and the finger tips the arm lies further out than this."""
CHEST_BEYOND_X, CHEST_WITHIN_X = 172.0, 195.0
"""Above the elbow, where arm and chest touch, what lies further in than the first is the chest and what lies
further out than the second the arm."""
SHOULDER_BEYOND_X = 140.0
ARM_REACH_MM = 80.0
"""The skin of the upper arm is nearer than this to its middle, and faces away from it."""


def region_at(at: Position, outward: Position | None = None) -> BodyRegion:
    """The limb on which a skin position lies, or ``THORAX`` for trunk, neck and head.

    The shoulder above the armpit counts as trunk, as does the hip above the fold of the buttock. ``outward``
    is the skin's normal there; with it the inner arm is told from the chest beside it.
    """
    if on_arm(at, outward):
        return BodyRegion.ARM if at[2] > ELBOW_Z else BodyRegion.FOREARM_HAND
    if at[2] < BUTTOCK_FOLD_Z:
        return BodyRegion.THIGH if at[2] > KNEE_Z else BodyRegion.LEG_FOOT
    return BodyRegion.THORAX


def on_arm(at: Position, outward: Position | None = None) -> bool:
    """Whether a skin position lies on an arm, below the armpit."""
    if at[2] > ARMPIT_Z:
        return False
    if at[2] < ELBOW_Z or outward is None:
        return abs(at[0]) > ARM_BEYOND_X
    if not CHEST_BEYOND_X < abs(at[0]) < CHEST_WITHIN_X:
        return abs(at[0]) > CHEST_WITHIN_X
    start, end = segment_at(at, ARM)
    away = subtract(at, nearest_on((start, end), at))
    return dot(away, outward) > 0.0 and dot(away, away) < ARM_REACH_MM**2


def on_shoulder(at: Position) -> bool:
    """Whether a place belongs to the shoulder, from the coracoid process outward, above the armpit."""
    return at[2] > ARMPIT_Z and abs(at[0]) > SHOULDER_BEYOND_X


def on_hand_or_foot(at: Position, outward: Position | None = None) -> bool:
    """Whether a skin position lies beyond the wrist or the ankle."""
    return at[2] < ANKLE_Z or (at[2] < WRIST_Z and on_arm(at, outward))


def part_words(at: Position, outward: Position | None, side: Side) -> str:
    """The limb and its face, as `` arm, back``, to follow the side; nothing for trunk, neck and head.

    Without the face a place on the front of a limb could not be told from one behind it.
    """
    region, far = region_at(at, outward), on_hand_or_foot(at, outward)
    if region not in LIMBS:
        return ""
    name = (NAMES_OF_ENDS if far else NAMES)[region]
    if outward is None:
        return f" {name}"
    x, y, z = outward
    if name == "hand" and abs(y) >= abs(x):
        return f" {name}, {'palm' if y < 0 else 'back'}"
    if name == "foot" and abs(z) >= max(abs(x), abs(y)):
        return f" {name}, {'sole' if z < 0 else 'upper side'}"
    if abs(y) >= abs(x):
        return f" {name}, {'front' if y < 0 else 'back'}"
    return f" {name}, {'outer' if (x < 0) == (side is Side.RIGHT) else 'inner'} side"


def segment_at(at: Position, limb: tuple[Segment, ...]) -> Segment:
    """The part of a limb that is nearest to a place, on the place's own side."""
    right = mirror(at) if at[0] > 0 else at
    start, end = min(limb, key=lambda segment: dist(right, nearest_on(segment, right)))
    return (mirror(start), mirror(end)) if at[0] > 0 else (start, end)


def nearest_on(segment: Segment, at: Position) -> Position:
    """The place of a segment that is nearest to ``at``."""
    start, end = segment
    along = subtract(end, start)
    share = min(1.0, max(0.0, dot(subtract(at, start), along) / dot(along, along)))
    return add(start, scale(along, share))
