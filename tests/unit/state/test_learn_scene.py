"""What is on the body while somebody learns: nothing that gives an answer away, then what is right."""

from __future__ import annotations

from dataclasses import replace
from math import dist
from random import Random

import pytest

from atlas import paths
from atlas.domain.body import DEPTHS, Depth, Side, SideView, add, scale
from atlas.domain.quiz.decks import deck_of_muscles, items_in
from atlas.domain.quiz.examiner import Examiner
from atlas.domain.quiz.items import QuizKind
from atlas.domain.quiz.memory import Strength
from atlas.domain.quiz.question import Click, Given, Question
from atlas.domain.scene import Scene
from atlas.packs.load import load
from atlas.packs.plates import load_plates, load_structures
from atlas.state import learn_actions as act
from atlas.state.choose import Spot, seen
from atlas.state.facts import Facts
from atlas.state.learn_decks import DeckKind, deck_of, named_deck, offers
from atlas.state.learn_scene import YOURS, click_view
from atlas.state.learn_weak import STEPS, weak_of
from atlas.state.learn_words import FIND, answer_words, how_words, spoken_question, title_words
from atlas.state.model import AtlasState, Kind, LearnPage, Mode, Selection
from atlas.state.resolve import resolve

MUSCLES = ("infraspinatus", "deltoid", "subscapularis", "trapezius", "gluteus_minimus")


@pytest.fixture(scope="module")
def facts() -> Facts:
    assets = paths.assets_folder()
    library = load((paths.data_folder(),), assets).library
    return Facts(library, load_plates(assets / "plates"), load_structures(assets / "structures.json"))


def asked(facts: Facts, kind: QuizKind, muscle: str = "infraspinatus") -> AtlasState:
    """A state in which one question of a kind is open."""
    deck = replace(deck_of_muscles("One", (muscle,)), kinds=(kind,))
    items = items_in(deck, facts.library)[:1]
    state = AtlasState(selection=Selection(Kind.MUSCLE, muscle), section=True)
    return act.begin(state, facts, deck, items, Examiner(facts.library), 0, 1)


def question(state: AtlasState) -> Question:
    assert state.learning is not None
    assert state.learning.question is not None
    return state.learning.question


def drawn(scene: Scene) -> tuple[set[tuple[str, int]], set[tuple[str, int]], set[str]]:
    """Zones, points and lit structures that any view of a scene draws."""
    zones = {(zone.muscle, zone.point) for view in scene.views for zone in view.zones}
    points = {(point.muscle, point.point) for view in scene.views for point in view.points}
    return zones, points, {lit.structure for view in scene.views for lit in view.highlights}


def answers(state: AtlasState) -> Given:
    """A wrong answer, or a click, or a painting of nothing much."""
    one = question(state)
    if one.target is not None and one.target.facing is not None and not one.shows.points:
        return Given(click=Click(add(one.target.at, scale(one.target.facing, 20.0)), one.target.facing))
    if one.item.kind is QuizKind.PAINT_ZONE:
        return Given(overlap=0.2)
    return Given(choices=tuple(c.id for c in one.choices if c.id not in one.right)[:1])


@pytest.mark.parametrize("kind", list(QuizKind))
@pytest.mark.parametrize("muscle", MUSCLES)
def test_only_what_the_question_shows_is_drawn_and_then_what_it_reveals(
    facts: Facts, kind: QuizKind, muscle: str
) -> None:
    state = asked(facts, kind, muscle)
    shows, reveals = question(state).shows, question(state).reveals
    after = act.answer(state, facts, answers(state), 4000)
    for one, wanted in ((state, shows), (after, reveals)):
        scene = resolve(one, facts)
        zones, points, lit = drawn(scene)
        assert zones == set(wanted.zones)
        assert points == set(wanted.points)
        assert lit == set(wanted.muscles)
        assert all(not view.sites and not view.regions and not view.chains for view in scene.views)
        assert all(facts.library.muscles[muscle].name not in view.title for view in scene.views)


@pytest.mark.parametrize("kind", list(QuizKind))
def test_neither_plate_nor_frame_tell_where_a_point_is_to_be_found(facts: Facts, kind: QuizKind) -> None:
    """Points of one muscle that share a plate are asked for on the same one, in the same frame."""
    seen = set()
    for item in items_in(replace(deck_of_muscles("", ("infraspinatus",)), kinds=(kind,)), facts.library):
        deck = deck_of_muscles("", ())
        state = act.begin(AtlasState(), facts, deck, (item,), Examiner(facts.library), 0, 1)
        (view, *_) = resolve(state, facts).views
        seen.add((view.plate, view.depth, view.frame))
    if kind in (QuizKind.FIND_POINT, QuizKind.NAME_MUSCLE, QuizKind.CASE):
        assert len(seen) == 1


