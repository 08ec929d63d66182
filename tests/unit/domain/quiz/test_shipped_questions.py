"""Everything that ships can be asked, and every question is fair."""

from __future__ import annotations

import re
from collections import Counter
from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray

from atlas.domain.anatomy import BodyRegion, Hazard
from atlas.domain.library import Library
from atlas.domain.nerves import is_root
from atlas.domain.pain_map import PainMap, build
from atlas.domain.quiz.examiner import Examiner
from atlas.domain.quiz.items import Item, QuizKind, item_of, painful
from atlas.domain.quiz.of_muscles import nameless_ends
from atlas.domain.quiz.question import Question
from atlas.domain.quiz.wording import doubt_words, tells
from atlas.domain.skin import SkinTable

OF_ONE = (QuizKind.WHOSE_ZONE, QuizKind.NAME_MUSCLE, QuizKind.NERVE, QuizKind.ATTACHMENTS, QuizKind.CASE)
NAMELESS = (QuizKind.WHOSE_ZONE, QuizKind.NAME_MUSCLE, QuizKind.ATTACHMENTS, QuizKind.CASE)


@pytest.fixture(scope="module")
def questions(examiner: Examiner, items: tuple[Item, ...]) -> list[Question]:
    return [examiner.question(item, Random(item.id)) for item in items]


@pytest.fixture(scope="module")
def fields(library: Library, skin: SkinTable) -> PainMap:
    return build(library, skin)


def of(kind: QuizKind, questions: list[Question]) -> list[Question]:
    return [question for question in questions if question.item.kind is kind]


def wrong(question: Question) -> list[str]:
    return [choice.id for choice in question.choices if choice.id not in question.right]


def test_every_kind_is_asked_of_every_muscle(library: Library, items: tuple[Item, ...]) -> None:
    asked = {(item.kind, item.muscle) for item in items}
    for muscle in library.muscles.values():
        for kind in QuizKind:
            of_pain = kind in (QuizKind.WHOSE_ZONE, QuizKind.PAINT_ZONE, QuizKind.CASE)
            if kind is not QuizKind.MUSCLES_FOR_CONDITION and not (
                of_pain and not any(map(painful, muscle.trigger_points))
            ):
                assert (kind, muscle.id) in asked
    found = {(item.muscle, item.point) for item in items if item.kind is QuizKind.FIND_POINT}
    assert len(found) == library.point_count
    assert {item.condition for item in items} - {""} == set(library.conditions)


def test_ids_are_unique_and_lead_back(library: Library, items: tuple[Item, ...]) -> None:
    assert len({item.id for item in items}) == len(items)
    for item in items:
        assert item_of(item.id, library) == item
    assert {"zone:infraspinatus/1", "nerve:infraspinatus", "condition:tennis_elbow"} <= {i.id for i in items}


def test_the_same_chance_makes_the_same_question(
    library: Library, items: tuple[Item, ...], questions: list[Question]
) -> None:
    other = Examiner(library)
    for item, question in list(zip(items, questions, strict=True))[::23]:
        assert other.question(item, Random(item.id)) == question


def test_there_is_one_right_choice_among_four(questions: list[Question]) -> None:
    for kind in OF_ONE:
        for question in of(kind, questions):
            assert len(question.choices) == len({choice.name for choice in question.choices}) == 4
            assert len(question.right) == 1 == 4 - len(wrong(question)), question.item.id


def test_the_right_choice_stands_anywhere(questions: list[Question]) -> None:
    places = Counter(
        [choice.id for choice in question.choices].index(question.right[0])
        for kind in OF_ONE
        for question in of(kind, questions)
    )
    assert min(places.values()) > 0.8 * sum(places.values()) / 4


def test_all_that_is_right_is_offered_beside_something_wrong(questions: list[Question]) -> None:
    for kind in (QuizKind.HAZARDS, QuizKind.MUSCLES_FOR_CONDITION):
        for question in of(kind, questions):
            offered = {choice.id for choice in question.choices}
            assert set(question.right) <= offered, question.item.id
            assert question.several
            assert len(question.right) >= 1
            assert len(wrong(question)) >= 2, question.item.id


def test_no_question_gives_its_answer_away(library: Library, questions: list[Question]) -> None:
    """Names of pain regions and of complaints may share a word with a muscle: they name a place."""
    regions = "|".join(region.name.casefold() for region in library.regions.values())
    for question in questions:
        item = question.item
        if item.kind in NAMELESS:
            muscle = library.muscles[item.muscle]
            for text in (question.prompt, question.spoken):
                assert muscle.name.casefold() not in text.casefold(), text
            told = question.prompt.partition(". ")[2] if item.kind is QuizKind.CASE else question.spoken
            places = re.search(f"(Felt|regions): ({regions})", told, re.IGNORECASE)
            assert places or not tells(told, muscle), told
        if item.kind is QuizKind.NERVE:
            right = question.name_of(item.muscle)
            assert not tells(right, library.muscles[item.muscle]), (question.prompt, right)


