"""Quadratus lumborum: from the iliolumbar ligament and the iliac crest beside it to the lower border of the
medial half of rib 12 and the tips of the transverse processes L1 to L4 (Gray's Anatomy, 42nd ed. 2020,
chapter Posterior abdominal wall and retroperitoneum).

A patch between four curves: crest below, rib above, transverse processes medially, a free border laterally.
It lies before the transverse processes and erector spinae and behind psoas major."""

from __future__ import annotations

import numpy as np

from tools.meshes import Mesh, MeshStore
from tools.plates.lofts.curves import by, edged, even, resample, spline, steps
from tools.plates.lofts.sheet import body, closed, coons, drape, finer, rounded
from tools.plates.lofts.spine import HIP, LUMBAR, RIB_12, crest, transverse_tip
from tools.plates.lofts.surface import Points, surface

PSOAS, ILIOCOSTALIS, LONGISSIMUS = "FJ1431", "FJ1527", "FJ1535"
FRONT = np.array([0.0, -1.0, 0.0])
ALONG, ACROSS = 56, 32


def loft(store: MeshStore) -> Mesh:
    """The right quadratus lumborum."""
    tips = [transverse_tip(store, vertebra) + by(2.5, -4.0, 0.0) for vertebra in LUMBAR]
    low, high = _crest_line(store, tips[4]), _rib_line(store)
    medial = spline([low[0], *tips[3::-1], high[0]], even(ALONG))
    waist = (low[-1] + high[-1]) / 2 + by(5.0, 0.0, 0.0)
    lateral = spline([low[-1], waist, high[-1]], even(ALONG))
    grid = coons(low, high, medial, lateral)
    out = np.broadcast_to(FRONT, grid.shape)
    behind = surface(store, *LUMBAR, LONGISSIMUS, ILIOCOSTALIS)
    grid = drape(grid, out, behind, clearance=1.5, reach=8.0)
    thickness = steps([3.0, 8.0, 10.0, 9.0, 7.0, 3.0], even(ALONG))[:, None] * rounded(edged(ACROSS), 0.4)
    inner, outer = body(grid, out, thickness, share=0.5, under=behind, over=surface(store, PSOAS))
    return closed(finer(inner), finer(outer))


def _crest_line(store: MeshStore, fifth: Points) -> Points:
    """From the ligament below the tip of the fifth transverse process out along the crest."""
    hip = surface(store, HIP)
    reach = (14.0, 26.0, 42.0)
    on_crest = [crest(hip, fifth[0] - out) + by(0.0, -3.0, -1.5) for out in reach]
    return spline([fifth + by(-2.0, 0.0, -3.0), *on_crest], edged(ACROSS))


def _rib_line(store: MeshStore) -> Points:
    """Along the lower border of the medial half of rib 12."""
    rib = surface(store, RIB_12)
    box = rib.mesh.vertices
    head, tip = box[:, 0].max(), box[:, 0].min()
    xs = np.linspace(head + 0.18 * (tip - head), head + 0.6 * (tip - head), 12)
    starts = np.stack([xs, np.full(12, -200.0), np.full(12, box[:, 2].min() - 2.0)], axis=1)
    return resample(rib.rim(starts, (0, 0, 1), (0, 1, 0), reach=110.0, within=200.0), edged(ACROSS))
