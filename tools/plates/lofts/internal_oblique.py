"""Internal oblique: from the inguinal ligament, iliac crest and thoracolumbar fascia to the costal margin
and the linea semilunaris, under the external oblique (Gray's Anatomy, 42nd ed. 2020, chapter Anterior
abdominal wall).

The sheet lies on the inner face of the external oblique and is as thick as the muscle of an adult, thinner
toward its borders."""

from __future__ import annotations

import numpy as np

from tools.meshes import Mesh, MeshStore
from tools.plates.lofts.curves import edged, even, steps
from tools.plates.lofts.flank import wall
from tools.plates.lofts.rectus_abdominis import side
from tools.plates.lofts.sheet import Grid, closed, finer, rounded

ALONG, ACROSS = 60, 70


def loft(store: MeshStore) -> Mesh:
    """The right internal oblique."""
    base, out = wall(store, side(store), even(ALONG), edged(ACROSS))
    return closed(finer(base - thickness()[..., None] * out), finer(base))


def thickness() -> Grid:
    """Thickness (mm) over rows and columns of the wall."""
    across = steps([2.5, 6.0, 7.0, 6.5, 5.0], even(ACROSS)) * rounded(edged(ACROSS), 0.3)
    along = steps([0.5, 0.9, 1.0, 1.0, 0.9, 0.4], even(ALONG))
    return np.maximum(along[:, None] * across[None], 0.3)
