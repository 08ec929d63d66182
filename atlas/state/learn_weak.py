"""How well each muscle is known, as steps that are drawn on the body and told in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from atlas.domain.body import DEPTHS, SideView
from atlas.domain.library import Library
from atlas.domain.quiz.memory import Strength
from atlas.domain.scene import Highlight
from atlas.state.model import AtlasState

STEPS = 5
"""Muscles are told apart in fifths; the last step is the weakest."""


@dataclass(frozen=True, slots=True)
class Weak:
    """How well a muscle is known: its share of right answers times the chance that they are remembered now.

    ``known`` is 0 to 1. The product is a convention of this atlas: what was answered wrongly a minute ago is
    well remembered as having been asked, and still not known.
    """

    muscle: str
    known: float
    recall: float
    reviews: int
    wrong: int

    @property
    def step(self) -> int:
        """0 is known well, ``STEPS`` - 1 is the weakest."""
        return min(STEPS - 1, int((1.0 - self.known) * STEPS))

    @property
    def words(self) -> str:
        """The figures in a line."""
        count = f"{self.reviews} answer{'s' if self.reviews != 1 else ''}"
        return f"known {self.known:.0%} ({count}, {self.wrong} wrong)"


def weak_of(strengths: Iterable[Strength]) -> tuple[Weak, ...]:
    """The muscles of which anything was answered, the weakest first."""
    rows = [
        Weak(s.muscle, s.recall * (1.0 - s.wrong / max(1, s.reviews)), s.recall, s.reviews, s.wrong)
        for s in strengths
    ]
    return tuple(sorted(rows, key=lambda row: (row.known, row.muscle)))


def heat(state: AtlasState, library: Library) -> tuple[Highlight, ...]:
    """The muscles that have not been peeled away, the deep ones first so that none covers what lies over it.

    Left and right are known alike: both sides are drawn where one side is marked alone as well.
    """
    least = DEPTHS.index(state.depth)
    known = [(library.muscles[row.muscle], row) for row in state.weak if row.muscle in library.muscles]
    shown = [(muscle, row) for muscle, row in known if DEPTHS.index(muscle.depth) >= least]
    shown.sort(key=lambda pair: (-DEPTHS.index(pair[0].depth), pair[0].id))
    return tuple(
        Highlight(muscle.id, side, "selected", row.step, row.words)
        for muscle, row in shown
        for side in SideView.BOTH.sides
    )
