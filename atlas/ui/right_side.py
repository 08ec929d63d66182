"""The right side of the window: the card, or what takes its place, made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from atlas.state import pain_actions
from atlas.state.card import Card
from atlas.state.facts import Facts
from atlas.state.model import AtlasState, Mode
from atlas.state.notes import Opened, Opener
from atlas.state.resolve import resolve
from atlas.state.store import Store
from atlas.ui.canvas.canvas_pair import CanvasPair
from atlas.ui.panels.card import CardPanel
from atlas.ui.themes import THEMES, WindowTheme

if TYPE_CHECKING:
    from atlas.ui.learn.desk import LearnDesk
    from atlas.ui.pain.desk import PainDesk
    from atlas.ui.plan.desk import PlanDesk
    from atlas.ui.section_desk import SectionDesk

PICTURE_PX = (1600, 1200)
TYPE_WIDTHS = 20
"""Never narrower than this many times the size of type."""


class RightSide(QStackedWidget):
    """Shows the card of what is selected, the answer to a painted pain, or what lies beneath a point."""

    linkRequested = Signal(str)
    titled = Signal(str)
    """What the window is about while a pain is painted."""
    widthRequested = Signal(int)
    """Px that the column had before something wider was shown in it."""

    def __init__(
        self,
        store: Store,
        facts: Callable[[], Facts],
        canvas: CanvasPair,
        plates: Path,
        opener: Opener = Opened,
        filtered: Callable[[], tuple[str, ...]] = tuple,
    ) -> None:
        """``plates`` is the folder of the plates; the tables of the body lie beside it.

        ``opener`` opens the notebook when it is first asked for; ``filtered`` tells the muscles of the
        navigator's filter.
        """
        super().__init__()
        self._store, self._facts, self._canvas, self._plates = store, facts, canvas, plates
        self._pain: PainDesk | None = None
        self._section: SectionDesk | None = None
        self._plan: PlanDesk | None = None
        self._learn: LearnDesk | None = None
        self._opener, self._filtered = opener, filtered
        self._cut = False
        self._least = self._lent = self._width_before = 0
        self.card = CardPanel()
        self.card.linkRequested.connect(self.linkRequested)
        self.addWidget(self.card)

    @property
    def pain(self) -> PainDesk:
        """What saves, opens and compares paintings; asking for it turns to them."""
        self._store.apply(pain_actions.enter)
        assert self._pain is not None
        return self._pain

    @property
    def plan(self) -> PlanDesk:
        """What places sites, prints, and keeps cases as files; made when it is first asked for."""
        return self._made_plan(self._store.state)

    @property
    def learn(self) -> LearnDesk:
        """What asks, keeps what was learnt, and writes decks; made when it is first asked for."""
        return self._made_learn(self._store.state)

    def show_state(self, state: AtlasState) -> None:
        """Show what the state asks for; the card itself is told by ``card.set_card``."""
        shown: QWidget = self.card
        if self._pain is not None or state.mode is Mode.PAIN:
            pain = self._made_pain(state)
            pain.show_state(state)
            shown = pain.panel if state.mode is Mode.PAIN else shown
        if self._plan is not None or state.mode is Mode.PLAN or state.case is not None:
            plan = self._made_plan(state)
            plan.show_state(state)
            shown = plan.panel if state.mode is Mode.PLAN else shown
        if self._learn is not None or state.mode is Mode.LEARN:
            learn = self._made_learn(state)
            learn.show_state(state)
            shown = learn.panel if state.mode is Mode.LEARN else shown
        if state.mode is not Mode.LEARN and state.section and _shows_section(state, self._facts()):
            section = self._made_section(state)
            section.show_state(state)
            shown = section.panel
        self._turn(shown)
        if self._plan is not None and shown is self._plan.panel:
            self._plan.settle()
        if self._learn is not None and shown is self._learn.panel:
            self._learn.settle()
        if state.section and not self._cut and self._section is not None and shown is self._section.panel:
            shown.setFocus(Qt.FocusReason.ShortcutFocusReason)  # asked for just now: the keys move the cut
        self._cut = state.section

    def take_focus(self) -> bool:
        """Put the keyboard on the question that is open; whether there is one."""
        if self._learn is None or self.currentWidget() is not self._learn.panel:
            return False
        self._learn.take_focus()
        return True

    def refresh_decks(self) -> None:
        """The navigator's filter leaves other muscles: a deck may be made of them."""
        if self._learn is not None:
            self._learn.refresh()

    def turn_to(self, card: Card) -> None:
        """Show a card that is about nothing on the body, whatever else is shown."""
        self.card.set_card(card)
        self._turn(self.card)

    def _turn(self, shown: QWidget) -> None:
        """Bring a panel up, with all the width that it needs; what the one before was lent goes back."""
        needed = max(self._least, shown.minimumSizeHint().width())
        if self._lent and needed < self._lent:
            self.setMinimumWidth(needed)
            if self.width() == self._lent:  # else a hand has set it since
                self.widthRequested.emit(max(needed, self._width_before))
            self._lent = 0
        elif needed > self.width() and self._section is not None and shown is self._section.panel:
            self._lent, self._width_before = needed, self.width()
        self.setMinimumWidth(needed)
        self.setCurrentWidget(shown)

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colours and the type of a theme."""
        self.card.set_theme(theme)
        for other in (self._pain, self._section, self._plan, self._learn):
            if other is not None:
                other.set_theme(theme)
        self._least = TYPE_WIDTHS * theme.type_px
        if (shown := self.currentWidget()) is not None:
            self._turn(shown)

    def commit(self) -> None:
        """Keep what is being typed for the plan, before something else is shown."""
        if self._plan is not None and self.currentWidget() is self._plan.panel:
            self._plan.panel.commit()

    def finish(self) -> None:
        """Stop reading; call before the program ends."""
        if self._pain is not None:
            self._pain.finish()
        if self._plan is not None:
            self._plan.finish()
        if self._learn is not None:
            self._learn.finish()

    def _made_pain(self, state: AtlasState) -> PainDesk:
        if self._pain is None:
            from atlas.ui.pain.desk import PainDesk  # not at the start

            skin = self._plates.parent / "body" / "skin.npy"
            self._pain = PainDesk(self._store, self._facts, self._canvas, self, skin, self._draw)
            self._pain.linkRequested.connect(self.linkRequested)
            self._pain.answered.connect(self.titled)
            self._pain.set_theme(THEMES[state.theme])
        return self._pain

    def _made_plan(self, state: AtlasState) -> PlanDesk:
        if self._plan is None:
            from atlas.ui.plan.desk import PlanDesk  # not at the start

            self._plan = PlanDesk(self._store, self._facts, self._canvas, self, self._plates, self._opener)
            self._plan.linkRequested.connect(self.linkRequested)
            self._plan.set_theme(THEMES[state.theme])
        return self._plan

    def _made_learn(self, state: AtlasState) -> LearnDesk:
        if self._learn is None:
            from atlas.ui.learn.desk import LearnDesk  # not at the start

            self._learn = LearnDesk(
                self._store, self._facts, self._canvas, self, self._plates, self._opener, self._filtered
            )
            self._learn.linkRequested.connect(self.linkRequested)
            self._learn.set_theme(THEMES[state.theme])
        return self._learn

    def _made_section(self, state: AtlasState) -> SectionDesk:
        if self._section is None:
            from atlas.ui.section_desk import SectionDesk  # not at the start

            volume = self._plates.parent / "body" / "volume"
            self._section = SectionDesk(self._store, self._facts, self, volume)
            self._section.set_theme(THEMES[state.theme])
        return self._section

    def _draw(self, out: Path) -> None:
        """Write the first view as a picture; raises ``OSError`` or ``ValueError``."""
        from atlas.ui.export import export_view

        state, facts = self._store.state, self._facts()
        numbers = {structure.number: structure for structure in facts.structures}
        view, theme = resolve(state, facts).views[0], THEMES[state.theme].canvas
        export_view(view, facts.plates, numbers, self._plates, theme, PICTURE_PX, out)


def _shows_section(state: AtlasState, facts: Facts) -> bool:
    from atlas.state.section_subject import shows_section  # not before somebody looks beneath

    return shows_section(state, facts)
