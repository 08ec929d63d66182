"""Chains of key and satellite points: the arrows of the selected muscle, and what its card says of them."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.domain.anatomy import Chain, Muscle
from atlas.domain.body import Position, Side, on_side
from atlas.domain.library import Library
from atlas.domain.plates import Plate
from atlas.domain.scene import ChainMark
from atlas.state.card import Citations, Row, Section, Span, Spans
from atlas.state.model import AtlasState, Kind, Mode

OWN, OTHERS = 1.0, 0.5
"""How strongly arrows are drawn that lead from the selected muscle, and those that lead to it."""
NOTE = "Treating a key is said to quiet its satellites: seen by clinicians, hardly measured."


def chain_marks(state: AtlasState, library: Library, plate: Plate) -> tuple[ChainMark, ...]:
    """The arrows of the selected muscle, where they are asked for: to its satellites, and from its keys.

    They run between the first points of the muscles that ``plate`` shows, else between their first points.
    """
    chosen = state.selection
    if not state.chains or state.mode is not Mode.EXPLORE or chosen is None or chosen.kind is not Kind.MUSCLE:
        return ()
    muscle = library.muscles.get(chosen.id)
    if muscle is None or not muscle.trigger_points:
        return ()
    return tuple(mark for side in state.side.sides for mark in _arrows(muscle, library, side, plate))


def _arrows(muscle: Muscle, library: Library, side: Side, plate: Plate) -> Iterator[ChainMark]:
    for satellite in _satellites(library.chains.get(muscle.id), library):
        yield from _arrow(muscle, satellite, side, plate, named=satellite)
    for chain in library.keys_of(muscle.id):
        key = library.muscles[chain.id]
        yield from _arrow(key, muscle, side, plate, named=key)


def _arrow(key: Muscle, satellite: Muscle, side: Side, plate: Plate, named: Muscle) -> Iterator[ChainMark]:
    """From a point of a key to one of a satellite; none where one has no point or the plate shows neither."""
    if key.trigger_points and satellite.trigger_points:
        (start, start_facing), (end, end_facing) = _end(key, side, plate), _end(satellite, side, plate)
        strength = OTHERS if named is key else OWN
        if plate.camera.sees(start, start_facing) or plate.camera.sees(end, end_facing):
            yield ChainMark(start, end, strength, named.name, start_facing, end_facing, named is key)


def _end(muscle: Muscle, side: Side, plate: Plate) -> tuple[Position, Position | None]:
    """The first point that a plate shows, or the first of all, and how it looks out of the body."""
    ends = [
        (on_side(point.at, side), None if point.facing is None else on_side(point.facing, side))
        for point in muscle.trigger_points
    ]
    return next((end for end in ends if plate.camera.sees(*end)), ends[0])


def _satellites(chain: Chain | None, library: Library) -> list[Muscle]:
    return [library.muscles[satellite] for satellite in chain.satellites] if chain is not None else []


def chain_section(muscle: Muscle, library: Library, cite: Citations) -> list[Section]:
    """For which muscles a muscle is the key and of which it is a satellite; nothing where it is neither."""
    rows: list[Row] = []
    own = library.chains.get(muscle.id)
    if own is not None:
        links = _links(_satellites(own, library))
        rows.append(Row("Key\u00a0point\u00a0for", (*links, *_said_by(own, cite))))
    keys = library.keys_of(muscle.id)
    if keys:
        spans: list[Span] = []
        for chain in keys:
            spans += [Span("; ")] * bool(spans)
            spans += [*_links([library.muscles[chain.id]]), *cite.marks(chain.sources)]
        rows.append(Row("Satellite\u00a0of", tuple(spans)))
    return [Section("Chains of points", tuple(rows), ((Span(NOTE, note=True),),))] if rows else []


def _said_by(chain: Chain, cite: Citations) -> Spans:
    doubt = (Span(f" · unsure: {chain.doubt}", note=True),) if chain.doubt else ()
    return (*cite.marks(chain.sources), *doubt)


def _links(muscles: list[Muscle]) -> Spans:
    spans: list[Span] = []
    for muscle in muscles:
        spans += [Span(", ")] * bool(spans)
        spans.append(Span(muscle.name, f"muscle:{muscle.id}"))
    return tuple(spans)
