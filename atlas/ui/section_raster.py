"""A cut's labels as a picture (numpy): smooth borders, a colour for each structure, dark outlines."""

from __future__ import annotations

from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from functools import cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from atlas.domain.section import Label, Volume
from atlas.domain.section_plane import Plane
from atlas.ui.canvas.theme import CanvasTheme

Labels = NDArray[np.uint16]
Weights = NDArray[np.float32]
Mask = NDArray[np.bool_]
Lattice = TypeVar("Lattice", Labels, Weights)
Tables = tuple[NDArray[np.uint32], NDArray[np.uint32]]

NOTHING: Labels = np.zeros((1, 1), np.uint16)
"""The labels of an empty picture."""
STEP_MM = 2.0
"""Lattice on which a plane is cut: that of the voxels."""
COLOURS = {
    "muscle": "#b5523f",
    "bone": "#e3dac8",
    "tooth": "#fbf6ea",
    "cartilage": "#cfdadb",
    "ligament": "#f6f1e6",
    "tendon": "#f6f1e6",
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
WIDE_BELL, SLIM_BELL = 1.3, 1.0
"""Spread of the bells for thick and for thin structures, in lattice steps."""
HEFT = 1.8
"""How much more a place of a thin structure weighs than one of a thick one, which else would wear it away."""
PRODUCT = 250_000
"""Products of matrices stay below so many steps: larger ones are shared out to threads, which wait for each
other for many frames where the machine is busy."""
VESSELS = ("artery", "vein")
EDGE = 0.62
"""Brightness of an outline, as a share of the structure's colour."""


def fine_cut(volume: Volume, plane: Plane, times: int) -> Labels:
    """The labels of a plane, smooth, ``times`` px to a voxel, with an even skin round the body."""
    labels = volume.cut(plane, STEP_MM)
    skin, fat = (_number(volume, kind) for kind in ("skin", "fat"))
    vessels = np.zeros(max(volume.names, default=0) + 1, bool)
    vessels[[n for n, label in volume.names.items() if label.kind in VESSELS]] = True
    labels = np.where(labels == skin, fat, labels)
    return with_skin(smooth(labels, times, vessels[labels]), skin, times)


def _number(volume: Volume, kind: str) -> np.uint16:
    """The number of the one label of a kind; 0 where the volume has none."""
    return np.uint16(next((n for n, label in volume.names.items() if label.kind == kind), 0))


def smooth(labels: Labels, times: int, vessels: Mask | None = None) -> Labels:
    """Labels on a lattice ``times`` as fine, without stairs. Shape (h - 1) * times, (w - 1) * times.

    Each place of a cell takes that one of its four corners' labels that weighs most among the lattice
    places around: by a wide bell where all four belong to thick structures, by a slim one where one is thin,
    and by a cubic spline, which takes nothing away, at a thin vessel.
    """
    a, b, c, d = labels[:-1, :-1], labels[:-1, 1:], labels[1:, :-1], labels[1:, 1:]
    fine = np.repeat(np.repeat(a, times, 0), times, 1)
    mixed = (a != b) | (a != c) | (a != d)
    thin = ~_thick(labels)
    slim, fixed = _corner(thin), _corner(thin & (False if vessels is None else vessels))
    heft = np.where(thin, np.float32(HEFT), np.float32(1.0))
    blocks = fine.reshape(a.shape[0], times, a.shape[1], times).transpose(0, 2, 1, 3)
    for cells, weights in (
        (mixed & ~slim, _bell(times, WIDE_BELL, 6)),
        (mixed & slim & ~fixed, _bell(times, SLIM_BELL, 4)),
        (mixed & fixed, _spline(times)),
    ):
        blocks[cells] = _elected(labels, heft, cells, weights).reshape(-1, times, times)
    return fine


def _corner(of: Mask) -> Mask:
    """The cells of which at least one corner is held."""
    return of[:-1, :-1] | of[:-1, 1:] | of[1:, :-1] | of[1:, 1:]


def with_skin(fine: Labels, skin: np.uint16, width: int) -> Labels:
    """Lay the skin, ``width`` px thick, along the inside of the body's outline."""
    near, reach = fine == 0, 0
    while reach < width:
        step = min(width - reach, reach + 1)
        near, reach = _grown(near, step), reach + step
    fine[near & (fine != 0)] = skin
    return fine


def _thick(labels: Labels) -> Mask:
    """The lattice places that lie in some square of three by three of one label."""
    across, down = labels[:, :-1] == labels[:, 1:], labels[:-1] == labels[1:]
    rows = across[:, :-1] & across[:, 1:]
    whole = rows[:-2] & rows[1:-1] & rows[2:] & down[:-1, 1:-1] & down[1:, 1:-1]
    return _grown(np.pad(whole, 1), 1)


def _grown(of: Mask, step: int) -> Mask:
    """What is held, and what lies ``step`` beside it along rows, columns and both."""
    tall = of.copy()
    tall[step:] |= of[:-step]
    tall[:-step] |= of[step:]
    wide = tall.copy()
    wide[:, step:] |= tall[:, :-step]
    wide[:, :-step] |= tall[:, step:]
    return wide


def _elected(labels: Labels, heft: Weights, cells: Mask, weights: Weights) -> Labels:
    """For each cell (n) and each place in it the corner's label that weighs most around."""
    reach = round(len(weights) ** 0.5)
    places = _places(labels.shape[1], reach, cells)
    around, heavy = _around(labels, reach, places), _around(heft, reach, places)
    rows = max(1, PRODUCT // weights.size)
    parts = [
        _chosen(around[i : i + rows], heavy[i : i + rows], weights, reach)
        for i in range(0, len(around), rows)
    ]
    return np.concatenate(parts) if parts else np.zeros((0, weights.shape[1]), np.uint16)


def _places(width: int, reach: int, cells: Mask) -> NDArray[np.intp]:
    """Where the ``reach`` x ``reach`` lattice places round each cell stand in a padded lattice, flat."""
    wide = width + 2 * (reach // 2 - 1)
    rows, columns = np.nonzero(cells)
    near = (np.arange(reach)[:, None] * wide + np.arange(reach)).ravel()
    places: NDArray[np.intp] = (rows * wide + columns)[:, None] + near
    return places


def _around(of: Lattice, reach: int, places: NDArray[np.intp]) -> Lattice:
    """The ``reach`` x ``reach`` lattice places round each cell, (n, reach * reach)."""
    found: Lattice = np.pad(of, reach // 2 - 1, mode="edge").ravel().take(places)
    return found


def _chosen(around: Labels, heavy: Weights, weights: Weights, reach: int) -> Labels:
    """The elected label at each place of some cells; a label that two corners share is weighed once."""
    best = np.zeros((len(around), weights.shape[1]), np.float32)
    chosen = np.zeros(best.shape, np.uint16)
    first = (reach // 2 - 1) * (reach + 1)
    corners = around[:, [first, first + 1, first + reach, first + reach + 1]]
    for k in range(4):
        rows = np.flatnonzero((corners[:, :k] != corners[:, k : k + 1]).all(1))
        label = corners[rows, k : k + 1]
        weight = ((around[rows] == label) * heavy[rows]) @ weights
        better = weight > best[rows]
        best[rows] = np.maximum(weight, best[rows])
        chosen[rows] = np.where(better, label, chosen[rows])
    return chosen


def picture(labels: Labels, colours: NDArray[np.uint32], edges: NDArray[np.uint32]) -> QImage:
    """The labels painted; where the right or lower neighbour differs, in the colour of the outline."""
    edge = np.zeros(labels.shape, bool)
    edge[:, :-1] = labels[:, :-1] != labels[:, 1:]
    edge[:-1] |= labels[:-1] != labels[1:]
    pixels = colours.take(labels)
    np.copyto(pixels, edges.take(labels), where=edge)
    height, width = labels.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


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


@cache
def _spline(times: int) -> Weights:
    """Weights (16, times * times) of the 4 x 4 lattice places around at the places of one cell."""
    t = (np.arange(times) + 0.5) / times
    return _square(np.stack([(1 - t) ** 3, 3 * t**3 - 6 * t**2 + 4, -3 * t**3 + 3 * t**2 + 3 * t + 1, t**3]))


@cache
def _bell(times: int, spread: float, reach: int) -> Weights:
    """Weights (reach * reach, times * times) of the ``reach`` x ``reach`` lattice places around."""
    t = (np.arange(times) + 0.5) / times
    return _square(np.exp(-(((np.arange(reach)[:, None] - (reach // 2 - 1) - t) / spread) ** 2) / 2))


def _square(along: NDArray[np.float64]) -> Weights:
    square: NDArray[np.float64] = np.einsum("iy,jx->ijyx", along, along)
    return square.reshape(len(along) ** 2, -1).astype(np.float32)
