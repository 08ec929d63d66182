"""What is kept between two runs, as one small JSON file; a damaged one is set aside and survived."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from atlas.domain.body import Depth, SideView
from atlas.domain.whole_file import write_whole
from atlas.state.model import AtlasState, Theme

VERSION = 1
SIZE_LIMIT = 64 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """The state to begin with, and the window's own memory (base64 of what Qt wants kept)."""

    state: AtlasState = field(default_factory=AtlasState)
    window: str = ""
    splitter: str = ""


def load_settings(path: Path) -> tuple[Settings, str]:
    """The settings, and a sentence when the file was damaged (empty when all is well)."""
    try:
        if not path.exists():
            return Settings(), ""
        if path.stat().st_size > SIZE_LIMIT:
            raise ValueError(f"larger than {SIZE_LIMIT} bytes")
        return _from_json(json.loads(path.read_text(encoding="utf-8"))), ""
    except (OSError, ValueError, TypeError, RecursionError) as problem:
        with suppress(OSError):
            path.replace(path.with_suffix(".damaged.json"))
        return Settings(), f"The settings file {path.name} could not be read ({problem}); it was set aside."


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings in one move; a folder that cannot be written to is left alone."""
    state = settings.state
    record = {
        "version": VERSION,
        "plate": state.plate,
        "depth": state.depth,
        "side": state.side,
        "theme": state.theme,
        "ring": state.ring,
        "sure": state.sure,
        "chains": state.chains,
        "window": settings.window,
        "splitter": settings.splitter,
    }
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, json.dumps(record, indent=1).encode())


def _from_json(record: object) -> Settings:
    if not isinstance(record, Mapping):
        raise ValueError("expected an object")
    begin = AtlasState()
    state = replace(
        begin,
        plate=_text(record, "plate", begin.plate),
        depth=Depth(_text(record, "depth", begin.depth)),
        side=SideView(_text(record, "side", begin.side)),
        theme=Theme(_text(record, "theme", begin.theme)),
        ring=record.get("ring") is True,
        sure=record.get("sure") is True,
        chains=record.get("chains") is True,
    )
    return Settings(state, _text(record, "window", ""), _text(record, "splitter", ""))


def _text(record: Mapping[str, object], key: str, default: str) -> str:
    value = record.get(key, default)
    if not isinstance(value, str):
        raise ValueError(f"{key}: expected text")
    return value
