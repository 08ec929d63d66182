"""The plates that the renderer made, and what the numbers in their id maps stand for.

``plate.yaml`` is written in YAML's JSON subset, so that the start-up needs no YAML reader.
"""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zlib import decompress

from atlas.domain.anatomy import BodyRegion
from atlas.domain.body import Depth, Side
from atlas.domain.plates import Camera, Plate, Relief, SkinDepth, Sprite, Structure

_SIDES = {"right": (Side.RIGHT,), "left": (Side.LEFT,), "midline": (Side.RIGHT, Side.LEFT)}
FIRST_PLATE = "full_anterior"


def load_plates(folder: Path) -> dict[str, Plate]:
    """The plates in the folders of ``folder`` by id: the full figures first, then from head to foot.

    A plate whose description is damaged is left out.
    """
    reliefs = _load_reliefs(folder / "relief.json")
    found = (_load_plate(file, reliefs) for file in sorted(folder.glob("*/plate.yaml")))
    plates = sorted((plate for plate in found if plate is not None), key=_order)
    return {plate.id: plate for plate in plates}


def _order(plate: Plate) -> tuple[bool, int, str]:
    regions = ["whole", *BodyRegion]
    place = regions.index(plate.region) if plate.region in regions else len(regions)
    return (plate.id != FIRST_PLATE, place, plate.id)


def _load_plate(file: Path, reliefs: Mapping[str, Any]) -> Plate | None:
    try:
        content = json.loads(file.read_bytes())
        return _plate(content, _relief(reliefs.get(content["id"])))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _load_reliefs(file: Path) -> dict[str, Any]:
    """What helps to choose plates, by plate; nothing where it is not there or damaged."""
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _relief(row: Mapping[str, Any] | None) -> Relief | None:
    if row is None:
        return None
    shows = {}
    for key, share in row["shows"].items():
        structure, _, side = key.rpartition("/")
        for each in _SIDES[side]:
            shows[structure, each] = float(share)
    cells = decompress(b64decode(row["cells"]), bufsize=row["width"] * row["height"])
    return Relief(cells, row["width"], row["cell_mm"], row["near"], row["step"], shows)


def _plate(content: Mapping[str, Any], relief: Relief | None) -> Plate:
    return Plate(
        id=content["id"],
        name=content["name"],
        region=content["region"],
        camera=_camera(content["camera"]),
        pictures={Depth(depth): tuple(files) for depth, files in content["pictures"].items()},
        ids={Depth(depth): file for depth, file in content["ids"].items()},
        outlines=content["outlines"],
        skin_depth=SkinDepth(**content["skin_depth"]),
        sprites=_sprites(content["sprites"]),
        without=tuple(content["without"]),
        parent=content.get("parent") or "",
        relief=relief,
    )


def _camera(content: Mapping[str, Any]) -> Camera:
    vectors = {name: tuple(map(float, content[name])) for name in ("view", "up", "centre")}
    return Camera(**vectors, **{name: float(content[name]) for name in ("width", "height", "scale")})  # type: ignore[arg-type]


def _sprites(content: Mapping[str, Any]) -> dict[tuple[str, Side], Sprite]:
    """The sprites by structure and side; what lies in the midline stands under both sides."""
    sprites: dict[tuple[str, Side], Sprite] = {}
    for key, sprite in content.items():
        structure, _, side = key.rpartition("/")
        made = Sprite(**sprite)
        for each in _SIDES[side]:
            sprites[structure, each] = made
    return sprites


def load_structures(file: Path) -> tuple[Structure, ...]:
    """The structures that ``structures.json`` lists; none if it is not there or damaged."""
    try:
        return tuple(_structure(row) for row in json.loads(file.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def _structure(row: Mapping[str, Any]) -> Structure:
    side, depth = row["side"], row["depth"]
    return Structure(
        number=int(row["number"]),
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        side=Side(side) if side else None,
        depth=Depth(depth) if depth else None,
    )
