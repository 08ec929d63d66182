"""The words beside the section of a free site: it has no record, only what lies beneath it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from atlas.domain.anatomy import Muscle
from atlas.domain.cases import Site
from atlas.domain.library import Library
from atlas.domain.place_name import MIDLINE_MM
from atlas.domain.section_hazards import Danger, hazards_of
from atlas.state.free_site import FreeWay
from atlas.state.section_page import OBSERVED, SectionPage, danger_words, depth_rows, hazards_beside, names_of

if TYPE_CHECKING:
    from atlas.domain.section import Near

FREE_NOTE = (
    "The order is that of the reference body; it gives no depth for a patient. The way drawn runs straight "
    "in from the skin at the site, and is followed a little beyond the first bone or hollow."
)
NO_DIRECTION = "A free site has no record, so no direction is given. The cards of the muscles tell theirs."
NO_MUSCLE = (
    "On the reference body this way meets no muscle before the first bone or hollow. Thin sheets, such as "
    "those of scalp and face, have gaps there."
)
NO_FREE_DEPTHS = "No published depth belongs to a free site."
OF_FIRST = "Published for {name}, the first muscle on the way, and not for this site."


def free_page(site: Site, way: FreeWay, near: Iterable[Near], library: Library) -> SectionPage:
    """The page of a free site, from its way and what is near."""
    near = tuple(near)
    side = None if abs(site.at[0]) < MIDLINE_MM else site.side
    muscles = [library.muscles[one] for one in way.muscles if one in library.muscles]
    dangers = hazards_of(way.met, near)
    first = library.muscles.get(way.muscles[0]) if way.muscles else None
    depths = depth_rows(first, library) if first is not None else ()
    return SectionPage(
        title=f"Free site: {site.name}" if site.name else f"Free site, {site.side.value} side",
        order=names_of(way.before, side),
        beyond=names_of(way.behind, side),
        missed="" if way.muscles else NO_MUSCLE,
        near=names_of(near, side),
        dangers=danger_words(dangers),
        recorded=_recorded(muscles, dangers),
        direction=NO_DIRECTION,
        depths=depths,
        depths_note=_told(first) if first and depths else NO_FREE_DEPTHS,
        note=FREE_NOTE,
        ends_at_site=False,
    )


def _told(first: Muscle) -> str:
    return f"{OF_FIRST.format(name=first.name.lower())} {OBSERVED}"


def _recorded(muscles: list[Muscle], dangers: Iterable[Danger]) -> str:
    """The hazards in the records of the muscles on the way that the way itself does not show."""
    more = hazards_beside(muscles, dangers)
    names = ", ".join(muscle.name.lower() for muscle in muscles)
    return f"The records of the muscles on the way ({names}) name also: {', '.join(more)}." if more else ""
