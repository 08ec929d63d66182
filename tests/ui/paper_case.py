"""A small case on the egg-shaped body: two sites on the front, one on the back, a free one on the left."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from atlas.domain.anatomy import Citation, Region
from atlas.domain.body import Depth, Side, mirror
from atlas.domain.cases import Case, Done, Plan, Session, Site, WholeCase
from atlas.domain.library import Library
from atlas.domain.painting import Painting
from atlas.domain.points import TriggerPoint, Zone, ZoneKind
from atlas.state.facts import Facts
from atlas.state.plan_actions import site_of
from tests.ui.synthetic import make_plates, on_back, on_front
from tests.unit.small_atlas import CONDITION, MUSCLE, SOURCES

DAY = datetime.date(2026, 11, 3)


def _zone(kind: ZoneKind, x: float, z: float) -> Zone:
    at, facing = on_front(x, z)
    return Zone(kind, "chest", (at,), 50.0, stroke=(at,), facing=(facing,))


def _point(id: int, front: bool, x: float, z: float, *zones: Zone) -> TriggerPoint:
    at, facing = on_front(x, z) if front else on_back(x, z)
    return TriggerPoint(id, f"part {id}", at, "Press.", zones, facing=facing)


DISC = replace(
    MUSCLE,
    id="disc",
    name="Disc",
    depth=Depth.SUPERFICIAL,
    trigger_points=(
        _point(1, True, -70.0, 60.0, _zone(ZoneKind.ESSENTIAL, -60.0, -60.0)),
        _point(2, True, -40.0, 80.0, _zone(ZoneKind.SPILLOVER, 40.0, -60.0)),
        _point(3, False, -70.0, 60.0),
    ),
    sources=(Citation("book", "chapter 22"), Citation("paper")),
)
_SKIN = tuple(on_front(-60.0, z) for z in (0.0, 60.0))
LIBRARY = Library(
    muscles={"disc": DISC},
    conditions={"ache": CONDITION},
    regions={
        "chest": Region(
            "chest",
            "Front of the chest",
            tuple((at, 40.0) for at, _ in _SKIN),
            facing=tuple(facing for _, facing in _SKIN),
        )
    },
    sources=SOURCES,
)
FREE = Site("", None, Side.LEFT, mirror(on_front(-60.0, 20.0)[0]), "scar on the left", remark="mind it")
SITES = (*(site_of(DISC, point, Side.RIGHT) for point in DISC.trigger_points), FREE)
SESSION = Session(DAY, (Done(SITES[0], True, "sore"),), 7, 4, "arm 90°", "first one")


def case(*sites: Site) -> WholeCase:
    """A case with the sites, or with all of them."""
    plan = Plan(tuple(replace(site, order=n) for n, site in enumerate(sites or SITES, 1)))
    return WholeCase(Case("S-014", DAY, ("ache",)), plan, sessions=((SESSION, Painting()),))


def facts_in(folder: Path) -> Facts:
    """The facts with plates that are written below ``folder``."""
    plates, structures = make_plates(folder, 2.0)
    return Facts(LIBRARY, plates, tuple(structures.values()))
