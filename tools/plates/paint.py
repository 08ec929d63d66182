"""Colour: what each material looks like, streaked along the fibres, and ink over it."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

from atlas.domain.plates import Structure
from tools.plates.body import MATERIALS

Floats = NDArray[np.float32]
COLOURS = {
    "muscle": (188, 90, 78), "bone": (243, 228, 205), "cartilage": (216, 225, 228), "tendon": (234, 222, 208),
    "tooth": (248, 246, 238), "gum": (214, 150, 142), "skin": (230, 194, 168), "cloth": (178, 184, 190),
    "brow": (112, 84, 66), "lip": (206, 146, 130), "sclera": (246, 243, 238), "iris": (116, 92, 70),
    "cornea": (246, 243, 238), "pupil": (26, 24, 24), "cut": (206, 164, 138),
}  # fmt: skip
"""sRGB of each material in full light."""
GLOSS = {"muscle": (0.05, 22.0), "bone": (0.03, 10.0), "tooth": (0.20, 40.0), "sclera": (0.25, 60.0),
         "cornea": (0.3, 60.0), "iris": (0.3, 60.0), "pupil": (0.3, 60.0),
         "skin": (0.015, 8.0), "cloth": (0.0, 1.0),
         "lip": (0.05, 16.0), "brow": (0.0, 1.0), "cut": (0.0, 1.0)}  # fmt: skip
"""Strength and sharpness of the highlight; else that of bone."""
SHADOWS = {"muscle": (0.12, 0.42, 0.46), "skin": (0.14, 0.36, 0.46), "bone": (0.26, 0.36, 0.44)}
"""How quickly red, green and blue darken where little light reaches: shadows are warm. Else that of bone."""
INK = {"muscle": (64, 22, 18), "bone": (84, 66, 46), "skin": (112, 78, 60)}
"""sRGB of the ink on a material; others take the bone's."""
STREAKS = (0.13, 0.10)
"""How strongly the fine and the broad streaks lighten and darken a muscle; a tendon half as much."""


def linear(srgb: Floats) -> Floats:
    """Linear light from sRGB 0 to 1."""
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4).astype(np.float32)


def encoded(light: Floats) -> Floats:
    """sRGB 0 to 1 from linear light."""
    light = np.clip(light, 0.0, 1.0)
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055).astype(np.float32)


def colour_table() -> Floats:
    """Linear colour by material number."""
    return linear(np.array([COLOURS[name] for name in MATERIALS], np.float32) / 255)


def finish_table() -> Floats:
    """By material number: strength and sharpness of the highlight, exponents of the shadows in r, g, b."""
    rows = [(*GLOSS.get(name, GLOSS["bone"]), *SHADOWS.get(name, SHADOWS["bone"])) for name in MATERIALS]
    return np.array(rows, np.float32)


def ink_table() -> Floats:
    """Linear ink colour by material number."""
    kin = {"cloth": "bone", "lip": "skin", "brow": "skin", "cut": "skin"}
    rows = [INK.get(kin.get(name, name), INK["bone"]) for name in MATERIALS]
    return linear(np.array(rows, np.float32) / 255)


def tint_table(structures: Iterable[Structure]) -> Floats:
    """A slight tint (number, 3) for each structure, the same on both sides of the body."""
    rows = list(structures)
    table = np.ones((max((r.number for r in rows), default=0) + 1, 3), np.float32)
    for row in rows:
        if row.kind == "muscle":
            a, b = divmod(zlib.crc32(row.id.encode()) & 0xFFFF, 256)
            light, warm = (a / 255 - 0.5) * 0.20, (b / 255 - 0.5) * 0.10
            table[row.number] = (1 + light, 1 + light + warm, 1 + light - 0.5 * warm)
    return table


def noise(size: tuple[int, int], grain: float, seed: int) -> Floats:
    """Even noise (h, w) of mean 0 and deviation 1, ``grain`` px wide; always the same."""
    w, h = size
    field = np.random.default_rng(seed).standard_normal((h, w), np.float32)
    field = gaussian_filter(field, grain, mode="wrap")
    return (field / max(float(field.std()), 1e-9)).astype(np.float32)


def streaks(
    grains: tuple[Floats, Floats],
    course: Floats,
    structure: NDArray[np.int32],
    lengths_px: tuple[float, float],
) -> tuple[Floats, Floats]:
    """Fine and broad noise (h, w) drawn out along ``course`` (h, w, 2), within each structure.

    ``lengths_px`` is how far each reaches to either side. Line integral convolution; source: Cabral and
    Leedom, SIGGRAPH 1993.
    """
    rows, columns = np.nonzero((course != 0).any(2))
    total = [grain[rows, columns].copy() for grain in grains]
    weight = [np.ones(len(rows), np.float32) for _ in grains]
    for sign in (1.0, -1.0):
        _follow(grains, course, structure, (rows, columns), sign, lengths_px, total, weight)
    out = tuple(np.zeros_like(grain) for grain in grains)
    for picture, t, w in zip(out, total, weight, strict=True):
        picture[rows, columns] = t / np.sqrt(w)
    return out[0], out[1]


def _follow(
    grains: tuple[Floats, Floats], course: Floats, structure: NDArray[np.int32],
    start: tuple[NDArray, NDArray], sign: float, lengths_px: tuple[float, float],
    total: list[Floats], weight: list[Floats],
) -> None:  # fmt: skip
    """Walk from every start one way along the course and add up the noise met on it."""
    h, w = structure.shape
    own = structure[start]
    index = np.arange(len(own))
    y, x = start[0].astype(np.float32), start[1].astype(np.float32)
    heading = course[start] * np.float32(sign)
    gone = 0.0
    while gone < lengths_px[1] and len(index):
        step = np.float32(1.5 if gone < lengths_px[0] else 4.0)
        gone += float(step)
        x, y = x + step * heading[:, 0], y + step * heading[:, 1]
        column, row = np.rint(x).astype(np.int32), np.rint(y).astype(np.int32)
        keep = (column >= 0) & (row >= 0) & (column < w) & (row < h)
        keep[keep] = structure[row[keep], column[keep]] == own[keep]
        index, x, y, column, row, heading, own = (a[keep] for a in (index, x, y, column, row, heading, own))
        for k in (0, 1):
            if gone <= lengths_px[k]:
                total[k][index] += grains[k][row, column]
                weight[k][index] += 1
        following = course[row, column]
        same = np.sign((following * heading).sum(1, keepdims=True))
        heading = np.where(same != 0, following * same, heading)
