"""Free sites from a click on the body; the labelled volume is read when the first one is placed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from atlas.domain.body import Position, Side, SideView
from atlas.domain.cases import Site
from atlas.state.facts import Facts

if TYPE_CHECKING:
    from atlas.domain.section import Volume


class FreePlaces:
    """Names places of the skin by what lies near and under them."""

    def __init__(self, volume: Path, facts: Callable[[], Facts]) -> None:
        """``volume`` is the folder of the labelled volume."""
        self._folder, self._facts = volume, facts
        self._volume: Volume | None = None

    def site(self, at: Position, facing: Position, marked: SideView) -> Site | str:
        """The site at a skin position (mm) with its outward normal, or a sentence why there is none."""
        from atlas.domain.section import VolumeError, load  # numpy: only when a site is placed
        from atlas.state.free_site import free_site

        side = Side.LEFT if marked is SideView.LEFT else Side.RIGHT
        try:
            self._volume = self._volume or load(self._folder)
            return free_site(self._volume, at, facing, self._facts().library, side)
        except VolumeError as told:
            return f"No site can be placed here: {told}"
