"""A cut's labels as a picture (numpy): smooth borders, a colour for each structure, dark outlines."""

from __future__ import annotations

from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from functools import cache

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from atlas.domain.section import Label
from atlas.ui.canvas.theme import CanvasTheme

Labels = NDArray[np.uint16]
Tables = tuple[NDArray[np.uint32], NDArray[np.uint32]]

NOTHING: Labels = np.zeros((1, 1), np.uint16)
"""The labels of an empty picture."""
STEP_MM = 2.0
"""Lattice on which a plane is cut: that of the voxels."""
COLOURS = {
    "muscle": "#b5523f",
    "bone": "#ecdcb6",
    "tooth": "#fbf6ea",
    "cartilage": "#cfdadb",
    "ligament": "#efe7d6",
    "tendon": "#efe7d6",
    "fat": "#f8e7ae",
    "skin": "#d9a481",
    "chest": "#bcd4e4",
    "abdomen": "#e3cfb6",
    "canal": "#fff3a0",
    "cranium": "#dcd2e6",
    "kidney": "#8e4a3a",
    "organ": "#c98f74",
    "gland": "#d8ae86",
    "airway": "#a9cbd6",
    "artery": "#c8101c",
    "vein": "#2f56a8",
    "eye": "#fbfbfb",
}
UNKNOWN = "#b0a8a0"
DIM = 0.8
"""Brightness of the cut on dark paper."""
EDGE = 0.62
"""Brightness of an outline, as a share of the structure's colour."""


def smooth(labels: Labels, times: int) -> Labels:
    """Labels on a lattice ``times`` as fine, without stairs. Shape (h - 1) * times, (w - 1) * times.

    Each place of a cell takes that one of its four corners' labels that weighs most among the sixteen
    lattice places around, weighted as by a cubic spline.
    """
    a, b, c, d = labels[:-1, :-1], labels[:-1, 1:], labels[1:, :-1], labels[1:, 1:]
    fine = np.repeat(np.repeat(a, times, 0), times, 1)
    mixed = (a != b) | (a != c) | (a != d)
    around = sliding_window_view(np.pad(labels, 1, mode="edge"), (4, 4))[mixed].reshape(-1, 16)
    weights = _weights(times)
    best = np.zeros((len(around), times * times), np.float32)
    chosen = np.zeros(best.shape, np.uint16)
    for corner in (5, 6, 9, 10):
        label = around[:, corner : corner + 1]
        weight = (around == label).astype(np.float32) @ weights
        better = weight > best
        np.copyto(best, weight, where=better)
        np.copyto(chosen, label, where=better)
    blocks = fine.reshape(a.shape[0], times, a.shape[1], times)
    blocks.transpose(0, 2, 1, 3)[mixed] = chosen.reshape(-1, times, times)
    return fine


def picture(labels: Labels, colours: NDArray[np.uint32], edges: NDArray[np.uint32]) -> QImage:
    """The labels painted; where the right or lower neighbour differs, in the colour of the outline."""
    number = labels.astype(np.int32)
    number[:, :-1] += (labels[:, :-1] != labels[:, 1:]) * np.int32(len(colours))
    edge = (labels[:-1] != labels[1:]) & (number[:-1] < len(colours))
    number[:-1] += edge * np.int32(len(colours))
    pixels = np.concatenate([colours, edges])[number]
    height, width = labels.shape
    return QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def tables(names: Mapping[int, Label], theme: CanvasTheme, muscle: str) -> Tables:
    """The colour of each label and of its outline; the site's ``muscle`` is set off from the others."""
    count = max(names, default=0) + 1
    colours, edges = np.zeros(count, np.uint32), np.zeros(count, np.uint32)
    colours[:] = edges[:] = QColor(theme.paper).rgb()
    dim = DIM if QColor(theme.paper).lightness() < 100 else 1.0
    for number, label in names.items():
        colours[number], edges[number] = _shades(
            label.kind, label.id, theme.selected if label.id == muscle else "", dim
        )
    return colours, edges


def lit(made: Tables, number: int) -> Tables:
    """The same colours, but one structure lighter: the one under the cursor."""
    colours = made[0].copy()
    colours[number] = QColor(int(colours[number])).lighter(120).rgb()
    return colours, made[1]


@cache
def _shades(kind: str, structure: str, chosen: str, dim: float) -> tuple[int, int]:
    """A structure's colour and that of its outline as 0xffrrggbb; muscles differ a little from each other."""
    text = chosen or COLOURS.get(kind, UNKNOWN)
    hue, light, full = rgb_to_hls(*(int(text[i : i + 2], 16) / 255.0 for i in (1, 3, 5)))
    if kind == "muscle" and not chosen:
        own = sum(structure.encode()) * 0.618 % 1.0
        hue, light = (hue + 0.035 * (own - 0.5)) % 1.0, light + 0.13 * (own * 5 % 1.0 - 0.5)
    parts = hls_to_rgb(hue, light, full)
    return _packed(parts, dim), _packed(parts, dim * EDGE)


def _packed(parts: tuple[float, float, float], dim: float) -> int:
    red, green, blue = (round(255 * min(1.0, max(0.0, part * dim))) for part in parts)
    return 0xFF000000 | red << 16 | green << 8 | blue


def _weights(times: int) -> NDArray[np.float32]:
    """Weights (16, times * times) of the lattice places around at the places of one cell."""
    t = (np.arange(times) + 0.5) / times
    spline = np.stack([(1 - t) ** 3, 3 * t**3 - 6 * t**2 + 4, -3 * t**3 + 3 * t**2 + 3 * t + 1, t**3]) / 6
    return np.einsum("iy,jx->ijyx", spline, spline).reshape(16, -1).astype(np.float32)
