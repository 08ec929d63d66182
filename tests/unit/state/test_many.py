"""What holds many muscles: conditions stepped through and compared, nerves, regions with their causes."""

from __future__ import annotations

from dataclasses import replace

from atlas.domain.anatomy import Citation, Condition, Frequency, Innervation, Region, Role
from atlas.domain.library import Library
from atlas.domain.points import ZoneKind
from atlas.state import actions
from atlas.state.card import Card
from atlas.state.condition_card import likest
from atlas.state.facts import Facts
from atlas.state.links import end_preview, follow, link_of, selection_of, show_preview
from atlas.state.marks import leading_marks, marks_of
from atlas.state.model import AtlasState, Kind, Mode, Selection
from atlas.state.other_cards import card_of
from atlas.state.reach import reaches, unreached
from atlas.state.resolve import resolve
from atlas.state.store import Store
from tests.unit.small_atlas import BACK, CONDITION, FACTS, FRONT, LIBRARY, MUSCLE

MINOR = replace(MUSCLE, id="helper", name="Helper", conditions={"ache": Role.MINOR, "other": Role.MAJOR})
ODD = replace(
    MUSCLE,
    id="odd",
    name="Odd",
    innervation=Innervation("odd nerve", ("C5",)),
    conditions={"other": Role.MAJOR},
)
OTHER = Condition("other", "Other ache", "Else.", (), ("Lump.", "Fits."), ("Ache.",), "None.", "Two.", ())
AREA = Frequency("area", "Front of the shoulder", ("front",), ("helper", "odd"), (Citation("book"),))
LARGER = Library(
    {"backer": MUSCLE, "helper": MINOR, "odd": ODD},
    {"ache": CONDITION, "other": OTHER},
    LIBRARY.regions,
    frequency={"area": AREA},
    sources=LIBRARY.sources,
)
MORE = Facts(LARGER, FACTS.plates, FACTS.structures)


THIRD = replace(CONDITION, id="same", name="Same ache")
SAME = Facts(
    replace(
        LARGER,
        muscles={
            "backer": MUSCLE,
            "both": replace(MUSCLE, id="both", conditions=dict.fromkeys(("ache", "same"), Role.MAJOR)),
        },
        conditions={**LARGER.conditions, "same": THIRD},
    ),
    FACTS.plates,
)


def go(link: str, state: AtlasState | None = None) -> AtlasState:
    return follow(state or AtlasState(), MORE, link)


def said(card: Card) -> str:
    spans = [
        *(span for s in card.sections for row in s.rows for span in row.value),
        *(span for s in card.sections for p in s.paragraphs for span in p),
        *(span for s in card.sections for pair in s.pairs for side in pair for span in side),
    ]
    return "".join(span.text for span in spans)


def test_major_muscles_are_drawn_strongly_and_minor_ones_faintly() -> None:
    marks = marks_of(go("condition:ache"), LARGER)
    assert {z.muscle: z.strength for z in marks.zones} == {"backer": 0.45, "helper": 0.18}
    assert {p.muscle: p.emphasis for p in marks.points} == {"backer": 1.0, "helper": 0.35}
    assert {h.structure for h in marks.highlights} == {"backer"}


def test_plates_are_chosen_and_framed_for_the_major_muscles() -> None:
    state = go("condition:ache")
    assert {p.muscle for p in leading_marks(state, LARGER).points} == {"backer"}
    assert {z.muscle for z in leading_marks(state, LARGER).zones} == {"backer"}
    one = go("point:backer/1")
    assert leading_marks(one, LARGER) == marks_of(one, LARGER)


def test_a_zone_that_points_share_is_drawn_once() -> None:
    twice = replace(
        MUSCLE, trigger_points=(MUSCLE.trigger_points[0], replace(MUSCLE.trigger_points[0], id=3))
    )
    library = replace(LARGER, muscles={"backer": twice})
    assert len(marks_of(go("condition:ache"), library).zones) == 1
    assert len(marks_of(go("condition:ache"), library).points) == 2


def test_the_muscles_of_a_condition_are_stepped_through() -> None:
    state = go("condition:ache")
    seen = []
    for _ in range(3):
        state = actions.step_within(state, MORE, 1)
        seen.append(link_of(state))
    assert seen == ["muscle:backer", "muscle:helper", "muscle:backer"]
    assert link_of(actions.step_within(go("condition:ache"), MORE, -1)) == "muscle:helper"
    assert "1 of 2" in said(card_of(state, MORE))


