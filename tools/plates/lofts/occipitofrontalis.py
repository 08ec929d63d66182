"""Occipitofrontalis, both bellies in one mesh without the epicranial aponeurosis between them: frontal
belly above the brow, occipital belly above the superior nuchal line (Gray's Anatomy, 42nd ed. 2020, chapter
Face and scalp).

The frontal belly rises from the margin of the orbit, the occipital belly from just above the top of
trapezius; each is a thin sheet laid on the vault along rays toward its middle."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter

from tools.meshes import Mesh, MeshStore, join
from tools.plates.lofts.curves import edged, even, spline, steps
from tools.plates.lofts.sheet import closed, finer, lift, rounded, ruled
from tools.plates.lofts.surface import Points, Surface, surface

FRONTAL, OCCIPITAL, PARIETAL, TEMPORAL = "FJ3200", "FJ3309", "FJ3380", "FJ3386"
TRAPEZIUS = "FJ1521"
BACKWARD = np.array([0.0, 1.0, 0.0])
ALONG, ACROSS = 48, 40


def loft(store: MeshStore) -> Mesh:
    """The right frontal and occipital bellies."""
    skull = surface(store, FRONTAL, OCCIPITAL, PARIETAL, TEMPORAL)
    front, back = store.mesh(FRONTAL).vertices, store.mesh(OCCIPITAL).vertices
    middle = np.array([0.0, (front[:, 1].min() + back[:, 1].max()) / 2, front[:, 2].min() + 20.0])
    brow = _brow(store)
    level = brow[:, 2].mean()
    hairline = np.array(
        [(0.9 * x, 0.0, level + up) for x, up in zip(brow[:, 0], (46, 53, 56, 54, 47), strict=True)]
    )
    nuchal = _nuchal(store)
    upper = nuchal + np.array([(0.0, 0.0, up) for up in (34.0, 42.0, 45.0, 43.0, 36.0)])
    return join(
        [
            _belly(skull, _met(skull, brow, BACKWARD), _met(skull, hairline, BACKWARD), middle),
            _belly(skull, _met(skull, nuchal, -BACKWARD), _met(skull, upper, -BACKWARD), middle),
        ]
    )


def _belly(skull: Surface, low: Points, high: Points, middle: Points) -> Mesh:
    """A thin sheet on the vault between two lines."""
    grid = ruled([low, high], even(ALONG))
    out = grid - middle
    out /= np.linalg.norm(out, axis=-1, keepdims=True)
    laid = lift(grid, out, skull, 0.8, 40.0)
    grid = gaussian_filter(laid, (2.0, 2.0, 0.0), mode="nearest")
    grid = np.where(rounded(edged(ACROSS))[None, :, None] > 0, grid, laid)
    grid[[0, -1]] = laid[[0, -1]]
    grid = lift(grid, out, skull, 0.4, 40.0)
    thick = steps([0.8, 2.6, 3.2, 2.8, 1.8, 0.5], even(ALONG))[:, None] * rounded(edged(ACROSS), 0.35)
    return closed(finer(grid), finer(grid + thick[..., None] * out))


def _met(skull: Surface, marks: Points, ray: Points) -> Points:
    """A curve through marks, laid on the skull along a ray."""
    curve = spline(marks, edged(ACROSS))
    return skull.hit(curve - 400.0 * ray, ray)


def _brow(store: MeshStore) -> Points:
    """Just above the margin of the orbit, medial to lateral (only x and z count)."""
    bone = surface(store, FRONTAL)
    rows = bone.mesh.vertices
    face = rows[:, 1].min()
    starts = np.array([(x, face - 50.0, rows[:, 2].min()) for x in (-8.0, -18.0, -29.0, -40.0, -49.0)])
    margin = bone.rim(starts, (0, 0, 1), BACKWARD, reach=60.0, within=85.0)
    return np.stack([margin[:, 0], np.zeros(5), margin[:, 2] + 5.0], axis=1)


def _nuchal(store: MeshStore) -> Points:
    """Just above the superior nuchal line, where trapezius ends, medial to lateral."""
    top = store.mesh(TRAPEZIUS).vertices[:, 2].max() + 4.0
    return np.array(
        [(x, 0.0, top + up) for x, up in ((-10, 3), (-22, 4), (-34, 4), (-45, 2), (-54, -1))], float
    )
