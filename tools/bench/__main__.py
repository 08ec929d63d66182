"""``make bench``: every figure beside its bound, as ratios against floors of the same run."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tools.bench import data, find, notebook, pain
from tools.bench.rows import Row, spread, table

ROOT = Path(__file__).resolve().parents[2]
PAIRS = 15
FRAME_BOUNDS = {
    "1920x1080": {"hover p95": 5.0, "selection median": 16.7, "pan p95": 4.0, "zoom p95": 5.0},
    "3840x2160": {"hover p95": 12.0, "selection median": 25.0, "pan p95": 12.0, "zoom p95": 16.7},
}
WORDS = {
    "hover p95": "hover to painted, p95",
    "selection median": "selection with 20 zones to painted, median",
    "pan p95": "pan, p95",
    "zoom p95": "zoom, p95",
}


def main() -> int:
    """Print the table; the exit code says whether every bound holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=PAIRS, help="cold starts of floor and atlas, in turn")
    args = parser.parse_args()
    subprocess.run([sys.executable, "-m", "compileall", "-q", "atlas", "tools"], cwd=ROOT, check=True)
    rows: list[Row] = []
    for group in (
        _start_rows(args.pairs),
        _crowd_rows(),
        data.rows(),
        find.rows(),
        pain.rows(),
        notebook.rows(),
        _frame_rows(),
        _section_rows(),
        _stage_rows(),
    ):
        for row in group:
            rows.append(row)
            print(table([row]), flush=True)
    missed = [row.what for row in rows if not row.holds]
    print(
        f"\n{len(rows) - len(missed)} of {len(rows)} bounds hold."
        + (f" Missed: {'; '.join(missed)}" if missed else "")
    )
    return 1 if missed else 0


def _start_rows(pairs: int) -> Iterator[Row]:
    with TemporaryDirectory() as home:
        _run("tools.bench.start", home)  # fills the cache and the file system's memory
        _run("tools.bench.floor", home)
        floors, paints, readies, stalls, memory, base = [], [], [], [], [], []
        for _ in range(pairs):
            begin, (floor,) = _run("tools.bench.floor", home)
            floors.append(floor["at"] - begin)
            base.append(floor["rss"])
            begin, (painted, ready, rest) = _run("tools.bench.start", home)
            paints.append(painted["at"] - begin)
            readies.append(ready["at"] - begin)
            stalls.append(rest["stall"])
            memory.append(rest["rss"])
        _, lines = _run("tools.bench.start", home, "--use")
    floor_s, floor_mib = median(floors), median(base)
    yield Row(
        "F0: an empty window's first paint", floor_s * 1000, None, "ms", spread([f * 1000 for f in floors])
    )
    ratios = [p / f for p, f in zip(paints, floors, strict=True)]
    yield Row("first painted plate, cold", median(ratios), 1.25, "F0", spread(ratios))
    ratios = [r / f for r, f in zip(readies, floors, strict=True)]
    yield Row("everything ready", median(ratios), 2.5, "F0", spread(ratios))
    yield Row("longest stall on the way", median(stalls), 16.7, "ms", spread(stalls))
    yield Row("memory after start", median(memory) / floor_mib, 2.1, "F0", f"F0 = {floor_mib:.0f} MiB")
    yield Row("memory with everything used", lines[-1]["rss"] / floor_mib, 2.6, "F0")


def _crowd_rows() -> Iterator[Row]:
    """A first start with a hundred times the muscles: read in the thread, shown in steps."""
    with TemporaryDirectory() as home:
        pack = data.make_pack(Path(home) / "pack", 2700)
        begin, (_, ready, rest) = _run("tools.bench.start", home, str(pack))
        yield Row("100x the muscles, first start: everything ready", ready["at"] - begin, None, "s")
        yield Row("100x the muscles, first start: longest stall", rest["stall"], 100.0, "ms")


def _frame_rows() -> Iterator[Row]:
    for size, bounds in FRAME_BOUNDS.items():
        _, (line,) = _run("tools.bench.frames", "", *size.split("x"))
        for key, bound in bounds.items():
            yield Row(f"{WORDS[key]}, {size}", line[key], bound, "ms")
        if size == "1920x1080":
            yield Row("what is under the cursor, p99", line["pick p99"], 10.0, "us")


def _section_rows() -> Iterator[Row]:
    _, (line,) = _run("tools.bench.section", "")
    yield Row("section: the first one, with its volume", line["first"], 150.0, "ms")
    yield Row("section: the next one as the cut moves, p95", line["next p95"], 16.7, "ms")


def _stage_rows() -> Iterator[Row]:
    for size in FRAME_BOUNDS:
        _, (line,) = _run("tools.bench.stage", "", *size.split("x"))
        note = f"median {line['step median']:.0f}"
        yield Row(f"stage: from key to painted step, p95, {size}", line["step p95"], 100.0, "ms", note)


def _run(module: str, home: str, *arguments: str) -> tuple[float, list[dict[str, float]]]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TRIGGER_POINT_ATLAS_HOME": home}
    begin = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode or not lines:
        raise SystemExit(f"{module} failed:\n{done.stderr[-2000:]}")
    return begin, lines


if __name__ == "__main__":
    raise SystemExit(main())
