"""Which structures wall in the hollows of the body."""

from __future__ import annotations

from collections.abc import Sequence

from atlas.domain.plates import Structure

CHEST_WALL = ("intercostals", "diaphragm", "body_of_sternum", "manubrium_of_sternum", "xiphoid_process")
ABDOMINAL_WALL = (
    *("external_oblique", "internal_oblique", "transversus_abdominis", "rectus_abdominis", "pyramidalis"),
    *("quadratus_lumborum", "iliopsoas", "levator_ani", "coccygeus", "obturator_internus", "piriformis"),
    *("linea_alba", "sacrum", "coccyx", "hip_bone"),
)
SKULL = ("ethmoid", "frontal_bone", "occipital_bone", "parietal_bone", "sphenoid_bone", "temporal_bone")
ARCHES = ("atlas", "axis", "sacrum", "occipital_bone")


def chest_wall(rows: Sequence[Structure]) -> list[int]:
    """Ribs, their cartilages, the sternum, the thoracic spine, the intercostals and the diaphragm."""
    return [row.number for row in rows if _of_chest(row)]


def abdominal_wall(rows: Sequence[Structure]) -> list[int]:
    """The muscles of the wall, the lumbar spine, the pelvis and its floor, and the wall of the chest."""
    return [
        row.number
        for row in rows
        if row.id in ABDOMINAL_WALL or "lumbar_vertebra" in row.id or _of_chest(row)
    ]


def skull(rows: Sequence[Structure]) -> list[int]:
    """The bones round the brain."""
    return [row.number for row in rows if row.id in SKULL]


def arches(rows: Sequence[Structure]) -> list[int]:
    """The vertebrae with their discs, the sacrum and the bone round the foramen magnum."""
    return [
        row.number
        for row in rows
        if row.id in ARCHES or "vertebra" in row.id or row.id.startswith("intervertebral")
    ]


def named(rows: Sequence[Structure], structure_id: str) -> list[int]:
    """The numbers of one structure, both sides."""
    return [row.number for row in rows if row.id == structure_id]


def _of_chest(row: Structure) -> bool:
    if row.kind == "cartilage":
        return "costal_cartilage" in row.id or "thoracic" in row.id
    bony = row.kind == "bone" and (row.id.endswith("_rib") or "thoracic_vertebra" in row.id)
    return bony or row.id in CHEST_WALL
