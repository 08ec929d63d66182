"""``python -m tools.plates``: renders the plates that changed into ``assets/plates``."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

from atlas.domain.plates import Structure
from tools.meshes import DEFAULT_FOLDER, Mesh, MeshStore
from tools.plates.body import Body, Build, assemble, muscle_meshes
from tools.plates.cut import cut_body
from tools.plates.render import Job, frame_of, render
from tools.plates.spec import PlateSpec, fingerprint, read_specs
from tools.plates.structures import Recipe, numbered, recipes, write_structures
from tools.plates.table import bake

RAYS = 12
"""Occlusion rays a pixel; the even spread over 5 x 5 like pixels makes them 300."""


def main() -> int:
    """Render; returns the exit code."""
    args = _arguments()
    if not (args.meshes / "parts.csv").exists():
        print(
            f"The reference meshes are missing: no parts.csv in {args.meshes} (set --meshes).",
            file=sys.stderr,
        )
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
    _table(args, store, wanted, build)
    body = assemble(store, wanted, structures, build, _progress("meshes", len(wanted)))
    bodies = {spec.cut: cut_body(body, structures, spec.cuts) for spec in specs}
    stale = _stale(specs, args, bodies, structures, hidden)
    if not stale:
        print("All plates are current.", file=sys.stderr)
        return 0
    folder = args.out / "plates"
    jobs = [
        Job(spec, bodies[spec.cut], structures, hidden, sprites, args.rays, made_of, folder / spec.id, _tick)
        for spec, made_of in stale
    ]
    _render_all(jobs, args.jobs)
    return 0


def _render_all(jobs: list[Job], at_once: int) -> None:
    """Render plates, some at a time, in processes that share the body."""
    progress = _progress("plates", len(jobs))
    if at_once < 2 or len(jobs) < 2:
        for job in jobs:
            render(job)
            progress(job.spec.id)
        return
    _SHARED.extend(jobs)
    with get_context("fork").Pool(at_once, maxtasksperchild=1) as pool:
        for name in pool.imap_unordered(_render_one, range(len(jobs)), 1):
            progress(name)


_SHARED: list[Job] = []
"""The plates to render, known to the processes that are forked after it is filled."""


def _render_one(index: int) -> str:
    render(_SHARED[index])
    return _SHARED[index].spec.id


def _table(args: argparse.Namespace, store: MeshStore, wanted: list[Recipe], build: Build) -> None:
    """Bake the table of muscles if it is not current."""
    file = args.out / "body" / "muscles.npy"
    muscles = [recipe for recipe in wanted if recipe.kind == "muscle"]
    meshes = [mesh for recipe in muscles for _, mesh in muscle_meshes(store, recipe, build)]
    inputs = fingerprint([muscles, *(mesh.vertices.tobytes() for mesh in meshes)])
    if args.force or not file.exists() or _made_of(file.with_suffix(".json")) != inputs:
        bake(store, muscles, build, file, inputs, _progress("muscle table", len(muscles)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", help="a plate to render; may be given more than once")
    parser.add_argument("--scale-factor", type=float, default=1.0, help="below 1 for drafts in fewer pixels")
    parser.add_argument("--rays", type=int, default=RAYS, help="occlusion rays a pixel")
    parser.add_argument("--meshes", type=Path, default=DEFAULT_FOLDER)
    parser.add_argument("--data", type=Path, default=Path("data"))
    parser.add_argument("--out", type=Path, default=Path("assets"))
    parser.add_argument("--jobs", type=int, default=2, help="plates rendered at once")
    parser.add_argument("--force", action="store_true", help="render also what is current")
    return parser.parse_args()


def _lofts() -> tuple[tuple[str, ...], Callable[[str, MeshStore], Mesh]]:
    """The lofted muscles and their builder."""
    module = importlib.import_module("tools.plates.lofts")
    return module.LOFTS, module.build


def _stale(
    specs: list[PlateSpec],
    args: argparse.Namespace,
    bodies: dict[tuple[str, ...], Body],
    structures: list[Structure],
    hidden: tuple[str, ...],
) -> list[tuple[PlateSpec, str]]:
    """The plates to render, each with the hash of its inputs."""
    found = []
    for spec in specs:
        body = bodies[spec.cut]
        rows = [row for row in structures if frame_of(body, spec.camera, row.number)]
        shapes = (body.triangles[body.faces_of[row.number]].tobytes() for row in rows)
        inputs = fingerprint([spec, spec.cuts, rows, hidden, args.rays, *shapes])
        if args.force or _made_of(args.out / "plates" / spec.id / "plate.yaml") != inputs:
            found.append((spec, inputs))
    return found


def _made_of(file: Path) -> str:
    return json.loads(file.read_text(encoding="utf-8")).get("inputs", "") if file.exists() else ""


def _progress(title: str, total: int) -> Callable[[str], None]:
    """A bar on stderr that tells what has been done."""
    count = 0

    def tick(what: str) -> None:
        nonlocal count
        count += 1
        bar = "#" * round(24 * count / total)
        end = "\n" if count == total else ""
        if sys.stderr.isatty() or end:
            print(f"\r{title}: [{bar:<24}] {count}/{total} {what:<40}", end=end, file=sys.stderr, flush=True)

    return tick


def _tick(what: str) -> None:
    """What a plate is busy with, where a person watches."""
    if sys.stderr.isatty():
        print(f"\r{what:<100}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