def test_a_whole_figure_is_shown_by_halves_where_one_must_aim(facts: Facts) -> None:
    whole = Facts(facts.library, {k: p for k, p in facts.plates.items() if not p.parent}, facts.structures)
    for muscle, upper in (("infraspinatus", True), ("soleus", False)):
        (view, *_) = resolve(asked(whole, QuizKind.FIND_POINT, muscle), whole).views
        assert view.frame is not None
        height = whole.plates[view.plate].camera.size[1]
        middle = view.frame[1] + view.frame[3] / 2
        assert (middle < height / 2) is upper
        assert view.frame[3] < 0.65 * height


def test_a_click_is_shown_beside_the_point_with_the_ring_on_its_own_side(facts: Facts) -> None:
    state = asked(facts, QuizKind.FIND_POINT)
    target = question(state).target
    assert target is not None
    assert target.facing is not None
    x, y, z = add(target.at, scale(target.facing, 20.0))
    fx, fy, fz = target.facing
    state = act.answer(state, facts, Given(click=Click((-x, y, z + 8.0), (-fx, fy, fz))), 3000)
    assert state.learning is not None
    assert state.learning.done[0].grade.correct
    for view in resolve(state, facts).views:
        assert view.ring
        assert [place.name for place in view.places] == [YOURS]
        assert {point.side for point in view.points} == {Side.LEFT}
        assert view.frame is not None


def test_what_is_painted_and_what_is_true_are_shown_together(facts: Facts) -> None:
    state = asked(facts, QuizKind.PAINT_ZONE)
    target = question(state).target
    assert target is not None
    zone = target.zones[0]
    for i, (at, facing) in enumerate(zip(zone.stroke, zone.facing, strict=True)):
        state = act.paint(state, at, facing, i == 0)
    before = resolve(state, facts)
    assert len(before.views) == 2, "the body is painted from both sides"
    assert not any(view.zones for view in before.views)
    assert all(view.paint for view in before.views)
    assert all(view.frame is None or not facts.plates[view.plate].parent for view in before.views)
    state = act.answer(state, facts, Given(overlap=0.5), 5000)
    assert all(view.zones and view.paint for view in resolve(state, facts).views)


def test_what_is_painted_far_off_is_framed_with_what_is_true(facts: Facts) -> None:
    state = asked(facts, QuizKind.PAINT_ZONE)
    plate, target = facts.plates[state.plate], question(state).target
    assert target is not None
    places = [
        (at, facing)
        for muscle in facts.library.muscles.values()
        for point in muscle.trigger_points
        for zone in point.zones
        for at, facing in zip(zone.stroke, zone.facing, strict=True)
        if seen(plate, Spot(at, facing, 1.0, on_skin=True))
    ]
    at, facing = max(places, key=lambda place: dist(place[0], target.at))
    assert dist(at, target.at) > 200.0
    after = act.answer(act.paint(state, at, facing, True), facts, Given(overlap=0.0), 10)
    (view, *_) = resolve(after, facts).views
    assert view.plate == plate.id
    assert view.frame is not None
    left, top, width, height = view.frame
    x, y, _depth = plate.camera.project(at)
    assert left <= x <= left + width
    assert top <= y <= top + height


def test_the_next_question_begins_with_a_clean_body(facts: Facts) -> None:
    deck = replace(deck_of_muscles("", ("infraspinatus",)), kinds=(QuizKind.PAINT_ZONE, QuizKind.NERVE))
    examiner = Examiner(facts.library)
    items = items_in(deck, facts.library)
    state = act.begin(AtlasState(), facts, deck, (items[0], items[-1]), examiner, 0, 1)
    state = act.paint(state, (-200.0, -100.0, 1400.0), (0.0, -1.0, 0.0), True)
    state = act.answer(state, facts, Given(overlap=0.0), 10)
    state = act.go_on(state, facts, examiner, 20)
    assert not any(view.paint for view in resolve(state, facts).views)
    state = act.go_on(act.answer(state, facts, answers(state), 30), facts, examiner, 40)
    assert state.learning is not None
    assert state.learning.over
    assert drawn(resolve(state, facts)) == (set(), set(), set())


def test_the_way_in_and_out_keeps_the_selection_and_the_round(facts: Facts) -> None:
    state = asked(facts, QuizKind.WHOSE_ZONE)
    out = act.toggle(state, facts)
    assert out.mode is Mode.EXPLORE
    assert out.selection == state.selection
    assert out.learning is state.learning
    again = act.toggle(out, facts)
    assert again.mode is Mode.LEARN
    assert again.learn_page is LearnPage.ROUND
    assert resolve(again, facts) == resolve(state, facts)


def test_the_plate_of_a_question_can_be_turned_by_hand(facts: Facts) -> None:
    state = replace(asked(facts, QuizKind.FIND_POINT), plate="full_anterior", depth=Depth.DEEP)
    (view, *_) = resolve(state, facts).views
    assert (view.plate, view.depth) == ("full_anterior", Depth.DEEP)
    assert click_view(state, facts) == facts.plates["full_anterior"].camera.forward


