"""Some triangles of the body seen by a camera: what each ray met, by sample and by pixel."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from atlas.domain.plates import Camera
from tools.plates.body import MATERIAL, Body
from tools.plates.decals import IRIS_MM, PUPIL_MM, ring_of_eye, under_lid
from tools.plates.lay_figure import is_cloth
from tools.plates.scene import Hits, Scene, origins_of

Floats = NDArray[np.float32]
SAMPLES = 2
"""Rays along each edge of a pixel."""


@dataclass(frozen=True)
class View:
    """Triangles of a body seen by a camera: the rays' hits and what follows from them.

    ``lids`` half close the eyes; ``before`` are the faces of the hits before some were sunk.
    """

    body: Body
    camera: Camera
    scene: Scene
    hits: Hits
    lids: bool = False
    before: NDArray[np.int32] | None = None

    @cached_property
    def structure(self) -> NDArray[np.int32]:
        """Structure numbers of the supersampled picture (h, w), 0 where nothing is."""
        return self.hits.spread(self.body.structure[self.hits.face], 0)

    @cached_property
    def sunk(self) -> NDArray[np.bool_]:
        """Which hits were moved to a surface that lies a little within another."""
        if self.before is None:
            return np.zeros(len(self.hits.at), bool)
        return self.before != self.hits.face

    @cached_property
    def material(self) -> NDArray[np.uint8]:
        """Material numbers of the hits (n,); shorts and irises end at their edges, not at triangles."""
        material = self.body.material[self.hits.face]
        rows, place = self._places(material, "cloth")
        material[rows[~is_cloth(place)]] = MATERIAL["skin"]
        rows, place = self._places(material, "cornea")
        ring = ring_of_eye(place)
        material[rows[ring < IRIS_MM]] = MATERIAL["iris"]
        material[rows[ring < PUPIL_MM]] = MATERIAL["pupil"]
        material[material == MATERIAL["cornea"]] = MATERIAL["sclera"]
        for name in ("sclera", "iris", "pupil") if self.lids else ():
            rows, place = self._places(material, name)
            material[rows[under_lid(place)]] = MATERIAL["skin"]
        return material

    def _places(self, material: NDArray[np.uint8], name: str) -> tuple[NDArray[np.intp], Floats]:
        """Which hits are of a material, and their positions."""
        rows = np.flatnonzero(material == MATERIAL[name])
        start = origins_of(self.camera, SAMPLES, self.hits.at[rows])
        return rows, start + self.hits.t[rows, None] * np.array(self.camera.forward, np.float32)

    @cached_property
    def depth(self) -> Floats:
        """Depths (mm) of the supersampled picture, infinite where nothing is."""
        return self.hits.spread(self.hits.t, np.inf)

    @cached_property
    def numbers(self) -> NDArray[np.int32]:
        """Structure numbers by pixel: what most of a pixel's samples meet."""
        s = self.structure
        a, b, c, d = s[0::2, 0::2], s[0::2, 1::2], s[1::2, 0::2], s[1::2, 1::2]
        return np.where((a == d) | (a == b) | (a == c), a, np.where((b == c) | (b == d), b, d))
