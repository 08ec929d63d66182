"""What must hold between records: one check, one function, one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from atlas.domain.library import Library
from atlas.domain.points import Certainty
from atlas.domain.skin import off_skin
from atlas.packs.body import Body
from atlas.packs.caution_checks import caution_without_place, caution_without_source, neither_asked_nor_always
from atlas.packs.finding import Check, Finding, unknown
from atlas.packs.kinds import Fault
from atlas.packs.lesson_checks import (
    answer_without_question,
    revealed_twice,
    unknown_plate,
    unknown_subject,
)
from atlas.packs.parse import Shelves, locate
from atlas.packs.problems import Problem
from atlas.packs.walk import citations, judged, points, zones

POINT_MM = 5.0
"""So far a trigger point may lie from its muscle."""
SKIN_MM = 25.0
"""So far a written position of a path may lie from the skin."""
MIDLINE_POINT_MM = 3.0
MIDLINE_ZONE_MM = 10.0
OTHER_SIDE = ("other side", "opposite side", "contralateral")
"""Words by which a zone says that pain crosses over."""


def find_faults(shelves: Shelves, body: Body, tick: Callable[[], None]) -> list[Problem]:
    """All that the checks find, with file and line."""
    library = shelves.library()
    by_file: dict[tuple[str, str], list[Fault]] = {}
    for check in CHECKS:
        tick()
        for found in check(library, body):
            if found.target in shelves.lost or (found.target[0], "") in shelves.lost:
                continue  # what is wrong with the record itself is already told
            file = shelves.origins[found.kind, found.id]
            trail = (found.id, *found.trail) if file.is_table else found.trail
            fault = Fault(found.value, found.message, found.expected, found.hint, list(trail[::-1]))
            by_file.setdefault((found.kind, str(file.file)), []).append(fault)
    files = {(file.kind, str(file.file)): file for file in shelves.origins.values()}
    return [problem for key, faults in by_file.items() for problem in locate(files[key], faults)]


def unknown_sources(library: Library, _: Body) -> Iterator[Finding]:
    """Every cited source is in sources.yaml."""
    for kind, ident, trail, source in citations(library):
        if source not in library.sources:
            yield unknown(kind, ident, trail, source, "source", library.sources)


def unknown_conditions(library: Library, _: Body) -> Iterator[Finding]:
    """Every condition that a muscle names is there."""
    for muscle in library.muscles.values():
        for name in muscle.conditions:
            if name not in library.conditions:
                trail = ("conditions", name)
                yield unknown("muscles", muscle.id, trail, name, "condition", library.conditions)


def unknown_muscles(library: Library, _: Body) -> Iterator[Finding]:
    """Every muscle in a condition's figures is there."""
    for condition in library.conditions.values():
        for i, row in enumerate(condition.prevalence):
            if row.muscle not in library.muscles:
                trail = ("prevalence", i, "muscle")
                yield unknown("conditions", condition.id, trail, row.muscle, "muscle", library.muscles)


def unknown_in_frequency(library: Library, _: Body) -> Iterator[Finding]:
    """Every region and muscle of the table of frequencies is there."""
    for area in library.frequency.values():
        for field, names, known in (
            ("region", area.regions, library.regions),
            ("muscle", area.muscles, library.muscles),
        ):
            for i, name in enumerate(names):
                if name not in known:
                    yield unknown("frequency", area.id, (f"{field}s", i), name, field, known)


def unknown_in_chains(library: Library, _: Body) -> Iterator[Finding]:
    """Every key and every satellite of the table of chains is a muscle, and no key is its own satellite."""
    for chain in library.chains.values():
        if chain.id not in library.muscles:
            yield unknown("chains", chain.id, (), chain.id, "muscle", library.muscles)
        for i, name in enumerate(chain.satellites):
            if name not in library.muscles:
                yield unknown("chains", chain.id, ("satellites", i), name, "muscle", library.muscles)
            elif name == chain.id:
                message = "A key cannot be its own satellite."
                yield Finding("chains", chain.id, ("satellites", i), name, message)


def unknown_groups(library: Library, _: Body) -> Iterator[Finding]:
    """The group of every trigger point is one of its muscle's groups."""
    for muscle, i, point in points(library):
        groups = {group.id: group for group in muscle.groups}
        if point.group and point.group not in groups:
            trail = ("trigger_points", i, "group")
            yield unknown("muscles", muscle.id, trail, point.group, "group", groups)


def repeated_numbers(library: Library, _: Body) -> Iterator[Finding]:
    """No two trigger points of a muscle have the same number."""
    for muscle, i, point in points(library):
        if point.id in {other.id for other in muscle.trigger_points[:i]}:
            message = f"Another trigger point of this muscle has the id {point.id}."
            yield Finding("muscles", muscle.id, ("trigger_points", i, "id"), point.id, message)


