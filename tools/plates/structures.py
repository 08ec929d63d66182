"""Which mesh parts make which structure, and the stable numbers of structures in the id maps."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from atlas.domain.body import Depth, Side
from atlas.domain.plates import Structure
from tools.meshes import MeshStore, Part

FOLDER = Path(__file__).resolve().parent
KINDS = {
    "bone": "bone",
    "tooth": "tooth",
    "cartilage": "cartilage",
    "disc": "cartilage",
    "ligament": "ligament",
    "tendon or fascia": "tendon",
    "eye": "eye",
    "airway": "cartilage",
}
"""Kind of structure by the system of the part."""
EYE_PARTS = ("sclera", "cornea")
TINY = ("lens", "palpebrae", "check ligament", "trochlea", "levator ani")
"""Words in the names of tendons and ligaments too small or too rough to draw."""
AIRWAY_PARTS = ("trachea",)
UNPAIRED = ("midline", "right")
"""Where a muscle lies that has no fellow on the other side: a variant may be drawn on the right alone."""
SKIN_PARTS = {"skin": ("FJ2810", "FJ2811")}
LIGAMENT_DEPTH = {
    "iliotibial_tract": Depth.SUPERFICIAL,
    "calcaneal_tendon": Depth.SUPERFICIAL,
    "linea_alba": Depth.SUPERFICIAL,
    "flexor_retinaculum_of_wrist": Depth.SUPERFICIAL,
}
NAMES = {
    "body_of_organ": "body of sternum",
    "zone_of_bone_organ": "manubrium of sternum",
    "process_of_organ": "xiphoid process",
    "sclera": "eyeball",
    "cornea": "eyeball",
}
"""Names for parts that the dataset calls by a general concept."""


@dataclass(frozen=True)
class Recipe:
    """How one structure is made: its right-side or midline ``parts``, or the ``loft`` that makes it.

    ``left`` lists the parts of the left side; where it is empty and the structure is paired, the
    right side is mirrored.
    """

    id: str
    name: str
    kind: str
    depth: Depth | None
    parts: tuple[str, ...] = ()
    loft: str = ""
    paired: bool = True
    left: tuple[str, ...] = ()


def slug(name: str) -> str:
    """An identifier from a part's name: without its side, snake_case."""
    plain = re.sub(r"\b(right|left|set of)\b", " ", name.lower())
    plain = re.sub(r"\bof +(?=$)", "", plain)
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")


def recipes(
    store: MeshStore, data: Path, lofts: Iterable[str], file: Path = FOLDER / "structures.yaml"
) -> list[Recipe]:
    """All structures that the plates show, muscles first, in a fixed order."""
    return [*_muscles(file, data, set(lofts)), *_others(store), *_skin()]


def _muscles(file: Path, data: Path, lofts: set[str]) -> list[Recipe]:
    table: dict[str, dict[str, Any]] = _yaml(file) if file.exists() else {}
    records = [_yaml(path) for path in sorted((data / "muscles").glob("*.yaml"))]
    claimed = {part: r["id"] for r in records for part in r.get("parts", ())}
    for key, row in table.items():
        row["parts"] = [p for p in row.get("parts", ()) if claimed.get(p, key) == key]
    for record in records:
        row = table.setdefault(record["id"], {})
        row.update({k: record[k] for k in ("name", "depth", "parts", "loft") if record.get(k)})
    made = [_muscle(key, row, lofts) for key, row in sorted(table.items())]
    return [recipe for recipe in made if recipe.parts or recipe.loft]


def _muscle(key: str, row: Mapping[str, Any], lofts: set[str]) -> Recipe:
    wanted = row.get("loft") or ""
    loft = key if wanted is True else str(wanted)
    return Recipe(
        key,
        row.get("name", key),
        "muscle",
        Depth(row.get("depth", "deep")),
        tuple(row.get("parts", ())),
        loft if loft in lofts else "",
        row.get("side") not in UNPAIRED,
    )


def _others(store: MeshStore) -> list[Recipe]:
    groups: dict[str, list[Part]] = {}
    for part in store.parts.values():
        if _wanted(part):
            key = slug(part.name)
            groups.setdefault(NAMES.get(key, key), []).append(part)
    return [_other(key, parts) for key, parts in sorted(groups.items())]


def _wanted(part: Part) -> bool:
    if part.system == "eye":
        return any(part.name.endswith(word) for word in EYE_PARTS)
    if part.system == "airway":
        return part.name in AIRWAY_PARTS
    return part.system in KINDS and not any(word in part.name for word in TINY)


def _other(key: str, parts: list[Part]) -> Recipe:
    kind = KINDS[parts[0].system]
    depth = LIGAMENT_DEPTH.get(key, Depth.DEEP) if kind in ("ligament", "tendon") else None
    left = tuple(p.id for p in parts if p.side == "left")
    right = tuple(p.id for p in parts if p.side != "left")
    name = key.replace("_", " ")
    return Recipe(slug(name), name.capitalize(), kind, depth, right, "", bool(left), left)


def _skin() -> list[Recipe]:
    return [
        Recipe(key, key.capitalize(), "skin", None, parts, "", False) for key, parts in SKIN_PARTS.items()
    ]


def _yaml(path: Path) -> dict[str, Any]:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def numbered(wanted: Iterable[Recipe], file: Path) -> list[Structure]:
    """A structure for every recipe and side; numbers already in ``file`` are kept, new ones follow."""
    old = json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
    known = {(row["id"], row["side"]): row["number"] for row in old}
    following = max(known.values(), default=0) + 1
    rows: list[Structure] = []
    for recipe in wanted:
        for side in (Side.RIGHT, Side.LEFT) if recipe.paired else (None,):
            number = known.get((recipe.id, side))
            if number is None:
                number, following = following, following + 1
            rows.append(Structure(number, recipe.id, recipe.name, recipe.kind, side, recipe.depth))
    return sorted(rows, key=lambda row: row.number)


def write_structures(rows: Iterable[Structure], file: Path) -> None:
    """Write the list that the program reads, one row a line."""
    lines = [
        json.dumps({k: getattr(row, k) for k in ("number", "id", "name", "kind", "side", "depth")})
        for row in rows
    ]
    file.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
