"""A note for Anki: front and back in plain text, the names of its pictures, its sources in short."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from atlas.domain.anatomy import Muscle, Source
from atlas.domain.library import Library
from atlas.domain.quiz.items import QuizKind
from atlas.domain.quiz.wording import ids_of

UNSEEN = ("Author not seen", "Authors not seen")
CREDIT = "Trigger Point Atlas, data CC BY 4.0"


@dataclass(frozen=True, slots=True)
class Note:
    """One note: ``id`` is that of its item and stays for ever, so that a later export brings it up to date.

    ``point`` is the trigger point that it is about. The pictures are names of files in the same package.
    """

    id: str
    front: str
    back: str
    sources: str
    tags: tuple[str, ...]
    point: int | None = None
    front_pictures: tuple[str, ...] = ()
    back_pictures: tuple[str, ...] = ()


def note_of(
    kind: QuizKind,
    muscle: Muscle,
    number: str,
    front: str,
    back: str,
    library: Library,
    point: int | None = None,
) -> Note:
    """A note about a muscle; ``number`` ends its id where it is about one of its points."""
    tags, sources = (kind.value, muscle.region.value, muscle.id), cited(ids_of(muscle.sources), library)
    return Note(f"{kind}:{muscle.id}{number}", front, back, sources, tags, point)


def cited(ids: Iterable[str], library: Library) -> str:
    """Sources in short, each once."""
    known = [library.sources[id] for id in ids if id in library.sources]
    return "; ".join([*dict.fromkeys(map(_short, known)), CREDIT])


def _short(source: Source) -> str:
    """Authors and year; the title where the authors were not seen."""
    unseen = source.authors.startswith(UNSEEN)
    name = source.title.rstrip(".") if unseen else source.authors.split(",")[0]
    return f"{name} {source.year}" if source.year else name
