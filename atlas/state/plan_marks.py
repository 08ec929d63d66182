"""The sites of a plan as marks on the body."""

from __future__ import annotations

from atlas.domain.body import Position, Side, on_side
from atlas.domain.cases import Plan, Site
from atlas.domain.library import Library
from atlas.domain.scene import SiteMark
from atlas.state.choose import Spot
from atlas.state.facing import facing_near
from atlas.state.plan_cautions import site_cautions


def site_marks(plan: Plan, library: Library, chosen: int = 0) -> tuple[SiteMark, ...]:
    """One numbered mark a site; the one with the number ``chosen`` stands out.

    A mark is ``warned`` where an answer to the checklist holds for its site.
    """
    told = site_cautions(plan, library)
    warned = [any(one.answer is not None for one in cautions) for cautions in told]
    return tuple(
        SiteMark(
            number,
            site.side,
            site.at,
            site_facing(site, library),
            site_title(site),
            number == chosen,
            warned[number - 1],
        )
        for number, site in enumerate(plan.sites, 1)
    )


def site_facing(site: Site, library: Library) -> Position | None:
    """The way a site looks out of the body: that of its trigger point, else of the skin near it."""
    muscle = library.muscles.get(site.muscle)
    point = next((p for p in muscle.trigger_points if p.id == site.point), None) if muscle else None
    if point is not None and point.facing is not None:
        return on_side(point.facing, site.side)
    return facing_near(site.at, library)


def site_title(site: Site) -> str:
    """The name with the side, such as "Infraspinatus 2, right"."""
    return f"{site.name}, {site.side.value}" if not site.name.endswith(site.side.value) else site.name


def side_letter(side: Side) -> str:
    """R or L, as on every printed sheet."""
    return "R" if side is Side.RIGHT else "L"


def site_spots(marks: tuple[SiteMark, ...]) -> list[Spot]:
    """One spot a site, to choose plates by."""
    return [Spot(mark.at, mark.facing, 1.0) for mark in marks]
