"""Draws the landmarks, or the pain regions, on a plain view of the body, to check them by eye.

``python -m tools.landmarks.look --view anterior --box=-95,-225,1490,5,30,1785 --out look.png``,
with ``--on bone`` or ``--regions`` where wanted.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import yaml
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from atlas.domain.plates import Camera
from tools.landmarks.model import EARS, SKIN
from tools.meshes import DEFAULT_FOLDER, MeshStore
from tools.preview import VIEWS, cast

HIDDEN_MM = 4.0
Spots: TypeAlias = list[tuple[NDArray[np.float64], float, int]]
Table: TypeAlias = dict[str, Any]


def camera(view: str, box: tuple[float, ...], scale: float) -> Camera:
    """The camera that sees a box (x, y, z from; x, y, z to; mm) from one side."""
    forward, up = VIEWS[view]
    low, high = np.array(box[:3]), np.array(box[3:])
    x, y, z = ((low + high) / 2).tolist()
    probe = Camera(forward, up, (x, y, z), 1, 1, scale)
    width, height = (float(np.abs(np.array(axis) @ (high - low))) for axis in (probe.right, probe.top))
    return Camera(forward, up, (x, y, z), width, height, scale)


def owners(
    places: NDArray[np.float32], spots: list[tuple[NDArray[np.float64], float, int]]
) -> NDArray[np.intp]:
    """For each of ``places`` (n, 3) the number of the region whose spot is nearest, distance less radius."""
    mirrored = places * np.where(places[:, :1] > 0, (-1, 1, 1), 1)
    best = np.full(len(places), np.inf)
    owner = np.zeros(len(places), np.intp)
    for centre, radius, number in spots:
        distance = np.linalg.norm(mirrored - centre, axis=1) - radius
        owner[distance < best] = number
        best = np.minimum(best, distance)
    return owner


def draw(eye: Camera, on: str, landmarks: Table, regions: Table, folder: Path) -> Image.Image:
    """The view with visible landmarks named, or coloured by region where ``regions`` are given."""
    store = MeshStore(folder)
    bones = tuple(part.id for part in store.parts.values() if part.system in ("bone", "tooth", "cartilage"))
    positions, normals = cast((SKIN, EARS) if on == "skin" else bones, folder, eye)
    seen = ~np.isnan(positions[..., 0])
    colour = np.full(positions.shape, 215.0)
    if regions:
        colour[seen] = _region_colours(positions[seen], landmarks, regions)
    level = 0.45 + 0.55 * np.clip(-(normals @ np.array(eye.forward)), 0, 1)
    picture = Image.fromarray(np.where(seen[..., None], level[..., None] * colour, 255).astype(np.uint8))
    pen = ImageDraw.Draw(picture)
    for name, row in () if regions else landmarks.items():
        x, y, depth = eye.project(tuple(row["at"]))
        inside = 0 <= x < picture.width and 0 <= y < picture.height
        if inside and row["kind"] == on and not _covered(positions[int(y), int(x)], depth, eye):
            pen.ellipse((x - 2, y - 2, x + 2, y + 2), fill=(200, 0, 0))
            pen.text((x + 3, y - 5), name, fill=(0, 0, 160))
    return picture


def _covered(front: NDArray[np.float32], depth: float, eye: Camera) -> bool:
    x, y, z = front.tolist()
    return bool(not np.isnan(x) and depth > eye.project((x, y, z))[2] + HIDDEN_MM)


def _region_colours(places: NDArray[np.float32], landmarks: Table, regions: Table) -> NDArray[np.float64]:
    spots = [
        (np.array(landmarks[place]["at"] if isinstance(place, str) else place, float), radius, number)
        for number, row in enumerate(regions.values())
        for place, radius in row["spots"]
    ]
    palette = np.random.default_rng(3).uniform(80, 255, (len(regions), 3))
    colours: NDArray[np.float64] = palette[owners(places, spots)]
    return colours


def _table(name: str) -> Table:
    rows: Table = yaml.safe_load(Path(f"data/{name}.yaml").read_text(encoding="utf-8"))
    return rows


def main() -> None:
    """Draw one view."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--view", choices=tuple(VIEWS), default="anterior")
    parser.add_argument("--box", default="-365,-270,-90,10,55,1785", help="x,y,z from and to, in mm")
    parser.add_argument("--scale", type=float, default=3.0, help="px per mm")
    parser.add_argument("--on", choices=("skin", "bone"), default="skin")
    parser.add_argument("--regions", action="store_true")
    parser.add_argument("--meshes", type=Path, default=DEFAULT_FOLDER)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    landmarks, regions = (_table(name) for name in ("landmarks", "regions"))
    eye = camera(args.view, tuple(map(float, args.box.split(","))), args.scale)
    draw(eye, args.on, landmarks, regions if args.regions else {}, args.meshes).save(args.out)


if __name__ == "__main__":
    main()
