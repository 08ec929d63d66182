"""Cards say everything the record says, in plain text, with sources numbered."""

from __future__ import annotations

from dataclasses import replace

from atlas.state.card import Card
from atlas.state.lists import Find, finds, navigator_lists
from atlas.state.model import AtlasState, Kind, Selection
from atlas.state.other_cards import card_of
from atlas.state.problem_card import about_card, problem_card, problem_words
from tests.unit.small_atlas import FACTS, LIBRARY


def words(card: Card) -> str:
    parts = [card.title, card.subtitle, *(chip.text for chip in card.chips)]
    for section in card.sections:
        parts.append(section.title)
        for spans in (*section.paragraphs, section.caution, *(row.value for row in section.rows)):
            parts += [span.text for span in spans]
        parts += [row.label for row in section.rows]
    return " ".join(" ".join(parts).split())


def card(kind: Kind, id: str, point: int | None = None) -> Card:
    return card_of(AtlasState(selection=Selection(kind, id, point)), FACTS)


def test_the_muscle_card_tells_what_the_record_holds() -> None:
    said = words(card(Kind.MUSCLE, "backer"))
    for text in (
        "Musculus dorsi",
        "Behinder",
        "Shoulder ache",
        "front of the shoulder",
        "36.1% (n = 133)",
        "unsure: one study",
        "some nerve, C5 C6",
        "Here.",
        "There.",
        "pneumothorax",
        "Thin bone.",
        "Reference anatomy, not your patient",
        "C5 root.",
        "chapter 22",
        "Writer W. A manual. 2nd edition. 1999.",
        "doi:10.1/x",
    ):
        assert text in said, text


def test_a_condition_that_nobody_knows_is_left_out_of_the_chips() -> None:
    assert [chip.link for chip in card(Kind.MUSCLE, "backer").chips] == ["condition:ache"]


def test_one_point_tells_of_its_own_zones_and_leads_back_to_all() -> None:
    said = words(card(Kind.MUSCLE, "backer", 2))
    assert "medial border" in said
    assert "front of the shoulder" not in said
    assert "Show all points" in said


def test_condition_and_region_lead_to_the_muscle() -> None:
    for shown in (card(Kind.CONDITION, "ache"), card(Kind.REGION, "front")):
        links = [span.link for s in shown.sections for row in s.rows for span in row.value]
        assert "muscle:backer" in links


def test_a_structure_without_a_record_is_named() -> None:
    assert card(Kind.STRUCTURE, "scapula").title == "Scapula"


def test_an_unknown_selection_still_gives_a_card() -> None:
    assert card(Kind.MUSCLE, "nobody").title == "nobody"


def test_a_source_that_is_missing_is_said() -> None:
    library = replace(LIBRARY, sources={})
    shown = card_of(AtlasState(selection=Selection(Kind.MUSCLE, "backer")), replace(FACTS, library=library))
    assert "paper (not in the list of sources)" in words(shown)


def test_problems_are_counted_and_listed() -> None:
    assert problem_words(()) == ""
    assert "a.yaml:3" in problem_words(("a.yaml:3: wrong",))
    assert "2 problems" in problem_words(("x", "y"))
    assert "a.yaml:3: wrong" in words(problem_card(("a.yaml:3: wrong",)))


def test_about_carries_the_attribution() -> None:
    assert "BodyParts3D" in words(about_card())
    assert "BodyParts3D" in words(card_of(AtlasState(), FACTS))


def test_the_navigator_lists_what_there_is() -> None:
    lists = dict(navigator_lists(LIBRARY.contents))
    assert [line.link for heading in lists["Muscles"] for line in heading.lines] == ["muscle:backer"]
    assert lists["Conditions"][0].lines[0].note == "1"


def test_finds_are_grouped_by_kind() -> None:
    groups = finds([Find("muscle", "a", "A"), Find("nerve", "b", "B"), Find("muscle", "c", "C")])
    assert [(g.title, len(g.lines)) for g in groups] == [("Muscles", 2), ("Nerves and roots", 1)]
    assert finds([])[0].title == "Nothing found"
