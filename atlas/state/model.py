"""The one frozen state of the window. Light: it is loaded before the first paint."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from atlas.domain.body import Depth, SideView


class Theme(StrEnum):
    """How the window looks."""

    LIGHT = "light"
    DARK = "dark"
    PROJECTOR = "projector"


class Kind(StrEnum):
    """What sort of thing is selected."""

    MUSCLE = "muscle"
    CONDITION = "condition"
    REGION = "region"
    LANDMARK = "landmark"
    STRUCTURE = "structure"
    GUIDE = "guide"


@dataclass(frozen=True, slots=True)
class Selection:
    """The thing the card is about; ``point`` is one trigger point of a muscle, or None for all."""

    kind: Kind
    id: str
    point: int | None = None


@dataclass(frozen=True, slots=True)
class AtlasState:
    """All that decides what is shown."""

    plate: str = "full_anterior"
    depth: Depth = Depth.SUPERFICIAL
    side: SideView = SideView.RIGHT
    selection: Selection | None = None
    first_pinned: bool = False
    second_pinned: str = ""
    theme: Theme = Theme.LIGHT
    ring: bool = False
