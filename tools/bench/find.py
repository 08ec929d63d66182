"""Searching: time per key, and how many single typos still find their record."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

from atlas import paths
from atlas.domain.search import build
from atlas.packs.load import load
from tools.bench.rows import Row, percentile

TOP = 5
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def rows() -> Iterator[Row]:
    """Both figures."""
    library = load((paths.data_folder(),), paths.assets_folder()).library
    index = build(library)
    names = [(record.id, record.name) for record in (*library.muscles.values(), *library.conditions.values())]
    times, found, tried = [], 0, 0
    chance = random.Random(7)
    for _ in range(4):
        for key, name in names:
            typo = _typo(name, chance)
            for end in range(1, len(typo) + 1):
                begin = time.perf_counter()
                hits = index.find(typo[:end], TOP)
                times.append((time.perf_counter() - begin) * 1000)
            found += any(hit.id == key for hit in hits)
            tried += 1
    yield Row("search, one key, p99", percentile(times, 0.99), 1.0, "ms", f"n = {len(times)}")
    yield Row("typos found in the top 5", 100 * found / tried, 95.0, "%", f"n = {tried}", at_least=True)


def _typo(name: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(name))
    kind = chance.choice("dist")
    if kind == "d":
        return name[:at] + name[at + 1 :]
    if kind == "i":
        return name[:at] + chance.choice(LETTERS) + name[at:]
    if kind == "s":
        return name[:at] + chance.choice(LETTERS) + name[at + 1 :]
    return name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :]
