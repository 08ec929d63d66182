"""Labels beside the structures of the plates: organs, large vessels, and the hollows that are constructed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tools.meshes import MeshStore, Part
from tools.plates.structures import slug

FILE = Path(__file__).resolve().parent / "extras.yaml"
FIRST_NUMBER = 2001
"""Well above the numbers of the structures, so that a new structure never takes one of these."""
VESSELS = ("artery", "vein")


@dataclass
class Extra:
    """One label: its number, and the parts that make it (none for a hollow)."""

    number: int
    id: str
    name: str
    kind: str
    side: str | None
    parts: list[str] = field(default_factory=list)


def read_extras(store: MeshStore, file: Path = FILE) -> list[Extra]:
    """All labels in a fixed order: hollows, organs, vessels."""
    content = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    made: dict[tuple[str, str | None], Extra] = {}
    for key, row in content["hollows"].items():
        made[key, None] = Extra(0, key, row["name"], row["kind"], None)
    parts = sorted(store.parts.values(), key=lambda p: (slug(p.name), p.side, p.id))
    for key, row in content["organs"].items():
        for part in parts:
            if _plain(part).startswith(tuple(row["parts"])) and part.system in ("viscus", "gland", "airway"):
                _add(made, part, key, row)
    for part in parts:
        if part.system in VESSELS and not any(word in part.name for word in content["vessels_left_out"]):
            name = _plain(part)
            told = content["vessels_named"].get(name, name.capitalize())
            _add(made, part, slug(name), {"name": told, "kind": part.system})
    return [_numbered(extra, i) for i, extra in enumerate(made.values())]


def _plain(part: Part) -> str:
    return slug(part.name).replace("_", " ")


def _add(made: dict[tuple[str, str | None], Extra], part: Part, key: str, row: Mapping[str, Any]) -> None:
    side = part.side if part.side in ("right", "left") else None
    extra = made.setdefault((key, side), Extra(0, key, row["name"], row["kind"], side))
    extra.parts.append(part.id)


def _numbered(extra: Extra, index: int) -> Extra:
    extra.number = FIRST_NUMBER + index
    return extra