def no_form(library: Library, _: Body) -> Iterator[Finding]:
    """Every muscle has mesh parts or a loft, and not both."""
    for muscle in library.muscles.values():
        if bool(muscle.parts) == bool(muscle.loft):
            trail = ("loft",) if muscle.loft else ("parts",)
            yield Finding("muscles", muscle.id, trail, "", "A muscle has either parts or a loft.")


def no_sources(library: Library, _: Body) -> Iterator[Finding]:
    """Every muscle and condition rests on a source."""
    for kind, records in (("muscles", library.muscles), ("conditions", library.conditions)):
        for ident, record in records.items():
            if not record.sources:
                yield Finding(kind, ident, ("sources",), "", "Nothing is cited.", "at least one source")


def needling_without_source(library: Library, _: Body) -> Iterator[Finding]:
    """Every needling card rests on a source."""
    for muscle in library.muscles.values():
        if not muscle.needling.sources:
            message = "The needling card cites nothing."
            yield Finding("muscles", muscle.id, ("needling", "sources"), "", message, "at least one source")


def needling_without_hazards(library: Library, _: Body) -> Iterator[Finding]:
    """Every needling card names what the needle could meet."""
    for muscle in library.muscles.values():
        if not muscle.needling.hazards:
            message = "The needling card names no hazard."
            trail = ("needling", "hazards")
            yield Finding("muscles", muscle.id, trail, "", message, "hazards, or none_major")


def doubt_not_told(library: Library, _: Body) -> Iterator[Finding]:
    """Whatever is of low certainty says why."""
    for muscle, trail, record in judged(library):
        if record.certainty is Certainty.LOW and not record.doubt:
            message = "The certainty is low, and no doubt says why."
            yield Finding("muscles", muscle.id, (*trail, "certainty"), "low", message)


def point_on_left(library: Library, _: Body) -> Iterator[Finding]:
    """Every trigger point is written on the right side or the midline."""
    for muscle, i, point in points(library):
        if point.at[0] > MIDLINE_POINT_MM:
            message = f"The point lies {point.at[0]:.0f} mm to the left; the right side has x below 0."
            yield Finding("muscles", muscle.id, ("trigger_points", i, "at"), "", message)


def zone_on_left(library: Library, _: Body) -> Iterator[Finding]:
    """No zone lies wholly on the left side, unless it says that it is felt on the other side."""
    for muscle, trail, zone in zones(library):
        meant = any(word in zone.where.lower() for word in OTHER_SIDE)
        if not meant and min(position[0] for position in zone.path) > MIDLINE_ZONE_MM:
            message = "The whole path lies on the left side; the right side has x below 0."
            yield Finding("muscles", muscle.id, (*trail, "path"), "", message)


def point_outside_muscle(library: Library, body: Body) -> Iterator[Finding]:
    """Every trigger point lies in its muscle, or close by, where the body has that muscle."""
    table = body.muscles
    for muscle, i, point in points(library):
        if table is None or muscle.id not in table.muscles:
            continue
        off = table.distance_mm(muscle.id, point.at)
        if off > POINT_MM:
            message = f"The point lies {off:.0f} mm outside the muscle; {POINT_MM:.0f} mm are borne."
            yield Finding("muscles", muscle.id, ("trigger_points", i, "at"), "", message)


def path_off_skin(library: Library, body: Body) -> Iterator[Finding]:
    """Every written position of a zone lies on the skin, or close by."""
    rows = [(m, trail, i, p) for m, trail, zone in zones(library) for i, p in enumerate(zone.path)]
    if body.skin is None or not rows:
        return
    for (muscle, trail, i, _), off in zip(rows, off_skin([row[3] for row in rows], body.skin), strict=True):
        if off > SKIN_MM:
            message = f"The position lies {off:.0f} mm off the skin; {SKIN_MM:.0f} mm are borne."
            yield Finding("muscles", muscle.id, (*trail, "path", i), "", message)


def needle_off_skin(library: Library, body: Body) -> Iterator[Finding]:
    """Every place where a needle enters lies on the skin, or close by."""
    rows = [(m, i, p.needle_from) for m, i, p in points(library) if p.needle_from is not None]
    if body.skin is None or not rows:
        return
    for (muscle, i, _), off in zip(rows, off_skin([row[2] for row in rows], body.skin), strict=True):
        if off > SKIN_MM:
            message = f"The needle enters {off:.0f} mm off the skin; {SKIN_MM:.0f} mm are borne."
            yield Finding("muscles", muscle.id, ("trigger_points", i, "needle_from"), "", message)


CHECKS: tuple[Check, ...] = (
    unknown_sources,
    unknown_conditions,
    unknown_muscles,
    unknown_in_frequency,
    unknown_in_chains,
    unknown_groups,
    repeated_numbers,
    no_form,
    no_sources,
    needling_without_source,
    needling_without_hazards,
    neither_asked_nor_always,
    caution_without_place,
    caution_without_source,
    unknown_plate,
    unknown_subject,
    revealed_twice,
    answer_without_question,
    doubt_not_told,
    point_on_left,
    zone_on_left,
    point_outside_muscle,
    path_off_skin,
    needle_off_skin,
)
