"""What a needle could meet on its way or beside it, by the kind of the structures of the volume."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from atlas.domain.anatomy import Hazard

if TYPE_CHECKING:
    from atlas.domain.section import Label, Met, Near

BY_KIND: dict[str, Hazard] = {
    "chest": Hazard.PNEUMOTHORAX,
    "kidney": Hazard.KIDNEY,
    "abdomen": Hazard.VISCUS,
    "organ": Hazard.VISCUS,
    "gland": Hazard.VISCUS,
    "airway": Hazard.VISCUS,
    "artery": Hazard.VESSEL,
    "vein": Hazard.VESSEL,
    "canal": Hazard.SPINAL_CANAL,
    "cranium": Hazard.SPINAL_CANAL,
    "eye": Hazard.EYE,
}
"""The hazard of a kind of structure. The reference body has no peripheral nerves: none is found here."""
BY_ID: dict[str, Hazard] = {"trachea": Hazard.VISCUS, "eyeball": Hazard.EYE}


class Danger(NamedTuple):
    """A hazard, the structures that stand for it, and whether the way itself meets one of them."""

    hazard: Hazard
    names: tuple[str, ...]
    on_way: bool


def hazards_of(met: Iterable[Met], near: Iterable[Near]) -> tuple[Danger, ...]:
    """The hazards of a way, those that it meets first, then those beside it; nearest structures first."""
    on = _sorted_out(item.label for item in met)
    beside = _sorted_out(item.label for item in near)
    found = [Danger(hazard, names, True) for hazard, names in on.items()]
    return (*found, *(Danger(hazard, names, False) for hazard, names in beside.items() if hazard not in on))


def hazard_of(label: Label) -> Hazard | None:
    """The hazard that one structure stands for."""
    return BY_ID.get(label.id) or BY_KIND.get(label.kind)


def _sorted_out(labels: Iterable[Label]) -> dict[Hazard, tuple[str, ...]]:
    found: dict[Hazard, dict[str, None]] = {}
    for label in labels:
        hazard = hazard_of(label)
        if hazard is not None:
            found.setdefault(hazard, {})[label.name] = None
    return {hazard: tuple(names) for hazard, names in found.items()}