def test_weak_muscles_are_tinted_by_steps_and_told_in_words(facts: Facts) -> None:
    rows = weak_of(
        (
            Strength("deltoid", 3, 4, 0, 1.0),
            Strength("infraspinatus", 3, 4, 4, 0.9),
            Strength("soleus", 2, 4, 2, 1.0),
        )
    )
    assert [row.muscle for row in rows] == ["infraspinatus", "soleus", "deltoid"]
    assert [row.step for row in rows] == [STEPS - 1, 2, 0]
    assert "4 answers, 4 wrong" in rows[0].words
    state = act.show_progress(AtlasState(), facts, rows)
    scene = resolve(state, facts)
    assert [view.plate for view in scene.views] == ["full_anterior", "full_posterior"]
    lit = [one for view in scene.views for one in view.highlights]
    assert all(view.known for view in scene.views)
    assert {(one.structure, one.step) for one in lit} <= {(row.muscle, row.step) for row in rows}
    assert {one.side for one in lit} == set(Side)
    for view in scene.views:
        depths = [DEPTHS.index(facts.library.muscles[one.structure].depth) for one in view.highlights]
        assert depths == sorted(depths, reverse=True), "what lies over another muscle is painted after it"


def test_peeled_muscles_leave_the_picture_of_what_is_weak(facts: Facts) -> None:
    rows = weak_of((Strength("deltoid", 1, 1, 1, 1.0), Strength("subscapularis", 1, 1, 1, 1.0)))
    state = replace(act.show_progress(AtlasState(), facts, rows), depth=Depth.DEEP)
    assert "deltoid" not in drawn(resolve(state, facts))[2]


def test_decks_have_names_that_scripts_can_use(facts: Facts) -> None:
    library = facts.library
    for kind in (DeckKind.REGION, DeckKind.CONDITION, DeckKind.NERVE, DeckKind.DEPTH):
        for offer in offers(kind, library):
            deck = named_deck(f"{kind}:{offer.id}", library)
            assert deck.muscles
            assert deck == deck_of(kind, offer.id, library)
            assert deck.title == offer.name
    assert named_deck("muscles:deltoid,soleus", library).muscles == ("deltoid", "soleus")
    assert len(named_deck("all", library).muscles) == len(library.muscles)
    for wrong in ("region:moon", "moon:shoulder", "muscles:", "muscles:moon", "", "due"):
        with pytest.raises(LookupError):
            named_deck(wrong, library)


def test_a_question_is_spoken_with_what_the_picture_shows_and_never_with_its_answer(facts: Facts) -> None:
    state = asked(facts, QuizKind.WHOSE_ZONE)
    assert state.learning is not None
    told = spoken_question(state.learning)
    assert told.startswith("Question 1 of 1")
    assert "The body shows: Essential" in told
    assert "nfraspinatus" not in told
    assert title_words(state) == "Learn: question 1 of 1"
    assert how_words(question(asked(facts, QuizKind.FIND_POINT))) == FIND


def test_an_answer_is_told_by_sign_and_word_with_the_reason_and_the_sources(facts: Facts) -> None:
    state = asked(facts, QuizKind.NERVE)
    for given, mark, verdict in (
        (Given(choices=question(state).right), "✓", "Right"),
        (answers(state), "✗", "Wrong"),
        (Given(), "–", "Not answered"),
    ):
        after = act.answer(state, facts, given, 2000)
        assert after.learning is not None
        assert after.learning.answered is not None
        said = answer_words(after.learning.answered, facts.library)
        assert (said.mark, said.verdict) == (mark, verdict)
        assert "uprascapular" in said.why
        assert any("Simons" in line for line in said.sources)
        assert verdict in said.spoken


def test_the_time_over_counts_as_not_answered(facts: Facts) -> None:
    deck = replace(deck_of_muscles("", ("deltoid",)), kinds=(QuizKind.NERVE,), seconds=10.0)
    items = items_in(deck, facts.library)
    state = act.begin(AtlasState(), facts, deck, items, Examiner(facts.library), 0, 1)
    assert act.expire(state, facts, 9_000) == state
    after = act.expire(state, facts, 10_000)
    assert after.learning is not None
    assert after.learning.revealed
    assert not after.learning.done[0].grade.correct
    assert act.take_back(after, facts, 11_000).learning is not None
    back = act.take_back(after, facts, 11_000).learning
    assert back is not None
    assert not back.revealed


def test_chance_alone_decides_the_order_and_the_same_chance_the_same_one(facts: Facts) -> None:
    from atlas.domain.quiz.decks import dealt

    deck = named_deck("region:shoulder", facts.library)
    items = items_in(deck, facts.library)
    assert dealt(deck, items, Random(3)) == dealt(deck, items, Random(3))
    assert len({dealt(deck, items, Random(i)) for i in range(5)}) == 5


def test_the_left_is_marked_where_the_left_is_looked_at(facts: Facts) -> None:
    state = replace(asked(facts, QuizKind.WHOSE_ZONE), side=SideView.LEFT)
    assert {zone.side for view in resolve(state, facts).views for zone in view.zones} == {Side.LEFT}
