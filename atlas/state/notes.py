"""What the window asks of the notebook, and how every change of a case is kept before it is shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from atlas.domain.checks import Elsewhere, NotebookError
from atlas.state.model import AtlasState, Mode

if TYPE_CHECKING:  # what follows is loaded when somebody plans
    from collections.abc import Collection, Iterable
    from datetime import datetime
    from pathlib import Path

    from atlas.domain.cases import Case, WholeCase
    from atlas.domain.quiz.memory import CardState, Forecast, Retention, Review, Strength
    from atlas.domain.quiz.note import Note
    from atlas.state.open_case import OpenCase


Tell = Callable[[int, int], bool]
"""Is told how much is done, of how much; False ends the work, and nothing is changed."""


class Progress(Protocol):
    """What one reader has learnt; every method may raise ``NotebookError`` and has changed nothing then."""

    def record(self, review: Review) -> CardState:
        """Keep an answer."""

    def take_back(self, item: str) -> Review:
        """Take the last answer to an item back."""

    def due(self, now: datetime, items: Collection[str] | None = None) -> tuple[CardState, ...]:
        """The items that are due now."""

    def fresh(self, items: Iterable[str]) -> tuple[str, ...]:
        """Those of some items that have never been answered."""

    def forecast(self, now: datetime, days: int = 30) -> tuple[Forecast, ...]:
        """How many items fall due on each of the next days."""

    def retention(self, since: datetime | None = None) -> Retention:
        """How much was still known on a later day."""

    def strengths(self, now: datetime) -> tuple[Strength, ...]:
        """How well each muscle is known that was asked."""

    def wrong_items(self) -> tuple[str, ...]:
        """The items whose last answer was wrong."""

    def export_progress(self, path: Path) -> None:
        """Write all answers as JSON."""

    def import_progress(self, path: Path) -> int:
        """Add the answers in a JSON file; how many were new."""

    def forget_progress(self) -> bool:
        """Delete all answers; whether their bytes are gone from the file by now."""


class Notes(Progress, Protocol):
    """The cases of one reader; every method may raise ``NotebookError`` and has changed nothing then."""

    @property
    def read_only(self) -> bool:
        """Whether no change is taken."""

    def cases(self, search: str = "", *, archived: bool = False) -> tuple[Case, ...]:
        """The cases that hold every word, the last treated first."""

    def whole(self, code: str) -> WholeCase:
        """A case with all that belongs to it."""

    def put(self, before: WholeCase | None, after: WholeCase) -> WholeCase:
        """Keep a case in the place of what it was; raises ``Elsewhere`` when it no longer is that."""

    def delete_case(self, code: str) -> bool:
        """Delete a case; whether its bytes are gone from the file by now."""

    def set_aside(self) -> tuple[str, ...]:
        """The names of files beside the notebook that hold what it held once."""

    def export_case(self, code: str, path: Path) -> None:
        """Write a case as JSON."""

    def import_case(self, path: Path, code: str = "") -> Case:
        """Add the case in a JSON file."""

    def again(self) -> Notes:
        """Another hold on the same file, for another thread; to be closed there."""

    def backup(self, path: Path) -> None:
        """Write all cases to one file."""

    def restore(self, path: Path, tell: Tell = lambda _done, _total: True) -> Path:
        """Put a backup in the place of all cases; where those of before are kept. ``tell`` may end it."""

    def close(self) -> None:
        """Let go of the file."""

    def changed_elsewhere(self) -> bool:
        """Whether another window has changed something since this was last asked."""


class SaveDeck(Protocol):
    """Writes notes as a package that Anki reads."""

    def __call__(
        self,
        path: Path,
        title: str,
        notes: tuple[Note, ...],
        now: datetime,
        media: Mapping[str, bytes] | None = None,
    ) -> None:
        """``media`` holds the pictures that the notes name. Raises ``NotebookError``."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The notebook as it was opened; ``sentence`` tells what is wrong with it, nothing when all is well."""

    notes: Notes | None = None
    sentence: str = "There is no notebook; the case is not kept."
    save_deck: SaveDeck | None = None
    """Writes a deck for Anki; it needs no notebook and may be called from any thread."""


_NUMBERED = re.compile(r"C-(\d{1,5})", re.IGNORECASE)
Opener = Callable[[], Opened]


class Keeper:
    """Keeps each change of the open case: all of it, before anything of it is shown."""

    def __init__(self, opener: Opener) -> None:
        """``opener`` is asked when a case is changed for the first time."""
        self._opener = opener
        self._said = ""

    def __call__(self, before: AtlasState, after: AtlasState) -> AtlasState:
        """The state that may be shown: ``after``, or ``before`` with the reason in ``trouble``."""
        case = after.case
        if case is None or case.whole is case.kept or case.whole == case.kept:
            return after
        opened = self._opener()
        if opened.notes is None or opened.notes.read_only:
            return _told(after, before.trouble, f"Not kept: {opened.sentence}")
        try:
            kept = opened.notes.put(case.kept, _with_code(case.whole, opened.notes))
        except Elsewhere as told:
            return _as_kept(before, case, opened.notes, str(told))
        except NotebookError as told:
            return _told(before, before.trouble, str(told))
        kept_case = replace(case, whole=kept, kept=kept)
        return replace(after, case=kept_case, trouble=self._unsaid(opened.sentence, after))

    def _unsaid(self, sentence: str, state: AtlasState) -> str:
        """What is wrong with the notebook, until it has been shown once beside the plan."""
        told = "" if sentence == self._said else sentence
        if state.mode is Mode.PLAN:
            self._said = sentence
        return told


def _told(state: AtlasState, told_before: str, trouble: str) -> AtlasState:
    """With a sentence where it is read: beside the plan, which comes up where one explores."""
    explores = state.mode is Mode.EXPLORE and state.stage is None and trouble != told_before
    return replace(state, mode=Mode.PLAN if explores else state.mode, trouble=trouble)


def _with_code(whole: WholeCase, notes: Notes) -> WholeCase:
    """A case that was begun without a code gets the next number that is free."""
    if whole.case.code:
        return whole
    return replace(whole, case=replace(whole.case, code=free_code(notes)))


def free_code(notes: Notes) -> str:
    """The next number that no case has for its code."""
    taken = (_NUMBERED.fullmatch(case.code) for case in notes.cases(archived=True))
    number = 1 + max((int(found[1]) for found in taken if found), default=0)
    return f"C-{number:03d}"


def _as_kept(before: AtlasState, case: OpenCase, notes: Notes, trouble: str) -> AtlasState:
    """The case as another window has left it; what could be undone is of no use any more."""
    assert case.kept is not None
    try:
        whole = notes.whole(case.kept.case.code)
    except NotebookError:
        return replace(before, case=None, trouble=trouble)
    shown = before.case if before.case is not None and before.case.kept is case.kept else case
    return _told(replace(before, case=shown.renewed(whole)), before.trouble, trouble)
