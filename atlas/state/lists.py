"""What the navigator lists: muscles by region, conditions, pain regions, the guide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from atlas.domain.anatomy import BodyRegion
from atlas.domain.library import Library

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
    """One thing that a search found."""

    kind: str
    id: str
    name: str


def navigator_lists(library: Library) -> tuple[tuple[str, tuple[Heading, ...]], ...]:
    """The four lists, each with its title."""
    return (
        ("Muscles", _muscles(library)),
        ("Conditions", _conditions(library)),
        ("Regions", _regions(library)),
        ("Guide", _guide(library)),
    )


def finds(found: Sequence[Find]) -> tuple[Heading, ...]:
    """What a search found, the best kind first, under one heading a kind."""
    titles = {
        "muscle": "Muscles",
        "point": "Trigger points",
        "condition": "Conditions",
        "region": "Pain regions",
        "landmark": "Landmarks",
        "nerve": "Nerves and roots",
        "guide": "Guide",
    }
    kinds = list(dict.fromkeys(find.kind for find in found))
    headings = [
        Heading(
            titles.get(kind, kind.capitalize()),
            tuple(Line(find.name, f"{kind}:{find.id}") for find in found if find.kind == kind),
        )
        for kind in kinds
    ]
    return tuple(headings) or (Heading("Nothing found", ()),)


def _muscles(library: Library) -> tuple[Heading, ...]:
    groups = []
    for region, title in REGION_TITLES.items():
        lines = tuple(
            Line(muscle.name, f"muscle:{muscle.id}", str(len(muscle.trigger_points)))
            for muscle in library.muscles.values()
            if muscle.region is region
        )
        if lines:
            groups.append(Heading(title, lines))
    return tuple(groups)


def _conditions(library: Library) -> tuple[Heading, ...]:
    lines = tuple(
        Line(condition.name, f"condition:{condition.id}", str(len(library.muscles_of(condition.id))))
        for condition in library.conditions.values()
    )
    return (Heading("Conditions and their muscles", lines),) if lines else ()


def _regions(library: Library) -> tuple[Heading, ...]:
    lines = tuple(Line(region.name, f"region:{region.id}") for region in library.regions.values())
    return (Heading("From head to foot", lines),) if lines else ()


def _guide(library: Library) -> tuple[Heading, ...]:
    lines = tuple(Line(page.title, f"guide:{page.id}") for page in library.guide.values())
    return (Heading("About dry needling", lines),) if lines else ()
