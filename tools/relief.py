"""Writes assets/plates/relief.json from the finished plates: the skin in coarse cells, and what is laid bare.

``python -m tools.relief`` after plates have been rendered.
"""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from pathlib import Path
from typing import Any
from zlib import compress

import numpy as np
from PIL import Image
from shapely import Polygon, unary_union
from shapely.validation import make_valid

from atlas import paths

CELL_MM = 8.0
STEP_MM = 4.0


def relief(folder: Path, depths: dict[str, str]) -> dict[str, Any]:
    """The relief of the plate in ``folder``; ``depths`` says at which depth each structure is shown."""
    content = json.loads((folder / "plate.yaml").read_text(encoding="utf-8"))
    cells, near = _cells(folder, content)
    outlines = json.loads(gzip.decompress((folder / content["outlines"]).read_bytes()))
    return {
        "width": cells.shape[1],
        "height": cells.shape[0],
        "cell_mm": CELL_MM,
        "near": near,
        "step": STEP_MM,
        "cells": b64encode(compress(cells.tobytes(), 9)).decode("ascii"),
        "shows": _areas(outlines, depths, content["camera"]["scale"]),
    }


def _cells(folder: Path, content: dict[str, Any]) -> tuple[Any, float]:
    """Depth of the skin at the middle of each cell."""
    skin, camera = content["skin_depth"], content["camera"]
    with Image.open(folder / skin["file"]) as picture:
        values = np.asarray(picture).astype(np.int64)
    px_per_mm = camera["scale"] * skin["scale"]
    rows, columns = (int(np.ceil(n / px_per_mm / CELL_MM)) for n in values.shape)
    y = np.minimum(((np.arange(rows) + 0.5) * CELL_MM * px_per_mm).astype(int), values.shape[0] - 1)
    x = np.minimum(((np.arange(columns) + 0.5) * CELL_MM * px_per_mm).astype(int), values.shape[1] - 1)
    middle = values[np.ix_(y, x)]
    depth = (middle - 1) * skin["step"]
    cells = np.where(middle > 0, np.clip(depth / STEP_MM + 1, 1, 255), 0).astype(np.uint8)
    return cells, float(skin["near"])


def _areas(outlines: dict[str, Any], depths: dict[str, str], scale: float) -> dict[str, tuple[float, float]]:
    """By structure and side the mm2 of it that are seen at its own depth, and of its whole outline."""
    areas = {}
    for key, rings in outlines["whole"].items():
        if key in depths:
            seen = outlines["visible"].get(depths[key], {}).get(key, [])
            areas[key] = (_area(seen) / scale**2, _area(rings) / scale**2)
    return areas


def compare(found: dict[str, dict[str, Any]]) -> None:
    """Turn areas into shares of the largest outline that any plate has of a structure."""
    largest: dict[str, float] = {}
    for row in found.values():
        for key, (_, whole) in row["shows"].items():
            largest[key] = max(largest.get(key, 1.0), whole)
    for row in found.values():
        row["shows"] = {
            key: round(seen / largest[key], 3) for key, (seen, _) in row["shows"].items() if seen > 0.0
        }


def _area(rings: list[list[float]]) -> float:
    """The area (px) of rings, holes by the even-odd rule."""
    total: Any = Polygon()
    for ring in rings:
        points = list(zip(ring[0::2], ring[1::2], strict=True))
        if len(points) > 2:
            total = total.symmetric_difference(unary_union(make_valid(Polygon(points))))
    return float(total.area)


def main() -> None:
    """Write the file, if it differs."""
    assets = paths.assets_folder()
    rows = json.loads((assets / "structures.json").read_text(encoding="utf-8"))
    depths = {
        f"{row['id']}/{row['side'] or 'midline'}": row["depth"] for row in rows if row["kind"] == "muscle"
    }
    plates = sorted((assets / "plates").glob("*/plate.yaml"))
    found = {file.parent.name: relief(file.parent, depths) for file in plates}
    compare(found)
    target = assets / "plates" / "relief.json"
    text = json.dumps(found, indent=None, separators=(",", ":"), sort_keys=True) + "\n"
    if not target.exists() or target.read_text(encoding="utf-8") != text:
        target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
