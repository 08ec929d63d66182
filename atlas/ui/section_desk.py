"""What lies beneath the selected point: the wires between the state, the labelled volume and its panel."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from atlas.state import actions
from atlas.state.facts import Facts
from atlas.state.model import AtlasState
from atlas.state.store import Store
from atlas.ui.panels.section import SectionPanel
from atlas.ui.themes import WindowTheme

if TYPE_CHECKING:
    from atlas.domain.section import Volume


class SectionDesk(QObject):
    """Cuts the body at the selected point, or at the first one of the selected muscle."""

    def __init__(self, store: Store, facts: Callable[[], Facts], stack: QStackedWidget, volume: Path) -> None:
        """The panel is put into ``stack``; ``volume`` is the folder of the labelled volume."""
        super().__init__(stack)
        self._facts, self._folder = facts, volume
        self._volume: Volume | None = None
        self._shown: tuple[object, ...] = ()
        self.panel = SectionPanel()
        stack.addWidget(self.panel)
        self.panel.closeRequested.connect(lambda: store.apply(actions.toggle_section))

    def show_state(self, state: AtlasState) -> None:
        """Show the section of what is selected; call only for a selected muscle."""
        from atlas.domain.section import VolumeError, load  # numpy: only when somebody looks beneath
        from atlas.state.section_site import section_site

        chosen, library = state.selection, self._facts().library
        assert chosen is not None
        muscle = library.muscles[chosen.id]
        point = next((p for p in muscle.trigger_points if p.id == chosen.point), muscle.trigger_points[0])
        side = state.side.sides[0]
        wanted = (muscle.id, point.id, side, library)
        if wanted == self._shown:
            return
        self._shown = wanted
        try:
            self._volume = self._volume or load(self._folder)
            self.panel.set_section(self._volume, section_site(self._volume, muscle, point, side, library))
        except VolumeError as told:
            self.panel.set_problem(str(told))

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colours and type of a theme."""
        self.panel.set_theme(theme)
