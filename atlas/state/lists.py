"""What the navigator lists: muscles by region, conditions, pain regions, the guide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from atlas.domain.anatomy import BodyRegion
from atlas.domain.library import Entry
from atlas.domain.nerves import nerve_link

REGION_TITLES = {
    BodyRegion.HEAD_NECK: "Head and neck",
    BodyRegion.SHOULDER: "Shoulder",
    BodyRegion.ARM: "Arm",
    BodyRegion.FOREARM_HAND: "Forearm and hand",
    BodyRegion.THORAX: "Chest and upper back",
    BodyRegion.ABDOMEN: "Abdomen",
    BodyRegion.LOW_BACK: "Low back",
    BodyRegion.HIP: "Hip and buttock",
    BodyRegion.THIGH: "Thigh",
    BodyRegion.LEG_FOOT: "Leg and foot",
    BodyRegion.PELVIC_FLOOR: "Pelvic floor",
}


KIND_TITLES = {
    "muscle": "Muscles",
    "point": "Trigger points",
    "condition": "Conditions",
    "region": "Pain regions",
    "landmark": "Landmarks",
    "nerve": "Nerves and roots",
    "guide": "Guide",
    "command": "Commands",
}


class Line(NamedTuple):
    """One line: its text, what it links to, and a short note."""

    text: str
    link: str
    note: str = ""


class Heading(NamedTuple):
    """A heading and its lines."""

    title: str
    lines: tuple[Line, ...]


class Find(NamedTuple):
    """One thing that a search found; ``in_text`` where only the text of its card holds what was typed."""

    kind: str
    id: str
    name: str
    note: str = ""
    in_text: bool = False

    @property
    def link(self) -> str:
        """What it leads to."""
        return nerve_link(self.id) if self.kind == "nerve" else f"{self.kind}:{self.id}"


def navigator_lists(contents: Sequence[Entry]) -> tuple[tuple[str, tuple[Heading, ...]], ...]:
    """The four lists, each with its title, from the table of contents of a library."""
    return (
        ("Muscles", _muscles(contents)),
        ("Conditions", _under("Conditions and their muscles", "condition", contents)),
        ("Regions", _under("From head to foot", "region", contents)),
        ("Guide", _under("About dry needling", "guide", contents)),
    )


def finds(found: Sequence[Find]) -> tuple[Heading, ...]:
    """What a search found, the best kind first, under one heading a kind; last what holds it in its text."""
    named = [find for find in found if not find.in_text]
    kinds = list(dict.fromkeys(find.kind for find in named))
    headings = [
        Heading(KIND_TITLES.get(kind, kind.capitalize()), _lines(f for f in named if f.kind == kind))
        for kind in kinds
    ]
    texts = _lines(find for find in found if find.in_text)
    headings += [Heading("In the text of", texts)] if texts else []
    return tuple(headings) or (Heading("Nothing found", ()),)


def _lines(found: Iterable[Find]) -> tuple[Line, ...]:
    return tuple(Line(find.name, find.link, find.note) for find in found)


def _muscles(contents: Sequence[Entry]) -> tuple[Heading, ...]:
    groups: dict[str, list[Line]] = {region.value: [] for region in REGION_TITLES}
    for entry in contents:
        if entry.kind == "muscle":
            groups[entry.region].append(Line(entry.name, f"muscle:{entry.id}", str(entry.size)))
    return tuple(
        Heading(title, tuple(groups[region.value]))
        for region, title in REGION_TITLES.items()
        if groups[region.value]
    )


def _under(title: str, kind: str, contents: Sequence[Entry]) -> tuple[Heading, ...]:
    lines = tuple(
        Line(entry.name, f"{kind}:{entry.id}", str(entry.size) if kind == "condition" else "")
        for entry in contents
        if entry.kind == kind
    )
    return (Heading(title, lines),) if lines else ()
