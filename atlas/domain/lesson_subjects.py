"""What a step of a lesson is about: the record that its ``select`` names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from atlas.domain.library import Library


class SubjectKind(StrEnum):
    """The kinds of record that a step can be about, in the order in which a bare id is looked for."""

    MUSCLE = "muscle"
    CONDITION = "condition"
    REGION = "region"
    LANDMARK = "landmark"


@dataclass(frozen=True, slots=True)
class Subject:
    """A record of the library; ``point`` is the number of one trigger point of a muscle, or None."""

    kind: SubjectKind
    id: str
    point: int | None = None


def split(select: str) -> tuple[str, str, int | None]:
    """The kind where it is written, the id, and the number of the point: ``region:occiput``, ``soleus/2``."""
    kind, _, rest = select.rpartition(":")
    ident, _, number = rest.partition("/")
    return kind, ident, int(number) if number.isdecimal() else None


def shelf(library: Library, kind: SubjectKind) -> Mapping[str, object]:
    """The records of a kind by id."""
    shelves: dict[SubjectKind, Mapping[str, object]] = {
        SubjectKind.MUSCLE: library.muscles,
        SubjectKind.CONDITION: library.conditions,
        SubjectKind.REGION: library.regions,
        SubjectKind.LANDMARK: library.landmarks,
    }
    return shelves[kind]


def subject_of(select: str, library: Library) -> Subject | None:
    """What ``select`` names; None where it is empty or names nothing that is known."""
    kind, ident, point = split(select)
    for known in SubjectKind:
        if kind in ("", known.value) and ident in shelf(library, known):
            subject = Subject(known, ident, point)
            return subject if point is None or _has_point(subject, library) else None
    return None


def written(subject: Subject, library: Library) -> str:
    """A subject as a teacher would write it: the kind only where the bare id would name something else."""
    bare = subject.id if subject.point is None else f"{subject.id}/{subject.point}"
    return bare if subject_of(bare, library) == subject else f"{subject.kind.value}:{bare}"


def _has_point(subject: Subject, library: Library) -> bool:
    muscle = library.muscles.get(subject.id) if subject.kind is SubjectKind.MUSCLE else None
    return muscle is not None and any(point.id == subject.point for point in muscle.trigger_points)
