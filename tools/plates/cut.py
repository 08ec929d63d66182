"""Cuts: a limb, a half of the body or some part left away; a flat face closes what was cut through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from atlas.domain.body import Side
from atlas.domain.plates import Structure
from tools.plates.body import Body
from tools.plates.slicing import Blade, join, rows_of, slice_mesh

FILE = Path(__file__).resolve().parent / "cuts.yaml"
ALL = "all"


@dataclass(frozen=True)
class Cut:
    """One row of ``cuts.yaml``: a limb with its skin, or structures that a plane goes ``through``."""

    blade: Blade
    side: Side | None
    limb: tuple[str, ...]
    through: tuple[str, ...]

    def leaves_away(self, row: Structure) -> bool:
        """Whether a structure goes as a whole, wherever it lies."""
        if not self.limb or row.kind == "skin":
            return False
        return (row.id in self.limb and row.side is self.side) is not self.blade.keep

    def goes_through(self, row: Structure) -> bool:
        """Whether the plane cuts a structure."""
        if row.kind == "skin":
            return bool(self.limb) or ALL in self.through
        mine = row.side in (None, self.side) if self.side else True
        return ALL in self.through or (row.id in self.through and mine)


@cache
def read_cuts(file: Path = FILE) -> dict[str, Cut]:
    """All cuts by name."""
    content = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {name: _cut(row, content["limbs"]) for name, row in content["cuts"].items()}


def _cut(row: Mapping[str, Any], limbs: Mapping[str, list[str]]) -> Cut:
    at, away = tuple(map(float, row["at"])), tuple(map(float, row["away"]))
    seed = tuple(map(float, row["seed"])) if "seed" in row else None
    limb = tuple(limbs[row["limb"]]) if "limb" in row else ()
    side = Side(row["side"]) if "side" in row else None
    return Cut(Blade(at, away, seed, row.get("keep", False)), side, limb, tuple(row.get("through", ())))


def cut_body(body: Body, structures: Iterable[Structure], cuts: Iterable[Cut]) -> Body:
    """The body without what the cuts leave away."""
    rows = list(structures)
    for cut in cuts:
        gone = [row.number for row in rows if cut.leaves_away(row)]
        through = [row for row in rows if row.number in body.faces_of and cut.goes_through(row)]
        through = [row for row in through if cut.blade.meets(body.triangles[body.faces_of[row.number]])]
        rest = ~np.isin(body.structure, [*gone, *(row.number for row in through)])
        pieces = [slice_mesh(rows_of(body, body.faces_of[row.number]), cut.blade, row) for row in through]
        body = join([rows_of(body, np.flatnonzero(rest)), *pieces])
    return body
