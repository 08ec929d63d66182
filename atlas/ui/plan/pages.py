"""What stands on the pages of an open case, handed to each of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from atlas.domain.painting import Painting
from atlas.state.facts import Facts
from atlas.state.model import AtlasState, Kind, PlanPage
from atlas.state.open_case import OpenCase
from atlas.state.outcome import typical_course
from atlas.state.plan_cautions import checklist, open_questions, seen, site_cautions
from atlas.state.site_rows import site_rows, suggested_words
from atlas.ui.plan.panel import PlanPanel

if TYPE_CHECKING:
    from atlas.domain.pain_paint import PaintedArea


class Pages:
    """Tells the page that is turned to; the others are told when they are."""

    def __init__(self, panel: PlanPanel, facts: Callable[[], Facts], skin: Path) -> None:
        """``skin`` is the file of the skin table, read when a painting is to be measured."""
        self._panel, self._facts, self._skin = panel, facts, skin
        self._area: PaintedArea | None = None
        self._areas: dict[Painting, float] = {}
        self._offered: object = None
        self._shown: OpenCase | None = None

    def condition_name(self, id: str) -> str:
        """The name of a condition of the atlas, or the reader's own words."""
        found = self._facts().library.conditions.get(id)
        return found.name if found is not None else id

    def show(self, state: AtlasState, case: OpenCase) -> None:
        """Show the page that the state is turned to."""
        library = self._facts().library
        left = open_questions(case.whole.plan, library)
        counts = {
            PlanPage.SITES: str(len(case.sites)) if case.sites else "",
            PlanPage.CAUTIONS: str(left) if left else "✓",
            PlanPage.SESSIONS: str(len(case.whole.sessions)) if case.whole.sessions else "",
        }
        unseen = bool(case.sites) and not seen(case.whole.plan, library)
        self._panel.show_page(state.plan_page, case.whole.case.code, counts, unseen=unseen)
        self._panel.set_can(case.can_undo, case.can_redo)
        {
            PlanPage.CASE: self._case,
            PlanPage.SITES: self._sites,
            PlanPage.CAUTIONS: self._cautions,
            PlanPage.SESSIONS: self._sessions,
        }[state.plan_page](state, case)

    def _case(self, _state: AtlasState, case: OpenCase) -> None:
        page, library = self._panel.case, self._facts().library
        if self._offered is not library:
            self._offered = library
            page.set_conditions([(one.id, one.name) for one in library.conditions.values()])
        page.set_case(case.whole.case, self.condition_name, self.area(case.whole.painting))

    def _sites(self, state: AtlasState, case: OpenCase) -> None:
        page, library, plan = self._panel.sites, self._facts().library, case.whole.plan
        text, can_add = self._offer(state)
        page.set_offer(text, can_add=can_add, placing=state.placing)
        page.set_sites(site_rows(plan, library), case.site)
        site = case.chosen_site
        if site is not None:
            page.set_site(site, suggested_words(site, library), site_cautions(plan, library)[case.site - 1])

    def _offer(self, state: AtlasState) -> tuple[str, bool]:
        """What is selected on the body, and whether it can be added."""
        chosen = state.selection
        muscle = self._facts().library.muscles.get(chosen.id) if chosen is not None else None
        if chosen is None or chosen.kind is not Kind.MUSCLE or muscle is None:
            return "Click a muscle or a point on the body to add it.", False
        count = len(muscle.trigger_points)
        what = f"point {chosen.point}" if chosen.point is not None else f"all {count} points"
        sides = " and ".join(side.value for side in state.side.sides)
        return f"Selected: {muscle.name}, {what if count != 1 else 'its point'}, {sides}", count > 0

    def _cautions(self, _state: AtlasState, case: OpenCase) -> None:
        library, plan = self._facts().library, case.whole.plan
        self._panel.cautions.set_groups(checklist(plan, library))
        self._panel.cautions.set_sites(
            tuple(zip(site_rows(plan, library), site_cautions(plan, library), strict=True))
        )

    def _sessions(self, _state: AtlasState, case: OpenCase) -> None:
        self._panel.sessions.set_course(typical_course(self._facts().library))
        self._show_sessions(case)

    def _show_sessions(self, case: OpenCase) -> None:
        """The sessions at once, and the area of each painting as soon as it has been measured."""
        page, paintings = self._panel.sessions, [painting for _, painting in case.whole.sessions]
        self._shown = case
        page.set_case(case, [0.0 if one.empty else self._areas.get(one) for one in paintings])
        unknown = next((one for one in paintings if not one.empty and one not in self._areas), None)
        if unknown is not None:
            QTimer.singleShot(0, page, lambda: self._measure(case, unknown))

    def _measure(self, case: OpenCase, painting: Painting) -> None:
        if case is self._shown and self._panel.stack.currentWidget() is self._panel.sessions:
            self.area(painting)
            self._show_sessions(case)

    def area(self, painting: Painting) -> float:
        """The painted skin in cm2, worked out once for each painting."""
        if painting.empty:
            return 0.0
        if painting not in self._areas:
            from atlas.domain.pain_paint import PaintedArea  # numpy: only where a pain was painted
            from atlas.domain.skin import load_skin

            self._area = self._area or PaintedArea(load_skin(self._skin))
            self._areas[painting] = self._area.cm2(painting)
        return self._areas[painting]
