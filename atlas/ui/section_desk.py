"""What lies beneath a point or a site: the wires between the state, the labelled volume and its panel."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from atlas.domain.cases import Site
from atlas.state import actions
from atlas.state.facts import Facts
from atlas.state.model import AtlasState
from atlas.state.section_subject import Subject, section_subject
from atlas.state.store import Store
from atlas.ui.panels.section import SectionPanel
from atlas.ui.themes import WindowTheme

if TYPE_CHECKING:
    from atlas.domain.section import Volume


class SectionDesk(QObject):
    """Cuts the body at the plan's chosen site, at the selected point, or at the first one of a muscle."""

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
        """Show the section of the plan's chosen site, or of what is selected."""
        from atlas.domain.section import VolumeError, load  # numpy: only when somebody looks beneath
        from atlas.state.section_site import section_of

        facts = self._facts()
        subject = section_subject(state, facts)
        if subject is None:
            return
        wanted = (_place(subject), facts.library)
        if wanted == self._shown:
            return
        self._shown = wanted
        try:
            self._volume = self._volume or load(self._folder)
            self.panel.set_section(self._volume, section_of(self._volume, subject, facts.library))
        except VolumeError as told:
            self.panel.set_problem(str(told))

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colours and type of a theme."""
        self.panel.set_theme(theme)


def _place(subject: Subject) -> object:
    """What of a subject shows in its section: not the needle of a site, nor its remark."""
    return (subject.name, subject.side, subject.at) if isinstance(subject, Site) else subject
