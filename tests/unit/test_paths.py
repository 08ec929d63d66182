"""Where the program finds what is shipped, and where it keeps what is its reader's."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas import paths


def test_one_variable_moves_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    folders = (paths.config_folder(), paths.user_data_folder(), paths.cache_folder())
    assert [folder.relative_to(tmp_path).as_posix() for folder in folders] == ["config", "data", "cache"]


def test_the_custom_of_the_platform_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    monkeypatch.setattr(paths.sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "here"))
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative is not allowed")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    assert paths.cache_folder() == tmp_path / "here" / "trigger-point-atlas"
    assert paths.config_folder() == tmp_path / ".config" / "trigger-point-atlas"
    assert paths.user_data_folder() == tmp_path / ".local" / "share" / "trigger-point-atlas"
    monkeypatch.setattr(paths.sys, "platform", "darwin")
    assert paths.cache_folder() == tmp_path / "Library" / "Caches" / "trigger-point-atlas"
    monkeypatch.setattr(paths.sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    assert paths.cache_folder() == tmp_path / "Local" / "trigger-point-atlas" / "cache"


def test_an_installed_package_brings_its_own_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "atlas")
    assert paths.data_folder() == tmp_path / "data"
    (tmp_path / "atlas" / "_shipped" / "data").mkdir(parents=True)
    assert paths.data_folder() == tmp_path / "atlas" / "_shipped" / "data"


def test_what_is_shipped_is_there() -> None:
    assert (paths.data_folder() / "muscles").is_dir()
    assert (paths.assets_folder() / "body").is_dir()
