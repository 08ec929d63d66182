"""The guide on cards: pages with their sources, the way to the risks, words explained once."""

from __future__ import annotations

from dataclasses import replace

from atlas.domain.guide import Block, BlockKind, Glossary, GuidePage, Run, Term, glossary_of
from atlas.domain.search import build
from atlas.state import actions
from atlas.state.card import Card, Span, is_item
from atlas.state.explain import Explainer
from atlas.state.links import follow, link_of
from atlas.state.lists import navigator_lists
from atlas.state.model import AtlasState, Kind, Selection
from atlas.state.other_cards import card_of
from tests.unit.small_atlas import FACTS, LIBRARY


def item(*runs: Run, mark: str = "") -> Block:
    return Block(BlockKind.ITEM, runs, mark)


SAFETY = GuidePage(
    "safety",
    "Risks",
    (
        Block(BlockKind.PARAGRAPH, (Run("A Pleura is near; pleura, bone. "), Run("", source="paper"))),
        Block(BlockKind.HEADING, (Run("More"),)),
        item(Run("See "), Run("pneumothorax", page="glossary")),
        item(Run("next"), mark="2."),
    ),
)
WORDS = GuidePage(
    "glossary",
    "Glossary",
    (
        item(Run("Pleura: the skin of the lung "), Run("", source="paper"), Run(".")),
        item(Run("Pneumothorax: air beside the lung.")),
        item(Run("Group (of a muscle): a head.")),
        item(Run("no term")),
    ),
)
KNOWN = replace(FACTS, library=replace(LIBRARY, guide={"safety": SAFETY, "glossary": WORDS}))


def card(kind: Kind, id: str) -> Card:
    return card_of(AtlasState(selection=Selection(kind, id)), KNOWN)


def spans(shown: Card) -> list[Span]:
    groups = [
        group
        for section in shown.sections
        for group in (*(row.value for row in section.rows), section.caution, *section.paragraphs)
    ]
    return [span for group in groups for span in group]


def test_a_page_becomes_a_card_with_sections_items_and_sources() -> None:
    shown = card(Kind.GUIDE, "safety")
    assert (shown.title, shown.subtitle) == ("Risks", "Guide")
    assert [section.title for section in shown.sections] == ["", "More", "Sources"]
    items = shown.sections[1].paragraphs
    assert all(map(is_item, items))
    assert items[0][2] == Span("pneumothorax", "guide:glossary")
    assert items[1][0].text == "2.\t"
    assert Span("[1]", "source:paper", note=True) in shown.sections[0].paragraphs[0]


def test_the_first_use_of_a_term_is_explained_and_no_link_is() -> None:
    hinted = [(span.text, span.hint) for span in spans(card(Kind.GUIDE, "safety")) if span.hint]
    assert hinted == [("Pleura", "Pleura: the skin of the lung.")]


def test_the_glossary_shows_its_words_and_explains_none() -> None:
    shown = spans(card(Kind.GUIDE, "glossary"))
    assert Span("Pleura: ", strong=True) in shown
    assert not any(span.hint for span in shown)


def test_a_muscle_and_a_condition_lead_to_the_risks_where_there_are_any() -> None:
    for kind, id in ((Kind.MUSCLE, "backer"), (Kind.CONDITION, "ache")):
        assert any(span.link == "guide:safety" for span in spans(card(kind, id)))
        without = card_of(AtlasState(selection=Selection(kind, id)), FACTS)
        assert not any(span.link == "guide:safety" for span in spans(without))


def test_needling_is_explained_on_the_card_of_a_muscle() -> None:
    assert [span.text for span in spans(card(Kind.MUSCLE, "backer")) if span.hint] == ["pneumothorax"]


def test_explaining_changes_no_word() -> None:
    text = "Two PLEURAS, a pneumothorax; pleurae, groups"
    pieces = Explainer(glossary_of(WORDS)).spans((Span(text, note=True),))
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.text for piece in pieces if piece.hint] == ["PLEURAS", "pneumothorax"]
    assert all(piece.note for piece in pieces)


def test_a_glossary_without_terms_finds_nothing() -> None:
    assert list(Glossary().find("pleura")) == []
    assert list(Glossary((Term("A.*", "x"),)).find("abc")) == []


def test_a_page_is_listed_found_and_followed_and_leaves_the_plate() -> None:
    lists = dict(navigator_lists(KNOWN.library.contents))
    assert [line.link for line in lists["Guide"][0].lines] == ["guide:safety", "guide:glossary"]
    assert build(KNOWN.library).find("risks")[0].kind == "guide"
    before = actions.select(AtlasState(), KNOWN, Selection(Kind.MUSCLE, "backer"))
    after = follow(before, KNOWN, "guide:safety")
    assert link_of(after) == "guide:safety"
    assert (after.plate, after.depth, after.side) == (before.plate, before.depth, before.side)
    assert follow(after, KNOWN, "guide:nothing") is after
