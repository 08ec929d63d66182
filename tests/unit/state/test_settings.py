"""Settings are kept between runs, and a damaged file is survived."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.domain.body import Depth, SideView
from atlas.state.model import AtlasState, Theme
from atlas.state.settings import Settings, load_settings, save_settings


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    state = AtlasState(
        plate="full_posterior", depth=Depth.DEEP, side=SideView.BOTH, theme=Theme.DARK, ring=True
    )
    save_settings(tmp_path / "deep" / "settings.json", Settings(state, "abc", "def"))
    assert load_settings(tmp_path / "deep" / "settings.json") == (Settings(state, "abc", "def"), "")


def test_the_selection_is_not_kept(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.json") == (Settings(), "")


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"depth": "abyss"}', b'{"plate": 7}', b"\xff\xfe\x00", b"[" * 60_000, b" " * 70_000],
    ids=["empty", "cut", "list", "value", "type", "binary", "nested", "large"],
)
def test_a_damaged_file_is_set_aside_and_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings, sentence = load_settings(path)
    assert settings == Settings()
    assert "settings.json" in sentence
    assert not path.exists()
    assert (tmp_path / "settings.damaged.json").read_bytes() == content


def test_a_folder_that_cannot_be_written_is_left_alone(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    save_settings(blocked / "settings.json", Settings())
    assert blocked.read_text(encoding="utf-8") == "not a folder"
