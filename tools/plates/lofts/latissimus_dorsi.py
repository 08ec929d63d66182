"""Latissimus dorsi: from the spinous processes T7 to L5, the median sacral crest and the hind part of the
iliac crest, over the lower ribs, round the lower border of teres major to the floor of the intertubercular
sulcus (Gray's Anatomy, 42nd ed. 2020, chapters Back and Pectoral girdle and upper limb).

Four lines: origin; the hind axillary fold below teres major; the front of teres major, where the order of
the fibres is turned over (lowest fibres highest); insertion. The trunk part is draped over ribs and muscles
along rays toward the axis of the trunk and kept below trapezius."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter

from tools.meshes import Mesh, MeshStore
from tools.plates.lofts.curves import by, edged, even, resample, smoothed, spline, steps
from tools.plates.lofts.sheet import Grid, body, closed, finer, lift, normals, radial, relax, rounded, ruled
from tools.plates.lofts.spine import HIP, LUMBAR, SACRUM, THORACIC, crest, hind_spine, spinous_tip
from tools.plates.lofts.surface import Points, extreme, surface

HUMERUS, SCAPULA, TERES = "FJ3368", "FJ3384", "FJ1507"
RIBS = ("FJ3346", "FJ3347", "FJ3348", "FJ3330", "FJ3331", "FJ3332", "FJ3344", "FJ3342")
BENEATH = ("FJ1459", "FJ1541", "FJ1527", "FJ1535", "FJ1544", "FJ1528", "FJ1452", "FJ1451", "FJ1540")
ASCENDING_TRAPEZIUS = "FJ1520"
AXIS = (0.0, -105.0, 0.0)
UNDER_TERES = np.array([0.0, -0.6, -0.8])
ALONG, ACROSS, TRUNK = 96, 80, 68


def loft(store: MeshStore) -> Mesh:
    """The right latissimus dorsi."""
    lines = _origin(store), _fold(store), _front(store), _insertion(store)
    grid = _draped(store, _fibres(*lines))
    side = radial(grid, AXIS)
    out = gaussian_filter(normals(grid, side), (2.0, 2.0, 0.0), mode="nearest")
    out /= np.linalg.norm(out, axis=-1, keepdims=True)
    profile = steps([0.8, 2.0, 4.5, 5.5, 6.0, 7.0, 8.0, 6.0, 3.0, 2.5], even(ALONG))
    thickness = profile[:, None] * rounded(edged(ACROSS), 0.35)
    inner, outer = body(grid, out, thickness, over=surface(store, ASCENDING_TRAPEZIUS), reach=12.0)
    return closed(finer(inner), finer(outer))


def _fibres(origin: Points, fold: Points, front: Points, insertion: Points) -> Grid:
    """Straight to the fold, then in a smooth bend before teres major to the humerus."""
    trunk = ruled([origin, fold], even(TRUNK))
    step = (fold - origin) / np.linalg.norm(fold - origin, axis=1, keepdims=True)
    arm = ruled([fold - 25.0 * step, fold, front, insertion], even(ALONG - TRUNK + 12))
    return np.concatenate([trunk, arm[-(ALONG - TRUNK) :]])


def _draped(store: MeshStore, grid: Grid) -> Grid:
    """The trunk part laid on what is beneath, the arm part bent round teres major."""
    beneath = surface(store, *RIBS, *BENEATH, SCAPULA, TERES, HIP, SACRUM, *THORACIC[6:], *LUMBAR)
    teres = surface(store, TERES)
    grid[0] = lift(grid[:1], radial(grid[:1], AXIS), beneath, 1.4, 12.0)[0]
    held = np.zeros(grid.shape[:2], bool)
    held[[0, -1]] = True
    for _ in range(36):
        grid = relax(grid, held=held)
        trunk, arm = grid[1 : TRUNK - 2], grid[TRUNK - 2 : -8]
        grid[1 : TRUNK - 2] = lift(trunk, radial(trunk, AXIS), beneath, 1.6, 45.0)
        grid[TRUNK - 2 : -8] = lift(arm, np.broadcast_to(UNDER_TERES, arm.shape), teres, 2.5, 30.0)
    for _ in range(8):
        grid = relax(grid, held=held)
    return grid


def _origin(store: MeshStore) -> Points:
    """Down the spinous tips, over the sacrum to the iliac crest and out along it."""
    spine = [spinous_tip(store, vertebra) for vertebra in (*THORACIC[6:], *LUMBAR)]
    hind = hind_spine(store)
    sacral = [_sacral_crest(store, hind[2] - down) for down in (0.0, 14.0, 26.0)]
    edge = (sacral[-1] + hind) / 2 + by(-4.0, 2.0, -3.0)
    hip = surface(store, HIP)
    along = [crest(hip, hind[0] - out) for out in (12.0, 24.0, 36.0, 48.0, 60.0, 72.0, 80.0)]
    line = np.array([*spine, *sacral, edge, hind, *along]) + by(0.0, 1.0, 0.5)
    line[:, 0] = np.minimum(line[:, 0], -0.8)
    return resample(smoothed(resample(line, even(160)), 6), edged(ACROSS))


def _sacral_crest(store: MeshStore, z: float) -> Points:
    """On the median sacral crest at one height."""
    rows = store.mesh(SACRUM).vertices
    level = rows[(np.abs(rows[:, 2] - z) < 6.0) & (np.abs(rows[:, 0]) < 8.0)]
    return np.array([0.0, level[:, 1].max(), z])


def _teres(store: MeshStore, x: float, way: tuple[float, float, float]) -> Points:
    """The outermost place of teres major in a direction, in a slice across it."""
    rows = store.mesh(TERES).vertices
    return extreme(rows[np.abs(rows[:, 0] - x) < 6.0], way, share=2)


def _fold(store: MeshStore) -> Points:
    """The hind axillary fold: along the lower border of teres major and on below and before it."""
    upper = _teres(store, -112.0, (0.0, 0.5, -1.0)) + by(-3.0, 4.0, -2.0)
    middle = _teres(store, -136.0, (0.0, 0.0, -1.0)) + by(-4.0, 0.0, -8.0)
    lower = middle + by(-16.0, -24.0, -16.0)
    return spline([upper, middle, lower], edged(ACROSS))


def _front(store: MeshStore) -> Points:
    """Before teres major, low to high."""
    low = _teres(store, -160.0, (0.0, -0.4, -1.0)) + by(0.0, -5.0, -3.0)
    high = _teres(store, -164.0, (0.0, -1.0, 0.2)) + by(0.0, -6.0, 2.0)
    return spline([low, (low + high) / 2 + by(0.0, -2.0, 0.0), high], edged(ACROSS))


def _insertion(store: MeshStore) -> Points:
    """Up the floor of the sulcus: the front of the shaft, met a little medial to its middle."""
    bone = surface(store, HUMERUS)
    teres = _teres(store, -176.0, (0.0, 0.0, 1.0))
    levels = np.linspace(teres[2] - 45.0, teres[2] - 2.0, 8)
    rows = bone.mesh.vertices
    starts = []
    for z in levels:
        ring = rows[np.abs(rows[:, 2] - z) < 8.0]
        medial, lateral = ring[:, 0].max(), ring[:, 0].min()
        starts.append((medial + 0.42 * (lateral - medial), -160.0, z))
    on_bone = bone.hit(np.array(starts), (0.0, 1.0, 0.0))
    return spline(smoothed(on_bone, 3), edged(ACROSS))
