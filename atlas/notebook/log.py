"""The log of changes that are not in the file yet, and whether all that stands in it can be read.

SQLite reads its log up to the first place that does not fit, passes over the rest in silence and writes over
it. After a kill that is right: one change at most was under way there. In a log that was damaged it would
lose changes that had been kept. The format is that of https://www.sqlite.org/walformat.html
"""

from __future__ import annotations

import struct
import sys
from array import array
from pathlib import Path

HEADER, FRAME = 32, 24
_MAGIC = {0x377F0682: "little", 0x377F0683: "big"}
_ALL = 0xFFFFFFFF
Sums = tuple[int, int]


def log_of(path: Path) -> Path | None:
    """The log of a file, if anything stands in it."""
    log = path.with_name(path.name + "-wal")
    return log if log.exists() and log.stat().st_size else None


def is_broken(log: Path) -> bool:
    """Whether changes stand in a log behind a place that does not fit. Raises ``OSError``."""
    raw = log.read_bytes()
    while _is_broken(raw):
        before, raw = raw, log.read_bytes()
        if raw == before:  # else another window is writing right now
            return True
    return False


def _is_broken(raw: bytes) -> bool:
    if len(raw) < HEADER + FRAME:
        return False
    magic, _, page, _, salts, *sums = struct.unpack(">4I8s2I", raw[:HEADER])
    order = _MAGIC.get(magic, "")
    if not order or page < 512 or _summed((0, 0), raw[: HEADER - 8], order) != tuple(sums):
        return True
    frames = range(HEADER, len(raw) - FRAME - page + 1, FRAME + page)
    ours = [at for at in frames if raw[at + 8 : at + 16] == salts]  # others are left from an earlier round
    fit = _fitting(raw, (sums[0], sums[1]), page, order, ours)
    return fit + 1 < len(ours)


def _fitting(raw: bytes, sums: Sums, page: int, order: str, frames: list[int]) -> int:
    """How many of the frames, from the first on, follow from each other."""
    for count, at in enumerate(frames):
        if at != HEADER + count * (FRAME + page):
            return count
        sums = _summed(sums, raw[at : at + 8] + raw[at + FRAME : at + FRAME + page], order)
        if struct.unpack(">2I", raw[at + 16 : at + FRAME]) != sums:
            return count
    return len(frames)


def _summed(sums: Sums, raw: bytes, order: str) -> Sums:
    """The checksum of the format, carried on from ``sums``."""
    words = array("I", raw)
    if order != sys.byteorder:
        words.byteswap()
    one, two = sums
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & _ALL
        two = (two + second + one) & _ALL
    return one, two
