"""A case is put in the place of what it was: all of it, and never over what another window did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atlas.domain.cases import Plan, WholeCase
from atlas.domain.checks import Elsewhere, Refused
from atlas.domain.painting import Painting
from atlas.notebook.notebook import Notebook
from tests.unit.notebook.examples import CASE, CAUTION, FREE, PAINT, SESSION, SITE, WHOLE, opened


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    made = opened(tmp_path / "notebook.sqlite")
    yield made
    made.close()


def test_what_is_put_is_what_is_there(notebook: Notebook) -> None:
    kept = notebook.put(None, WHOLE)
    assert kept == WHOLE == notebook.whole(CASE.code)
    assert notebook.put(kept, kept) == kept


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    sites=st.lists(st.sampled_from([SITE, FREE]), max_size=4),
    cautions=st.booleans(),
    painted=st.booleans(),
    sessions=st.integers(0, 3),
    note=st.text("ab\n", max_size=5),
)
def test_any_change_is_kept_as_a_whole(
    notebook: Notebook, sites: list[object], cautions: bool, painted: bool, sessions: int, note: str
) -> None:
    before = notebook.whole(CASE.code) if notebook.cases() else None
    numbered = tuple(replace(site, order=n) for n, site in enumerate(sites, 1))  # type: ignore[type-var]
    wanted = WholeCase(
        replace(CASE, note=note),
        Plan(numbered, (CAUTION,) * cautions),  # type: ignore[arg-type]
        PAINT if painted else Painting(),
        ((SESSION, PAINT if painted else Painting()),) * sessions,
    )
    assert notebook.put(before, wanted) == wanted
    assert notebook.whole(CASE.code) == wanted


def test_nothing_is_written_over_what_another_window_did(notebook: Notebook, tmp_path: Path) -> None:
    mine = notebook.put(None, WHOLE)
    other = opened(tmp_path / "notebook.sqlite")
    theirs = other.put(mine, replace(mine, case=replace(mine.case, note="theirs")))
    with pytest.raises(Elsewhere, match="Another window has changed"):
        notebook.put(mine, replace(mine, case=replace(mine.case, note="mine")))
    assert notebook.whole(CASE.code) == theirs
    other.delete_case(CASE.code)
    other.close()
    with pytest.raises(Elsewhere, match="deleted"):
        notebook.put(theirs, mine)


def test_a_code_that_cannot_be_leaves_all_as_it_was(notebook: Notebook) -> None:
    kept = notebook.put(None, WHOLE)
    changed = replace(kept, case=replace(kept.case, code="Anna Meier"), plan=Plan())
    with pytest.raises(Refused):
        notebook.put(kept, changed)
    assert notebook.whole(CASE.code) == WHOLE
