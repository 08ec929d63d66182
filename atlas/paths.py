"""Where things stand: what is shipped with the program, and the reader's own folders."""

from __future__ import annotations

import os
import sys
from pathlib import Path

HOME_VARIABLE = "TRIGGER_POINT_ATLAS_HOME"
"""An environment variable: one folder for everything that the program keeps for its reader."""

_NAME = "trigger-point-atlas"
_PACKAGE = Path(__file__).resolve().parent


def data_folder() -> Path:
    """The records that come with the program."""
    return _shipped("data")


def assets_folder() -> Path:
    """The plates, tables and fonts that come with the program."""
    return _shipped("assets")


def _shipped(name: str) -> Path:
    """Within the package where it was installed, beside it in a checkout."""
    installed = _PACKAGE / "_shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def config_folder() -> Path:
    """The reader's settings."""
    return _own("config", "XDG_CONFIG_HOME", ".config", "Application Support", "APPDATA")


def user_data_folder() -> Path:
    """What the reader has written and learned."""
    return _own("data", "XDG_DATA_HOME", ".local/share", "Application Support", "APPDATA")


def cache_folder() -> Path:
    """What can be made again at any time."""
    return _own("cache", "XDG_CACHE_HOME", ".cache", "Caches", "LOCALAPPDATA")


def _own(what: str, variable: str, fallback: str, library: str, windows: str) -> Path:
    """The folder of one purpose by the custom of the platform; it may not be there yet."""
    if home := os.environ.get(HOME_VARIABLE):
        return Path(home) / what
    if sys.platform == "win32":
        base = os.environ.get(windows)
        return (Path(base) if base else Path.home() / "AppData" / "Local") / _NAME / what
    if sys.platform == "darwin":
        return Path.home() / "Library" / library / _NAME
    base = os.environ.get(variable, "")
    return (Path(base) if Path(base).is_absolute() else Path.home() / fallback) / _NAME
