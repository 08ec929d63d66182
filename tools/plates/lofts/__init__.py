"""Muscles that the reference meshes lack, lofted between lines taken from the bones; right side only."""

from __future__ import annotations

from importlib import import_module
from weakref import WeakKeyDictionary

from tools.meshes import Mesh, MeshStore

LOFTS: tuple[str, ...] = (
    "masseter",
    "temporalis",
    "medial_pterygoid",
    "lateral_pterygoid",
    "quadratus_lumborum",
    "multifidus",
    "latissimus_dorsi",
    "rectus_abdominis",
    "internal_oblique",
    "transversus_abdominis",
    "occipitofrontalis",
    "orbicularis_oculi",
    "zygomaticus_major",
    "buccinator",
    "dorsal_interossei_foot",
    "extensor_digitorum_brevis",
    "sternalis",
    "pyramidalis",
)

_built: WeakKeyDictionary[MeshStore, dict[str, Mesh]] = WeakKeyDictionary()


def build(loft_id: str, store: MeshStore) -> Mesh:
    """The right muscle as a closed mesh (mm, x < 0, outward winding), kept in memory per store;
    raises ``KeyError`` for an unknown id."""
    if loft_id not in LOFTS:
        raise KeyError(f"no loft {loft_id!r}; there are {', '.join(LOFTS)}")
    kept = _built.setdefault(store, {})
    if loft_id not in kept:
        recipe = import_module(f"tools.plates.lofts.{loft_id}")
        kept[loft_id] = recipe.loft(store)
    return kept[loft_id]
