"""``python -m tools.landmarks`` writes ``data/landmarks.yaml`` from the rules and the meshes."""

from __future__ import annotations

import argparse
from pathlib import Path

import yaml

from tools.landmarks.model import in_words, read_rules
from tools.landmarks.solve import Solver
from tools.meshes import DEFAULT_FOLDER, MeshStore

HEADER = """\
# Named places of the body: bony points and points of the skin, on the right side or in the midline.
# Computed from the reference meshes by the rules in tools/landmarks/rules; change a rule, not a number here.
# at: [x, y, z] in mm; +x left, +y back, +z up, so the right side has x < 0.
"""


def rows(store: MeshStore) -> dict[str, dict[str, object]]:
    """All landmarks as they are written, by id."""
    rules = list(read_rules())
    solver = Solver(store, rules)
    names = {part.id: part.name for part in store.parts.values()}
    return {
        rule.id: {
            "name": rule.name,
            "kind": rule.kind,
            "at": [round(float(v), 1) + 0.0 for v in solver.place(rule.id)],
            "palpate": rule.palpate,
            "rule": in_words(rule.recipe, names),
        }
        for rule in rules
    }


def write(landmarks: dict[str, dict[str, object]], path: Path) -> None:
    """Write the landmarks, one block each, positions in one line."""
    style = {"sort_keys": False, "allow_unicode": True, "width": 110, "default_flow_style": None}
    blocks = [yaml.safe_dump({key: row}, **style) for key, row in landmarks.items()]
    path.write_text(HEADER + "".join(blocks), encoding="utf-8")


def main() -> None:
    """Compute and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meshes", type=Path, default=DEFAULT_FOLDER)
    parser.add_argument("--out", type=Path, default=Path("data/landmarks.yaml"))
    args = parser.parse_args()
    write(rows(MeshStore(args.meshes)), args.out)


if __name__ == "__main__":
    main()
