"""Plates and structures as the renderer wrote them; a damaged description costs its plate alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from atlas import paths
from atlas.domain.body import Depth, Side
from atlas.domain.plates import SkinDepth, Sprite, Structure
from atlas.packs.plates import load_plates, load_structures

PLATE: dict[str, Any] = {
    "id": "shoulder",
    "name": "Shoulder",
    "region": "shoulder",
    "parent": "full_anterior",
    "camera": {
        "view": [0, 1, 0], "up": [0, 0, 1], "centre": [0, 0, 9], "width": 40, "height": 20, "scale": 2,
    },
    "pictures": {"skin": ["skin.webp", "skin.2.webp"]},
    "ids": {"skin": "skin.ids.png"},
    "outlines": "outlines.json.gz",
    "skin_depth": {"file": "depth.png", "scale": 0.5, "near": -100.0, "step": 0.1},
    "sprites": {
        "deltoid/right": {"file": "sprites/a.webp", "x": 1, "y": 2},
        "sternum/midline": {"file": "sprites/b.webp", "x": 3, "y": 4},
    },
    "without": ["arm"],
}  # fmt: skip


def write(folder: Path, ident: str, content: object) -> None:
    (folder / ident).mkdir()
    (folder / ident / "plate.yaml").write_text(json.dumps(content), encoding="utf-8")


def test_a_plate_is_read_whole(tmp_path: Path) -> None:
    write(tmp_path, "shoulder", PLATE)
    plate = load_plates(tmp_path)["shoulder"]
    assert plate.camera.size == (80, 40)
    assert plate.pictures == {Depth.SKIN: ("skin.webp", "skin.2.webp")}
    assert plate.skin_depth == SkinDepth("depth.png", 0.5, -100.0, 0.1)
    assert plate.sprites["deltoid", Side.RIGHT] == Sprite("sprites/a.webp", 1, 2)
    assert plate.sprites["sternum", Side.LEFT] == plate.sprites["sternum", Side.RIGHT]
    assert plate.parent == "full_anterior"
    assert plate.without == ("arm",)


def test_plates_go_from_the_full_figures_and_head_to_foot(tmp_path: Path) -> None:
    rows = {"foot": "leg_foot", "full_posterior": "whole", "zygoma": "head_neck", "full_anterior": "whole"}
    for ident, region in rows.items():
        write(tmp_path, ident, {**PLATE, "id": ident, "region": region})
    assert list(load_plates(tmp_path)) == ["full_anterior", "full_posterior", "zygoma", "foot"]


@pytest.mark.parametrize(
    "content",
    [[], {}, {**PLATE, "camera": {}}, {**PLATE, "pictures": {"fat": []}}, {**PLATE, "sprites": {"a/up": {}}}],
)
def test_a_damaged_plate_is_left_out(content: object, tmp_path: Path) -> None:
    write(tmp_path, "a", content)
    write(tmp_path, "shoulder", PLATE)
    assert list(load_plates(tmp_path)) == ["shoulder"]


def test_structures_are_read_and_none_is_no_error(tmp_path: Path) -> None:
    file = tmp_path / "structures.json"
    assert load_structures(file) == ()
    row = {"number": 3, "id": "a", "name": "A", "kind": "muscle", "side": "left", "depth": "deep"}
    bare = {**row, "number": 4, "side": None, "depth": None}
    file.write_text(json.dumps([row, bare]), encoding="utf-8")
    assert load_structures(file) == (
        Structure(3, "a", "A", "muscle", Side.LEFT, Depth.DEEP),
        Structure(4, "a", "A", "muscle", None, None),
    )
    file.write_text("[{", encoding="utf-8")
    assert load_structures(file) == ()


def test_every_shipped_plate_is_read() -> None:
    folder = paths.assets_folder() / "plates"
    plates = load_plates(folder)
    assert set(plates) == {file.parent.name for file in folder.glob("*/plate.yaml")}
