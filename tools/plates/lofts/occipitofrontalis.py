"""Occipitofrontalis: frontal belly above the brow, occipital belly above the superior nuchal line, and the
epicranial aponeurosis thin between them (Gray's Anatomy, 42nd ed. 2020, chapter Face and scalp).

Fibres run from the brow over the vault to the nuchal line; each place is where a ray toward the middle of
the vault meets the skull, a millimetre off it. Thick in the two bellies, a film over the top."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter

from tools.meshes import Mesh, MeshStore
from tools.plates.lofts.curves import edged, even, steps
from tools.plates.lofts.sheet import Grid, closed, finer, rounded
from tools.plates.lofts.surface import Points, surface

FRONTAL, OCCIPITAL, PARIETAL, TEMPORAL = "FJ3200", "FJ3309", "FJ3380", "FJ3386"
ALONG, ACROSS = 110, 36


def loft(store: MeshStore) -> Mesh:
    """The right occipitofrontalis with half of the aponeurosis."""
    skull = surface(store, FRONTAL, OCCIPITAL, PARIETAL, TEMPORAL)
    centre = _centre(store)
    out = _directions(store, centre)
    far = np.linalg.norm(skull.hit(centre + 300.0 * out, -out) - centre, axis=-1)
    base = centre + (gaussian_filter(far, (1.5, 1.5), mode="nearest") + 1.2)[..., None] * out
    thick = steps([0.8, 2.4, 3.2, 2.6, 0.9, 0.8, 0.8, 0.8, 0.8, 0.9, 2.2, 3.2, 2.2, 0.8], even(ALONG))
    film = np.maximum(thick[:, None] * rounded(edged(ACROSS), 0.3)[None], 0.4)
    return closed(finer(base), finer(base + film[..., None] * out))


def _centre(store: MeshStore) -> Points:
    """The middle of the vault in the median plane, at the height of the brow."""
    front = store.mesh(FRONTAL).vertices
    back = store.mesh(OCCIPITAL).vertices
    brow = front[np.argmin(front[:, 1])]
    return np.array([0.0, (front[:, 1].min() + back[:, 1].max()) / 2, brow[2]])


def _directions(store: MeshStore, centre: Points) -> Grid:
    """Unit directions from the centre: along from brow to nuchal line, across from near the median plane."""
    hind = store.mesh(OCCIPITAL).vertices
    inion = hind[np.abs(hind[:, 0]) < 5.0]
    inion = inion[np.argmax(inion[:, 1])]
    fall = np.arctan2(centre[2] - inion[2], inion[1] - centre[1])
    turn = np.linspace(0.1, np.pi + max(fall, 0.0), ALONG)[:, None]
    medial = np.radians(steps([4.0, 3.0, 3.0, 4.0, 8.0], even(ALONG)))[:, None]
    lateral = np.radians(steps([32.0, 34.0, 36.0, 38.0, 42.0], even(ALONG)))[:, None]
    aside = medial + edged(ACROSS)[None] * (lateral - medial)
    return np.stack(
        [-np.sin(aside), -np.cos(aside) * np.cos(turn), np.cos(aside) * np.sin(turn)],
        axis=-1,
    )
