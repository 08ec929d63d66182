"""Extensor digitorum brevis: from the upper outer face of the calcaneus before the sinus tarsi, lateral to
extensor hallucis brevis, by three slips to the second, third and fourth toes, where each tendon joins the
lateral side of the long extensor's (Gray's Anatomy, 42nd ed. 2020, chapter Ankle and foot).

Three spindles lie side by side on cuboid and metatarsals, under the long extensor's tendons."""

from __future__ import annotations

import numpy as np

from tools.meshes import Mesh, MeshStore, join
from tools.plates.lofts.curves import Points, by, even, smoothed, spline, steps
from tools.plates.lofts.dorsal_interossei_foot import METATARSALS, PHALANGES
from tools.plates.lofts.strap import spindle
from tools.plates.lofts.surface import extreme, surface

CALCANEUS = "FJ3360"
TARSUS = (CALCANEUS, "FJ3364", "FJ3373", "FJ3370", "FJ3308")
"""Calcaneus, cuboid, lateral and intermediate cuneiform, navicular."""
DORSAL = np.array([-0.50, -0.30, 0.81])
"""Outward from the back of the foot where the bellies lie."""
ALONG = 60
SLIPS = ((1, 0.0), (2, 3.0), (3, 6.0))
"""Of each slip: the toe, counted from nought, and how far lateral (mm) of the first it begins."""


def loft(store: MeshStore) -> Mesh:
    """The three slips of the right muscle."""
    return join([_slip(store, toe, aside) for toe, aside in SLIPS])


def _slip(store: MeshStore, toe: int, aside: float) -> Mesh:
    """One belly and its tendon."""
    start, end = _origin(store) + by(-0.4 * aside, 0.0, -0.8 * aside), _insertion(store, toe)
    shaft = store.mesh(METATARSALS[toe]).vertices
    base = extreme(shaft, (0.0, 1.0, 0.3)) + by(-2.0, -4.0, 0.0)
    belly = (start + base) / 2 + by(-3.0, 0.0, 0.0)
    neck = base + 0.72 * (end - base)
    line = _laid(store, spline([start, belly, base, neck, end], even(ALONG)))
    width = steps([6.0, 11.5, 11.0, 7.0, 3.0, 2.4, 2.4, 3.0], even(ALONG))
    thick = steps([2.0, 6.0, 7.0, 4.5, 1.8, 1.3, 1.2, 1.0], even(ALONG))
    return spindle(line + (thick / 2)[:, None] * DORSAL, DORSAL, width, thick)


def _laid(store: MeshStore, line: Points) -> Points:
    """A line laid on the bones, taut between its ends."""
    bones = surface(store, *TARSUS, *METATARSALS, *PHALANGES)
    far = bones.distances(line + 40.0 * DORSAL, -DORSAL)
    rise = np.where(np.isfinite(far), 40.6 - far, 0.0)
    laid = line + smoothed(rise[:, None] * np.ones(3), 20) * DORSAL
    deep = 40.4 - bones.distances(laid + 40.0 * DORSAL, -DORSAL)
    need = np.where(np.isfinite(deep), np.clip(deep, 0.0, 6.0), 0.0)
    return laid + smoothed(need[:, None] * np.ones(3), 4) * DORSAL


def _origin(store: MeshStore) -> Points:
    """On the upper outer corner of the front of the calcaneus."""
    rows = store.mesh(CALCANEUS).vertices
    front = rows[rows[:, 1] < rows[:, 1].min() + 18.0]
    return extreme(front, (-0.6, 0.0, 0.8)) + by(0.0, 2.0, 0.0)


def _insertion(store: MeshStore, toe: int) -> Points:
    """On the back of the base of the first phalanx, a little lateral."""
    rows = store.mesh(PHALANGES[toe]).vertices
    base = rows[rows[:, 1] > rows[:, 1].max() - 8.0]
    return extreme(base, (-0.35, 0.0, 0.9)) + by(0.0, -3.0, 0.0)
