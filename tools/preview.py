"""Quick look at a muscle: its points and zones over plain views of the body, for whoever writes data.

``python -m tools.preview data/muscles/infraspinatus.yaml --views anterior,posterior --out look.png``
draws essential zones red, spillover blue, points as crosses (mm grid on the edges), over the skin
(left half of the sheet) and over the muscle, lofted or of the meshes, with the bones (right half).
"""

from __future__ import annotations

import argparse
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from PIL import Image, ImageDraw

from atlas.domain.body import Position
from atlas.domain.plates import Camera
from atlas.domain.skin import SkinTable, lay, load_skin, weights
from tools.meshes import DEFAULT_FOLDER, MeshStore
from tools.plates.lofts import build
from tools.preview_rays import Hit, Meshes, Picture

VIEWS: dict[str, tuple[Position, Position]] = {
    "anterior": ((0, 1, 0), (0, 0, 1)),
    "posterior": ((0, -1, 0), (0, 0, 1)),
    "right": ((1, 0, 0), (0, 0, 1)),
    "left": ((-1, 0, 0), (0, 0, 1)),
    "top": ((0, 0, -1), (0, -1, 0)),
    "bottom": ((0, 0, 1), (0, -1, 0)),
}
COLOURS = {"essential": (200, 30, 30), "spillover": (40, 70, 200)}
SKIN_PARTS = ("FJ2810", "FJ2811")

Box = tuple[float, ...]
Record = dict[str, Any]


class Studio:
    """The meshes, the skin table and the landmarks, read once and kept."""

    def __init__(self, folder: Path, data: Path = Path("data"), assets: Path = Path("assets")) -> None:
        self.store = MeshStore(folder)
        marks = data / "landmarks.yaml"
        self.landmarks: Record = yaml.safe_load(marks.read_text(encoding="utf-8")) if marks.exists() else {}
        self.table: SkinTable = load_skin(assets / "body" / "skin.npy")
        self.parts = cache(self._parts)

    def _parts(self, parts: tuple[str, ...]) -> Meshes:
        return Meshes([self.store.mesh(part) for part in parts])

    def skin(self) -> Meshes:
        """The skin."""
        return self.parts(SKIN_PARTS)

    def bones(self) -> Meshes:
        """Bones and teeth."""
        rows = self.store.parts.values()
        return self.parts(tuple(part.id for part in rows if part.system in ("bone", "tooth")))

    def muscle(self, record: Record) -> Meshes | None:
        """The muscle of a record, lofted or of the meshes; nothing where it names neither."""
        if record.get("loft"):
            return Meshes([build(record["loft"], self.store)])
        known = tuple(part for part in record.get("parts", []) if part in self.store.parts)
        return self.parts(known) if known else None

    def path(self, zone: Record) -> tuple[Position, ...]:
        """The path of a zone with its landmarks as positions."""
        return tuple(tuple(self.landmarks[p]["at"] if isinstance(p, str) else p) for p in zone["path"])

    def paint(self, record: Record, camera: Camera) -> Image.Image:
        """One view: the skin with zones beside the muscle's meshes with points."""
        skin, bones, muscle = self.skin().seen(camera), self.bones().seen(camera), self.muscle(record)
        left, right = _shade(skin, camera, (225, 195, 175)), _shade(bones, camera, (215, 208, 190))
        if muscle:
            hit = muscle.seen(camera)
            right[hit.found] = _shade(hit, camera, (205, 90, 80))[hit.found]
        for zone in (zone for point in record["trigger_points"] for zone in point["zones"]):
            alpha = 0.6 * self._weights(skin, zone)[..., None]
            left = left * (1 - alpha) + np.array(COLOURS[zone["kind"]]) * alpha
        sheet = Image.fromarray(np.concatenate([left, right], 1).astype(np.uint8))
        draw = ImageDraw.Draw(sheet)
        for offset in (0, left.shape[1]):
            _crosses(draw, record, camera, offset)
            _grid(draw, camera, offset)
        return sheet

    def _weights(self, skin: Hit, zone: Record) -> Picture:
        stroke, facing = lay(self.path(zone), self.table)
        picture = np.zeros(skin.found.shape)
        positions, normals = (rows[skin.found].astype(np.float32) for rows in (skin.positions, skin.normals))
        picture[skin.found] = weights(positions, normals, stroke, facing, zone["width"])
        return picture

    def box(self, record: Record) -> Box:
        """A box about all points and zones, with a margin (mm)."""
        points = record["trigger_points"]
        rows = [point["at"] for point in points]
        rows += [place for point in points for zone in point["zones"] for place in self.path(zone)]
        places = np.array(rows, float)
        return (*(places.min(0) - 60), *(places.max(0) + 60))