def test_stepping_ends_with_what_does_not_belong_to_it() -> None:
    state = actions.step_within(go("condition:ache"), MORE, 1)
    away = go("muscle:odd", state)
    assert away.within == ""
    assert actions.step_within(away, MORE, 1) == away
    assert actions.clear_selection(state).within == ""


def test_two_conditions_are_compared() -> None:
    state = go("compare:ache+other")
    card = card_of(state, MORE)
    text = said(card)
    assert card.title == "Shoulder ache and Other ache"
    assert "Helper  minor in the first, major in the second" in text
    assert "Fever." in text
    assert "Lump." in text
    assert {z.muscle: z.strength for z in marks_of(state, LARGER).zones} == {
        "backer": 0.45, "helper": 0.45, "odd": 0.18,
    }  # fmt: skip
    assert likest("ache", LARGER) == [("other", 1)]


def test_a_condition_without_muscles_of_its_own_says_so() -> None:
    assert "No muscle." in said(card_of(follow(AtlasState(), SAME, "compare:ache+same"), SAME))


def test_a_comparison_with_what_is_not_known_changes_nothing() -> None:
    for link in ("compare:ache+nothing", "compare:ache", "compare:ache+ache", "nerve:C5", "root:odd"):
        assert go(link) == AtlasState()


def test_a_nerve_and_a_root_show_what_they_supply() -> None:
    assert {h.structure for h in marks_of(go("nerve:odd"), LARGER).highlights} == {"odd"}
    root = go("root:C5")
    assert {p.muscle for p in marks_of(root, LARGER).points} == {"backer", "helper", "odd"}
    assert card_of(root, MORE).subtitle == "3 muscles"
    assert "odd nerve, C5" in said(card_of(root, MORE))


def test_a_region_names_its_causes_in_their_order() -> None:
    region = LARGER.regions["front"]
    found = reaches(region, LARGER)
    assert [reach.muscle.id for reach in found] == ["helper", "odd", "backer"]
    assert found[0].kind is ZoneKind.ESSENTIAL
    assert found[0].points == (1,)
    assert 0.1 < found[0].cover <= 1.0
    assert "named first among the causes" in said(card_of(go("region:front"), MORE))


def test_skin_of_the_other_side_of_the_body_is_not_reached() -> None:
    spots = LARGER.regions["front"].spots
    front, back = (Region("front", "Front", spots, facing=(normal,)) for normal in (FRONT, BACK))
    assert reaches(front, LARGER)
    assert not reaches(back, LARGER)
    assert [muscle.id for muscle, _, _ in unreached(back, LARGER)] == ["helper", "odd"]


def test_a_preview_shows_what_would_be_selected_and_goes_nowhere() -> None:
    state = go("muscle:odd")
    previewed = show_preview(state, MORE, "point:backer/1")
    assert previewed.selection == state.selection
    assert resolve(previewed, MORE) == resolve(go("point:backer/1", state), MORE)
    assert end_preview(previewed) == state
    assert show_preview(previewed, MORE, "command:quit") == state
    assert show_preview(previewed, MORE, "muscle:nobody") == state


def test_a_preview_is_not_kept_in_the_trail() -> None:
    store = Store()
    store.apply(lambda s: show_preview(s, MORE, "muscle:backer"))
    assert not store.can_go_back
    store.apply(lambda s: follow(s, MORE, "muscle:odd"))
    assert store.state.preview is None
    store.back()
    assert store.state == AtlasState()


def test_no_find_is_previewed_over_a_painted_pain() -> None:
    painting = AtlasState(mode=Mode.PAIN, preview=Selection(Kind.MUSCLE, "backer"))
    assert end_preview(painting) == painting
    assert show_preview(painting, MORE, "muscle:odd").preview is None


def test_what_a_link_selects() -> None:
    assert selection_of(MORE, "point:backer/2") == Selection(Kind.MUSCLE, "backer", 2)
    assert selection_of(MORE, "root:C5") == Selection(Kind.ROOT, "C5")
    assert selection_of(MORE, "plate:full_anterior") is None
