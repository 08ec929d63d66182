"""Tiny plates of an egg-shaped body with four muscles, for tests without the real pictures."""

from __future__ import annotations

import gzip
import json
from math import cos, pi, sin
from pathlib import Path

import numpy as np
from PIL import Image

from atlas.domain.body import DEPTHS, Depth, Position, Side
from atlas.domain.plates import Camera, Plate, SkinDepth, Sprite, Structure

AXES = (150.0, 100.0, 250.0)
"""Half axes of the body in mm."""
NEAR, STEP = -200.0, 0.05

STRUCTURES = {
    1: Structure(1, "disc", "Disc", "muscle", Side.RIGHT, Depth.SUPERFICIAL),
    2: Structure(2, "disc", "Disc", "muscle", Side.LEFT, Depth.SUPERFICIAL),
    3: Structure(3, "under", "Under", "muscle", Side.RIGHT, Depth.DEEP),
    4: Structure(4, "under", "Under", "muscle", Side.LEFT, Depth.DEEP),
    5: Structure(5, "spine", "Spine", "bone", None, Depth.BONE),
}
CIRCLES = {1: (-70.0, 60.0, 40.0), 2: (70.0, 60.0, 40.0), 3: (-70.0, 30.0, 40.0), 4: (70.0, 30.0, 40.0)}
"""Middle (x, z) and radius of each muscle in mm."""


def make_plates(folder: Path, scale: float = 1.0) -> tuple[dict[str, Plate], dict[int, Structure]]:
    """Write ``front``, ``back`` and the close-up ``chest`` below ``folder``; ``scale`` in px per mm."""
    cameras = {
        "front": Camera((0, 1, 0), (0, 0, 1), (0.0, 0.0, 0.0), 400, 600, scale),
        "back": Camera((0, -1, 0), (0, 0, 1), (0.0, 0.0, 0.0), 400, 600, scale),
        "chest": Camera((0, 1, 0), (0, 0, 1), (-60.0, 0.0, 60.0), 160, 200, 2 * scale),
    }
    return {name: _plate(folder / name, name, camera) for name, camera in cameras.items()}, STRUCTURES


def on_front(x: float, z: float) -> tuple[Position, Position]:
    """The position on the front of the body at x, z (mm) and its outward normal."""
    a, b, c = AXES
    y = -b * (max(0.0, 1 - (x / a) ** 2 - (z / c) ** 2)) ** 0.5
    n = np.array([x / a**2, y / b**2, z / c**2])
    n /= np.linalg.norm(n)
    return (x, y, z), (float(n[0]), float(n[1]), float(n[2]))


def on_back(x: float, z: float) -> tuple[Position, Position]:
    """The same on the back."""
    (x, y, z), (nx, ny, nz) = on_front(x, z)
    return (x, -y, z), (nx, -ny, nz)


def _plate(folder: Path, name: str, camera: Camera) -> Plate:
    folder.mkdir(parents=True)
    x, z, depth, inside = _look(camera)
    _save_grey(np.where(inside, (depth - NEAR) / STEP + 1, 0), folder / "skin_depth.png")
    _outlines(folder, camera)
    pictures, ids = {}, {}
    for layer in DEPTHS:
        numbers = _numbers(x, z, inside, layer)
        _save_grey(numbers, folder / f"{layer}.ids.png")
        pictures[layer] = _pictures(numbers, inside, folder, layer)
        ids[layer] = f"{layer}.ids.png"
    sprites = {
        (STRUCTURES[n].id, STRUCTURES[n].side): _sprite(folder, camera, n, STRUCTURES[n])
        for n, (cx, cz, _) in CIRCLES.items()
        if camera.sees((cx, 0.0, cz))
    }
    skin = SkinDepth("skin_depth.png", 1.0, NEAR, STEP)
    parent = "" if name != "chest" else "front"
    return Plate(
        name, name.title(), "thorax", camera, pictures, ids, "outlines.json.gz", skin, sprites, (), parent
    )


def _look(camera: Camera) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """x, z (mm) of every px, depth of the skin from the centre, and where the body is."""
    w, h = camera.size
    u = ((np.arange(w) + 0.5) / camera.scale - camera.width / 2)[None, :]
    v = (camera.height / 2 - (np.arange(h) + 0.5) / camera.scale)[:, None]
    x = np.broadcast_to(camera.centre[0] + u * camera.right[0], (h, w))
    z = np.broadcast_to(camera.centre[2] + v, (h, w))
    left = 1 - (x / AXES[0]) ** 2 - (z / AXES[2]) ** 2
    return x, z, -AXES[1] * np.sqrt(np.maximum(left, 0)), left > 0


def _numbers(x: np.ndarray, z: np.ndarray, inside: np.ndarray, layer: Depth) -> np.ndarray:
    numbers = np.zeros(x.shape, np.uint16)
    if layer is Depth.SKIN:
        return numbers
    numbers[(np.abs(x) < 15) & inside] = 5
    for n in (3, 4, 1, 2):
        cx, cz, r = CIRCLES[n]
        shown = layer is not Depth.BONE and (n > 2 or layer in (Depth.SUPERFICIAL, Depth.INTERMEDIATE))
        if shown:
            numbers[((x - cx) ** 2 + (z - cz) ** 2 < r * r) & inside] = n
    return numbers


COLOURS = np.array(
    [(226, 196, 176), (190, 110, 100), (190, 110, 100), (170, 120, 110), (170, 120, 110), (225, 220, 205)]
)


def _pictures(numbers: np.ndarray, inside: np.ndarray, folder: Path, layer: Depth) -> tuple[str, ...]:
    rgba = np.dstack([COLOURS[numbers], inside * 255]).astype(np.uint8)
    if layer is not Depth.SKIN:
        rgba[..., 3] = np.where(numbers > 0, 255, 0)
    picture = Image.fromarray(rgba)
    names = tuple(f"{layer}{suffix}.webp" for suffix in ("", "@2", "@4"))
    for i, name in enumerate(names):
        size = (max(1, picture.width >> i), max(1, picture.height >> i))
        picture.resize(size, Image.Resampling.BOX).save(folder / name, lossless=True)
    return names


def _sprite(folder: Path, camera: Camera, number: int, structure: Structure) -> Sprite:
    cx, cz, r = CIRCLES[number]
    x, y, _ = camera.project((cx, 0.0, cz))
    size = round(2 * r * camera.scale)
    grid = (np.arange(size) + 0.5) / size * 2 - 1
    inside = grid[None, :] ** 2 + grid[:, None] ** 2 < 1
    rgba = np.zeros((size, size, 4), np.uint8)
    rgba[inside] = (200, 120, 110, 255)
    file = f"{structure.id}_{structure.side}.webp"
    Image.fromarray(rgba).save(folder / file, lossless=True)
    return Sprite(file, round(x - size / 2), round(y - size / 2))


def _outlines(folder: Path, camera: Camera) -> None:
    rows = {}
    for n, (cx, cz, r) in CIRCLES.items():
        ring = [(cx + r * cos(k * pi / 18), 0.0, cz + r * sin(k * pi / 18)) for k in range(36)]
        rows[f"{STRUCTURES[n].id}/{STRUCTURES[n].side}"] = [
            [round(v, 1) for p in ring for v in camera.project(p)[:2]]
        ]
    content = {"whole": rows, "visible": dict.fromkeys(DEPTHS[1:], rows)}
    (folder / "outlines.json.gz").write_bytes(gzip.compress(json.dumps(content).encode()))


def _save_grey(values: np.ndarray, path: Path) -> None:
    Image.fromarray(values.astype(np.uint16)).save(path)
