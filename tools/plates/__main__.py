"""``python -m tools.plates``: renders the plates that changed into ``assets/plates``."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Callable
from pathlib import Path

from atlas.domain.plates import Structure
from tools.meshes import DEFAULT_FOLDER, Mesh, MeshStore
from tools.plates.body import Body, assemble
from tools.plates.render import Job, render
from tools.plates.spec import PlateSpec, fingerprint, read_specs
from tools.plates.structures import Recipe, numbered, recipes, write_structures

RAYS = 12
"""Occlusion rays a pixel; the even spread over 5 x 5 like pixels makes them 300."""


def main() -> int:
    """Render; returns the exit code."""
    args = _arguments()
    if not (args.meshes / "parts.csv").exists():
        print(f"The reference meshes are missing: no parts.csv in {args.meshes}. Give their folder with --meshes.", file=sys.stderr)
        return 1
    store = MeshStore(args.meshes)
    lofts, build = _lofts()
    wanted = recipes(store, args.data, lofts)
    specs, hidden = read_specs()
    specs = [spec.scaled(args.scale_factor) for spec in specs if not args.only or spec.id in args.only]
    if args.only and len(specs) < len(set(args.only)):
        print(f"No such plate among {', '.join(args.only)}; plates.yaml names the plates.", file=sys.stderr)
        return 1
    args.out.mkdir(parents=True, exist_ok=True)
    structures = numbered(wanted, args.out / "structures.json")
    write_structures(structures, args.out / "structures.json")
    sprites = frozenset(recipe.id for recipe in wanted if recipe.kind == "muscle")
    stale = _stale(specs, args, wanted, structures, hidden, store)
    if not stale:
        print("All plates are current.", file=sys.stderr)
        return 0
    body = assemble(store, wanted, structures, build, _progress("meshes", len(wanted)))
    for spec, inputs in stale:
        print(f"\n{spec.id}", file=sys.stderr, flush=True)
        tick = _progress(spec.id, 0)
        render(Job(spec, body, structures, hidden, sprites, args.rays, inputs, args.out / "plates" / spec.id, tick))
    print(file=sys.stderr)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", help="a plate to render; may be given more than once")
    parser.add_argument("--scale-factor", type=float, default=1.0, help="below 1 for drafts in fewer pixels")
    parser.add_argument("--rays", type=int, default=RAYS, help="occlusion rays a pixel")
    parser.add_argument("--meshes", type=Path, default=DEFAULT_FOLDER)
    parser.add_argument("--data", type=Path, default=Path("data"))
    parser.add_argument("--out", type=Path, default=Path("assets"))
    parser.add_argument("--force", action="store_true", help="render also what is current")
    return parser.parse_args()


def _lofts() -> tuple[tuple[str, ...], Callable[[str, MeshStore], Mesh]]:
    """The lofted muscles and their builder."""
    module = importlib.import_module("tools.plates.lofts")
    return module.LOFTS, module.build


def _stale(
    specs: list[PlateSpec], args: argparse.Namespace, wanted: list[Recipe], structures: list[Structure],
    hidden: tuple[str, ...], store: MeshStore,
) -> list[tuple[PlateSpec, str]]:  # fmt: skip
    """The plates to render, each with the hash of its inputs."""
    meshes = [path for path in args.meshes.rglob("FJ*") if path.suffix in (".ply", ".obj")]
    found = []
    for spec in specs:
        inputs = fingerprint(spec, [wanted, structures, hidden, args.rays], meshes)
        if args.force or _made_of(args.out / "plates" / spec.id / "plate.yaml") != inputs:
            found.append((spec, inputs))
    return found


def _made_of(file: Path) -> str:
    return json.loads(file.read_text(encoding="utf-8")).get("inputs", "") if file.exists() else ""


def _progress(title: str, total: int) -> Callable[[str], None]:
    """A line on stderr that tells what is being done, where a person watches."""
    count = 0

    def tick(what: str) -> None:
        nonlocal count
        count += 1
        bar = f"[{'#' * round(24 * count / total):<24}] " if total else ""
        if sys.stderr.isatty():
            print(f"\r{title}: {bar}{what:<60}", end="", file=sys.stderr, flush=True)

    return tick


if __name__ == "__main__":
    sys.exit(main())
