"""Which sites a caution marks: one rule for each word of ``marks``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from atlas.domain.anatomy import BodyRegion, Hazard, Muscle
from atlas.domain.body import Depth, Position, Side
from atlas.domain.cases import Site, Technique
from atlas.domain.cautions import Caution, Mark


def marks_site(caution: Caution, site: Site, muscle: Muscle | None) -> bool:
    """Whether one of the rules of a caution holds for a site.

    ``muscle`` is the record of the site's muscle, None at a free site and where the atlas does not have it.
    """
    return any(RULES[mark](site, muscle) for mark in caution.marks)


_Rule = Callable[[Site, Muscle | None], bool]

NEAR_CHEST_MM = 40.0
"""How far from the chest a point may lie whose muscle's record names pneumothorax."""
ARM = {BodyRegion.SHOULDER, BodyRegion.ARM, BodyRegion.FOREARM_HAND}
LEG = {BodyRegion.HIP, BodyRegion.THIGH, BodyRegion.LEG_FOOT}
BELLY = {BodyRegion.ABDOMEN, BodyRegion.PELVIC_FLOOR}


def on_arm(at: Position) -> bool:
    """Whether a place (mm) counts as arm or shoulder: outside of the trunk of the reference body.

    Its arms hang free below z 1160, where hip and thigh reach 183 mm from the median plane; higher up the
    edge is that of the chest, and above the armpit that of the shoulder.
    """
    edge = 186.0 if at[2] < 1160.0 else 170.0 if at[2] < 1300.0 else 150.0
    return abs(at[0]) > edge


def over_chest(at: Position, beyond_mm: float = 0.0) -> bool:
    """Whether a place (mm) counts as over the chest, or lies no further than ``beyond_mm`` from there.

    From the lowest rib (z 1093) to 20 mm above the spinous process of C7, for the dome of the pleura stands
    above the first rib; armpit and front of the shoulder included: a needle there can lead to the ribs.
    """
    edge = 175.0 if at[2] < 1300.0 else 190.0
    return 1090.0 - beyond_mm <= at[2] <= 1505.0 + beyond_mm and abs(at[0]) <= edge + beyond_mm


def on_belly_or_low_back(at: Position) -> bool:
    """Whether a place (mm) lies on belly, loin, low back or sacrum, z 900 to 1240, hips and arms left out."""
    pelvis = at[2] < 1020.0
    return 900.0 <= at[2] <= 1240.0 and not on_arm(at) and (not pelvis or abs(at[0]) <= 130.0)


def on_leg(at: Position) -> bool:
    """Whether a place (mm) counts as leg: hip, buttock and groin up to z 1000, just below the iliac crest."""
    return at[2] < 1000.0 and not on_arm(at)


def _deep(site: Site, muscle: Muscle | None) -> bool:
    """Needled deep or with current, or in a muscle that lies deep."""
    return site.technique is not Technique.SUPERFICIAL or (muscle is not None and muscle.depth is Depth.DEEP)


def _chest(site: Site, muscle: Muscle | None) -> bool:
    """The muscle's record names pneumothorax and the place is near the chest; without one the place alone.

    A long muscle such as multifidus has points on the chest and others far below it.
    """
    if muscle is None:
        return over_chest(site.at)
    return Hazard.PNEUMOTHORAX in muscle.needling.hazards and over_chest(site.at, NEAR_CHEST_MM)


def _belly_low_back(site: Site, muscle: Muscle | None) -> bool:
    """The place decides, and muscles of belly and pelvic floor count wherever their points lie."""
    return on_belly_or_low_back(site.at) or (muscle is not None and muscle.region in BELLY)


def _limb(side: Side, regions: set[BodyRegion], lies: Callable[[Position], bool]) -> _Rule:
    """Of one side, and in a muscle of the limb with its girdle; without a record the place decides."""
    return lambda site, muscle: (
        site.side is side and (lies(site.at) if muscle is None else muscle.region in regions)
    )


def _hazard(*hazards: Hazard) -> _Rule:
    """The muscle's record names one of these; nothing is known of a site without a record."""
    return lambda _, muscle: muscle is not None and not set(hazards).isdisjoint(muscle.needling.hazards)


RULES: Mapping[Mark, _Rule] = {
    Mark.ALL: lambda _, __: True,
    Mark.DEEP: _deep,
    Mark.ELECTRICAL: lambda site, _: site.technique is Technique.ELECTRICAL,
    Mark.FREE: lambda _, muscle: muscle is None,
    Mark.CHEST: _chest,
    Mark.BELLY_LOW_BACK: _belly_low_back,
    Mark.RIGHT_ARM: _limb(Side.RIGHT, ARM, on_arm),
    Mark.LEFT_ARM: _limb(Side.LEFT, ARM, on_arm),
    Mark.RIGHT_LEG: _limb(Side.RIGHT, LEG, on_leg),
    Mark.LEFT_LEG: _limb(Side.LEFT, LEG, on_leg),
    Mark.NERVE: _hazard(Hazard.NERVE),
    Mark.VESSEL: _hazard(Hazard.VESSEL),
    Mark.ORGAN: _hazard(Hazard.KIDNEY, Hazard.VISCUS),
    Mark.SPINAL_CANAL: _hazard(Hazard.SPINAL_CANAL),
    Mark.EYE: _hazard(Hazard.EYE),
    Mark.JOINT: _hazard(Hazard.JOINT),
}
"""Every rule: whether it holds for a site and the record of its muscle, if there is one."""
