"""What the notebook holds of what was learnt; what goes wrong with it is a sentence, and the quiz goes on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from atlas.domain.checks import NotebookError
from atlas.domain.quiz.memory import Review
from atlas.state.learn_weak import weak_of
from atlas.state.notes import Opener, Progress
from atlas.ui.learn.progress import Standing

DAYS = 28
T = TypeVar("T")


class Kept:
    """Asks the notebook; ``trouble`` tells why it refused the last time, empty where it did not."""

    def __init__(self, opener: Opener) -> None:
        """``opener`` opens the notebook when it is first asked for."""
        self._opener = opener
        self.trouble = ""
        self._said = ""

    def record(self, review: Review) -> None:
        """Keep an answer, in one transaction."""
        self._change(lambda notes: notes.record(review), "This answer is not kept")

    def take_back(self, item: str) -> None:
        """Take the last answer to an item back."""
        self._change(lambda notes: notes.take_back(item), "The answer is still kept")

    def due(self) -> tuple[str, ...]:
        """The items that are due by the end of today."""
        return self._ask(lambda notes: tuple(card.item for card in notes.due(_tonight())), ())

    def wrong(self) -> tuple[str, ...]:
        """The items whose last answer was wrong."""
        return self._ask(lambda notes: notes.wrong_items(), ())

    def standing(self) -> Standing:
        """How things stand now."""

        def ask(notes: Progress) -> Standing:
            here = datetime.now().astimezone()
            due, days = len(notes.due(_tonight())), notes.forecast(here, DAYS)
            return Standing(due, days, notes.retention(), weak_of(notes.strengths(_now())))

        return self._ask(ask, Standing())

    def export(self, file: Path) -> str:
        """Write all answers to a file; a sentence."""
        self._ask(lambda notes: notes.export_progress(file), None)
        return self.trouble or f"All answers are in {file.name}."

    def take(self, file: Path) -> str:
        """Add the answers in a file; a sentence."""
        count = self._change(lambda notes: notes.import_progress(file), "Nothing was imported")
        return self.trouble or f"{count} new answers came from {file.name}."

    def forget(self) -> str:
        """Delete all answers; a sentence."""
        gone = self._change(lambda notes: notes.forget_progress(), "Nothing was deleted")
        more = "" if gone else " Their bytes leave the file at the next start."
        return self.trouble or f"All answers are deleted.{more}"

    def _change(self, what: Callable[[Progress], T], refused: str) -> T | None:
        opened = self._opener()
        if opened.notes is None or opened.notes.read_only:
            self.trouble = f"{refused}: {opened.sentence}"
            return None
        return self._ask(what, None, f"{refused}: ")

    def _ask(self, what: Callable[[Progress], T], instead: T, refused: str = "") -> T:
        opened = self._opener()
        if opened.notes is None:
            self.trouble = opened.sentence
            return instead
        try:
            found = what(opened.notes)
        except NotebookError as told:
            self.trouble = f"{refused}{told}"
            return instead
        self.trouble = "" if opened.sentence == self._said else opened.sentence  # told once
        self._said = opened.sentence
        return found


def _tonight() -> datetime:
    """The last moment of the reader's day."""
    here = datetime.now().astimezone()
    return here.replace(hour=23, minute=59, second=59, microsecond=999_999).astimezone(UTC)


def _now() -> datetime:
    return datetime.now(UTC)
