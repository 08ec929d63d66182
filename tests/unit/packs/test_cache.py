"""The cache gives what reading gives, follows every change, and is never trusted when it is damaged."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from atlas.packs.codec import Unopened
from tests.unit.packs.folder import MUSCLE, read, write


def test_the_cache_gives_the_same_and_follows_every_change(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    file = write(tmp_path / "data", MUSCLE.replace("shoulder_pain: major", "x: major"))
    first = read(tmp_path / "data", cache=cache)
    assert read(tmp_path / "data", cache=cache) == first
    assert len(first.problems) == 1
    stamp = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("Prone.", "Supin"), encoding="utf-8")
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    changed = read(tmp_path / "data", cache=cache)
    assert changed.library.muscles["infraspinatus"].needling.position == "Supin"


def test_the_cache_is_used_without_reading_yaml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "data")
    first = read(tmp_path / "data", cache=tmp_path / "cache")
    monkeypatch.setattr("atlas.packs.parse.shelve", lambda *_: pytest.fail("the files were read again"))
    assert read(tmp_path / "data", cache=tmp_path / "cache") == first


def test_the_lists_of_the_window_open_no_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "data")
    first = read(tmp_path / "data", cache=tmp_path / "cache")
    monkeypatch.setattr(Unopened, "__getitem__", lambda *_: pytest.fail("a record was opened"))
    kept = read(tmp_path / "data", cache=tmp_path / "cache")
    assert kept.library.contents == first.library.contents
    assert {entry.id for entry in kept.library.contents} >= {"infraspinatus", "shoulder_pain"}
    assert kept.library.point_count == first.library.point_count > 0
    assert kept.index().find("infraspinatus") == first.index().find("infraspinatus")


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "half": lambda data: data[: len(data) // 2],
    "emptied": lambda data: data[:0],
    "one byte changed": lambda data: data[:99] + b"?" + data[100:],
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_damaged_cache_is_made_anew(how: str, tmp_path: Path) -> None:
    write(tmp_path / "data")
    first = read(tmp_path / "data", cache=tmp_path / "cache")
    (kept,) = (tmp_path / "cache").glob("*.cache")
    whole = kept.read_bytes()
    kept.write_bytes(SPOILT[how](whole))
    assert read(tmp_path / "data", cache=tmp_path / "cache") == first
    assert kept.read_bytes() == whole


def test_a_cache_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    write(tmp_path / "data")
    (tmp_path / "cache").write_text("in the way", encoding="utf-8")
    assert read(tmp_path / "data", cache=tmp_path / "cache").problems == ()
