"""A library of one muscle can be asked as well; words, roots and names as they are told."""

from __future__ import annotations

from random import Random

import pytest

from atlas.domain.anatomy import Innervation
from atlas.domain.library import Library
from atlas.domain.quiz.anki import notes_of
from atlas.domain.quiz.examiner import Examiner
from atlas.domain.quiz.items import Item, QuizKind, items_of
from atlas.domain.quiz.wording import listed, low, nerve_words, root_words, sentence, tells
from tests.unit.small_atlas import LIBRARY, MUSCLE


def test_where_there_are_no_others_the_right_choice_stands_alone() -> None:
    examiner = Examiner(LIBRARY)
    for item in items_of(LIBRARY, LIBRARY.muscles):
        question = examiner.question(item, Random(1))
        assert set(question.right) <= {choice.id for choice in question.choices}
    with pytest.raises(LookupError):
        examiner.question(Item(QuizKind.WHOSE_ZONE, "backer", 7), Random(1))
    with pytest.raises(LookupError):
        examiner.question(Item(QuizKind.NERVE, "gone"), Random(1))


@pytest.mark.parametrize(
    ("roots", "words"),
    [
        (("C5", "C6"), "C5, C6"), (("T6", "T7", "T8"), "T6 to T8"), (("L4", "L5", "S1"), "L4, L5, S1"),
        (("C3", "C4", "C5", "T1"), "C3 to C5, T1"), (("VII",), "VII"), (("V3", "VII"), "V3, VII"), ((), ""),
    ],
)  # fmt: skip
def test_roots_in_a_row(roots: tuple[str, ...], words: str) -> None:
    assert root_words(roots) == words


def test_words() -> None:
    assert (
        nerve_words(Innervation("facial nerve (VII), buccal branches", ("VII",)))
        == "Facial nerve (VII), buccal branches"
    )
    assert nerve_words(Innervation("suboccipital nerve (dorsal ramus of C1)", ("C1",))).endswith("C1), C1")
    assert [low("Deltoid"), low("C5 root"), low("MRI")] == ["deltoid", "C5 root", "MRI"]
    assert [sentence(" it aches "), sentence("Why?")] == ["It aches.", "Why?"]
    assert [listed([]), listed("a"), listed("ab"), listed("abc")] == ["", "a", "a and b", "a, b and c"]


@pytest.mark.parametrize(
    ("muscle", "text", "told"),
    [
        ("pectoralis_major", "lateral pectoral nerve", True),
        ("infraspinatus", "Infraspinous fossa of the scapula", True),
        ("supraspinatus", "suprascapular nerve", False),
        ("deltoid", "over the anterior deltoid", True),
        ("lateral_pterygoid", "lateral side of the elbow", False),
        ("iliopsoas", "lumbar nerves (psoas)", True),
        ("gluteus_medius", "medial border", False),
    ],
)
def test_what_gives_a_name_away(muscle: str, text: str, told: bool, library: Library) -> None:
    assert tells(text, library.muscles[muscle]) == told


def test_notes_for_anki_say_what_the_records_say(library: Library) -> None:
    notes = notes_of(library, library.muscles)
    assert len({note.id for note in notes}) == len(notes)
    by_id = {note.id: note for note in notes}
    assert by_id["nerve:infraspinatus"].back == "Suprascapular nerve, C5, C6."
    assert "front of the shoulder, deep in the joint" in by_id["zone:infraspinatus/1"].back
    assert by_id["zone:infraspinatus/1"].sources.startswith("Simons")
    assert by_id["paint:infraspinatus/1"].front.startswith("Where does trigger point 1 of infraspinatus")
    assert "Major: " in by_id["condition:tennis_elbow"].back
    for note in notes:
        assert note.front.endswith("?"), note.front
        assert note.back.endswith("."), note.back
        assert note.sources.endswith("CC BY 4.0")
        cited = note.sources.split("; ")
        assert len(set(cited)) == len(cited), "a source is told twice"
        assert "not seen" not in note.sources
        assert not any(" " in tag for tag in note.tags)
    assert [n.id for n in notes_of(LIBRARY, (MUSCLE.id, "gone"))][:2] == [
        "nerve:backer",
        "attachments:backer",
    ]
