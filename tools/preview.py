"""Quick look at a muscle: its points and zones over plain views of the body, for whoever writes data.

``python -m tools.preview data/muscles/infraspinatus.yaml --views anterior,posterior --out look.png``
draws essential zones red, spillover blue, points as crosses (mm grid on the edges), over the skin
(left half of the sheet) and over the muscle's mesh with bones (right half).
"""

from __future__ import annotations

import argparse
from functools import cache
from pathlib import Path

import embreex.mesh_construction as construction
import numpy as np
import yaml
from embreex import rtcore_scene
from PIL import Image, ImageDraw

from atlas.domain.plates import Camera
from atlas.domain.skin import lay, load_skin, weights
from tools.meshes import DEFAULT_FOLDER, Mesh, MeshStore, join

VIEWS = {
    "anterior": ((0, 1, 0), (0, 0, 1)),
    "posterior": ((0, -1, 0), (0, 0, 1)),
    "right": ((1, 0, 0), (0, 0, 1)),
    "left": ((-1, 0, 0), (0, 0, 1)),
    "top": ((0, 0, -1), (0, -1, 0)),
    "bottom": ((0, 0, 1), (0, -1, 0)),
}


@cache
def scene(mesh_key: tuple[str, ...], folder: Path) -> tuple[rtcore_scene.EmbreeScene, Mesh]:
    """An Embree scene of some parts, and the joined mesh."""
    store = MeshStore(folder)
    mesh = join([store.mesh(part) for part in mesh_key])
    embree = rtcore_scene.EmbreeScene()
    construction.TriangleMesh(embree, mesh.vertices[mesh.faces].astype(np.float32))
    return embree, mesh


def cast(mesh_key: tuple[str, ...], folder: Path, camera: Camera) -> tuple[np.ndarray, np.ndarray]:
    """Positions (h, w, 3), NaN where nothing is hit, and face normals towards the reader."""
    w, h = camera.size
    xs, ys = np.meshgrid(np.arange(w) + 0.5, np.arange(h) + 0.5)
    right, top, view = (np.array(v) for v in (camera.right, camera.top, camera.forward))
    origin = np.array(camera.centre) - 3000 * view
    origins = (
        origin
        + (xs.reshape(-1, 1) / camera.scale - camera.width / 2) * right
        + (camera.height / 2 - ys.reshape(-1, 1) / camera.scale) * top
    ).astype(np.float32)
    directions = np.broadcast_to(view, origins.shape).astype(np.float32).copy()
    embree, mesh = scene(mesh_key, folder)
    hit = embree.run(origins, directions, query="INTERSECT", output=True)
    face, t = hit["primID"], hit["tfar"]
    positions = origins + t[:, None] * directions
    positions[face < 0] = np.nan
    corners = mesh.vertices[mesh.faces[face]]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
    normals[(normals @ view) > 0] *= -1
    return positions.reshape(h, w, 3), normals.reshape(h, w, 3)


