"""Planning a treatment: the wires between the open case, the body, the notebook and the panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from atlas.domain.body import Position
from atlas.domain.cases import Answer, Site
from atlas.domain.painting import Painting
from atlas.state import actions, pain_actions, plan_actions, session_actions
from atlas.state.facts import Facts
from atlas.state.model import AtlasState, Mode, PlanPage
from atlas.state.notes import Opener
from atlas.state.store import Store
from atlas.ui.canvas.canvas_pair import CanvasPair
from atlas.ui.plan.case_desk import CaseDesk
from atlas.ui.plan.pages import Pages
from atlas.ui.plan.panel import PlanPanel
from atlas.ui.plan.places import FreePlaces
from atlas.ui.plan.sheets import Sheets
from atlas.ui.themes import WindowTheme


class PlanDesk(QObject):
    """Shows the open case and turns gestures into changes of it."""

    linkRequested = Signal(str)

    def __init__(
        self,
        store: Store,
        facts: Callable[[], Facts],
        canvas: CanvasPair,
        stack: QStackedWidget,
        plates: Path,
        opener: Opener,
    ) -> None:
        """The panel is put into ``stack``; ``plates`` is the folder of the plates."""
        super().__init__(stack)
        self._store, self._facts, self._canvas, self._opener = store, facts, canvas, opener
        self.panel = PlanPanel()
        stack.addWidget(self.panel)
        body = plates.parent / "body"
        self._pages = Pages(self.panel, facts, body / "skin.npy")
        self._places = FreePlaces(body / "volume", facts)
        self.cases = CaseDesk(stack, store, opener, self.panel, self._pages.condition_name)
        self.sheets = Sheets(stack, facts, plates, lambda: store.state, self.panel.sites.paper)
        self._turned = False
        self._page: tuple[PlanPage, int] | None = None
        self._wire()

    # What is shown.

    def show_state(self, state: AtlasState) -> None:
        """Show the open case, or the list of cases."""
        self._canvas.set_placing(state.placing)
        page = (state.plan_page, _filled(state)) if state.mode is Mode.PLAN else None
        self._turned, self._page = self._turned or page != self._page, page
        self.cases.watch(page is not None or (state.case is not None and state.mode is Mode.EXPLORE))
        if page is None:
            self.panel.let_go()
            return
        self.panel.set_trouble(state.trouble)
        if state.case is None:
            self.panel.show_cases()
            self.cases.show_list()
        else:
            self.cases.forget_list()
            self._pages.show(state, state.case)

    def settle(self) -> None:
        """The panel is on top now: the keyboard goes to a page that was turned to."""
        if self._turned:
            self._turned = False
            self.panel.take_focus()

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the colours and the type of a theme."""
        self.panel.set_theme(theme)

    def finish(self) -> None:
        """Keep what is being typed; call before the program ends."""
        self.panel.commit()
        self.cases.watch(False)
        self.cases.files.finish()

    def tell(self, sentence: str) -> None:
        """Say what went wrong where the eyes are."""
        self.cases.tell(sentence)

    # What a person asks for.

    def _wire(self) -> None:
        panel, apply = self.panel, self._apply
        panel.pageRequested.connect(self._turn)
        panel.closeRequested.connect(self.cases.close)
        panel.leaveRequested.connect(lambda: apply(plan_actions.toggle))
        panel.undoRequested.connect(lambda: apply(plan_actions.undo))
        panel.redoRequested.connect(lambda: apply(plan_actions.redo))
        self._wire_case()
        self._wire_sites()
        self._wire_sessions()
        panel.cautions.answered.connect(lambda id, given: self._answer((id,), given))
        panel.cautions.manyAnswered.connect(self._answer)
        panel.cautions.linkRequested.connect(self.linkRequested)
        self.sheets.told.connect(self.tell)
        self._canvas.siteClicked.connect(lambda n: apply(plan_actions.choose_site, self._facts(), n))
        self._canvas.placeChosen.connect(self._place_chosen)

    def _wire_case(self) -> None:
        case = self.panel.case
        case.changed.connect(lambda one: self._apply(plan_actions.change_case, one))
        painted = case.painted
        painted.keepRequested.connect(lambda: self._apply(session_actions.take_painting))
        painted.showRequested.connect(lambda: self._show_painting(0))
        painted.dropRequested.connect(lambda: self._apply(session_actions.keep_painting, Painting()))

    def _wire_sites(self) -> None:
        sites, apply, facts = self.panel.sites, self._apply, self._facts
        sites.addRequested.connect(lambda: apply(plan_actions.add_selected, facts()))
        sites.placeRequested.connect(lambda: apply(plan_actions.toggle_placing))
        sites.chosen.connect(lambda number: apply(plan_actions.choose_site, facts(), number))
        sites.moved.connect(lambda number, to: apply(plan_actions.move_site, number, to))
        sites.removeRequested.connect(self.remove)
        sites.changed.connect(lambda number, site: apply(plan_actions.change_site, number, site))
        sites.sectionRequested.connect(lambda: apply(actions.toggle_section))
        sites.cardRequested.connect(self._show_card)
        sites.printRequested.connect(self.sheets.ask_print)
        sites.exportRequested.connect(self.sheets.ask_export)
        sites.patientRequested.connect(self.sheets.ask_patient)

    def _wire_sessions(self) -> None:
        page, apply = self.panel.sessions, self._apply
        page.newRequested.connect(lambda: apply(session_actions.add_session, date.today()))
        page.copyRequested.connect(lambda: apply(session_actions.copy_last, date.today()))
        page.deleteRequested.connect(lambda number: apply(session_actions.remove_session, number))
        page.chosen.connect(lambda number: apply(session_actions.choose_session, number))
        page.changed.connect(lambda number, session: apply(session_actions.change_session, number, session))
        page.addSiteRequested.connect(self._add_done)
        page.keepPaintingRequested.connect(lambda number: apply(session_actions.take_painting, number))
        page.showPaintingRequested.connect(self._show_painting)
        page.dropPaintingRequested.connect(
            lambda number: apply(session_actions.keep_painting, Painting(), number)
        )

    def _apply(self, action: Callable[..., AtlasState], *values: object) -> None:
        self._store.apply(lambda state: action(state, *values))

    def _turn(self, page: PlanPage) -> None:
        self.panel.commit()
        self._apply(plan_actions.show_page, page)

    def remove(self, number: int) -> None:
        """Take the site with this number out of the plan."""
        self._apply(plan_actions.remove_site, number)

    def _place_chosen(self, at: Position, facing: Position) -> None:
        if self._store.state.placing:  # another place may be asked for
            self.place(at, facing)

    def place(self, at: Position, facing: Position) -> None:
        """Add a free site at a skin position (mm) with its outward normal."""
        site = self._places.site(at, facing, self._store.state.side)
        if isinstance(site, Site):
            self._apply(plan_actions.add_site, site)
        else:
            self.tell(site)

    def _answer(self, cautions: Sequence[str], given: Answer | None) -> None:
        self._apply(plan_actions.answer, cautions, given, date.today())

    def _show_card(self) -> None:
        self._apply(lambda state: replace(state, mode=Mode.EXPLORE, section=False))

    def _add_done(self, number: int, site: int) -> None:
        case = self._store.state.case
        if case is not None and 0 < site <= len(case.sites):
            self._apply(session_actions.add_done, number, case.sites[site - 1])

    def _show_painting(self, number: int) -> None:
        self._apply(lambda state: pain_actions.take(state, session_actions.painting_of(state, number)))


def _filled(state: AtlasState) -> int:
    """What there is to fill in on the page: -1 without a case, else the count of sessions on theirs."""
    if state.case is None:
        return -1
    return len(state.case.whole.sessions) if state.plan_page is PlanPage.SESSIONS else 0
