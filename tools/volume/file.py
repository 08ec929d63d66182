"""Writes ``assets/body/volume``: runs of labels, compressed slab by slab, and a head in JSON."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from atlas.domain.plates import Structure
from tools.volume.extras import Extra
from tools.volume.grid import ORIGIN_MM, SPACING_MM

SLAB = 8
FORMAT = 1
CREDIT = (
    "BodyParts3D, (c) The Database Center for Life Science licensed under CC Attribution 4.0 International; "
    "voxels, hollows and labels by the Trigger Point Atlas."
)


@dataclass(frozen=True)
class Named:
    """What a label stands for."""

    number: int
    id: str
    name: str
    kind: str
    side: str | None


def write(
    labels: NDArray[np.uint16], structures: Sequence[Structure], extras: Sequence[Extra], folder: Path
) -> int:
    """Write ``volume.bin`` and ``volume.json``; returns the bytes of both."""
    held = set(np.unique(labels).tolist())
    names = [Named(r.number, r.id, r.name, r.kind, r.side.value if r.side else None) for r in structures]
    names += [Named(e.number, e.id, e.name, e.kind, e.side) for e in extras]
    slabs = [_packed(labels[z : z + SLAB]) for z in range(0, len(labels), SLAB)]
    head = {
        "format": FORMAT,
        "credit": CREDIT,
        "origin": ORIGIN_MM,
        "spacing": SPACING_MM,
        "size": labels.shape[::-1],
        "slab": SLAB,
        "slabs": [len(slab) for slab in slabs],
        "labels": [[n.number, n.id, n.name, n.kind, n.side] for n in names if n.number in held],
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "volume.bin").write_bytes(b"".join(slabs))
    text = json.dumps(head, separators=(",", ":")).replace("],[", "],\n[")
    (folder / "volume.json").write_text(text + "\n", encoding="utf-8")
    return sum(map(len, slabs)) + len(text)


def _packed(slab: NDArray[np.uint16]) -> bytes:
    """The number of runs, the label of each run and its length (both uint16, little-endian), compressed."""
    flat = slab.ravel()
    first = np.flatnonzero(np.diff(flat, prepend=flat[0] ^ 1))
    length = np.diff(first, append=len(flat))
    label = flat[first]
    parts = -(-length // MOST)  # a run longer than a uint16 can say is written as several
    label = np.repeat(label, parts)
    split = np.full(len(label), MOST, np.int64)
    split[np.cumsum(parts) - 1] = length - (parts - 1) * MOST
    runs = np.concatenate([label.astype("<u2"), split.astype("<u2")])
    return zlib.compress(np.uint32(len(label)).tobytes() + runs.tobytes(), 9)


MOST = 65_535
