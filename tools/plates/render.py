"""Makes one plate: its pictures, id maps, outlines, sprites, skin depth map and plate.yaml."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from atlas.domain.body import DEPTHS, Depth
from atlas.domain.plates import Camera, Structure
from tools.plates.body import MATERIAL, Body
from tools.plates.outlines import outlines_of, write_outlines
from tools.plates.peel import rank_table, scene_of, scene_with, sink
from tools.plates.picture import Grain, Palette, bytes_of, ghost, over, picture
from tools.plates.scene import cast, crop
from tools.plates.spec import PlateSpec
from tools.plates.view import SAMPLES, View

QUALITY = 88
SPRITE_QUALITY = 84
SKIN_STEP_MM = 0.1
MARGIN_PX = 3


@dataclass(frozen=True)
class Job:
    """All that a plate is made of; ``muscles`` are the ids of the structures that get a sprite."""

    spec: PlateSpec
    body: Body
    structures: Sequence[Structure]
    hidden: tuple[str, ...]
    muscles: frozenset[str]
    rays: int
    inputs: str
    folder: Path
    tick: Callable[[str], None]

    @property
    def left_away(self) -> tuple[str, ...]:
        """Structures that this plate does not show."""
        hidden = (key for key in self.hidden if key not in self.spec.shown)
        return (*hidden, *self.spec.without)


def render(job: Job) -> None:
    """Write all files of a plate into its folder."""
    job.folder.mkdir(parents=True, exist_ok=True)
    palette, grain = Palette.of(job.structures), Grain.of(job.spec.camera)
    skin = _view(job, Depth.SKIN)
    shadow = ghost(skin)
    files: dict[str, dict] = {"pictures": {}, "ids": {}, "sprites": {}}
    visible: dict[str, dict] = {}
    for depth in DEPTHS:
        job.tick(f"{job.spec.id} {depth}")
        view = skin if depth is Depth.SKIN else _view(job, depth)
        drawn = picture(view, palette, grain, job.rays)
        drawn = drawn if depth is Depth.SKIN else over(drawn, shadow)
        files["pictures"][depth] = _write_picture(bytes_of(drawn), job.folder, depth)
        files["ids"][depth] = _write_numbers(view.numbers, job.folder / f"{depth}.ids.png")
        visible[depth] = _keyed(job, outlines_of(view.structure, 1 / SAMPLES))
    files["skin_depth"] = _write_skin_depth(skin, job.folder / "skin_depth.png")
    job.tick(f"{job.spec.id} sprites")
    files["sprites"], whole = _alone(job, palette, grain)
    write_outlines({"whole": whole, "visible": visible}, job.folder / "outlines.json.gz")
    _write_plate(job, files)


def _view(job: Job, depth: Depth) -> View:
    beneath = job.spec.without_deep if depth in (Depth.DEEP, Depth.BONE) else ()
    scene = scene_of(job.body, job.structures, depth, (*job.left_away, *beneath))
    hits = cast(scene, job.spec.camera, SAMPLES)
    before = hits.face
    if depth not in (Depth.SKIN, Depth.BONE):
        hits = sink(job.body, scene, job.spec.camera, hits, SAMPLES, rank_table(job.structures))
    return View(job.body, job.spec.camera, scene, hits, depth is Depth.SKIN, before)


def _key(row: Structure) -> str:
    return f"{row.id}/{row.side or 'midline'}"


def _keyed(job: Job, found: dict[int, list]) -> dict[str, list]:
    names = {row.number: _key(row) for row in job.structures}
    return {names[number]: rings for number, rings in found.items()}


def _alone(job: Job, palette: Palette, grain: Grain) -> tuple[dict[str, dict], dict[str, list]]:
    """Sprites of the muscles and the whole outlines of all structures, each cast alone."""
    sprites: dict[str, dict] = {}
    whole: dict[str, list] = {}
    for row in job.structures:
        box = frame_of(job.body, job.spec.camera, row.number)
        if row.kind == "skin" or row.id in job.left_away or box is None:
            continue
        camera = crop(job.spec.camera, box)
        scene = scene_with(job.body, [row.number])
        view = View(job.body, camera, scene, cast(scene, camera, SAMPLES))
        rings = outlines_of((view.structure > 0).astype(np.int32), 1 / SAMPLES, (box[0], box[1])).get(1)
        if not rings:
            continue
        whole[_key(row)] = rings
        if row.id in job.muscles:
            job.tick(f"{job.spec.id} {_key(row)}")
            drawn = bytes_of(picture(view, palette, grain.cut(box), max(4, job.rays // 2)))
            sprites[_key(row)] = _write_sprite(drawn, job.folder, row, box)
    return sprites, whole


def frame_of(body: Body, camera: Camera, number: int) -> tuple[int, int, int, int] | None:
    """The pixels x0, y0, x1, y1 that a structure may cover, or None when it is out of the picture."""
    if number not in body.faces_of:
        return None
    corners = body.triangles[body.faces_of[number]].reshape(-1, 3)
    d = corners - np.array(camera.centre)
    x = (d @ np.array(camera.right) + camera.width / 2) * camera.scale
    y = (camera.height / 2 - d @ np.array(camera.top)) * camera.scale
    w, h = camera.size
    x0, y0 = max(int(x.min()) - MARGIN_PX, 0), max(int(y.min()) - MARGIN_PX, 0)
    x1, y1 = min(int(x.max()) + MARGIN_PX, w), min(int(y.max()) + MARGIN_PX, h)
    return (x0, y0, x1, y1) if x1 > x0 and y1 > y0 else None


def _write_picture(pixels: NDArray[np.uint8], folder: Path, depth: Depth) -> list[str]:
    """The picture and its copies of half and quarter size; returns their names."""
    image = Image.fromarray(pixels, "RGBA")
    names = [f"{depth}.webp", f"{depth}.2.webp", f"{depth}.4.webp"]
    for divisor, name in zip((1, 2, 4), names, strict=True):
        size = (max(1, round(image.width / divisor)), max(1, round(image.height / divisor)))
        small = (
            image
            if divisor == 1
            else image.resize(size, Image.Resampling.BOX if divisor == 2 else Image.Resampling.LANCZOS)
        )
        small.save(folder / name, quality=QUALITY, alpha_quality=92, method=5)
    return names


def _write_numbers(numbers: NDArray[np.int32], file: Path) -> str:
    Image.fromarray(numbers.astype(np.uint16)).save(file, compress_level=9)
    return file.name


def _write_skin_depth(skin: View, file: Path) -> dict[str, object]:
    """The skin's depth at half the size of the picture; the face of a cut is no skin."""
    face = skin.hits.spread(skin.material == MATERIAL["cut"], False)
    depth = np.where(face, np.inf, skin.depth)[1 :: 2 * SAMPLES, 1 :: 2 * SAMPLES]
    seen = np.isfinite(depth)
    near = float(np.floor(depth[seen].min())) if seen.any() else 0.0
    steps = np.round((np.where(seen, depth, near) - near) / SKIN_STEP_MM).astype(np.int32) + 1
    _write_numbers(np.where(seen, steps, 0), file)
    return {"file": file.name, "scale": 0.5, "near": near, "step": SKIN_STEP_MM}