def paint(record: dict, landmarks: dict, view: str, box: tuple[float, ...], scale: float, folder: Path) -> Image.Image:
    """One view: the skin with zones beside the muscle's meshes with points."""
    forward, up = VIEWS[view]
    centre = tuple((box[i] + box[i + 3]) / 2 for i in range(3))
    probe = Camera(forward, up, centre, 1, 1, scale)
    size = np.array(box[3:]) - np.array(box[:3])
    width = float(np.abs(np.array(probe.right) @ size))
    height = float(np.abs(np.array(probe.top) @ size))
    camera = Camera(forward, up, centre, width, height, scale)
    skin = cast(("FJ2810", "FJ2811"), folder, camera)
    store = MeshStore(folder)
    bones = tuple(p.id for p in store.parts.values() if p.system in ("bone", "tooth"))
    bone = cast(bones, folder, camera)
    left = _shade(skin, camera, (225, 195, 175))
    right = _shade(bone, camera, (215, 208, 190))
    parts = tuple(p for p in record.get("parts", []) if p in store.parts)
    if parts:
        muscle = cast(parts, folder, camera)
        seen = ~np.isnan(muscle[0][..., 0])
        right[seen] = _shade(muscle, camera, (205, 90, 80))[seen]
    table = load_skin(Path("assets/body/skin.npy"))
    flat_p, flat_n = skin[0].reshape(-1, 3).astype(np.float32), skin[1].reshape(-1, 3).astype(np.float32)
    for point in record["trigger_points"]:
        for zone in point["zones"]:
            path = tuple(tuple(landmarks[p]["at"]) if isinstance(p, str) else tuple(p) for p in zone["path"])
            stroke, facing = lay(path, table)
            ok = ~np.isnan(flat_p[:, 0])
            w = np.zeros(len(flat_p))
            w[ok] = weights(flat_p[ok], flat_n[ok], stroke, facing, zone["width"])
            colour = np.array((200, 30, 30) if zone["kind"] == "essential" else (40, 70, 200))
            a = (0.6 * w.reshape(skin[0].shape[:2]))[..., None]
            left = left * (1 - a) + colour * a
    sheet = Image.fromarray(np.concatenate([left, right], 1).astype(np.uint8))
    draw = ImageDraw.Draw(sheet)
    offset = left.shape[1]
    for point in record["trigger_points"]:
        x, y, _ = camera.project(tuple(point["at"]))
        for dx in (0, offset):
            draw.line((x + dx - 5, y - 5, x + dx + 5, y + 5), fill=(0, 0, 0), width=2)
            draw.line((x + dx - 5, y + 5, x + dx + 5, y - 5), fill=(0, 0, 0), width=2)
            draw.text((x + dx + 6, y - 12), str(point["id"]), fill=(0, 0, 0))
    _grid(draw, camera, offset)
    return sheet


def _shade(hit: tuple[np.ndarray, np.ndarray], camera: Camera, colour: tuple[int, int, int]) -> np.ndarray:
    light = np.array(camera.forward) - 0.5 * np.array(camera.right) * -1 - 0.6 * np.array(camera.top)
    light = -light / np.linalg.norm(light)
    level = 0.45 + 0.55 * np.clip(hit[1] @ light, 0, 1)
    picture = level[..., None] * np.array(colour)
    picture[np.isnan(hit[0][..., 0])] = 255
    return picture


def _grid(draw: ImageDraw.ImageDraw, camera: Camera, offset: int) -> None:
    axes = [int(np.argmax(np.abs(v))) for v in (camera.right, camera.top)]
    for axis, vector, is_x in ((axes[0], camera.right, True), (axes[1], camera.top, False)):
        for mm in range(-400, 1800, 50):
            place = list(camera.centre)
            place[axis] = mm
            x, y, _ = camera.project(tuple(place))
            at = (x, 2) if is_x else (2, y)
            if 0 <= at[0] < camera.size[0] and 0 <= at[1] < camera.size[1]:
                draw.text(at, f"{'xyz'[axis]}{mm}", fill=(0, 110, 0))
                draw.text((at[0] + offset, at[1]), f"{'xyz'[axis]}{mm}", fill=(0, 110, 0))


def main() -> None:
    """Draw one record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path)
    parser.add_argument("--meshes", type=Path, default=DEFAULT_FOLDER)
    parser.add_argument("--views", default="anterior,posterior")
    parser.add_argument("--box", help="xmin,ymin,zmin,xmax,ymax,zmax in mm; default from points and zones")
    parser.add_argument("--scale", type=float, default=1.5)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    record = yaml.safe_load(args.record.read_text(encoding="utf-8"))
    marks = Path("data/landmarks.yaml")
    landmarks = yaml.safe_load(marks.read_text(encoding="utf-8")) if marks.exists() else {}
    box = tuple(map(float, args.box.split(","))) if args.box else _box(record, landmarks)
    sheets = [paint(record, landmarks, v, box, args.scale, args.meshes) for v in args.views.split(",")]
    whole = Image.new("RGB", (max(s.width for s in sheets), sum(s.height for s in sheets)), "white")
    y = 0
    for sheet in sheets:
        whole.paste(sheet, (0, y))
        y += sheet.height
    whole.save(args.out)


def _box(record: dict, landmarks: dict) -> tuple[float, ...]:
    places = [point["at"] for point in record["trigger_points"]]
    for point in record["trigger_points"]:
        for zone in point["zones"]:
            places += [landmarks[p]["at"] if isinstance(p, str) else p for p in zone["path"]]
    rows = np.array(places, float)
    low, high = rows.min(0) - 60, rows.max(0) + 60
    return (*low, *high)


if __name__ == "__main__":
    main()
