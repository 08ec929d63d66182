"""Makes the skin a neutral figure: smooths the groin and puts plain shorts on it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tools.meshes import Mesh
from tools.plates.mend import membrane

SKIN = "FJ2810"
WAIST_Z, HEM_Z = 946.0, 722.0
"""Upper and lower edge of the shorts, mm."""
HALF_WIDTH = 200.0
"""The hands hang beyond this distance from the median plane, mm."""


def dress(mesh: Mesh) -> tuple[Mesh, NDArray[np.bool_]]:
    """The skin with a smooth groin, and which of its triangles may be cloth."""
    x, y, z = mesh.vertices.T
    groin = (np.abs(x) < 66.0) & (y < -50.0) & (z > 735.0) & (z < 925.0)
    smooth = membrane(mesh, groin)
    middle = smooth.vertices[smooth.faces].mean(1)
    trunk = np.abs(middle[:, 0]) < HALF_WIDTH
    return smooth, trunk & (middle[:, 2] < WAIST_Z + 90) & (middle[:, 2] > HEM_Z - 90)


def is_cloth(position: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which positions (n, 3) of the triangles that may be cloth lie between waist and hem."""
    x, y, z = position.T
    waist = WAIST_Z + 10.0 * np.clip((y + 90.0) / 130.0, -1.0, 1.0)
    return (z < waist) & (z > HEM_Z + 0.06 * (np.abs(x) - 90.0))
