"""Bands and spindles about a middle line: straps, slips and bellies with their tendons."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from tools.meshes import Mesh
from tools.plates.lofts.curves import Points, edged
from tools.plates.lofts.sheet import Grid, closed, finer, rounded


def band(middle: Points, out: ArrayLike, width: Points, across: int) -> Grid:
    """A flat grid (along, across, 3) about a middle line (n, 3), ``width`` (n,) mm wide, facing ``out``."""
    course = _unit(np.gradient(middle, axis=0))
    side = _unit(np.cross(course, np.broadcast_to(np.asarray(out, float), middle.shape)))
    offset = (edged(across) - 0.5)[None, :, None] * width[:, None, None]
    return middle[:, None] + offset * side[:, None]


def spindle(middle: Points, out: ArrayLike, width: Points, thickness: Points, across: int = 14) -> Mesh:
    """A closed belly of elliptic section, ``width`` and ``thickness`` (n,) mm, its flat face to ``out``."""
    grid = band(middle, out, width, across)
    facing = _unit(np.broadcast_to(np.asarray(out, float), middle.shape))
    half = (thickness[:, None] * rounded(edged(across)) / 2)[..., None] * facing[:, None]
    return closed(finer(grid - half), finer(grid + half))


def _unit(rows: Points) -> Points:
    return rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)
