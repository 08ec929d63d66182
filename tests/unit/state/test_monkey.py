"""A monkey uses the atlas: whatever it does, the state stays whole and can be drawn."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from atlas.domain.body import Side
from atlas.state.commands import COMMANDS, run
from atlas.state.links import follow
from atlas.state.other_cards import card_of
from atlas.state.resolve import resolve
from atlas.state.store import Store
from tests.unit.small_atlas import FACTS

LINKS = (
    "muscle:backer",
    "point:backer/1",
    "point:backer/2",
    "point:backer/9",
    "condition:ache",
    "region:front",
    "root:C5",
    "nerve:some",
    "compare:ache+ache",
    "structure:scapula",
    "plate:full_posterior",
    "plate:back_close",
    "muscle:nobody",
)


class Monkey(RuleBasedStateMachine):
    """Commands, links, pins, back and forward in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.store = Store()
        self.told = 0
        self.store.subscribe(self._hear)

    def _hear(self, before: object, after: object) -> None:
        assert before != after
        self.told += 1

    @rule(command=st.sampled_from(COMMANDS))
    def use_a_command(self, command) -> None:
        if command.enabled(self.store):
            run(command, self.store, FACTS)

    @rule(link=st.sampled_from(LINKS), side=st.sampled_from([None, *Side]))
    def follow_a_link(self, link: str, side: Side | None) -> None:
        self.store.apply(lambda state: follow(state, FACTS, link, side))

    @rule(forward=st.booleans())
    def walk_the_trail(self, forward: bool) -> None:
        (self.store.forward if forward else self.store.back)()

    @invariant()
    def what_is_shown_can_be_drawn(self) -> None:
        scene = resolve(self.store.state, FACTS)
        assert 1 <= len(scene.views) <= 2
        for view in scene.views:
            width, height = FACTS.plates[view.plate].camera.size
            if view.frame is not None:
                left, top, w, h = view.frame
                assert left >= 0
                assert top >= 0
                assert 0 < w <= width
                assert 0 < h <= height

    @invariant()
    def the_card_has_a_title(self) -> None:
        assert card_of(self.store.state, FACTS).title


Monkey.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
test_monkey = Monkey.TestCase
