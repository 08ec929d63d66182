"""What was read and laid on the skin, kept for the next start; anything odd about it means reading anew."""

from __future__ import annotations

import marshal
import os
import sys
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from atlas.packs.folders import DataFile

try:  # hashlib loads all of OpenSSL, a twentieth of the start, for a hash that Python brings along
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

_HEAD = b"atlas cache 2\n"
_KEPT = 4
"""So many caches stay in the folder: one for each set of data folders that is in use."""


def key(files: Iterable[DataFile], assets: Iterable[Path]) -> str:
    """A name for the contents of ``files``, the state of ``assets`` and the program that reads them."""
    digest = blake2b(sys.version.encode(), digest_size=16)
    for path in (*assets, *_program()):
        digest.update(_stamp(path))
    for file in files:
        digest.update(f"{file.file}\0{file.kind}\0{len(file.data)}\0{file.refusal}\0".encode())
        digest.update(file.data)
    return digest.hexdigest()


def _program() -> list[Path]:
    """The files that say how data is read; in a bundle, which has none of them, the bundle itself."""
    package = Path(__file__).parent.parent
    modules = (module for layer in ("domain", "packs") for module in sorted((package / layer).glob("*.py")))
    return [Path(sys.executable), *modules]


def _stamp(path: Path) -> bytes:
    try:
        facts = path.stat()
    except OSError:
        return f"{path.name} absent\0".encode()
    return f"{path.name} {facts.st_size} {facts.st_mtime_ns}\0".encode()


def fetch(folder: Path, name: str) -> Any:
    """What was kept under ``name``, or None if there is nothing whole."""
    try:
        data = (folder / f"{name}.cache").read_bytes()
    except OSError:
        return None
    head, body = data[: len(_HEAD) + 4], data[len(_HEAD) + 4 :]
    if head != _HEAD + zlib.crc32(body).to_bytes(4, "big"):
        return None
    return marshal.loads(body)


def keep(folder: Path, name: str, value: Any) -> None:
    """Keep ``value`` (plain tuples, texts and numbers) under ``name``; a folder that is full does no harm."""
    body = marshal.dumps(value)
    partial = folder / f"{name}.{os.getpid()}.partial"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(_HEAD + zlib.crc32(body).to_bytes(4, "big") + body)
        partial.replace(folder / f"{name}.cache")
        for old in sorted(folder.glob("*.cache"), key=lambda file: -file.stat().st_mtime_ns)[_KEPT:]:
            old.unlink()
    except OSError:
        with suppress(OSError):
            partial.unlink()
