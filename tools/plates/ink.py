"""Ink: how dark the line is at each pixel of a supersampled picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter, maximum_filter

Floats = NDArray[np.float32]
STEP_MM = 1.3
"""A jump in depth inside one structure that earns a fine line."""
DEEP_STEP_MM = 7.0
"""A jump in depth between structures that earns a bolder line."""
FAINT, FINE, BOLD, OUTER = 1, 2, 3, 4
WEIGHTS = {FAINT: 0.42, FINE: 0.72, BOLD: 0.85, OUTER: 0.95}
WIDTHS = {FAINT: 1, FINE: 2, BOLD: 3, OUTER: 3}
"""Line widths in pixels of the supersampled picture."""


def lines(
    structure: NDArray[np.int32],
    depth: Floats,
    tone: NDArray[np.int32],
    plain: NDArray[np.bool_] | None = None,
) -> Floats:
    """Ink (h, w), 0 to 1, on the nearer side of every edge.

    ``structure`` is 0 and ``depth`` (mm) infinite where there is nothing; ``tone`` numbers materials, whose
    borders inside one structure earn a fine line. ``plain`` places have no line for a jump in depth.
    """
    mark = np.zeros(structure.shape, np.uint8)
    for axis in (0, 1):
        _mark(mark, structure, depth, tone, axis)
    if plain is not None:
        mark[plain & (mark == FAINT)] = 0
    ink = np.zeros(structure.shape, np.float32)
    for kind in (FAINT, FINE, BOLD, OUTER):
        width = WIDTHS[kind]
        wide = maximum_filter(mark == kind, size=width) if width > 1 else mark == kind
        ink = np.maximum(ink, wide * np.float32(WEIGHTS[kind]))
    ink = gaussian_filter(ink, 0.65)
    return np.clip(ink * 1.25, 0, 1) * (structure > 0)


def _mark(mark: NDArray[np.uint8], structure: NDArray, depth: Floats, tone: NDArray, axis: int) -> None:
    """Mark the edges between neighbours along one axis."""
    first, second = _pair(axis, 0, -1), _pair(axis, 1, None)
    a, b = structure[first], structure[second]
    with np.errstate(invalid="ignore"):
        step = np.nan_to_num(depth[second] - depth[first], nan=0.0, posinf=1e6, neginf=-1e6)
    differ = a != b
    kind = np.zeros(a.shape, np.uint8)
    kind[~differ & (a > 0) & (_jump(step, axis) > STEP_MM)] = FAINT
    kind[~differ & (a > 0) & (tone[first] != tone[second])] = FINE
    kind[differ] = FINE
    kind[differ & (np.abs(step) > DEEP_STEP_MM)] = BOLD
    kind[differ & ((a == 0) | (b == 0))] = OUTER
    near = step >= 0
    mark[first] = np.maximum(mark[first], np.where(near, kind, 0))
    mark[second] = np.maximum(mark[second], np.where(near, 0, kind))


def _jump(step: Floats, axis: int) -> Floats:
    """How much a step exceeds the steps beside it: steep surfaces have none."""
    size = np.abs(np.clip(step, -1e3, 1e3))
    pad = [(0, 0), (0, 0)]
    pad[axis] = (1, 1)
    padded = np.pad(size, pad, mode="edge")
    before, after = padded[_pair(axis, 0, -2)], padded[_pair(axis, 2, None)]
    return size - 1.5 * np.maximum(before, after)


def _pair(axis: int, start: int, stop: int | None) -> tuple[slice, slice]:
    cut = slice(start, stop)
    return (cut, slice(None)) if axis == 0 else (slice(None), cut)
