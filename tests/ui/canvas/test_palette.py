"""Marks are told apart by people who see colours otherwise, and in a grey print: by colour or by pattern."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from atlas.ui.canvas.patterns import CROSSED, DOTS, LANES, RISING, SOLID
from atlas.ui.canvas.theme import DARK, LIGHT, PROJECTOR, CanvasTheme
from tests.ui.canvas.eyes import EYES, apart, ciede2000, lightness

LEAST = 9.0
"""CIEDE2000 between colours that alone tell marks apart; 2 is seen side by side, 9 at a glance."""
FALLING = 4
THEMES = {"light": LIGHT, "dark": DARK, "projector": PROJECTOR}


def marks(theme: CanvasTheme) -> dict[str, tuple[str, int]]:
    """The colour and the pattern of what lies on the skin."""
    fixed = {
        "paint": (theme.paint, FALLING),
        "essential": (theme.essential, SOLID),
        "spillover": (theme.spillover, DOTS),
    }
    lanes = zip("ABCD", theme.lanes, LANES, strict=True)
    return fixed | {letter: (colour, pattern) for letter, colour, pattern in lanes}


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("eyes", EYES)
def test_every_pair_of_marks_differs_in_colour_or_in_pattern(theme: CanvasTheme, eyes: str) -> None:
    for (name, (colour, pattern)), (other, (second, another)) in combinations(marks(theme).items(), 2):
        told = pattern != another or apart(colour, second, eyes) >= LEAST
        assert told, f"{name} and {other} for {eyes}: {apart(colour, second, eyes):.1f}"


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("eyes", [name for name in EYES if name != "grey"])
def test_the_hues_of_compared_muscles_differ_for_all_eyes(theme: CanvasTheme, eyes: str) -> None:
    for one, other in combinations(theme.lanes, 2):
        assert apart(one, other, eyes) >= LEAST


def test_compared_muscles_have_four_patterns() -> None:
    assert set(LANES) == {SOLID, RISING, DOTS, CROSSED}


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("eyes", EYES)
def test_the_scale_of_figures_darkens_step_by_step_for_all_eyes(theme: CanvasTheme, eyes: str) -> None:
    for lighter, darker in pairwise(theme.tints):
        assert lightness(lighter, eyes) > lightness(darker, eyes)
        assert apart(lighter, darker, eyes) >= LEAST
    if eyes != "grey":  # where colour is lost their edges tell tints from the skin
        assert all(apart(tint, theme.skin, eyes) >= LEAST for tint in theme.tints)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.0, 2.0), (50.0, 0.0, 0.0), 2.3669),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_differences_are_those_of_the_published_test_data(
    one: tuple[float, float, float], other: tuple[float, float, float], distance: float
) -> None:
    assert ciede2000(one, other) == pytest.approx(distance, abs=1e-4)


@pytest.mark.parametrize("eyes", [name for name in EYES if name != "grey"])
def test_white_and_grey_look_the_same_to_all_eyes(eyes: str) -> None:
    for colour in ("#ffffff", "#808080", "#000000"):
        assert apart(colour, colour, eyes) == 0.0
        assert abs(lightness(colour, eyes) - lightness(colour)) < 0.1
