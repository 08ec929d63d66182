"""Cautions: what is asked before needling, and what always holds of some sites."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from atlas.domain.anatomy import Citation


class CautionGroup(StrEnum):
    """The list of the guide to which a caution belongs, in reading order."""

    RED_FLAG = "red_flag"
    ABSOLUTE = "absolute"
    RELATIVE = "relative"
    MEDICINE = "medicine"


class Mark(StrEnum):
    """A rule that says which sites a caution marks; ``caution_rules`` holds the rules."""

    ALL = "all"
    DEEP = "deep"
    ELECTRICAL = "electrical"
    FREE = "free"
    CHEST = "chest"
    BELLY_LOW_BACK = "belly_low_back"
    RIGHT_ARM = "right_arm"
    LEFT_ARM = "left_arm"
    RIGHT_LEG = "right_leg"
    LEFT_LEG = "left_leg"
    NERVE = "nerve"
    VESSEL = "vessel"
    ORGAN = "organ"
    SPINAL_CANAL = "spinal_canal"
    EYE = "eye"
    JOINT = "joint"


@dataclass(frozen=True, slots=True)
class Caution:
    """One caution: a question to the patient, or with ``always`` what holds of its sites unasked.

    ``finding`` is what a yes says, as a clause that "not known whether" can stand before; ``then`` what it
    means for the plan, with the reason; ``guide`` the words with which it begins in the guide. ``technique``
    is for the practitioner, ``tell`` for the patient, and so is ``plain``, what it is about in few words.
    """

    id: str
    name: str
    group: CautionGroup
    finding: str
    then: str
    guide: str
    sources: tuple[Citation, ...]
    ask: str = ""
    marks: tuple[Mark, ...] = ()
    always: bool = False
    technique: str = ""
    tell: str = ""
    plain: str = ""

    @property
    def is_question(self) -> bool:
        """Whether it stands on the checklist."""
        return bool(self.ask) and not self.always
