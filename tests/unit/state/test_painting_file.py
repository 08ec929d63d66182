"""A painting survives saving and loading; a file that is none gets a sentence, never a traceback."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas.domain.painting import Painting, Stroke
from atlas.state.painting_file import FORMAT, Unreadable, load_painting, save_painting

PAINTING = Painting(
    (
        Stroke(((-200.0, -100.0, 1390.0), (-205.0, -98.0, 1385.0)), ((0.0, -1.0, 0.0),) * 2, 14.0),
        Stroke(((-200.0, -100.0, 1390.0),), ((0.0, -1.0, 0.0),), 6.0, erases=True),
    )
)


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "pain.json"
    save_painting(file, PAINTING, "2026-11-03")
    assert load_painting(file) == (PAINTING, "2026-11-03")
    assert [entry.name for entry in tmp_path.iterdir()] == ["pain.json"]


def test_a_folder_that_is_not_there_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        save_painting(tmp_path / "nowhere" / "pain.json", PAINTING, "")


WRONG: dict[str, Any] = {
    "no painting": {"format": "other"},
    "a later version": {"format": FORMAT, "version": 2},
    "no strokes": {"format": FORMAT, "version": 1},
    "not a number": {"strokes": [{"radius": "wide", "path": [], "facing": []}]},
    "a brush too large": {"strokes": [{"radius": 900, "path": [[0, 0, 0]], "facing": [[0, 0, 1]]}]},
    "more places than facings": {"strokes": [{"radius": 9, "path": [[0, 0, 0]], "facing": []}]},
    "a place far off": {"strokes": [{"radius": 9, "path": [[1e9, 0, 0]], "facing": [[0, 0, 1]]}]},
    "a number without end": {"strokes": [{"radius": 10**400, "path": [[0, 0, 0]], "facing": [[0, 0, 1]]}]},
    "a place in a plane": {"strokes": [{"radius": 9, "path": [[0, 0]], "facing": [[0, 0, 1]]}]},
}


@pytest.mark.parametrize("name", WRONG)
def test_a_file_that_is_no_painting_gets_a_sentence(name: str, tmp_path: Path) -> None:
    content = WRONG[name]
    whole = content if "format" in content else {"format": FORMAT, "version": 1, **content}
    (tmp_path / "x.json").write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(Unreadable, match=r"expected|beyond"):
        load_painting(tmp_path / "x.json")


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b"[" * 100_000, b'{"format": NaN}', b"x" * 4_000_001])
def test_hostile_bytes_are_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(data)
    with pytest.raises(Unreadable):
        load_painting(tmp_path / "x.json")


@settings(deadline=None)
@given(st.data())
def test_a_mutated_file_is_a_painting_or_gets_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    file = tmp_path_factory.mktemp("paint") / "x.json"
    save_painting(file, PAINTING, "")
    raw = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    file.write_bytes(bytes(raw))
    with suppress(Unreadable):
        painting, _ = load_painting(file)
        assert all(len(stroke.path) == len(stroke.facing) for stroke in painting.strokes)
