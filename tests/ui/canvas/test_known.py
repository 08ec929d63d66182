"""How well muscles are known is told apart without colour, and said in words."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtGui import QColor

from atlas.domain.body import Depth, Side, SideView
from atlas.domain.plates import Structure
from atlas.domain.scene import Highlight, ViewScene
from atlas.ui.canvas.hover import words_under
from atlas.ui.canvas.legend import entries
from atlas.ui.canvas.paint_sprite import KNOWN
from atlas.ui.canvas.theme import DARK, LIGHT, PROJECTOR, CanvasTheme

LEAST = 25
"""Steps of grey (of 255) that are seen apart on a print."""


def view(known: bool = True) -> ViewScene:
    lit = Highlight("deltoid", Side.RIGHT, "selected", 4, "known 10%")
    whole = ("full_anterior", Depth.SUPERFICIAL, SideView.BOTH)
    return ViewScene(*whole, (), (), (lit,), None, "", "", False, False, known=known)


@pytest.mark.parametrize("theme", [LIGHT, DARK, PROJECTOR])
def test_every_two_steps_differ_in_grey_or_in_pattern(theme: CanvasTheme) -> None:
    greys = [QColor(tint).lightness() for tint in theme.tints]
    assert len(KNOWN) == len(greys)
    for a, b in combinations(range(len(KNOWN)), 2):
        assert KNOWN[a] != KNOWN[b] or abs(greys[a] - greys[b]) >= LEAST


def test_the_legend_names_every_step_from_well_to_badly_known() -> None:
    words = [text for text, _ in entries(view())]
    assert words == ["known 80–100%", "60–80%", "40–60%", "20–40%", "0–20%", "red as the plate: not asked"]


def test_the_figure_stands_below_the_name() -> None:
    def named(muscle: str, *, known: bool = True) -> str:
        hit = Structure(1, muscle, muscle.capitalize(), "muscle", Side.RIGHT, Depth.SUPERFICIAL)
        return words_under(hit, view(known), lambda: (), str)

    assert named("deltoid") == "Deltoid, right\nknown 10%"
    assert named("soleus") == "Soleus, right\nnot asked yet"
    assert named("deltoid", known=False) == "Deltoid, right"