def _write_sprite(
    pixels: NDArray[np.uint8], folder: Path, row: Structure, box: tuple[int, int, int, int]
) -> dict[str, object]:
    ys, xs = np.nonzero(pixels[..., 3])
    x0, y0, x1, y1 = int(xs.min()), int(ys.min()), int(xs.max()) + 1, int(ys.max()) + 1
    name = f"sprites/{row.id}.{row.side or 'midline'}.webp"
    (folder / "sprites").mkdir(exist_ok=True)
    image = Image.fromarray(np.ascontiguousarray(pixels[y0:y1, x0:x1]), "RGBA")
    image.save(folder / name, quality=SPRITE_QUALITY, alpha_quality=90, method=5)
    return {"file": name, "x": box[0] + x0, "y": box[1] + y0}


def _write_plate(job: Job, files: dict[str, dict]) -> None:
    """plate.yaml, in YAML's JSON subset, so that the start-up can read it without a YAML reader."""
    spec, camera = job.spec, job.spec.camera
    content = {
        "id": spec.id,
        "name": spec.name,
        "region": spec.region,
        "parent": spec.parent,
        "camera": _camera(camera),
        "pictures": files["pictures"],
        "ids": files["ids"],
        "outlines": "outlines.json.gz",
        "skin_depth": files["skin_depth"],
        "sprites": files["sprites"],
        "without": list(spec.without),
        **({"cut": list(spec.cut)} if spec.cut else {}),
        "inputs": job.inputs,
    }
    _tidy(job.folder, files)
    (job.folder / "plate.yaml").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _tidy(folder: Path, files: dict[str, dict]) -> None:
    """Delete the sprites of earlier renders that this one did not make."""
    made = {sprite["file"] for sprite in files["sprites"].values()}
    for path in sorted((folder / "sprites").glob("*.webp")):
        if f"sprites/{path.name}" not in made:
            path.unlink()


def _camera(camera: Camera) -> dict[str, object]:
    return {k: getattr(camera, k) for k in ("view", "up", "centre", "width", "height", "scale")}
