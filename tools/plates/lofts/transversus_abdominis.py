"""Transversus abdominis: from the inguinal ligament, iliac crest, thoracolumbar fascia and the inner side of
the costal margin to the linea semilunaris, under the internal oblique (Gray's Anatomy, 42nd ed. 2020,
chapter Anterior abdominal wall).

The sheet lies half a millimetre inside the inner face of the internal oblique, on the same grid."""

from __future__ import annotations

import numpy as np

from tools.meshes import Mesh, MeshStore
from tools.plates.lofts.curves import edged, even, steps
from tools.plates.lofts.flank import wall
from tools.plates.lofts.internal_oblique import ACROSS, ALONG, thickness
from tools.plates.lofts.rectus_abdominis import side
from tools.plates.lofts.sheet import closed, finer, rounded


def loft(store: MeshStore) -> Mesh:
    """The right transversus abdominis."""
    base, out = wall(store, side(store), even(ALONG), edged(ACROSS))
    base = base - (thickness() + 0.5)[..., None] * out
    across = 3.8 * rounded(edged(ACROSS), 0.3)
    along = steps([0.5, 0.9, 1.0, 1.0, 0.9, 0.5], even(ALONG))
    thin = np.maximum(along[:, None] * across[None], 0.3)
    return closed(finer(base - thin[..., None] * out), finer(base))
