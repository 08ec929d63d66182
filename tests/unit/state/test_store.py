"""The store: one signal a change, queued when re-entrant, a trail of places."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.domain.body import Depth
from atlas.state import pain_actions
from atlas.state.model import AtlasState, Kind, Selection, Theme
from atlas.state.store import Store


def choose(muscle: str):
    return lambda state: replace(state, selection=Selection(Kind.MUSCLE, muscle))


def test_a_change_is_told_once_with_before_and_after() -> None:
    store, told = Store(), []
    store.subscribe(lambda before, after: told.append((before.depth, after.depth)))
    store.apply(lambda state: replace(state, depth=Depth.BONE))
    store.apply(lambda state: replace(state, depth=Depth.BONE))
    assert told == [(Depth.SUPERFICIAL, Depth.BONE)]


def test_a_change_made_by_a_listener_waits_its_turn() -> None:
    store, order = Store(), []

    def listener(_: AtlasState, after: AtlasState) -> None:
        order.append(("begin", after.depth))
        if after.depth is Depth.DEEP:
            store.apply(lambda state: replace(state, depth=Depth.BONE))
        order.append(("end", after.depth))

    store.subscribe(listener)
    store.apply(lambda state: replace(state, depth=Depth.DEEP))
    assert order == [("begin", Depth.DEEP), ("end", Depth.DEEP), ("begin", Depth.BONE), ("end", Depth.BONE)]


def test_back_and_forward_walk_the_places_seen() -> None:
    store = Store()
    for muscle in ("masseter", "trapezius", "deltoid"):
        store.apply(choose(muscle))
    store.back()
    store.back()
    assert store.state.selection == Selection(Kind.MUSCLE, "masseter")
    store.forward()
    assert store.state.selection == Selection(Kind.MUSCLE, "trapezius")
    store.apply(choose("supinator"))
    assert not store.can_go_forward


def test_going_back_keeps_the_theme_of_now() -> None:
    store = Store()
    store.apply(choose("masseter"))
    store.apply(choose("deltoid"))
    store.apply(lambda state: replace(state, theme=Theme.DARK))
    store.back()
    assert (store.state.theme, store.state.selection) == (Theme.DARK, Selection(Kind.MUSCLE, "masseter"))


def test_going_back_loses_no_paint() -> None:
    store = Store(AtlasState(plate="a"))
    store.apply(pain_actions.enter)
    store.apply(lambda state: replace(state, plate="b"))
    store.apply(lambda state: pain_actions.paint(state, (0.0, 0.0, 0.0), (0.0, -1.0, 0.0), True))
    store.back()
    assert store.state.plate == "a"
    assert not store.state.painting.empty


def test_a_failing_change_leaves_the_store_usable() -> None:
    store = Store()

    def fail(_: AtlasState) -> AtlasState:
        raise KeyError("nothing")

    with pytest.raises(KeyError):
        store.apply(fail)
    store.apply(choose("masseter"))
    assert store.state.selection == Selection(Kind.MUSCLE, "masseter")
