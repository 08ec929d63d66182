"""Rectus abdominis: from the pubic crest to the fifth to seventh costal cartilages, lateral to the linea
alba and behind the aponeurosis of the external oblique (Gray's Anatomy, 42nd ed. 2020, chapter Anterior
abdominal wall).

Rows from the pubis up; its front face lies behind the aponeurosis (rays forward from within), over the
cartilages it lies on them. Three tendinous intersections show as shallow furrows: at the navel (disc below
L3), below the xiphoid end of the linea alba, and midway."""

from __future__ import annotations

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.ndimage import gaussian_filter, minimum_filter

from tools.meshes import Mesh, MeshStore
from tools.plates.lofts.curves import edged, even, rounded_ends
from tools.plates.lofts.flank import EXTERNAL_OBLIQUE, Border, angle_of, pubic_tubercle
from tools.plates.lofts.sheet import Grid, closed, filled, finer, rounded
from tools.plates.lofts.spine import HIP, LUMBAR
from tools.plates.lofts.surface import surface

LINEA_ALBA = "FJ1448"
CARTILAGES = ("FJ3341", "FJ3343", "FJ3345", "FJ3344", "FJ3342", "FJ3346")
FRONT = np.array([0.0, -1.0, 0.0])
ALONG, ACROSS = 120, 32


def loft(store: MeshStore) -> Mesh:
    """The right rectus abdominis."""
    x, z = _rows(store)
    front = _front(store, x, z)
    thick = _thickness(store, z)[:, None] * rounded(edged(ACROSS), 0.4) * rounded_ends(ALONG, 0.02)[:, None]
    back = np.minimum(front + thick, _room(store, x, z, front + 14.0))
    front = np.minimum(front, back - np.minimum(thick, 1.5))
    outer, inner = np.stack([x, front, z], axis=-1), np.stack([x, back, z], axis=-1)
    return closed(finer(inner), finer(outer))


def side(store: MeshStore) -> Border:
    """The linea semilunaris: for each height (mm) the angle of the lateral border."""
    x, z = _rows(store)
    front = _front(store, x, z)
    points = np.stack([x, front, z], axis=-1)[:, -1]
    return Border(points[:, 2], angle_of(points) + 0.008)


def _rows(store: MeshStore) -> tuple[Grid, Grid]:
    """Positions of the grid across (x) and up (z); the upper end slants up from the midline."""
    tubercle = pubic_tubercle(store.mesh(HIP).vertices)
    fifth = store.mesh(CARTILAGES[0]).vertices
    alba = store.mesh(LINEA_ALBA).vertices
    low, high = tubercle[2] - 2.0, fifth[:, 2].min() + 12.0
    medial, lateral = alba[:, 0].min(), fifth[:, 0].min() + 14.0
    t = even(ALONG)
    width = PchipInterpolator([0.0, 0.12, 0.3, 0.55, 0.8, 1.0], [0.3, 0.42, 0.72, 0.9, 1.0, 0.95])(t)
    inside = PchipInterpolator([0.0, 0.15, 1.0], [-4.0, medial + 1.0, medial])(t)
    x = inside[:, None] + edged(ACROSS)[None] * (width * (lateral - medial))[:, None]
    top = high - 18.0 * (1 - edged(ACROSS))[None] ** 2
    return x, low + t[:, None] * (top - low)


def _front(store: MeshStore, x: Grid, z: Grid) -> Grid:
    """How far forward the front face lies (y): behind the aponeurosis, at the pubis on the bone."""
    starts = np.stack([x, np.full_like(x, -130.0), z], axis=-1)
    oblique = -130.0 - surface(store, EXTERNAL_OBLIQUE).distances(starts, FRONT)
    alba = store.mesh(LINEA_ALBA).vertices
    order = np.argsort(alba[:, 2])
    middle = np.interp(z, alba[order, 2], gaussian_filter(alba[order, 1], 25.0)) - 4.0
    y = np.where(np.isfinite(oblique) & (np.abs(oblique - middle) < 45.0), oblique + 0.8, middle)
    y = gaussian_filter(y, (2.5, 1.5), mode="nearest")
    foot = np.stack([x[0], np.full(ACROSS, -400.0), z[0]], axis=-1)
    bone = surface(store, HIP).distances(foot, -FRONT) - 401.0
    bone = gaussian_filter(filled(bone[None])[0], 2.0, mode="nearest")
    return y + np.clip(1 - even(ALONG) / 0.08, 0.0, 1.0)[:, None] ** 2 * (bone - y[0])[None]


def _room(store: MeshStore, x: Grid, z: Grid, open_to: Grid) -> Grid:
    """How far back the muscle may reach (y): half a millimetre before the cartilages, else ``open_to``."""
    starts = np.stack([x, np.full_like(x, -400.0), z], axis=-1)
    bone = surface(store, *CARTILAGES).distances(starts, -FRONT) - 400.0
    floor = minimum_filter(np.where(np.isfinite(bone), bone, open_to), size=(5, 3), mode="nearest")
    return gaussian_filter(floor, (1.5, 1.0), mode="nearest") - 0.5


def _thickness(store: MeshStore, z: Grid) -> Grid:
    """Thickness of each row (mm), less in the tendinous intersections."""
    navel = store.mesh(LUMBAR[2]).vertices[:, 2].min()
    xiphoid = store.mesh(LINEA_ALBA).vertices[:, 2].max() - 30.0
    height = z[:, 0]
    full = PchipInterpolator([0.0, 0.15, 0.4, 0.8, 1.0], [5.0, 9.0, 10.5, 8.0, 4.0])(even(ALONG))
    for level in (navel, (navel + xiphoid) / 2, xiphoid):
        full *= 1 - 0.35 * np.exp(-(((height - level) / 4.0) ** 2))
    return full
