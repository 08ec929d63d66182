"""Every change of a case is in the notebook before it is shown; what cannot be kept is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from atlas.domain.cases import Case
from atlas.notebook.notebook import Notebook
from atlas.state import plan_actions as act
from atlas.state import session_actions
from atlas.state.model import AtlasState, Mode
from atlas.state.notes import Keeper, Opened
from atlas.state.store import Store
from tests.unit.small_atlas import FACTS, MUSCLE

TODAY = date(2026, 11, 20)


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    opened = Notebook.open(tmp_path / "notebook.sqlite")
    assert opened.notebook is not None
    yield opened.notebook
    opened.notebook.close()


def store_of(notebook: Notebook) -> Store:
    return Store(keep=Keeper(lambda: Opened(notebook, "")))


def add(store: Store, point: int = 1) -> None:
    store.apply(lambda state: act.add_points(state, FACTS, MUSCLE.id, point))


def code(store: Store) -> str:
    assert store.state.case is not None
    return store.state.case.whole.case.code


def test_a_new_case_gets_the_next_free_code_and_is_kept_at_once(notebook: Notebook) -> None:
    notebook.add_case(Case("C-007", TODAY))
    store = store_of(notebook)
    add(store)
    assert code(store) == "C-008"
    assert notebook.whole("C-008").plan.sites[0].muscle == MUSCLE.id


def test_every_change_is_kept_and_so_is_undo(notebook: Notebook) -> None:
    store = store_of(notebook)
    add(store)
    add(store, 2)
    store.apply(lambda state: session_actions.add_session(state, TODAY))
    whole = notebook.whole(code(store))
    assert len(whole.plan.sites) == 2
    assert len(whole.sessions) == 1
    store.apply(act.undo)
    store.apply(act.undo)
    whole = notebook.whole(code(store))
    assert len(whole.plan.sites) == 1
    assert not whole.sessions
    store.apply(act.redo)
    assert len(notebook.whole(code(store)).plan.sites) == 2


def test_a_code_that_is_taken_or_could_be_a_name_is_refused_and_nothing_changes(notebook: Notebook) -> None:
    notebook.add_case(Case("S-014", TODAY))
    store = store_of(notebook)
    add(store)
    store.apply(act.enter)
    for wanted in ("s-014", "Anna Meier", "19800214"):
        before = store.state
        store.apply(lambda state, c=wanted: act.change_case(state, Case(c, TODAY)))  # type: ignore[misc]
        assert store.state.trouble
        assert replace(store.state, trouble="") == replace(before, trouble="")


def test_what_another_window_changed_is_shown_and_not_overwritten(notebook: Notebook, tmp_path: Path) -> None:
    store = store_of(notebook)
    add(store)
    other = Notebook.open(tmp_path / "notebook.sqlite").notebook
    assert other is not None
    whole = other.whole(code(store))
    other.put(whole, replace(whole, case=replace(whole.case, note="seen there")))
    add(store, 2)
    assert store.state.case is not None
    assert store.state.case.whole.case.note == "seen there"
    assert len(store.state.case.sites) == 1
    assert "Another window" in store.state.trouble
    add(store, 2)
    assert not store.state.trouble
    assert len(other.whole(code(store)).plan.sites) == 2
    other.delete_case(code(store))
    add(store, 1)
    store.apply(act.remove_chosen)
    assert store.state.case is None
    assert "deleted" in store.state.trouble
    other.close()


def test_a_disk_that_takes_no_more_leaves_the_plan_as_it_is_kept(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_of(notebook)
    add(store)

    def full(*_: object) -> None:
        problem = sqlite3.OperationalError("database or disk is full")
        problem.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise problem

    monkeypatch.setattr("atlas.notebook.whole_rows.site_added", full)
    add(store, 2)
    assert store.state.case is not None
    assert len(store.state.case.sites) == 1
    assert "disk is full" in store.state.trouble
    monkeypatch.undo()
    add(store, 2)
    assert not store.state.trouble
    assert len(notebook.whole(code(store)).plan.sites) == 2


def test_without_a_notebook_one_can_plan_and_is_told() -> None:
    store = Store(keep=Keeper(lambda: Opened(None, "The folder cannot be written to.")))
    add(store)
    add(store, 2)
    assert store.state.case is not None
    assert len(store.state.case.sites) == 2
    assert store.state.trouble == "Not kept: The folder cannot be written to."


def test_an_opened_case_writes_nothing_until_it_is_changed(notebook: Notebook) -> None:
    store = store_of(notebook)
    add(store)
    kept = notebook.whole(code(store))
    count = notebook._db.total_changes
    store.apply(act.close)
    store.apply(lambda state: act.open_case(state, act.OpenCase(kept, kept)))
    store.apply(lambda state: act.choose_site(state, FACTS, 1))
    assert notebook._db.total_changes == count


def test_the_state_begins_without_a_case() -> None:
    assert AtlasState().case is None


def test_what_was_chosen_stays_chosen_when_another_window_changed_something_else(
    notebook: Notebook, tmp_path: Path
) -> None:
    store = store_of(notebook)
    add(store)
    add(store, 2)
    for day in (TODAY, date(2026, 11, 27)):
        store.apply(lambda state, d=day: session_actions.add_session(state, d))  # type: ignore[misc]
    other = Notebook.open(tmp_path / "notebook.sqlite").notebook
    assert other is not None
    whole = other.whole(code(store))
    other.put(whole, replace(whole, plan=replace(whole.plan, sites=whole.plan.sites[1:])))
    store.apply(act.remove_chosen)
    assert "Another window" in store.state.trouble
    assert store.state.case is not None
    assert (store.state.case.site, store.state.case.session) == (1, 2)
    assert not store.state.case.can_undo
    other.remove_session(code(store), other.sessions(code(store))[1].id)
    store.apply(act.remove_chosen)
    assert (store.state.case.site, store.state.case.session) == (1, 1), "the same session, the first one now"
    other.close()


def test_a_number_that_nothing_has_changes_nothing(notebook: Notebook) -> None:
    store = store_of(notebook)
    add(store)
    store.apply(lambda state: session_actions.add_session(state, TODAY))
    assert store.state.case is not None
    before, site = store.state, store.state.case.sites[0]
    (session, painting) = store.state.case.whole.sessions[0]
    for number in (-1, 0, 2):
        for change in (
            lambda state, n=number: act.change_site(state, n, site),
            lambda state, n=number: act.remove_site(state, n),
            lambda state, n=number: act.move_site(state, n, 1),
            lambda state, n=number: session_actions.change_session(state, n, session),
            lambda state, n=number: session_actions.remove_session(state, n),
        ):
            store.apply(change)
            assert store.state == before
    for number in (-1, 2):
        store.apply(lambda state, n=number: session_actions.keep_painting(state, painting, n))  # type: ignore[misc]
        assert session_actions.painting_of(store.state, number).empty
        assert store.state == before


def test_without_paint_it_is_said_that_nothing_can_be_kept(notebook: Notebook) -> None:
    store = store_of(notebook)
    add(store)
    store.apply(session_actions.take_painting)
    assert "Nothing is painted" in store.state.trouble


def test_what_is_wrong_with_the_notebook_is_said_once_beside_the_plan(notebook: Notebook) -> None:
    store = Store(keep=Keeper(lambda: Opened(notebook, "It was set aside.")))
    add(store)
    assert store.state.trouble == "It was set aside.", "while one explores it is not seen yet"
    store.apply(act.enter)
    assert store.state.trouble == "It was set aside."
    add(store, 2)
    assert store.state.trouble == "It was set aside."
    store.apply(act.undo)
    assert store.state.trouble == ""


def test_what_cannot_be_kept_while_one_explores_is_said_beside_the_plan() -> None:
    store = Store(keep=Keeper(lambda: Opened(None, "The folder cannot be written to.")))
    assert store.state.mode is Mode.EXPLORE
    add(store)
    assert store.state.mode is Mode.PLAN
    store.apply(act.toggle)
    add(store, 2)
    assert store.state.mode is Mode.EXPLORE, "it was said before"
    assert store.state.case is not None
    assert len(store.state.case.sites) == 2
