"""Colours and sizes of the stage: black on white, and no word smaller than a thirtieth of its height."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from atlas.ui.canvas.theme import PROJECTOR, CanvasTheme

LEAST_SHARE = 1 / 30
"""The size of the smallest words, as a share of the height of the stage."""
CANVAS_PX = 13.0
"""The smallest words on a bare plate, in px of a desk: numbers of points, names under the cursor."""
LEGEND_PX, FIGURES_PX = 12.5, 11.0
"""Those of a legend, and those within its scale of figures."""
LASER, LASER_RIM, INK, INK_HALO = "#19e619", "#003c00", "#0037d6", "#ffffff"
RECORDING = "#c00000"

STAGE = replace(PROJECTOR, tints=("#d6ebf7", "#9ccbe9", "#62a8da", "#1f4f86", "#0b2447"))
"""The tints are those on which their figures can be read from the last row."""


def word_px(height: int) -> int:
    """The size of the smallest words of a stage ``height`` px high."""
    return max(12, ceil(height * LEAST_SHARE))


def stage_theme(height: int) -> CanvasTheme:
    """The theme of the plates on a stage ``height`` px high."""
    return replace(STAGE, scale=word_px(height) / CANVAS_PX)