def test_only_what_is_asked_is_shown(questions: list[Question]) -> None:
    for question in questions:
        shows, own = question.shows, (question.item.muscle, question.item.point)
        match question.item.kind:
            case QuizKind.WHOSE_ZONE:
                assert (shows.zones, shows.points, shows.muscles) == ((own,), (), ())
            case QuizKind.PAINT_ZONE:
                assert (shows.zones, shows.points, shows.muscles) == ((), (own,), ())
            case QuizKind.NAME_MUSCLE | QuizKind.NERVE | QuizKind.HAZARDS:
                assert (shows.zones, shows.points, shows.muscles) == ((), (), (own[0],))
            case _:
                assert (shows.zones, shows.points, shows.muscles) == ((), (), ())
        assert question.reveals.muscles or question.reveals.points


def test_questions_have_a_reason_a_source_and_a_card(library: Library, questions: list[Question]) -> None:
    for question in questions:
        assert question.why.endswith("."), question.why
        assert question.sources, question.item.id
        assert set(question.sources) <= set(library.sources), question.item.id
        kind, _, target = question.link.partition(":")
        table = library.conditions if kind == "condition" else library.muscles
        assert target.partition("/")[0] in table
        assert 10 < len(question.prompt) < 450
        assert "safe" not in question.prompt.lower()
        assert "  " not in question.prompt


def test_a_case_reads_as_a_patient_tells_it(questions: list[Question]) -> None:
    for question in of(QuizKind.CASE, questions):
        told = question.prompt
        assert re.fullmatch("A patient comes with .*[.] Where do you look first[?]", told), told
        assert " Where it is felt: " in told, told
        assert not re.search(r"\bthe (muscle|point)\b|taut band|[,;(] ?[.;,)]", told), told


def test_what_is_lit_is_told_to_those_who_do_not_see_it(library: Library, questions: list[Question]) -> None:
    for question in of(QuizKind.NAME_MUSCLE, questions) + of(QuizKind.ATTACHMENTS, questions):
        told = question.spoken or question.prompt
        assert re.search("(From|To): .", told), question.item.id
        assert not tells(told, library.muscles[question.item.muscle]), told


def test_no_hazard_of_another_part_of_the_body_is_offered(
    library: Library, questions: list[Question]
) -> None:
    for question in of(QuizKind.HAZARDS, questions):
        if library.muscles[question.item.muscle].region in (BodyRegion.FOREARM_HAND, BodyRegion.LEG_FOOT):
            assert not {Hazard.KIDNEY, Hazard.EYE, Hazard.SPINAL_CANAL} & set(wrong(question)), question


def test_no_nerve_is_offered_that_tells_its_own_muscle(questions: list[Question]) -> None:
    """Nobody takes the nerve of the lateral pterygoid for that of another muscle."""
    for question in of(QuizKind.NERVE, questions):
        if question.prompt.startswith("Which nerve"):
            offered = " ".join(question.name_of(id) for id in wrong(question)).casefold()
            assert not re.search("pterygoid|masseteric|stylohyoid|subclavius|psoas|third and fourth", offered)


def test_no_muscle_of_the_hip_is_offered_for_the_hand(library: Library, questions: list[Question]) -> None:
    """In this body the hand hangs beside the hip, and the elbow beside the loin."""
    arm = {BodyRegion.FOREARM_HAND, BodyRegion.ARM, BodyRegion.SHOULDER}
    for question in questions:
        if question.item.id in ("condition:hand_and_wrist_pain", "attachments:anconeus"):
            assert {library.muscles[id].region for id in wrong(question)} <= arm, question.item.id
    elbow = next(q for q in questions if q.item.id == "zone:anconeus/1")
    assert "quadratus_lumborum" not in wrong(elbow)


def test_a_doubt_says_which_zone_it_means(library: Library) -> None:
    told = doubt_words(library.muscles["trapezius"].trigger_points[0])
    assert "Unsure (lower molar teeth): Named as rare by the classic manual." in told
    for muscle in library.muscles.values():
        for point in muscle.trigger_points:
            assert not re.search(
                r"by the same rule|as above|see (there|the zone)", str(doubt_words(point)), re.I
            )


