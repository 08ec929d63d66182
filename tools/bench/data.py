"""Reading data: against PyYAML's C loader, from the cache, hostile files, many more muscles."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import yaml

from atlas import paths
from atlas.packs.load import load
from tools.bench.rows import Row

FILES, FILE_BYTES = 150, 4000
ROUNDS = 5
HOSTILE = {
    "aliases that explode": "a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(40)),
    "10,000 deep": "[" * 10_000,
    "200 kB of [": "[" * 200_000,
    "merge bomb": "a: &a {x: 1}\n" + "".join(f"b{i}: &b{i} {{<<: [*a, *a]}}\n" for i in range(20)),
    "binary": "\x00\x01\x02" * 40_000,
}
PAGES = {"brackets": "[", "links": "[a](", "sources": "[aaa]", "stars": "*a", "nested": "[*[a]("}
"""What a page of the guide that means harm is full of."""
PAGE_BYTES = 31_000


def rows() -> Iterator[Row]:
    """All figures about data."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        pack = make_pack(home / "pack", FILES)
        floor = _best(lambda: _c_loader(pack))
        parse = _best(lambda: _parse(pack))
        note = f"C = {floor * 1000:.0f} ms over {FILES} files of {FILE_BYTES} bytes and more"
        yield Row("full parse with lines, refusals and validation", parse / floor, 0.6, "C", note)
        load((pack,), paths.assets_folder(), home / "cache")
        cached = _best(lambda: load((pack,), paths.assets_folder(), home / "cache"))
        yield Row("the same from the cache", cached / floor, 0.05, "C")
        yield from _hostile(home)
        yield from _large(home)


def _hostile(home: Path) -> Iterator[Row]:
    ten = make_pack(home / "ten", 10)
    normal = _best(lambda: _parse(ten))
    pages = {f"page of {name}": "# R\n\n" + mark * (PAGE_BYTES // len(mark)) for name, mark in PAGES.items()}
    for name, content in (HOSTILE | pages).items():
        folder = home / name.replace(" ", "_")
        file = folder / ("guide/bad.md" if name in pages else "muscles/bad.yaml")
        file.parent.mkdir(parents=True)
        file.write_text(content, encoding="utf-8")
        taken = _best(lambda folder=folder: _parse(folder), rounds=2)
        yield Row(f"hostile file: {name}", taken / normal, 1.0, "x 10", "ten normal files are 1")


def _large(home: Path) -> Iterator[Row]:
    base = 0.0
    for times in (1, 10, 100):
        pack = make_pack(home / f"x{times}", 27 * times)
        taken = _best(lambda pack=pack: _parse(pack), rounds=1)
        base = base or taken
        yield Row(
            f"parse with {times}x the muscles, per muscle",
            taken / base / times,
            1.3 if times > 1 else None,
            "x",
        )


def _parse(folder: Path) -> None:
    load((folder,), home_without_tables(folder))


def home_without_tables(folder: Path) -> Path:
    """A folder without skin and muscle tables: parsing and validation alone are measured."""
    return folder / "no_assets"


def _c_loader(pack: Path) -> None:
    for file in sorted(pack.rglob("*.yaml")):
        yaml.load(file.read_bytes(), yaml.CSafeLoader)


def make_pack(folder: Path, count: int) -> Path:
    """``count`` shipped muscles, then copies under other ids, with all that they refer to beside them."""
    shipped = sorted((paths.data_folder() / "muscles").glob("*.yaml"))
    (folder / "muscles").mkdir(parents=True)
    for name in ("landmarks", "sources", "regions"):
        shutil.copy(paths.data_folder() / f"{name}.yaml", folder)
    shutil.copytree(paths.data_folder() / "conditions", folder / "conditions")
    for i in range(count):
        source = shipped[i % len(shipped)]
        text, name = source.read_text(encoding="utf-8"), source.stem
        if i >= len(shipped):
            name = f"copy_{i}"
            text = text.replace(f"id: {source.stem}\n", f"id: {name}\n", 1)
        (folder / "muscles" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def _best(action: Callable[[], object], rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        action()
        times.append(time.perf_counter() - begin)
    return median(times)
