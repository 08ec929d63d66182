"""What stands in data folders: every file that is read, with its bytes or why it was refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from atlas.packs.problems import Problem, suggest

RECORD_FOLDERS = ("conditions", "muscles", "lessons")
EXTRA_FOLDERS = ("lessons",)
"""Folders that no data needs."""
TABLE_FILES = ("sources", "landmarks", "regions", "frequency", "chains", "cautions")
EXTRA_TABLES = ("frequency", "chains", "cautions")
"""Tables to which no record refers."""
GUIDE = "guide"
RECORD_BYTES, TABLE_BYTES, PAGE_BYTES = 256_000, 1_000_000, 32_000


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file of a data folder: its ``kind`` (muscles, sources, ...), and ``data`` or why there is none."""

    file: Path
    kind: str
    data: bytes
    refusal: str = ""

    @property
    def is_table(self) -> bool:
        """Whether the file maps ids to records, rather than holding one."""
        return self.kind in TABLE_FILES


def files_of(folder: Path) -> Iterator[DataFile]:
    """The files of one folder, tables first, each kind by name."""
    for name in TABLE_FILES:
        file = folder / f"{name}.yaml"
        if file.exists():
            yield _read(file, name, TABLE_BYTES)
    for name in RECORD_FOLDERS:
        inner = folder / name
        if inner.is_dir():
            for file in sorted(inner.iterdir()):
                if file.suffix == ".yaml":
                    yield _read(file, name, RECORD_BYTES)
    for file in sorted((folder / GUIDE).glob("*.md")):
        yield _read(file, GUIDE, PAGE_BYTES)


def is_whole(folder: Path) -> bool:
    """Whether a folder holds every kind of record, so that it needs nothing beside it."""
    needed = (name for name in TABLE_FILES if name not in EXTRA_TABLES)
    tables = all((folder / f"{name}.yaml").is_file() for name in needed)
    return tables and all((folder / name).is_dir() for name in RECORD_FOLDERS if name not in EXTRA_FOLDERS)


def _read(file: Path, kind: str, limit: int) -> DataFile:
    """A file's bytes, never more than ``limit``; nothing is read of a file that is too large."""
    what = "page" if kind == GUIDE else "record"
    too_large = f"The file is larger than {limit // 1000} kB, which no {what} needs."
    try:
        facts = file.stat()
        if not S_ISREG(facts.st_mode):
            return DataFile(file, kind, b"", "This is not a plain file.")
        if facts.st_size > limit:
            return DataFile(file, kind, b"", too_large)
        with file.open("rb", 0) as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        return DataFile(file, kind, b"", f"The file cannot be read: {error.strerror}.")
    return DataFile(file, kind, b"", too_large) if len(data) > limit else DataFile(file, kind, data)


def strays(folders: Sequence[Path]) -> Iterator[Problem]:
    """Folders that are not there, and files whose name looks like a slip."""
    for folder in folders:
        if not folder.is_dir():
            yield Problem(str(folder), 1, "", "", "There is no such folder.")
            continue
        for entry in sorted(folder.iterdir()):
            known = [f"{name}.yaml" for name in TABLE_FILES] if entry.suffix else [*RECORD_FOLDERS, GUIDE]
            near = suggest(entry.name, known)
            if near and entry.name not in known:
                yield Problem(str(entry), 1, "", entry.name, "This is not read.", hint=near)
        for name in RECORD_FOLDERS:
            for file in sorted((folder / name).glob("*.yml")):
                yield Problem(str(file), 1, "", file.name, "This is not read.", "a name that ends in .yaml")
