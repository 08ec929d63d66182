"""Small faults of the reference meshes that are put right as they are read: places where one muscle stands
out of another by a fraction of a millimetre."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Dent:
    """Vertices within ``radius`` mm of a place are moved by up to ``shift`` (mm), less toward the rim."""

    at: tuple[float, float, float]
    radius: float
    shift: tuple[float, float, float]


DENTS: dict[str, tuple[Dent, ...]] = {
    # The abdominal part of pectoralis major shows through the external oblique that covers it.
    "FJ1446": (Dent((-85.0, -228.0, 1223.0), 30.0, (0.0, 2.5, 0.0)),),
}
"""The dents of each part."""


def mended(part: str, vertices: NDArray[np.float64]) -> NDArray[np.float64]:
    """The vertices (n, 3) of a part with its dents made."""
    rows = vertices.copy()
    for dent in DENTS.get(part, ()):
        far = np.linalg.norm(vertices - np.array(dent.at), axis=1) / dent.radius
        share = np.clip(1.0 - far**2, 0.0, None) ** 2
        rows += share[:, None] * np.array(dent.shift)
    return rows
