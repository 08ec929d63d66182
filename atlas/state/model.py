"""The one frozen state of the window. Light: it is loaded before the first paint."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from atlas.domain.body import Depth, SideView
from atlas.domain.painting import Painting

if TYPE_CHECKING:
    from atlas.state.learn import Learning
    from atlas.state.learn_weak import Weak
    from atlas.state.open_case import OpenCase  # not before the first paint
    from atlas.state.stage import Stage


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
    NERVE = "nerve"
    ROOT = "root"
    COMPARE = "compare"
    """Two conditions side by side; the id is both, with a plus between them."""


class Mode(StrEnum):
    """What the window is used for."""

    EXPLORE = "explore"
    PAIN = "pain"
    PLAN = "plan"
    LEARN = "learn"


class LearnPage(StrEnum):
    """What the panel of learning shows."""

    DECKS = "decks"
    ROUND = "round"
    PROGRESS = "progress"


class PlanPage(StrEnum):
    """What the plan's panel shows of a case."""

    CASE = "case"
    SITES = "sites"
    CAUTIONS = "cautions"
    SESSIONS = "sessions"


@dataclass(frozen=True, slots=True)
class Brush:
    """What a drag does in the pain mode: ``radius`` in mm on the skin; an eraser takes paint away."""

    radius: float = 14.0
    erases: bool = False


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
    chains: bool = False
    """Whether arrows lead from key points to their satellites."""
    mode: Mode = Mode.EXPLORE
    painting: Painting = field(default_factory=Painting)
    brush: Brush = field(default_factory=Brush)
    preview: Selection | None = None
    """What the cursor is on: in the pain mode an answer, whose zones are shown over the paint; else a find,
    which the body shows as if it were selected."""
    preview_side: SideView | None = None
    """The side of the answer under the cursor, where it is not the one that is marked."""
    within: str = ""
    """The condition whose muscles are stepped through, or nothing."""
    compared: tuple[str, ...] = ()
    """The muscles that are compared, in the order in which they were added; the body shows two and more."""
    section: bool = False
    """Whether the card gives way to the cut through the body at the selected point."""
    case: OpenCase | None = None
    """The case whose plan is shown on the body."""
    plan_page: PlanPage = PlanPage.SITES
    placing: bool = False
    """Whether a click on the body places a free site."""
    trouble: str = ""
    """Why the last change was not kept in the notebook; empty when all is well."""
    sure: bool = False
    """Whether zones are tinted by the share of people who reported them."""
    stage: Stage | None = None
    """What a class sees, while one presents."""
    learning: Learning | None = None
    """The round of questions that was begun last."""
    learn_page: LearnPage = LearnPage.DECKS
    weak: tuple[Weak, ...] = ()
    """How well each muscle is known that was asked, drawn on the body beside the page of progress."""

    @property
    def learns_on_body(self) -> bool:
        """Whether a round of questions, or what is known, is what the body shows."""
        return self.mode is Mode.LEARN and self.learn_page is not LearnPage.DECKS
