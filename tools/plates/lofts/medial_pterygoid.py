"""Medial pterygoid: from the medial surface of the lateral pterygoid plate and the pyramidal process of
the palatine bone to the medial surface of the ramus near the angle (Gray's Anatomy, 42nd ed. 2020, chapter
Infratemporal and pterygopalatine fossae and temporomandibular joint).

Origin: down the medial face of the plate near its hind edge. Insertion: on the inside of the ramus from
below the mandibular foramen to the angle. Straight fibres, kept off the inside of the ramus."""

from __future__ import annotations

import numpy as np

from tools.meshes import Mesh, MeshStore
from tools.plates.lofts.curves import by, edged, even, resample, spline, steps
from tools.plates.lofts.masseter import MANDIBLE, MEDIAL, gonion
from tools.plates.lofts.sheet import body, closed, drape, finer, rounded, ruled
from tools.plates.lofts.surface import Points, Surface, extreme, surface
from tools.plates.lofts.temporalis import SPHENOID

PALATINE = "FJ3379"
ALONG, ACROSS = 40, 32


def loft(store: MeshStore) -> Mesh:
    """The right medial pterygoid."""
    jaw, sphenoid = surface(store, MANDIBLE), surface(store, SPHENOID)
    grid = ruled([_origin(store, sphenoid), _insertion(jaw)], even(ALONG))
    out = np.broadcast_to(MEDIAL, grid.shape)
    grid = drape(grid, out, jaw, clearance=0.8, reach=12.0)
    profile = steps([5.0, 12.0, 15.0, 14.0, 8.0, 1.0], even(ALONG))
    thickness = profile[:, None] * rounded(edged(ACROSS))
    inner, outer = body(grid, out, thickness, share=0.4, under=jaw)
    return closed(finer(inner), finer(outer))


def plate(sphenoid: Surface) -> Points:
    """The lower end of the right lateral pterygoid plate: the lowest place lateral to the hamulus."""
    rows = sphenoid.mesh.vertices
    lateral = (rows[:, 0] < -22.0) & (rows[:, 2] < rows[:, 2].min() + 20.0)
    return extreme(rows[lateral], (0.0, 0.0, -1.0), share=3)


def _origin(store: MeshStore, sphenoid: Surface) -> Points:
    """Down the medial face of the lateral plate, from its hind edge above to the pyramidal process."""
    low = plate(sphenoid)
    marks = np.array([low + by(12.0, back, up) for back, up in ((6.0, 17.0), (4.0, 11.0), (2.0, 5.0))])
    on_plate = sphenoid.hit(marks, -MEDIAL) + by(2.5, 0.0, 0.0)
    pyramid = extreme(store.mesh(PALATINE).vertices, (-0.6, 0.5, -0.6))
    return spline(np.concatenate([on_plate, [pyramid]]), edged(ACROSS))


def _insertion(jaw: Surface) -> Points:
    """Inside the ramus, from behind and above the angle, round it, to the lower border in front."""
    angle = gonion(jaw)
    marks = [(2.0, 24.0), (-1.0, 12.0), (-7.0, 4.0), (-15.0, 1.0), (-23.0, -1.0)]
    starts = np.array([(0.0, angle[1] + y, angle[2] + z) for y, z in marks])
    rows = spline(starts, even(40))
    rows[:, 0] = 0.0
    return resample(jaw.hit(rows, -MEDIAL), edged(ACROSS))
