"""Which plates a plan on paper needs: the fewest close-ups on which each of its sites is seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from atlas.domain.body import MUSCLE_DEPTHS, Depth, Position, SideView
from atlas.domain.cases import Plan, Site
from atlas.domain.library import Library
from atlas.domain.plates import Plate
from atlas.domain.scene import Rect, SiteMark, ViewScene, ZoneMark
from atlas.state.choose import Spot, best_plate, frame, seen, seen_share, zone_spots
from atlas.state.facts import Facts
from atlas.state.marks import marks_of
from atlas.state.model import AtlasState, Kind, Selection
from atlas.state.paper_words import counted
from atlas.state.plan_cover import fewest, sight_of, worth
from atlas.state.plan_marks import site_marks
from atlas.state.plan_mirror import original, told

UNSEEN_LIMIT = 0.12
"""Another plate is added while more than this share of the zones is not seen."""
MOST_FELT = 2
"""So many plates are added at most to show where pain is felt."""
FELT = "Where pain may be felt"
BODY_MM, BODY_SHAPE = 640.0, 0.8
"""So much of the body at least the patient sees, and the width of that over its height."""
FACE_ON = 0.7
"""Front and back are better known to everybody than the sides."""
LOOKS = {
    "full_anterior": "From the front",
    "full_posterior": "From the back",
    "full_right": "From the right",
    "full_left": "From the left",
    "foot_plantar": "Sole of the foot",
    "foot_plantar_deep": "Sole of the foot",
}
"""What plates are called for everybody."""


@dataclass(frozen=True)
class _Places:
    """The marks of all sites, and for each what is looked at when plates are chosen."""

    marks: tuple[SiteMark, ...]
    spots: tuple[Spot, ...]
    sites: tuple[Site, ...]


def plan_views(plan: Plan, facts: Facts, *, zones: bool = False) -> tuple[ViewScene, ...]:
    """The plates of the clinician's plan: close-ups where there are any, each with the sites seen on it.

    Nothing else is marked but, where ``zones`` is asked, the pain of the sites' points; plates are added then
    for what is felt elsewhere. A site that no plate shows is left out (``unseen`` names them).
    """
    places = _places(plan, facts.library)
    close = {plate.id: plate for plate in facts.plates.values() if plate.parent}
    marks = _zones(plan, facts.library) if zones else ()
    groups = _groups(places, close, facts.plates)
    views = [_view(facts.plates[id], held, places, marks, facts.library) for id, held in groups.items()]
    return (*views, *_felt(views, places, marks, facts.plates))


def body_views(plan: Plan, facts: Facts) -> tuple[ViewScene, ...]:
    """The plates of the patient's sheet: the skin of the whole figure, front and back before the sides."""
    places = _places(plan, facts.library)
    whole = {plate.id: plate for plate in facts.plates.values() if not plate.parent}
    known = {id: plate for id, plate in whole.items() if abs(plate.camera.forward[1]) > FACE_ON}
    groups = _groups(places, known, whole)
    if sum(map(len, groups.values())) < len(places.spots):  # a sole, which no whole figure shows
        groups = _groups(places, whole, facts.plates)
    return tuple(_body_view(facts.plates[id], held, places) for id, held in groups.items())


def _body_view(plate: Plate, held: Sequence[int], places: _Places) -> ViewScene:
    """So much of the figure that the patient knows the part of the body, in words for everybody."""
    marks = tuple(replace(mark, warned=False) for mark in _seen_sites(plate, places))
    spots = [places.spots[i] for i in held]
    view = _scene(plate, Depth.SKIN, marks, (), spots, LOOKS.get(original(plate.id), plate.name))
    part = _widely(plate, frame(plate, spots))
    inside = tuple(mark for mark in marks if _within(plate, mark.at, part))
    return replace(view, frame=part, sites=inside, subtitle=_numbers("Number", inside))


def _widely(plate: Plate, part: Rect | None) -> Rect:
    """A part of a plate with more of the body round it."""
    width, height = plate.camera.size
    if part is None:
        return (0.0, 0.0, float(width), float(height))
    air = max(0.0, (BODY_MM * plate.camera.scale - part[3]) / 2)
    top, bottom = max(0.0, part[1] - air), min(float(height), part[1] + part[3] + air)
    side = max(0.0, (BODY_MM * BODY_SHAPE * plate.camera.scale - part[2]) / 2)
    left, right = max(0.0, part[0] - side), min(float(width), part[0] + part[2] + side)
    return (left, top, right - left, bottom - top)


def unseen(plan: Plan, facts: Facts) -> tuple[int, ...]:
    """The numbers of the sites that no plate shows."""
    places = _places(plan, facts.library)
    rows = zip(places.marks, places.spots, strict=True)
    plates = facts.plates.values()
    return tuple(mark.number for mark, spot in rows if not any(worth(plate, spot) for plate in plates))


def _places(plan: Plan, library: Library) -> _Places:
    marks = site_marks(plan, library)
    spots = (_spot(mark, site, library) for mark, site in zip(marks, plan.sites, strict=True))
    return _Places(marks, tuple(spots), plan.sites)


def _spot(mark: SiteMark, site: Site, library: Library) -> Spot:
    known = site.muscle in library.muscles
    return Spot(
        mark.at,
        mark.facing,
        1.0,
        on_skin=not known,
        muscle=(site.muscle, site.side) if known else None,
    )


