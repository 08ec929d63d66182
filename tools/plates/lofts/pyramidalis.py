"""Pyramidalis: from the front of the pubis and its symphysis to the linea alba, about half way to the navel,
in the sheath before rectus abdominis (Gray's Anatomy, 42nd ed. 2020, chapter Anterior abdominal wall).

The rows run from a line on the pubis to a line up the linea alba, laid on the front of rectus abdominis."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter

from tools.meshes import Mesh, MeshStore
from tools.plates.lofts import rectus_abdominis
from tools.plates.lofts.curves import edged, even, steps
from tools.plates.lofts.flank import pubic_tubercle
from tools.plates.lofts.rectus_abdominis import FRONT
from tools.plates.lofts.sheet import closed, filled, finer, normals, rounded, ruled
from tools.plates.lofts.spine import HIP, LUMBAR
from tools.plates.lofts.surface import Surface

BESIDE = -5.6
"""Where the linea alba ends on the right (x, mm)."""
ALONG, ACROSS = 44, 26


def loft(store: MeshStore) -> Mesh:
    """The right pyramidalis."""
    tubercle = pubic_tubercle(store.mesh(HIP).vertices)
    navel = store.mesh(LUMBAR[2]).vertices[:, 2].min()
    low, top = tubercle[2] - 6.0, tubercle[2] + 0.44 * (navel - tubercle[2])
    across = edged(ACROSS)
    foot = np.stack([BESIDE + across * (tubercle[0] + 1.0 - BESIDE), 0 * across, low + 3.0 * across], axis=1)
    alba = np.stack([np.full(ACROSS, BESIDE), 0 * across, low + 22.0 + across * (top - low - 22.0)], axis=1)
    grid = ruled([foot, alba], even(ALONG))
    beneath = Surface([rectus_abdominis.loft(store)])
    starts = grid * (1.0, 0.0, 1.0) + 400.0 * FRONT
    grid[..., 1] = gaussian_filter(filled(beneath.distances(starts, -FRONT)), 2.0, mode="nearest") - 400.4
    thick = steps([1.6, 3.0, 3.2, 2.6, 1.2], even(ALONG))[:, None] * rounded(edged(ACROSS), 0.4)
    return closed(finer(grid), finer(grid + thick[..., None] * normals(grid, FRONT)))
