"""Multifidus: from the back of the sacrum and the posterior superior iliac spine up beside the spinous
processes, thick in the small of the back, thinner to the axis (Gray's Anatomy, 42nd ed. 2020, chapter Back).

Rows from the fourth sacral level to C2. Its deep face is the back of sacrum, laminae and articular
processes (rays from behind); its superficial face falls from near the spinous tips to the articular
processes and is kept off the erector spinae and semispinalis."""

from __future__ import annotations

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.ndimage import gaussian_filter, grey_closing, grey_dilation

from tools.meshes import Mesh, MeshStore
from tools.plates.lofts.curves import edged, rounded_ends
from tools.plates.lofts.sheet import Grid, closed, finer, rounded
from tools.plates.lofts.spine import (
    CERVICAL,
    HIP,
    LUMBAR,
    SACRUM,
    THORACIC,
    hind_spine,
    spinous_tip,
    transverse_tip,
)
from tools.plates.lofts.surface import Surface, surface

COVER = ("FJ1535", "FJ1527", "FJ1544", "FJ1540", "FJ1539", "FJ1543")
BACK = np.array([0.0, 1.0, 0.0])
ALONG, ACROSS = 150, 24


def loft(store: MeshStore) -> Mesh:
    """The right multifidus, sacrum to axis."""
    z, medial, lateral, tip = _rows(store)
    t = edged(ACROSS)
    x = medial[:, None] + t[None] * (lateral - medial)[:, None]
    bones = surface(store, SACRUM, HIP, *LUMBAR, *THORACIC, *CERVICAL)
    deep = _deep(bones, x, z)
    roof = tip[:, None] + t[None] * (deep[:, -1] + 1.0 - tip)[:, None]
    thick = np.maximum(roof - deep, 4.0) * (0.55 + 0.45 * rounded(t))[None]
    thick = _kept_off(surface(store, *COVER), x, deep, z, thick)
    thick *= rounded(t, 0.35)[None] * rounded_ends(ALONG, 0.06)[:, None]
    grid = np.stack([x, deep, np.broadcast_to(z[:, None], x.shape)], axis=-1)
    return closed(finer(grid), finer(grid + thick[..., None] * BACK))


def _rows(store: MeshStore) -> tuple[Grid, Grid, Grid, Grid]:
    """Height of each row, its medial and lateral limits (x) and the depth of its medial border (y)."""
    sacrum = store.mesh(SACRUM).vertices
    spine = hind_spine(store)
    marks = [(sacrum[:, 2].min() + 42.0, -4.0, -6.0, None), (spine[2], -4.0, spine[0] + 6.0, None)]
    for group, share, drop in (
        (LUMBAR[::-1], 0.62, 5.0),
        (THORACIC[::-1], 0.5, 5.0),
        (CERVICAL[::-1], 0.6, 6.0),
    ):
        for vertebra in group:
            tip, side = spinous_tip(store, vertebra), transverse_tip(store, vertebra)
            marks.append((tip[2], -4.5, share * side[0], tip[1] - drop))
    z = np.linspace(marks[0][0], marks[-1][0], ALONG)
    heights = np.array([mark[0] for mark in marks])
    known = [mark for mark in marks if mark[3] is not None]
    sacral = _sacral_tips(sacrum, heights[:2])
    tips = np.concatenate([sacral, [mark[3] for mark in known]])
    marks[-1] = (*marks[-1][:2], marks[-1][1] - 3.0, marks[-1][3])
    curves = ([m[1] for m in marks], [m[2] for m in marks], tips)
    medial, lateral, tip = (PchipInterpolator(heights, np.asarray(c, float))(z) for c in curves)
    return z, medial, gaussian_filter(lateral, 2.0, mode="nearest"), gaussian_filter(tip, 2.0, mode="nearest")


def _sacral_tips(sacrum: Grid, heights: Grid) -> list[float]:
    """How far back the median sacral crest reaches at some heights, less 2 mm."""
    near = np.abs(sacrum[:, 0]) < 8.0
    return [float(sacrum[near & (np.abs(sacrum[:, 2] - z) < 8.0)][:, 1].max()) - 2.0 for z in heights]


def _deep(bones: Surface, x: Grid, z: Grid) -> Grid:
    """The back of the bones under each place, gaps between the arches bridged, smooth."""
    starts = np.stack([x, np.full_like(x, 60.0), np.broadcast_to(z[:, None], x.shape)], axis=-1)
    far = bones.distances(starts, -BACK)
    y = np.where(np.isfinite(far), 60.0 - far, -120.0)
    bridged = np.asarray(grey_closing(y, size=(9, 3), mode="nearest"))
    smooth = gaussian_filter(bridged, (2.0, 1.2), mode="nearest")
    ridges = grey_dilation(np.maximum(y, smooth), size=(3, 3), mode="nearest")
    return np.asarray(gaussian_filter(ridges, 1.0, mode="nearest")) + 0.3


def _kept_off(cover: Surface, x: Grid, deep: Grid, z: Grid, thick: Grid) -> Grid:
    """The thickness no larger than the room below the muscles that cover it, but at least 3.5 mm."""
    starts = np.stack([x, deep, np.broadcast_to(z[:, None], x.shape)], axis=-1)
    room = cover.distances(starts, BACK) - 0.5
    held = np.minimum(thick, np.where(room < 40.0, np.maximum(room, 3.5), np.inf))
    return np.minimum(gaussian_filter(held, (2.5, 1.5), mode="nearest"), thick)
