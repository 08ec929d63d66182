"""What is on the body while somebody learns: what a question shows, what its answer reveals, and no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import product

from atlas.domain.anatomy import Muscle
from atlas.domain.body import Depth, Position, Side, SideView
from atlas.domain.library import Library
from atlas.domain.plates import Plate
from atlas.domain.points import TriggerPoint
from atlas.domain.quiz.items import QuizKind, painful
from atlas.domain.quiz.question import Drawn, Question
from atlas.domain.scene import Highlight, PlaceMark, PointMark, Rect, Scene, ViewScene, ZoneMark
from atlas.state.choose import Spot, best_plate, frame, point_spots, seen, zone_spots
from atlas.state.facts import Facts
from atlas.state.learn import Learning
from atlas.state.learn_weak import heat
from atlas.state.marks import point_mark, zone_mark
from atlas.state.model import AtlasState, LearnPage
from atlas.state.resolve import plate_for_unseen

AIMED = (QuizKind.FIND_POINT, QuizKind.PAINT_ZONE)
NEUTRAL = ("full_anterior", Depth.SUPERFICIAL)
"""Where a question shows nothing: a place that tells nothing."""
FRONT_AND_BACK = ("full_anterior", "full_posterior")
YOURS = "Your click"
FRONT: Position = (0.0, -1.0, 0.0)
BACK: Position = (0.0, 1.0, 0.0)
HALVES = ((820.0, 1790.0), (-90.0, 950.0))
"""The upper and the lower half of the body (mm): a whole figure would be too small to aim at."""
LEAST_SHOWN = 0.12
"""A plate that lays less of a muscle bare than this shows nothing of how well it is known."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn, and the spots for which plates are chosen; those of ``hints`` are not framed."""

    points: tuple[PointMark, ...] = ()
    zones: tuple[ZoneMark, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    places: tuple[PlaceMark, ...] = ()
    hints: tuple[PointMark, ...] = ()

    @property
    def here(self) -> list[Spot]:
        """Where the points are; a muscle that is lit has its points there."""
        yours = [Spot(place.at, place.facing, 1.0) for place in self.places]
        return point_spots(self.points or self.hints) + yours

    @property
    def felt(self) -> list[Spot]:
        """Where pain is felt."""
        return zone_spots(self.zones)


def learn_scene(state: AtlasState, facts: Facts) -> Scene:
    """The views of a state in which somebody learns."""
    if state.learn_page is LearnPage.PROGRESS:
        return _heat(state, facts)
    learning = state.learning
    if state.learn_page is LearnPage.DECKS or learning is None or learning.question is None:
        return Scene((_view(state, facts.plates[state.plate], Drawing()),))
    drawing = drawing_of(learning, learning.question, state.side, facts.library)
    views = _views(state, facts, drawing, learning)
    return Scene(tuple(replace(view, paint=learning.painting.strokes) for view in views))


def turned(state: AtlasState, facts: Facts) -> AtlasState:
    """Turned and peeled to what the question shows or its answer reveals; the reader may turn further."""
    learning = state.learning
    if learning is None or learning.question is None:
        return state
    question = learning.question
    drawing = drawing_of(learning, question, state.side, facts.library)
    spots = drawing.here or drawing.felt
    if not spots:
        return replace(state, plate=NEUTRAL[0], depth=NEUTRAL[1], second_pinned="")
    plate = state.plate
    if not (learning.revealed and _still_seen(facts.plates.get(plate), spots)):
        region = facts.library.muscles[question.item.muscle].region if question.item.muscle else ""
        plate = best_plate(facts.plates, spots, plate, region if drawing.here else "")
    return replace(state, plate=plate, depth=_depth(learning, question, facts.library), second_pinned="")


def drawing_of(learning: Learning, question: Question, marked: SideView, library: Library) -> Drawing:
    """What may be drawn now; the side of an answer is that on which it was clicked or painted."""
    drawn = learning.drawn
    sides = _sides(learning, question, marked)
    points = tuple(point_mark(m, p, side, 1.0) for side in sides for m, p in _points(drawn.points, library))
    zones = tuple(
        zone_mark(m, p, zone, side, 1.0, library)
        for side in sides
        for m, p in _points(drawn.zones, library)
        for zone in painful(p)
    )
    lit = [library.muscles[id] for id in drawn.muscles if id in library.muscles]
    highlights = tuple(Highlight(muscle.id, side, "selected") for side in sides for muscle in lit)
    return Drawing(points, zones, highlights, _yours(learning), _hints(lit, question, drawn, sides, library))


def _hints(
    lit: list[Muscle], question: Question, drawn: Drawn, sides: tuple[Side, ...], library: Library
) -> tuple[PointMark, ...]:
    """The points of the muscle that is lit, or of which one is to be found: they are not drawn."""
    asked = question.item.kind is QuizKind.FIND_POINT and not drawn.points
    muscles = [library.muscles[question.item.muscle]] if asked else lit
    return tuple(point_mark(m, p, side, 1.0) for side in sides for m in muscles for p in m.trigger_points)


def _sides(learning: Learning, question: Question, marked: SideView) -> tuple[Side, ...]:
    if question.side is not None:
        return (question.side,)
    xs = _answered_x(learning)
    if learning.revealed and xs:
        found = tuple(side for side in Side if any((x > 0.0) == (side is Side.LEFT) for x in xs))
        return found if learning.painting.strokes else found[:1]
    return (Side.LEFT,) if marked is SideView.LEFT else (Side.RIGHT,)


def _answered_x(learning: Learning) -> list[float]:
    click = learning.answered.given.click if learning.answered is not None else None
    painted = [at[0] for stroke in learning.painting.strokes if not stroke.erases for at in stroke.path]
    return [click.at[0]] if click is not None else painted


def _yours(learning: Learning) -> tuple[PlaceMark, ...]:
    click = learning.answered.given.click if learning.answered is not None else None
    if click is None:
        return ()
    side = Side.LEFT if click.at[0] > 0.0 else Side.RIGHT
    return (PlaceMark("", side, click.at, click.facing, YOURS),)


def _points(rows: Iterable[tuple[str, int]], library: Library) -> list[tuple[Muscle, TriggerPoint]]:
    return [
        (library.muscles[muscle], point)
        for muscle, number in rows
        if muscle in library.muscles
        for point in library.muscles[muscle].trigger_points
        if point.id == number
    ]


def _still_seen(plate: Plate | None, spots: list[Spot]) -> bool:
    return plate is not None and all(seen(plate, spot) > 0.0 for spot in spots)


def _depth(learning: Learning, question: Question, library: Library) -> Depth:
    """Pain is felt on the skin and points are felt for through it; muscles are lit in their layer."""
    drawn = learning.drawn
    if drawn.depth is not None:
        return drawn.depth
    asked = question.item.kind in (QuizKind.FIND_POINT, QuizKind.PAINT_ZONE, QuizKind.WHOSE_ZONE)
    if not learning.revealed and asked:
        return Depth.SKIN
    lit = [library.muscles[id].depth for id in drawn.muscles if id in library.muscles]
    return lit[0] if len(set(lit)) == 1 else Depth.SKIN if drawn.zones else Depth.SUPERFICIAL


def _views(state: AtlasState, facts: Facts, drawing: Drawing, learning: Learning) -> list[ViewScene]:
    first, yours = facts.plates[state.plate], _painted(learning)
    second = _second(state, facts, drawing, learning)
    if second is None:
        return [_view(state, first, drawing, drawing.here + drawing.felt + yours)]
    if not drawing.zones:
        return [_view(state, plate, drawing, drawing.here) for plate in (first, second)]
    titled = _view(state, first, drawing, (drawing.here or drawing.felt) + yours)
    felt = _view(
        replace(state, depth=Depth.SKIN), second, replace(drawing, highlights=()), drawing.felt + yours
    )
    both = bool(drawing.here)
    titles = ("Where the points are", "Where it is felt") if both else ("Where it is felt", "and here")
    return [
        replace(view, title=title, subtitle=facts.plates[view.plate].name)
        for view, title in zip((titled, felt), titles, strict=True)
    ]


def _painted(learning: Learning) -> list[Spot]:
    """Where something was painted: that is framed together with what is true."""
    strokes = [stroke for stroke in learning.painting.strokes if not stroke.erases]
    ends = [i for stroke in strokes for i in zip(stroke.path, stroke.facing, strict=True)]
    return [Spot(at, facing, 1.0, on_skin=True) for at, facing in ends]


def _second(state: AtlasState, facts: Facts, drawing: Drawing, learning: Learning) -> Plate | None:
    """The other plate: what the first does not show; while a zone is painted, the body from behind it."""
    first = facts.plates[state.plate]
    if state.second_pinned:
        return facts.plates.get(state.second_pinned)
    question = learning.question
    if question is not None and question.item.kind is QuizKind.PAINT_ZONE and not learning.revealed:
        return _from_behind(first, facts, drawing.here)
    several = len({lit.structure for lit in drawing.highlights}) > 1
    told = drawing.here if drawing.points or (several and learning.revealed) else []
    return plate_for_unseen(facts.plates, first, drawing.felt or told)


def _from_behind(first: Plate, facts: Facts, spots: list[Spot]) -> Plate | None:
    """The plate that shows the same part of the body from the other side, whatever the answer is.

    Beside a plate from the side it is one from the front.
    """
    others = {plate.id: plate for plate in facts.plates.values() if plate.id != first.id}
    near = {id: plate for id, plate in others.items() if plate.region == first.region}
    for pool, facing in product((near, others), (first.camera.forward, FRONT, BACK)):
        turned_round = [replace(spot, facing=facing, muscle=None) for spot in spots]
        chosen = pool.get(best_plate(pool, turned_round, ""))
        if chosen is not None and any(seen(chosen, spot) for spot in turned_round):
            return chosen
    return None


def _view(state: AtlasState, plate: Plate, drawing: Drawing, spots: Iterable[Spot] = ()) -> ViewScene:
    return ViewScene(
        plate=plate.id,
        depth=state.depth,
        side_view=state.side,
        points=drawing.points,
        zones=drawing.zones,
        highlights=drawing.highlights,
        frame=_frame(plate, drawing, list(spots), state.learning),
        title=plate.name,
        subtitle=f"{plate.camera.scale:g} px/mm",
        pinned=state.first_pinned,
        ring=bool(drawing.places),
        places=drawing.places,
    )


def _frame(plate: Plate, drawing: Drawing, spots: list[Spot], learning: Learning | None) -> Rect | None:
    """The part that holds what is drawn.

    Where something is to be found or painted it is all of a close-up, and of a whole figure the half with
    the muscle, lest it tell more than that.
    """
    question = learning.question if learning is not None and not learning.revealed else None
    if question is not None and question.item.kind in AIMED:
        return _half(plate, drawing.here) if not plate.parent and drawing.here else None
    drawn = drawing.points or drawing.zones or drawing.highlights
    return frame(plate, spots) if spots and drawn else None


def _half(plate: Plate, spots: list[Spot]) -> Rect:
    """The upper or the lower half of a figure, in plate px."""
    middle = sum(spot.at[2] for spot in spots) / len(spots)
    high, low = HALVES[0], HALVES[1]
    bottom, top = high if middle > (high[0] + low[1]) / 2 else low
    width, height = plate.camera.size
    ends = (plate.camera.project((0.0, 0.0, z))[1] for z in (top, bottom))
    upper, lower = (min(max(end, 0.0), float(height)) for end in ends)
    return (0.0, upper, float(width), lower - upper)


def _heat(state: AtlasState, facts: Facts) -> Scene:
    """The muscles by how well they are known, from the front and from behind."""
    plates = [state.plate]
    if state.plate in FRONT_AND_BACK:
        plates = [state.plate, *(id for id in FRONT_AND_BACK if id != state.plate and id in facts.plates)]
    lit, views = heat(state, facts.library), []
    for plate in (facts.plates[id] for id in plates):
        shown = tuple(one for one in lit if plate.shows(one.structure, one.side) >= LEAST_SHOWN)
        view = _view(replace(state, learning=None), plate, Drawing(highlights=shown))
        views.append(replace(view, known=bool(lit), side_view=SideView.BOTH))
    return Scene(tuple(views))


def click_view(state: AtlasState, facts: Facts) -> Position | None:
    """The way in which the first plate looks, for a click on it."""
    plate = facts.plates.get(state.plate)
    return plate.camera.forward if plate is not None else None