def camera_of(view: str, box: Box, scale: float) -> Camera:
    """A camera that sees a box (mm) from one of ``VIEWS``."""
    forward, up = VIEWS[view]
    low, high = np.array(box[:3]), np.array(box[3:])
    x, y, z = ((low + high) / 2).tolist()
    probe = Camera(forward, up, (x, y, z), 1, 1, scale)
    width, height = (float(np.abs(np.array(axis) @ (high - low))) for axis in (probe.right, probe.top))
    return Camera(forward, up, (x, y, z), width, height, scale)


def _shade(hit: Hit, camera: Camera, colour: tuple[int, int, int]) -> Picture:
    light = np.array(camera.forward) + 0.5 * np.array(camera.right) - 0.6 * np.array(camera.top)
    level = 0.45 + 0.55 * np.clip(hit.normals @ (-light / np.linalg.norm(light)), 0, 1)
    picture: Picture = level[..., None] * np.array(colour)
    picture[~hit.found] = 255
    return picture


def _crosses(draw: ImageDraw.ImageDraw, record: Record, camera: Camera, offset: int) -> None:
    for point in record["trigger_points"]:
        x, y, _ = camera.project(tuple(point["at"]))
        x += offset
        draw.line((x - 5, y - 5, x + 5, y + 5), fill=(0, 0, 0), width=2)
        draw.line((x - 5, y + 5, x + 5, y - 5), fill=(0, 0, 0), width=2)
        draw.text((x + 6, y - 12), str(point["id"]), fill=(0, 0, 0))


def _grid(draw: ImageDraw.ImageDraw, camera: Camera, offset: int) -> None:
    for vector, is_x in ((camera.right, True), (camera.top, False)):
        axis = int(np.argmax(np.abs(vector)))
        for mm in range(-400, 1800, 50):
            place = list(camera.centre)
            place[axis] = mm
            x, y, _ = camera.project((place[0], place[1], place[2]))
            at = (x, 2.0) if is_x else (2.0, y)
            if 0 <= at[0] < camera.size[0] and 0 <= at[1] < camera.size[1]:
                draw.text((at[0] + offset, at[1]), f"{'xyz'[axis]}{mm}", fill=(0, 110, 0))


def stack(sheets: list[Image.Image]) -> Image.Image:
    """The sheets one below the other."""
    whole = Image.new("RGB", (max(s.width for s in sheets), sum(s.height for s in sheets)), "white")
    y = 0
    for sheet in sheets:
        whole.paste(sheet, (0, y))
        y += sheet.height
    return whole


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path)
    parser.add_argument("--meshes", type=Path, default=DEFAULT_FOLDER)
    parser.add_argument("--views", default="anterior,posterior")
    parser.add_argument("--box", help="xmin,ymin,zmin,xmax,ymax,zmax in mm; default from points and zones")
    parser.add_argument("--points", help="only these trigger points, such as 1,3")
    parser.add_argument("--scale", type=float, default=1.5)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def main() -> None:
    """Draw one record."""
    args = _arguments()
    record = yaml.safe_load(args.record.read_text(encoding="utf-8"))
    if args.points:
        wanted = {int(number) for number in args.points.split(",")}
        record["trigger_points"] = [point for point in record["trigger_points"] if point["id"] in wanted]
    studio = Studio(args.meshes)
    box = tuple(map(float, args.box.split(","))) if args.box else studio.box(record)
    views = args.views.split(",")
    stack([studio.paint(record, camera_of(view, box, args.scale)) for view in views]).save(args.out)


if __name__ == "__main__":
    main()