def shares(fields: PainMap, point: tuple[str, int]) -> NDArray[np.float32]:
    """For each trigger point the share of the essential zones of ``point`` that lies in its own."""
    number = fields.points.index(point)
    samples = np.repeat(np.arange(len(fields.begins) - 1), np.diff(fields.begins))
    core = 2 * number if fields.totals[2 * number] > 0 else 2 * number + 1
    shown = np.zeros(len(fields.begins) - 1, np.float32)
    shown[samples[fields.fields == core]] = fields.values[fields.fields == core]
    sums = fields.overlap(shown) / max(float(shown.sum()), 1e-9)
    return np.asarray(sums[0::2], np.float32)


def test_no_other_zone_is_right_as_well(fields: PainMap, questions: list[Question]) -> None:
    """Measured on the skin itself, which the choice of the distractors never asks."""
    worst = []
    for question in of(QuizKind.WHOSE_ZONE, questions) + of(QuizKind.CASE, questions):
        ((muscle, point),) = question.reveals.zones
        covered = shares(fields, (muscle, point))
        for i, (other, _) in enumerate(fields.points):
            if other in wrong(question):
                worst.append((float(covered[i]), question.item.id, other))
    assert max(worst) < (0.5,), sorted(worst)[-5:]
    assert sum(share > 0.25 for share, _, _ in worst) < 0.02 * len(worst), sorted(worst)[-60:]


def test_distractors_refer_near_by(examiner: Examiner, library: Library, questions: list[Question]) -> None:
    gaps = []
    for question in of(QuizKind.WHOSE_ZONE, questions):
        point = next(
            p for p in library.muscles[question.item.muscle].trigger_points if p.id == question.item.point
        )
        near = examiner._reach.near(question.item.muscle, point)
        gaps += [near[id] for id in wrong(question)]
    assert max(gaps) < 250.0
    assert sorted(gaps)[len(gaps) // 2] < 40.0


def test_no_other_nerve_is_right_as_well(library: Library, questions: list[Question]) -> None:
    nerves = {
        muscle: {
            nerve.id for nerve in library.nerves.values() if muscle in nerve.muscles and not is_root(nerve.id)
        }
        for muscle in library.muscles
    }
    vague = {"dorsal_rami", "ventral_rami", "cervical", "thoracic", "lumbar", "intercostal"}
    for question in of(QuizKind.NERVE, questions):
        own = question.item.muscle
        for other in wrong(question):
            shared = nerves[own] & nerves[other]
            roots = [set(library.muscles[id].innervation.roots) for id in (own, other)]
            if "Which nerve" not in question.prompt or shared or not nerves[own] or not nerves[other]:
                assert not roots[0] & roots[1], (own, other)
                assert "Which nerve" not in question.prompt or shared <= vague, (own, other)


def test_no_other_hazard_or_muscle_is_right_as_well(library: Library, questions: list[Question]) -> None:
    for question in of(QuizKind.HAZARDS, questions):
        named = set(library.muscles[question.item.muscle].needling.hazards)
        assert {Hazard(id) for id in question.right} == named
        assert not {Hazard(id) for id in wrong(question)} & named
    for question in of(QuizKind.MUSCLES_FOR_CONDITION, questions):
        naming = {muscle.id for muscle, _ in library.muscles_of(question.item.condition)}
        assert set(question.right) <= naming
        assert not set(wrong(question)) & naming


def test_attachments_are_told_apart(library: Library, questions: list[Question]) -> None:
    for question in of(QuizKind.ATTACHMENTS, questions):
        muscle = library.muscles[question.item.muscle]
        told = nameless_ends(muscle)
        for other in (library.muscles[id].attachments for id in wrong(question)):
            same = {"From": other.origin, "To": other.insertion}
            assert any(same[end] != text for end, text in told.items()), question.item.id
    alone = [
        q for q in of(QuizKind.ATTACHMENTS, questions) if "From:" not in q.prompt or "To:" not in q.prompt
    ]
    assert {"attachments:infraspinatus", "attachments:palmaris_longus"} <= {q.item.id for q in alone}


def test_a_case_has_red_flags_ruled_out_and_names_what_the_pain_may_be_taken_for(
    questions: list[Question], library: Library
) -> None:
    for question in of(QuizKind.CASE, questions):
        assert "Red flags are ruled out." in question.prompt, question.item.id
        first = library.muscles[question.item.muscle].look_alikes[:1]
        assert all(like.rstrip(".") in question.why for like in first), question.item.id


def test_a_case_tells_what_a_patient_tells(examiner: Examiner, items: tuple[Item, ...]) -> None:
    for item in (item for item in items if item.kind is QuizKind.CASE):
        for seed in range(6):
            prompt = examiner.question(item, Random(seed)).prompt
            assert not re.search(r"this muscle|see there|said to|therapists|ascribed", prompt), prompt