def _groups(
    places: _Places, first: Mapping[str, Plate], rest: Mapping[str, Plate]
) -> dict[str, tuple[int, ...]]:
    """Which sites (counted from 0) are looked up on which plate: on the ``first`` ones wherever it can be."""
    sight = sight_of(first, places.spots)
    near = frozenset[int]().union(*sight.values())
    chosen = list(fewest(sight, near, first, places.spots))
    left = frozenset(range(len(places.spots))) - near
    others = {id: plate for id, plate in rest.items() if id not in first}
    sight_beyond = sight_of(others, places.spots)
    reached = frozenset[int]().union(*sight_beyond.values()) & left
    chosen += fewest(sight_beyond, reached, others, places.spots)
    sight = {**sight, **sight_beyond}
    groups: dict[str, list[int]] = {id: [] for id in chosen}
    for i in sorted(near | reached):
        held = [id for id in chosen if i in sight[id]]
        best = max(held, key=lambda id: worth(rest[id], places.spots[i]))
        groups[best].append(i)
    return {id: tuple(held) for id, held in groups.items() if held}


def _view(
    plate: Plate,
    held: Sequence[int],
    places: _Places,
    zones: tuple[ZoneMark, ...],
    library: Library,
) -> ViewScene:
    """A plate framed for the sites it stands for; others that are seen on it are marked as well."""
    sites = _seen_sites(plate, places)
    return _scene(
        plate,
        _depth([places.sites[i] for i in held], library),
        sites,
        tuple(zone for zone in zones if seen_share(plate, zone_spots([zone])) > 0.0),
        [places.spots[i] for i in held],
        plate.name,
    )


def _seen_sites(plate: Plate, places: _Places) -> tuple[SiteMark, ...]:
    rows = zip(places.marks, places.spots, strict=True)
    return tuple(mark for mark, spot in rows if worth(plate, spot) > 0.0)


def _scene(
    plate: Plate,
    depth: Depth,
    sites: tuple[SiteMark, ...],
    zones: tuple[ZoneMark, ...],
    spots: list[Spot],
    title: str,
) -> ViewScene:
    part = frame(plate, spots)
    inside = tuple(mark for mark in sites if part is None or _within(plate, mark.at, part))
    return ViewScene(
        plate=plate.id,
        depth=depth,
        side_view=SideView.BOTH,
        points=(),
        zones=zones,
        highlights=(),
        frame=part,
        title=title,
        subtitle=_joined(_numbers("Site", inside), told(plate.id)),
        pinned=False,
        ring=False,
        sites=inside,
    )


def _within(plate: Plate, at: Position, part: Rect) -> bool:
    x, y, _ = plate.camera.project(at)
    return 0.0 <= x - part[0] <= part[2] and 0.0 <= y - part[1] <= part[3]


def _numbers(what: str, marks: Sequence[SiteMark]) -> str:
    """Such as ``Sites 1–3, 5``; nothing where no site is shown."""
    return counted(what, [mark.number for mark in marks]) if marks else ""


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def _depth(sites: Sequence[Site], library: Library) -> Depth:
    """As deep as the most superficial muscle that is needled there; free sites change nothing."""
    depths = {library.muscles[site.muscle].depth for site in sites if site.muscle in library.muscles}
    return next((depth for depth in MUSCLE_DEPTHS if depth in depths), Depth.SUPERFICIAL)


def _zones(plan: Plan, library: Library) -> tuple[ZoneMark, ...]:
    """The zones of the sites' points, each once."""
    found: dict[tuple[object, ...], ZoneMark] = {}
    for site in plan.sites:
        if site.muscle not in library.muscles:
            continue
        selection = Selection(Kind.MUSCLE, site.muscle, site.point)
        for zone in marks_of(AtlasState(side=SideView(site.side), selection=selection), library).zones:
            found.setdefault((zone.muscle, zone.side, zone.stroke), zone)
    return tuple(found.values())


def _felt(
    shown: Sequence[ViewScene], places: _Places, zones: tuple[ZoneMark, ...], plates: Mapping[str, Plate]
) -> list[ViewScene]:
    """Plates for the zones that the others do not show: on the skin, front and back kept apart."""
    spots, views = zone_spots(zones), list[ViewScene]()
    total = sum(spot.weight for spot in spots)
    while spots and len(views) < MOST_FELT:
        missing = [spot for spot in spots if not any(_shows(view, plates, spot) for view in (*shown, *views))]
        taken = {view.plate for view in views}
        others = {plate.id: plate for plate in plates.values() if plate.id not in taken}
        if sum(spot.weight for spot in missing) <= UNSEEN_LIMIT * total or not others:
            break
        plate = others[best_plate(others, missing, "")]
        if not seen_share(plate, missing):
            break
        held = tuple(zone for zone in zones if seen_share(plate, zone_spots([zone])) > 0.0)
        view = _scene(plate, Depth.SKIN, _seen_sites(plate, places), held, missing, FELT)
        views.append(replace(view, subtitle=_joined(plate.name, view.subtitle)))
    return views


def _shows(view: ViewScene, plates: Mapping[str, Plate], spot: Spot) -> bool:
    """Whether a place is seen within the part of a plate that a view shows."""
    plate = plates[view.plate]
    return seen(plate, spot) > 0.0 and (view.frame is None or _within(plate, spot.at, view.frame))
