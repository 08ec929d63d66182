"""Filters leave the muscles that answer to all that was chosen, and offer only what leaves some."""

from __future__ import annotations

from dataclasses import replace

from atlas.domain.anatomy import BodyRegion, Hazard, Innervation
from atlas.domain.library import Library
from atlas.domain.word_index import Index
from atlas.state.commands import COMMANDS
from atlas.state.filters import FIELDS, choices, left, traits_of
from atlas.state.finder import Finder
from atlas.state.lists import Find, finds
from tests.unit.small_atlas import CONDITION, LIBRARY, MUSCLE

HIP = replace(
    MUSCLE,
    id="hip",
    name="Hip",
    region=BodyRegion.HIP,
    innervation=Innervation("femoral nerve", ("L2",)),
    conditions={},
    needling=replace(MUSCLE.needling, hazards=(Hazard.VESSEL,)),
)
TWO = Library({"backer": MUSCLE, "hip": HIP}, {"ache": CONDITION})


def test_a_muscle_answers_to_its_region_nerve_root_condition_depth_and_hazard() -> None:
    traits = traits_of(TWO)
    for field, value in (
        ("region", "shoulder"), ("nerve", "some"), ("nerve", "C5"), ("condition", "ache"),
        ("hazard", "pneumothorax"),
    ):  # fmt: skip
        assert left(traits, {field: value}) == {"backer"}
    assert left(traits, {"depth": "intermediate"}) == {"backer", "hip"}
    assert left(traits, {}) == {"backer", "hip"}
    assert left(traits, {"region": "hip", "nerve": "C5"}) == frozenset()


def test_only_values_that_leave_a_muscle_are_offered() -> None:
    traits = traits_of(TWO)
    assert [(c.value, c.muscles) for c in choices("region", {}, traits, TWO)] == [("shoulder", 1), ("hip", 1)]
    beside = choices("region", {"nerve": "C5", "region": "hip"}, traits, TWO)
    assert [c.value for c in beside] == ["shoulder"]
    assert [c.name for c in choices("hazard", {}, traits, TWO)] == ["Pneumothorax", "Blood vessel"]
    assert [c.value for c in choices("nerve", {}, traits, TWO)] == ["C5", "C6", "L2", "femoral", "some"]
    for field in FIELDS:
        assert choices(field, {}, traits, TWO), field


def records() -> Index:
    index = Index()
    index.add("muscle", "theme_muscle", "Theme", (("theme", 1.0),))
    index.add("nerve", "C5", "C5 (root)", (("C5", 1.0),))
    index.close()
    return index


def test_commands_are_found_after_records_of_the_same_name() -> None:
    found = Finder(records).find("theme")
    assert found[0] == Find("muscle", "theme_muscle", "Theme")
    assert {find.id for find in found[1:]} >= {"theme.next", "theme.dark"}
    assert next(find for find in found if find.id == "theme.next").note == "Ctrl+T"
    assert {find.kind for find in found[1:]} == {"command"}


def test_every_command_is_found_by_its_title() -> None:
    finder = Finder(records)
    for command in COMMANDS:
        assert command.id in {hit.id for hit in finder.hits(command.title, 5)}, command.title


def test_the_index_is_opened_when_somebody_searches() -> None:
    opened: list[int] = []
    finder = Finder(lambda: opened.append(1) or records())  # type: ignore[func-returns-value]
    assert opened == []
    finder.find("theme")
    finder.find("C5")
    assert opened == [1]


def test_what_is_found_in_texts_stands_last_under_one_heading() -> None:
    groups = finds(
        [
            Find("muscle", "a", "A", in_text=True),
            Find("region", "b", "B"),
            Find("guide", "c", "C", in_text=True),
        ]
    )
    assert [(g.title, [line.text for line in g.lines]) for g in groups] == [
        ("Pain regions", ["B"]),
        ("In the text of", ["A", "C"]),
    ]


def test_a_root_leads_to_the_root_and_a_nerve_to_the_nerve() -> None:
    nerves = finds([Find("nerve", "C5", "C5 (root)"), Find("nerve", "ulnar", "Ulnar nerve")])[0]
    assert [line.link for line in nerves.lines] == ["root:C5", "nerve:ulnar"]
    assert LIBRARY.nerves["C5"].is_root
