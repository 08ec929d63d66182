"""The list of plates to make, and the hash of everything that a plate is made of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from atlas.domain.plates import Camera
from tools.plates.cut import Cut, read_cuts

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True)
class PlateSpec:
    """What one plate shows: its camera, the structures that it leaves away or alone shows, and its cuts."""

    id: str
    name: str
    region: str
    parent: str
    camera: Camera
    without: tuple[str, ...]
    without_deep: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()

    @property
    def cuts(self) -> tuple[Cut, ...]:
        """The cuts by what they are."""
        return tuple(read_cuts()[name] for name in self.cut)

    def scaled(self, factor: float) -> PlateSpec:
        """The same plate in fewer pixels, for drafts."""
        return replace(self, camera=replace(self.camera, scale=self.camera.scale * factor))


def read_specs(file: Path = FOLDER / "plates.yaml") -> tuple[list[PlateSpec], tuple[str, ...]]:
    """All plates, and the structures that no plate shows."""
    content = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return [_spec(row) for row in content["plates"]], tuple(content.get("hidden", ()))


def _spec(row: dict) -> PlateSpec:
    camera = Camera(
        tuple(map(float, row["view"])), tuple(map(float, row["up"])), tuple(map(float, row["centre"])),
        float(row["extent"][0]), float(row["extent"][1]), float(row["scale"]),
    )  # fmt: skip
    return PlateSpec(
        row["id"], row["name"], row["region"], row.get("parent", ""), camera,
        *(tuple(row.get(key, ())) for key in ("without", "without_deep", "shown", "cut")),
    )  # fmt: skip


def fingerprint(things: Iterable[object]) -> str:
    """A hash of bytes as they are, of other ``things`` by their text, and of this package's source."""
    sha = hashlib.sha256()
    for thing in things:
        sha.update(thing if isinstance(thing, bytes) else repr(thing).encode())
    for path in sorted(FOLDER.glob("*.py")):
        sha.update(path.read_bytes())
    return sha.hexdigest()[:24]
