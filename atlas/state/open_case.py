"""The case that is planned: as it stands, as the notebook keeps it, and what undo and redo lead to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from atlas.domain.cases import Session, Site, WholeCase


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case on the desk; ``kept`` is what the notebook holds, None while it holds nothing of it.

    ``site`` and ``session`` are the numbers (from 1) of those that are chosen, 0 for none.
    """

    whole: WholeCase
    kept: WholeCase | None = None
    past: tuple[WholeCase, ...] = ()
    future: tuple[WholeCase, ...] = ()
    site: int = 0
    session: int = 0

    @property
    def sites(self) -> tuple[Site, ...]:
        """The sites of the plan, in order."""
        return self.whole.plan.sites

    @property
    def chosen_site(self) -> Site | None:
        """The site that is chosen."""
        return self.sites[self.site - 1] if 0 < self.site <= len(self.sites) else None

    @property
    def chosen_session(self) -> Session | None:
        """The session that is chosen."""
        rows = self.whole.sessions
        return rows[self.session - 1][0] if 0 < self.session <= len(rows) else None

    @property
    def can_undo(self) -> bool:
        """Whether ``undone`` changes anything."""
        return bool(self.past)

    @property
    def can_redo(self) -> bool:
        """Whether ``redone`` changes anything."""
        return bool(self.future)

    def changed(self, whole: WholeCase) -> OpenCase:
        """With another content; the one of before can be brought back, without end."""
        if whole == self.whole:
            return self
        return self._within(replace(self, whole=whole, past=(*self.past, self.whole), future=()))

    def undone(self) -> OpenCase:
        """With the content of before the last change; a code that the case got by itself meanwhile stays."""
        if not self.past:
            return self
        whole, past = _coded(self.past[-1], self.whole.case.code), self.past[:-1]
        return self._within(replace(self, whole=whole, past=past, future=(*self.future, self.whole)))

    def redone(self) -> OpenCase:
        """With the change that was undone last."""
        if not self.future:
            return self
        whole, future = self.future[-1], self.future[:-1]
        return self._within(replace(self, whole=whole, future=future, past=(*self.past, self.whole)))

    def renewed(self, whole: WholeCase) -> OpenCase:
        """As another window has left it: nothing to undo, and what was chosen stays chosen if it is there."""
        before = self.kept or self.whole
        site = _same(self.site, *([_place(one) for one in w.plan.sites] for w in (before, whole)))
        session = _same(self.session, *([one for one, _ in w.sessions] for w in (before, whole)))
        return OpenCase(whole, whole, site=site, session=session)

    def _within(self, case: OpenCase) -> OpenCase:
        """The chosen site and session are still there, or the last ones are chosen."""
        site = min(case.site, len(case.sites))
        return replace(case, site=site, session=min(case.session, len(case.whole.sessions)))


def _coded(whole: WholeCase, code: str) -> WholeCase:
    """A case that was begun without a code has this one."""
    return whole if whole.case.code else replace(whole, case=replace(whole.case, code=code))


def _same(number: int, before: Sequence[object], now: Sequence[object]) -> int:
    """The number that a row has now which had ``number`` before; 0 where it is gone."""
    if not 0 < number <= len(before):
        return 0
    row = before[number - 1]
    if number <= len(now) and (now[number - 1] == row or len(now) == len(before)):
        return number
    return now.index(row) + 1 if row in now else 0


def _place(site: Site) -> Site:
    """A site wherever it stands in the order."""
    return replace(site, order=0)
