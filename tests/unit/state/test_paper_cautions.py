"""What a plan's cautions are on paper: alerts at the head, what is common told once."""

from __future__ import annotations

from datetime import date
from functools import cache

from atlas import paths
from atlas.domain.body import Side
from atlas.domain.cases import Answer, Plan
from atlas.packs.load import load
from atlas.state import plan_actions as act
from atlas.state.facts import Facts
from atlas.state.model import AtlasState
from atlas.state.paper_cautions import SHOWN, alerts, caution_names, tells
from atlas.state.paper_sources import PaperSources

DAY = date(2026, 11, 20)


@cache
def facts() -> Facts:
    return Facts(load((paths.data_folder(),), paths.assets_folder()).library)


def plan(*points: tuple[str, int], **answers: Answer) -> Plan:
    state = AtlasState()
    for muscle, point in points:
        state = act.add_points(state, facts(), muscle, point, Side.RIGHT)
    for caution, given in answers.items():
        state = act.answer(state, (caution,), given, DAY)
    assert state.case is not None
    return state.case.whole.plan


def test_red_flags_that_are_not_denied_stand_at_the_head() -> None:
    found = plan(("infraspinatus", 1), cancer=Answer.YES, fracture=Answer.UNKNOWN, infection=Answer.NO)
    library = facts().library
    names = [library.cautions[id].name for id in ("fracture", "cancer")]
    assert alerts(found, library) == (f"{names[0]} (not known)", names[1])
    assert alerts(plan(("infraspinatus", 1), anticoagulants=Answer.YES), library) == ()


def test_what_holds_at_every_site_is_told_once() -> None:
    both = plan(("infraspinatus", 1), ("soleus", 1), anticoagulants=Answer.YES)
    own, common = caution_names(both, facts().library)
    anticoagulants, lung = (facts().library.cautions[id].name for id in ("anticoagulants", "pneumothorax"))
    assert anticoagulants in common.split("; ")
    assert lung in own[0].split("; ")
    assert lung not in own[1]
    assert all(anticoagulants not in names for names in own)


def test_at_a_single_site_all_stands_in_its_row() -> None:
    own, common = caution_names(plan(("infraspinatus", 1)), facts().library)
    assert facts().library.cautions["pneumothorax"].name in own[0]
    assert not common


def told(found: Plan, said: str = "") -> tuple[str, ...]:
    return tuple(words.text for words in tells(found, facts().library, PaperSources(facts().library), said))


def test_what_everybody_is_told_in_the_same_words_is_not_told_again() -> None:
    found = plan(("soleus", 1))
    bruise = "A bruise that keeps growing"
    assert any(bruise in text for text in told(found))
    again = told(found, f"Within a day: {bruise.lower()}, above all with blood thinners.")
    assert not any(bruise in text for text in again)
    assert any("A newly weak arm or leg" in text for text in again)


def test_a_sentence_for_the_patient_has_its_first_sources_alone() -> None:
    library = facts().library
    assert len(library.cautions["spinal_canal"].sources) > SHOWN
    (text,) = [text for text in told(plan(("suboccipitals", 1))) if "bladder" in text]
    assert len(text.rpartition("[")[2].rstrip("]").replace("\u2013", ",").split(",")) == SHOWN
