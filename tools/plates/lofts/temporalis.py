"""Temporalis: from the temporal fossa below the temporal lines, under the zygomatic arch, to the coronoid
process (Gray's Anatomy, 42nd ed. 2020, chapter Infratemporal and pterygopalatine fossae and
temporomandibular joint).

Origin: an arc laid on the side of the skull from the frontal process of the zygomatic bone over a point
above the top of the temporal squama to the supramastoid crest. Gate: a line between the arch and the side
of the skull. Insertion: front border and tip of the coronoid process. The sheet is draped over the skull
with the arch taken out, and its outer face is kept off the arch."""

from __future__ import annotations

import numpy as np

from tools.meshes import Mesh, MeshStore
from tools.plates.lofts.curves import by, edged, even, resample, smoothed, spline, steps
from tools.plates.lofts.masseter import MANDIBLE, MEDIAL, TEMPORAL, ZYGOMATIC, condyle
from tools.plates.lofts.sheet import body, closed, drape, finer, radial, rounded, ruled
from tools.plates.lofts.surface import Points, Surface, extreme, surface, without

FRONTAL, PARIETAL, SPHENOID = "FJ3200", "FJ3380", "FJ3394"
ALONG, ACROSS = 56, 48


def loft(store: MeshStore) -> Mesh:
    """The right temporalis."""
    skull, arch = _skull(store), surface(store, TEMPORAL, ZYGOMATIC)
    top = arch_top(store)
    lines = [_origin(store, skull), _gate(store, arch, top), _insertion(store)]
    grid = ruled(lines, even(ALONG))
    out = radial(grid, (60.0, 0.0, top), axis=(0, 1, 0))
    grid = drape(grid, out, skull, clearance=0.8, reach=30.0, rounds=16)
    profile = steps([0.6, 4.0, 7.0, 11.0, 14.0, 14.0, 9.0, 4.0], even(ALONG))
    thickness = profile[:, None] * rounded(edged(ACROSS), 0.4)
    share = steps([0.0, 0.05, 0.3, 0.6, 0.65, 0.55, 0.5], even(ALONG))[:, None]
    inner, outer = body(grid, out, thickness, share=share, under=skull, over=arch, gap=0.6)
    return closed(finer(inner), finer(outer))


def arch_top(store: MeshStore) -> float:
    """Height of the upper border of the arch: the top of the front end of the temporal bone's process."""
    rows = store.mesh(TEMPORAL).vertices
    return float(rows[rows[:, 1] < rows[:, 1].min() + 5.0][:, 2].max())


def _skull(store: MeshStore) -> Surface:
    """The side of the skull without the zygomatic arch."""
    temporal = store.mesh(TEMPORAL)
    rows = temporal.vertices
    lateral = coronoid_tip(store)[0] - 4.0
    process = (rows[:, 0] < lateral) & (rows[:, 1] < condyle(store)[1] - 6.0)
    cut = without(temporal, process & (rows[:, 2] < arch_top(store) + 0.5))
    return Surface([cut, *(store.mesh(part) for part in (FRONTAL, PARIETAL, SPHENOID))])


def _origin(store: MeshStore, skull: Surface) -> Points:
    """The arc of the temporal line, front to back."""
    front = extreme(store.mesh(ZYGOMATIC).vertices, (0.0, 0.0, 1.0)) + by(0.0, 3.0, 2.0)
    squama = extreme(store.mesh(TEMPORAL).vertices, (0.0, 0.0, 1.0))
    back = condyle(store) + by(0.0, 30.0, 12.0)
    apex = squama + by(0.0, -2.0, 28.0)
    rise = front + by(0.0, 0.3 * (apex[1] - front[1]), 0.68 * (apex[2] - front[2]))
    fall = back + by(0.0, 10.0, 0.42 * (apex[2] - back[2]))
    arc = spline([front, rise, apex, fall, back], even(120))
    arc[:, 0] = -120.0
    return resample(smoothed(skull.hit(arc, MEDIAL), 8), edged(ACROSS))


def _gate(store: MeshStore, arch: Surface, top: float) -> Points:
    """Under the arch, front to back: 5 mm medial to its inner face."""
    tip = coronoid_tip(store)
    y = np.linspace(tip[1] - 5.0, condyle(store)[1] - 16.0, 20)
    starts = np.stack([np.full(20, tip[0] - 2.0), y, np.full(20, top - 3.0)], axis=1)
    inner = arch.hit(starts, -MEDIAL)
    return resample(smoothed(inner + by(5.0, 0.0, 0.0), 10), edged(ACROSS))


def coronoid_tip(store: MeshStore) -> Points:
    """The tip of the right coronoid process of the mandible."""
    rows = store.mesh(MANDIBLE).vertices
    ahead = rows[(rows[:, 0] < 0) & (rows[:, 1] < condyle(store)[1] - 25.0)]
    return extreme(ahead, (0.0, 0.0, 1.0), share=3)


def _insertion(store: MeshStore) -> Points:
    """Up the front border of the coronoid process, over the tip and a little way down behind."""
    jaw, tip = surface(store, MANDIBLE), coronoid_tip(store)
    low = [(-90.0, tip[1] - 25.0, tip[2] - down) for down in (22.0, 14.0, 6.0)]
    front = jaw.rim(low, (0, 1, 0), MEDIAL, reach=40.0, within=50.0)
    high = [(-90.0, tip[1] + back, tip[2] + 5.0) for back in (4.0, 8.0)]
    behind = jaw.rim(high, (0, 0, -1), MEDIAL, reach=30.0, within=50.0)
    line = np.concatenate([front + by(0.8, 0.8, 0.0), [tip - by(0, 0, 1.0)], behind + by(0.8, 0.0, -0.8)])
    return spline(line, edged(ACROSS))
