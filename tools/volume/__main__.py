"""``python -m tools.volume``: bakes the labelled volume of the body into ``assets/body/volume``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy import ndimage

from atlas.domain.plates import Structure
from tools.meshes import DEFAULT_FOLDER, MeshStore
from tools.plates.lofts import LOFTS, build
from tools.plates.structures import numbered, recipes
from tools.volume import foramen, hollows, walls
from tools.volume.assemble import Labels, assemble
from tools.volume.extras import Extra, read_extras
from tools.volume.file import write


def main() -> int:
    """Bake; returns the exit code."""
    args = _arguments()
    if not (args.meshes / "parts.csv").exists():
        print(f"The meshes are missing: no parts.csv in {args.meshes} (set --meshes).", file=sys.stderr)
        return 1
    store = MeshStore(args.meshes)
    wanted = recipes(store, args.data, LOFTS)
    structures = numbered(wanted, args.structures)
    extras = read_extras(store)
    labels = assemble(store, wanted, structures, extras, build, _tick)
    add_hollows(labels, structures, extras)
    fat = next(extra.number for extra in extras if extra.kind == "fat")
    add_skin(labels, walls.named(structures, "skin")[0], fat)
    size = write(labels, structures, extras, args.out)
    print(f"\r{args.out}: {size / 2**20:.2f} MiB" + " " * 40, file=sys.stderr)
    return 0


def add_hollows(labels: Labels, rows: Sequence[Structure], extras: Sequence[Extra]) -> None:
    """Label the hollows that the meshes lack."""
    number = {extra.kind: extra.number for extra in extras}
    fat = number["fat"]
    _tick("hollows")
    canal = hollows.canal(labels, walls.arches(rows))
    (diaphragm,) = walls.named(rows, "diaphragm")
    first, last = walls.named(rows, "first_rib"), walls.named(rows, "twelfth_rib")
    chest = hollows.chest(labels, walls.chest_wall(rows), first, last, diaphragm, fat, canal)
    abdomen = hollows.abdomen(labels, walls.abdominal_wall(rows), fat, chest, canal)
    cranium = hollows.skull(labels, walls.skull(rows), fat)
    bones, occipital = walls.arches(rows), walls.named(rows, "occipital_bone")
    canal |= foramen.canal_top(labels, canal, np.isin(labels, bones), np.isin(labels, occipital), fat)
    cranium |= foramen.skull_floor(labels, cranium, canal, fat)
    for kind, where in (("chest", chest), ("abdomen", abdomen), ("cranium", cranium), ("canal", canal)):
        labels[where] = number[kind]


def add_skin(labels: Labels, skin: int, fat: int) -> None:
    """Label the outermost voxels of the body, and the fat that touches them by an edge or a corner."""
    body = labels != 0
    labels[body & ~ndimage.binary_erosion(body)] = skin
    inner = ndimage.binary_erosion(body, np.ones((3, 3, 3), bool))
    labels[body & ~inner & (labels == fat)] = skin


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meshes", type=Path, default=DEFAULT_FOLDER)
    parser.add_argument("--data", type=Path, default=Path("data"))
    parser.add_argument("--structures", type=Path, default=Path("assets/structures.json"))
    parser.add_argument("--out", type=Path, default=Path("assets/body/volume"))
    return parser.parse_args()


def _tick(what: str) -> None:
    """What is being laid in, where a person watches."""
    if sys.stderr.isatty():
        print(f"\r{what:<80}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
