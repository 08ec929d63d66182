"""Sternalis, a variant that few people have: a strap beside the sternum, from the fascia of the manubrium
and the tendon of sternocleidomastoid over pectoralis major to the lower costal cartilages and the sheath of
rectus abdominis (Gray's Anatomy, 42nd ed. 2020, chapter Chest wall and breast).

The strap lies on pectoralis major along rays from the front; it is drawn on the right side only."""

from __future__ import annotations

from scipy.ndimage import gaussian_filter

from tools.meshes import Mesh, MeshStore
from tools.plates.lofts.curves import edged, even, spline, steps
from tools.plates.lofts.flank import EXTERNAL_OBLIQUE
from tools.plates.lofts.rectus_abdominis import CARTILAGES, FRONT
from tools.plates.lofts.sheet import closed, filled, finer, normals, rounded
from tools.plates.lofts.strap import band
from tools.plates.lofts.surface import surface

MANUBRIUM, STERNUM, FIFTH = "FJ3290", "FJ3178", "FJ3341"
PECTORALIS = ("FJ1464", "FJ1446")
ALONG, ACROSS = 80, 24


def loft(store: MeshStore) -> Mesh:
    """The sternalis of the right side."""
    top = store.mesh(MANUBRIUM).vertices[:, 2].max() - 20.0
    bottom = store.mesh(FIFTH).vertices[:, 2].min() - 8.0
    tall = top - bottom
    marks = [(-9.0, 0.0, top), (-17.0, 0.0, top - 0.25 * tall), (-27.0, 0.0, top - 0.6 * tall)]
    middle = spline([*marks, (-36.0, 0.0, bottom)], even(ALONG))
    width = steps([5.0, 9.0, 14.0, 17.0, 17.0, 13.0], even(ALONG))
    grid = band(middle, FRONT, width, ACROSS)
    beneath = surface(store, *PECTORALIS, MANUBRIUM, STERNUM, EXTERNAL_OBLIQUE, *CARTILAGES)
    far = beneath.distances(grid + 400.0 * FRONT, -FRONT)
    grid[..., 1] = gaussian_filter(filled(far), (4.0, 1.5), mode="nearest") - 400.4
    thick = steps([1.2, 2.6, 3.4, 3.4, 2.8, 1.0], even(ALONG))[:, None] * rounded(edged(ACROSS), 0.4)
    return closed(finer(grid), finer(grid + thick[..., None] * normals(grid, FRONT)))
