"""What is typed finds what is meant: names, beginnings, accents, nerves and single typos, at once."""

from __future__ import annotations

import marshal
import random
import string
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas import paths
from atlas.domain.library import Library
from atlas.domain.search import Hit, Index, build, words_of
from atlas.packs.load import load


@pytest.fixture(scope="module")
def library() -> Library:
    return load((paths.data_folder(),), paths.assets_folder()).library


@pytest.fixture(scope="module")
def index(library: Library) -> Index:
    return build(library)


def made(*names: str) -> Index:
    index = Index()
    for name in names:
        index.add("muscle", name.casefold().replace(" ", "_"), name, ((name, 1.0),))
    index.close()
    return index


def names(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.name for hit in hits]


def keys(hits: tuple[Hit, ...]) -> set[tuple[str, str]]:
    return {(hit.kind, hit.id) for hit in hits}


def test_a_whole_name_scores_one_and_comes_first() -> None:
    hits = made("Teres major", "Teres minor", "Deltoid").find("teres minor")
    assert hits[0] == Hit("muscle", "teres_minor", "Teres minor", 1.0)
    assert "Deltoid" not in names(hits)


def test_an_index_that_was_kept_finds_the_same(index: Index) -> None:
    kept = Index.opened(marshal.loads(marshal.dumps(index.packed())))
    for typed in ("infra", "C5", "tennis elbow", "sternoclidomastoid", "gluteus medius 2"):
        assert kept.find(typed) == index.find(typed)
        assert index.find(typed)


@pytest.mark.parametrize("typed", ["inf", "INFRA", "infraspinatus", "ifraspinatus", "infarspinatus"])
def test_beginnings_and_slips_find_it(typed: str) -> None:
    assert names(made("Infraspinatus", "Deltoid", "Iliacus").find(typed))[0] == "Infraspinatus"


@pytest.mark.parametrize(
    "typed", ["glutaus medius", "gluteusmedius", "medius gluteus", "glut med", "gluteus me dius"]
)
def test_names_of_several_words_are_found(typed: str) -> None:
    index = made("Gluteus maximus", "Gluteus medius", "Scalenus medius")
    assert names(index.find(typed))[0] == "Gluteus medius"


def test_accents_do_not_matter() -> None:
    index = made("Ménière", "Deltoid")
    assert names(index.find("meniere")) == ["Ménière"]
    assert names(index.find("ME\u0301NIE\u0300RE")) == ["Ménière"]


def test_nothing_finds_nothing() -> None:
    assert made("Deltoid").find("") == ()
    assert made("Deltoid").find(" ,.") == ()
    assert made("Deltoid").find("xyzzyx") == ()
    assert Index().find("deltoid") == ()


def test_the_limit_holds() -> None:
    assert len(made(*(f"Muscle {i}" for i in range(50))).find("muscle", 7)) == 7


@given(st.text(max_size=200))
def test_whatever_is_typed_is_answered(typed: str) -> None:
    hits = made("Deltoid", "Teres minor").find(typed)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@given(st.text(max_size=60))
def test_words_are_bare_and_small(text: str) -> None:
    for word in words_of(text):
        assert word == word.casefold()
        assert not any(unicodedata.combining(c) for c in word)


def test_everything_shipped_is_found_by_its_name(library: Library, index: Index) -> None:
    for kind in ("muscles", "conditions", "regions", "landmarks"):
        for record in getattr(library, kind).values():
            assert (kind[:-1], record.id) in keys(index.find(record.name, 5)), record.name


def test_nerves_roots_and_numbers_find_muscles_and_points(index: Index) -> None:
    assert ("muscle", "infraspinatus") in keys(index.find("suprascapular nerve"))
    assert ("muscle", "infraspinatus") in keys(index.find("C5", 40))
    assert keys(index.find("infraspinatus 2", 1)) == {("point", "infraspinatus/2")}


def test_nerves_and_roots_are_finds_of_their_own(index: Index) -> None:
    assert index.find("suprascapular", 1)[0] == Hit("nerve", "suprascapular", "Suprascapular nerve", 1.0)
    assert keys(index.find("C5", 1)) == {("nerve", "C5")}
    assert keys(index.find("facial nerve", 1)) == {("nerve", "facial")}


def test_words_of_the_cards_are_found_after_names(index: Index) -> None:
    stairs = index.find("climbing stairs")
    assert ("muscle", "gluteus_maximus") in keys(stairs)
    assert max(hit.score for hit in stairs) < 0.6
    assert all(hit.in_text for hit in stairs)
    assert not any(hit.in_text for hit in index.find("infraspinatus", 4))
    assert index.find("trapezius headache", 1)[0].id == "trapezius"
    assert ("guide", "safety") in keys(index.find("pneumothorax", 3))


def test_points_stand_in_their_order(index: Index) -> None:
    points = [hit.id for hit in index.find("infraspinatus", 40) if hit.id.startswith("infraspinatus/")]
    assert points == sorted(points)


def test_a_word_that_nothing_knows_does_no_harm(index: Index) -> None:
    assert keys(index.find("qqqqq infraspinatus", 1)) == {("muscle", "infraspinatus")}


def test_the_kept_index_stays_small_and_opens_at_once(index: Index) -> None:
    kept = marshal.dumps(index.packed())
    assert len(kept) < 3_000_000
    times = []
    for _ in range(5):
        start = time.thread_time()
        Index.opened(marshal.loads(kept))
        times.append(time.thread_time() - start)
    assert min(times) < 0.04


def test_a_word_of_very_many_texts_is_still_found_in_some() -> None:
    index = Index()
    for i in range(6000):
        texts = (("seldom", 0.4),) if i < 2000 else ()
        index.add("muscle", f"m{i}", f"Name {i}", (), texts=texts)
    index.close()
    assert len(index.find("seldom", 40)) == 40


def test_words_in_every_text_tell_nothing() -> None:
    index = Index()
    for i in range(40):
        index.add("muscle", f"m{i}", f"Name {i}", ((f"Name {i}", 1.0),), texts=(("everywhere", 0.4),))
    index.add("muscle", "odd", "Odd", (("Odd", 1.0),), texts=(("rarely said", 0.4),))
    index.close()
    assert index.find("everywhere") == ()
    assert names(index.find("rare")) == ["Odd"]


def test_single_typos_in_shipped_names_are_borne(library: Library, index: Index) -> None:
    dice = random.Random(7)
    wanted = [("muscle", record) for record in library.muscles.values()]
    wanted += [("condition", record) for record in library.conditions.values()]  # type: ignore[misc]
    found = tried = 0
    for kind, record in wanted * 4:
        found += (kind, record.id) in keys(index.find(_typo(record.name.casefold(), dice), 5))
        tried += 1
    assert found >= 0.95 * tried


def _typo(word: str, dice: random.Random) -> str:
    at, letter = dice.randrange(len(word) - 1), dice.choice(string.ascii_lowercase)
    edits = (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )
    return dice.choice(edits)


def test_a_key_is_answered_within_a_frame(library: Library, index: Index) -> None:
    times = []
    for muscle in library.muscles.values():
        for end in range(1, len(muscle.name) + 1):
            start = time.thread_time()
            index.find(muscle.name[:end], 40)
            times.append(time.thread_time() - start)
    assert sorted(times)[int(0.99 * len(times))] < 0.008
