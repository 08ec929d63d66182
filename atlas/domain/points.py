"""Trigger points and the referral zones that belong to them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from atlas.domain.body import Position


class ZoneKind(StrEnum):
    """How regularly pain is felt in a zone while the trigger point is active."""

    ESSENTIAL = "essential"
    SPILLOVER = "spillover"


class Sense(StrEnum):
    """What is felt in a zone: pain, or something other, such as gooseflesh: told, but never ranked."""

    PAIN = "pain"
    OTHER = "other"


class Certainty(StrEnum):
    """How sure the record is of a statement."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"


class Approach(StrEnum):
    """From which side of the body a trigger point is reached."""

    ANTERIOR = "anterior"
    POSTERIOR = "posterior"
    LATERAL = "lateral"
    MEDIAL = "medial"
    ABOVE = "above"
    BELOW = "below"

    @property
    def direction(self) -> Position:
        """The unit vector that points out of the body on that side, for the right half."""
        return _OUT[self]


_OUT: dict[Approach, Position] = {
    Approach.ANTERIOR: (0.0, -1.0, 0.0),
    Approach.POSTERIOR: (0.0, 1.0, 0.0),
    Approach.LATERAL: (-1.0, 0.0, 0.0),
    Approach.MEDIAL: (1.0, 0.0, 0.0),
    Approach.ABOVE: (0.0, 0.0, 1.0),
    Approach.BELOW: (0.0, 0.0, -1.0),
}


@dataclass(frozen=True, slots=True)
class Reported:
    """A published share of people who reported pain in a zone: per cent of ``n``."""

    percent: float
    n: int
    source: str


@dataclass(frozen=True, slots=True)
class Zone:
    """A soft brush stroke on the skin, right side: where referred pain is felt.

    ``path`` holds the written positions, landmarks resolved (mm); ``width`` is the whole width of
    the brush in mm. ``stroke`` is the path smoothed and laid on the skin, ``facing`` one outward
    unit normal of the skin for each position of ``stroke``; both are empty until the skin table
    has been asked (``atlas.domain.skin.attach``).
    """

    kind: ZoneKind
    where: str
    path: tuple[Position, ...]
    width: float
    feels: str = ""
    reported: Reported | None = None
    certainty: Certainty = Certainty.MODERATE
    doubt: str = ""
    stroke: tuple[Position, ...] = ()
    facing: tuple[Position, ...] = ()
    sense: Sense = Sense.PAIN


@dataclass(frozen=True, slots=True)
class TriggerPoint:
    """One trigger point: a position in its muscle (mm, right side) and how to find it.

    ``reached_from`` is written where the fingers do not come through the skin that is nearest; ``facing``,
    the way it looks out of the body, follows from either once the skin table has been asked. ``needle_from``
    is the place of the skin (mm) where the needle enters where it does not go straight in.
    """

    id: int
    name: str
    at: Position
    find: str
    zones: tuple[Zone, ...]
    group: str = ""
    symptoms: tuple[str, ...] = ()
    certainty: Certainty = Certainty.MODERATE
    doubt: str = ""
    reached_from: Approach | None = None
    needle_from: Position | None = None
    facing: Position | None = None
