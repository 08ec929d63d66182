"""The pictures of notes for Anki: what is drawn on which plate, and under which name it is kept for ever."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from atlas.domain.anatomy import Muscle, Role
from atlas.domain.body import Depth, Side, SideView
from atlas.domain.points import TriggerPoint
from atlas.domain.quiz.anki import notes_of
from atlas.domain.quiz.items import QuizKind, painful
from atlas.domain.quiz.note import Note
from atlas.domain.scene import Highlight, ViewScene
from atlas.state.choose import best_plate, frame
from atlas.state.facts import Facts
from atlas.state.learn_scene import Drawing
from atlas.state.marks import point_mark, zone_mark
from atlas.state.resolve import plate_for_unseen

PREFIX = "trigger-point-atlas"
"""Names begin with it: all decks of Anki share one folder of pictures."""
ENDING = ".jpg"
Views = dict[str, ViewScene]


def pictured_notes(
    facts: Facts, muscles: Iterable[str], kinds: Iterable[QuizKind], conditions: Collection[str] = ()
) -> tuple[tuple[Note, ...], Views]:
    """The notes about muscles, of the kinds that are wished, and the pictures that they name.

    Pictures that several notes share are there once. ``conditions`` as for ``notes_of``.
    """
    wanted, muscles = set(kinds), tuple(muscles)
    drawn = {structure.id for structure in facts.structures}
    views: Views = {}
    notes = [
        note
        for note in notes_of(facts.library, muscles, conditions)
        if note.tags[0] in wanted and (note.tags[0] != QuizKind.NAME_MUSCLE or note.tags[-1] in drawn)
    ]
    made = [_pictured(note, facts, drawn, views) for note in notes]
    return tuple(made), views


def _pictured(note: Note, facts: Facts, drawn: set[str], views: Views) -> Note:
    kind, _, target = note.id.partition(":")
    name = target.partition("/")[0]
    muscle = facts.library.muscles.get(name)
    if kind == QuizKind.MUSCLES_FOR_CONDITION:
        return replace(note, back_pictures=_condition(name, facts, drawn, views))
    if muscle is None:
        return note
    point = next((one for one in muscle.trigger_points if one.id == note.point), None)
    if point is not None:
        return _of_point(note, muscle, point, facts, views)
    lit = (_lit(muscle, facts, views),) if name in drawn else ()
    if kind == QuizKind.ATTACHMENTS:
        return replace(note, back_pictures=lit)
    return replace(note, front_pictures=lit)


def _of_point(note: Note, muscle: Muscle, point: TriggerPoint, facts: Facts, views: Views) -> Note:
    """A point is shown where it is asked what it does, and where it is told how it is found."""
    place = _name("point", muscle.id, point.id)
    if place not in views:
        mark = point_mark(muscle, point, Side.RIGHT, 1.0)
        highlight = Highlight(muscle.id, Side.RIGHT, "selected")
        views[place] = _view(facts, Drawing((mark,), highlights=(highlight,)), muscle.depth, ring=True)
    kind = QuizKind(note.tags[0])
    if kind is QuizKind.FIND_POINT:
        return replace(note, back_pictures=(place,))
    zones = tuple(zone_mark(muscle, point, zone, Side.RIGHT, 1.0, facts.library) for zone in painful(point))
    felt = _felt(_name("zone", muscle.id, point.id), Drawing(zones=zones), facts, views)
    if kind is QuizKind.PAINT_ZONE:
        return replace(note, front_pictures=(place,), back_pictures=felt)
    shown = felt if kind is QuizKind.WHOSE_ZONE else ()
    return replace(note, front_pictures=shown, back_pictures=(place,) if shown else (place, *felt))


def _felt(name: str, drawing: Drawing, facts: Facts, views: Views) -> tuple[str, ...]:
    """The zones on the plate that shows them best, and on another one what that does not show."""
    if name in views:
        more = name.replace(ENDING, f"-more{ENDING}")
        return (name, more) if more in views else (name,)
    first = views[name] = _view(facts, drawing, Depth.SKIN)
    other = plate_for_unseen(facts.plates, facts.plates[first.plate], drawing.felt)
    if other is None:
        return (name,)
    more = name.replace(ENDING, f"-more{ENDING}")
    views[more] = replace(first, plate=other.id, frame=frame(other, drawing.felt), title=other.name)
    return (name, more)


def _lit(muscle: Muscle, facts: Facts, views: Views) -> str:
    name = _name("muscle", muscle.id)
    if name not in views:
        hints = tuple(point_mark(muscle, point, Side.RIGHT, 1.0) for point in muscle.trigger_points)
        highlight = Highlight(muscle.id, Side.RIGHT, "selected")
        views[name] = _view(facts, Drawing(highlights=(highlight,), hints=hints), muscle.depth)
    return name


def _condition(condition: str, facts: Facts, drawn: set[str], views: Views) -> tuple[str, ...]:
    """The major muscles of a condition, lit."""
    rows = [m for m, role in facts.library.muscles_of(condition) if role is Role.MAJOR and m.id in drawn]
    if not rows:
        return ()
    name = _name("condition", condition)
    hints = tuple(point_mark(m, point, Side.RIGHT, 1.0) for m in rows for point in m.trigger_points)
    lit = tuple(Highlight(muscle.id, Side.RIGHT, "selected") for muscle in rows)
    views[name] = _view(facts, Drawing(highlights=lit, hints=hints), Depth.SUPERFICIAL)
    return (name,)


def _view(facts: Facts, drawing: Drawing, depth: Depth, *, ring: bool = False) -> ViewScene:
    """On the plate that shows it best; the title names the plate and nothing of what is asked."""
    spots = drawing.here + drawing.felt
    plate = facts.plates[best_plate(facts.plates, spots, next(iter(facts.plates)))]
    return ViewScene(
        plate=plate.id,
        depth=depth,
        side_view=SideView.RIGHT,
        points=tuple(replace(mark, label="") for mark in drawing.points),
        zones=drawing.zones,
        highlights=drawing.highlights,
        frame=frame(plate, spots),
        title=plate.name,
        subtitle="",
        pinned=False,
        ring=ring,
    )


def _name(what: str, *ids: object) -> str:
    return "-".join((PREFIX, what, *map(str, ids))) + ENDING


def title_of(deck: str) -> str:
    """The name of a deck in Anki, where two colons lead into a deck."""
    return f"Trigger Point Atlas::{deck}"
