"""Marks on the spine and pelvis that several trunk muscles share."""

from __future__ import annotations

import numpy as np

from tools.meshes import MeshStore
from tools.plates.lofts.curves import by
from tools.plates.lofts.surface import Points, Surface, extreme

CERVICAL = ("FJ3177", "FJ3161", "FJ3164", "FJ3167", "FJ3170", "FJ3172")  # C2 to C7
THORACIC = (
    *("FJ3158", "FJ3160", "FJ3163", "FJ3166", "FJ3169", "FJ3171"),  # T1 to T6
    *("FJ3173", "FJ3174", "FJ3175", "FJ3154", "FJ3155", "FJ3156"),  # T7 to T12
)
LUMBAR = ("FJ3157", "FJ3159", "FJ3162", "FJ3165", "FJ3168")  # L1 to L5
SACRUM, HIP, RIB_12 = "FJ3393", "FJ3152", "FJ3332"


def spinous_tip(store: MeshStore, vertebra: str) -> Points:
    """The hindmost place of a vertebra near the median plane."""
    rows = store.mesh(vertebra).vertices
    return extreme(rows[np.abs(rows[:, 0]) < 6.0], (0.0, 1.0, 0.0)) * (0.0, 1.0, 1.0)


def transverse_tip(store: MeshStore, vertebra: str) -> Points:
    """The tip of the right transverse process."""
    return extreme(store.mesh(vertebra).vertices, (-1.0, 0.0, 0.0), share=4)


def hind_spine(store: MeshStore) -> Points:
    """The right posterior superior iliac spine."""
    rows = store.mesh(HIP).vertices
    return extreme(rows[rows[:, 2] > rows[:, 2].max() - 90.0], (0.0, 1.0, 0.0))


def crest(hip: Surface, x: float) -> Points:
    """The top of the iliac crest at one distance from the median plane."""
    y = np.arange(-150.0, 0.0, 1.0)
    starts = np.stack([np.full_like(y, x), y, np.full_like(y, 1200.0)], axis=1)
    far = hip.distances(starts, (0.0, 0.0, -1.0))
    best = int(np.argmin(far))
    return starts[best] - by(0.0, 0.0, far[best])
