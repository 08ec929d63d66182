"""Cases, plans, sessions and paintings are kept, changed and found again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atlas.domain.cases import Answer, Session
from atlas.domain.checks import Refused
from atlas.domain.painting import Painting
from atlas.notebook.notebook import Notebook
from tests.unit.notebook.examples import CASE, CAUTION, DAY, FREE, PAINT, SESSION, SITE, WHOLE, filled, opened

CODE = CASE.code


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    notebook = filled(tmp_path / "notebook.sqlite")
    yield notebook
    notebook.close()


def names(notebook: Notebook) -> list[tuple[int, str]]:
    return [(site.order, site.name) for site in notebook.plan(CODE).sites]


def test_everything_is_there_at_the_next_start(notebook: Notebook) -> None:
    notebook.close()
    again = opened(notebook.path)
    assert again.cases() == (CASE,)
    assert again.plan(CODE) == WHOLE.plan
    assert again.sessions(CODE) == (SESSION,)
    assert again.painting(CODE) == again.painting(CODE, again.sessions(CODE)[0].id) == PAINT
    again.close()


def test_a_case_is_changed_renamed_and_archived(notebook: Notebook) -> None:
    changed = replace(CASE, code="S-015", note="Sleeps well.", archived=True, conditions=())
    notebook.change_case("s-014", changed)
    assert notebook.case("S-015") == changed
    assert notebook.cases() == ()
    assert notebook.cases(archived=True) == (changed,)
    assert notebook.plan("S-015") == WHOLE.plan


def test_a_code_is_taken_once_whatever_its_case(notebook: Notebook) -> None:
    with pytest.raises(Refused, match="S-014 already"):
        notebook.add_case(replace(CASE, code="s-014"))
    notebook.add_case(replace(CASE, code="S-1"))
    with pytest.raises(Refused, match="S-014 already"):
        notebook.change_case("S-1", CASE)


def test_a_name_is_refused_for_a_code_old_or_new(notebook: Notebook) -> None:
    for ask in (notebook.add_case, lambda case: notebook.change_case(CODE, case)):
        with pytest.raises(Refused, match="reads like a name"):
            ask(replace(CASE, code="Jane Doe"))
    notebook._db.execute("UPDATE cases SET code = '010203'")  # from a time of other rules
    notebook.change_case("010203", replace(CASE, code="010203", note="still here"))
    assert notebook.cases()[0].note == "still here"


def test_what_is_not_there_is_said(notebook: Notebook) -> None:
    for ask in (notebook.case, notebook.plan, notebook.sessions, notebook.painting, notebook.delete_case):
        with pytest.raises(Refused, match="no case with the code 'S-99'"):
            ask("S-99")
    with pytest.raises(Refused, match="site is no longer"):
        notebook.move_site(CODE, 99, 1)
    with pytest.raises(Refused, match="session is no longer"):
        notebook.set_painting(CODE, PAINT, 99)
    with pytest.raises(Refused, match="broken characters"):
        notebook.case("\ud800")


def test_search_takes_every_word_in_any_case_of_letters(notebook: Notebook) -> None:
    notebook.add_case(replace(CASE, code="K-1", conditions=("knee_pain",), note="ÜBER 60 %"))
    assert [case.code for case in notebook.cases("über 60")] == ["K-1"]
    assert [case.code for case in notebook.cases("LATHE s-0")] == [CODE]
    assert notebook.cases("lathe knee") == ()
    assert notebook.cases("_%") == ()


def test_the_last_treated_case_stands_first(notebook: Notebook) -> None:
    notebook.add_case(replace(CASE, code="new-1", created=date(2026, 11, 4)))
    assert [case.code for case in notebook.cases()] == ["new-1", CODE]
    notebook.add_session(CODE, Session(date(2026, 11, 5)))
    assert [case.code for case in notebook.cases()] == [CODE, "new-1"]


def test_sites_are_added_moved_changed_and_removed_in_order(notebook: Notebook) -> None:
    third = notebook.add_site(CODE, replace(FREE, name="third"), 1)
    assert names(notebook) == [(1, "third"), (2, "Infraspinatus 1"), (3, "scar")]
    assert notebook.move_site(CODE, third.id, 99).order == 3
    assert notebook.move_site(CODE, third.id, -5).order == 1
    assert notebook.change_site(CODE, replace(third, name="other", order=9)).order == 1
    assert names(notebook) == [(1, "other"), (2, "Infraspinatus 1"), (3, "scar")]
    removed = notebook.remove_site(CODE, third.id)
    assert names(notebook) == [(1, "Infraspinatus 1"), (2, "scar")]
    back = notebook.add_site(CODE, removed, removed.order)
    assert (back, back.id) == (removed, third.id)
    assert names(notebook) == [(1, "other"), (2, "Infraspinatus 1"), (3, "scar")]


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from("amr"), st.integers(0, 6), st.integers(0, 7)), max_size=8))
def test_the_order_is_that_of_a_list(notebook: Notebook, steps: list[tuple[str, int, int]]) -> None:
    ids = [site.id for site in notebook.plan(CODE).sites]
    for what, which, order in steps:
        if what == "a":
            kept = notebook.add_site(CODE, SITE, order)
            ids.insert(order - 1 if order else len(ids), kept.id)
        elif ids and what == "m":
            number = ids.pop(which % len(ids))
            notebook.move_site(CODE, number, order)
            ids.insert(max(order - 1, 0), number)
        elif ids:
            notebook.remove_site(CODE, ids.pop(which % len(ids)))
    sites = notebook.plan(CODE).sites
    assert [site.id for site in sites] == ids
    assert [site.order for site in sites] == list(range(1, len(ids) + 1))


def test_a_site_of_another_case_is_out_of_reach(notebook: Notebook) -> None:
    notebook.add_case(replace(CASE, code="S-2"))
    with pytest.raises(Refused, match="no longer in the plan"):
        notebook.remove_site("S-2", notebook.plan(CODE).sites[0].id)
    twin = notebook.add_site("S-2", notebook.plan(CODE).sites[0])
    assert twin.id not in {site.id for site in notebook.plan(CODE).sites}


def test_the_last_answer_to_a_caution_counts(notebook: Notebook) -> None:
    later = replace(CAUTION, answer=Answer.NO, when=date(2026, 11, 9))
    notebook.answer_caution(CODE, later)
    assert notebook.plan(CODE).cautions == (later,)
    notebook.forget_caution(CODE, CAUTION.id)
    assert notebook.plan(CODE).cautions == ()


def test_sessions_are_copied_changed_and_removed(notebook: Notebook) -> None:
    copied = notebook.copy_last_session(CODE, date(2026, 11, 10))
    assert notebook.sessions(CODE) == (SESSION.again(date(2026, 11, 10)), SESSION)
    changed = replace(copied, pain_after=2, done=(*copied.done, replace(copied.done[0], twitch=False)))
    assert [done.site.order for done in notebook.change_session(CODE, changed).done] == [1, 2]
    assert notebook.sessions(CODE)[0].pain_after == 2
    assert notebook.remove_session(CODE, copied.id).pain_after == 2
    assert notebook.sessions(CODE) == (SESSION,)
    assert notebook.add_session(CODE, changed).id == copied.id
    notebook.add_case(replace(CASE, code="S-2"))
    with pytest.raises(Refused, match="no session yet"):
        notebook.copy_last_session("S-2", DAY)


def test_an_empty_painting_takes_the_old_one_away_and_a_wrong_one_is_refused(notebook: Notebook) -> None:
    wrong = Painting((replace(PAINT.strokes[0], radius=900.0),))
    with pytest.raises(Refused, match="radius: 900"):
        notebook.set_painting(CODE, wrong)
    assert notebook.painting(CODE) == PAINT
    notebook.set_painting(CODE, PAINT.clear())
    assert notebook.painting(CODE) == Painting()


def test_a_plan_has_a_last_site(notebook: Notebook) -> None:
    notebook._db.executescript(
        "WITH RECURSIVE n(i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO sites "
        "(case_id, place, muscle, side, x, y, z, name, technique, position, remark) "
        "SELECT 1, i, '', 'left', 0, 0, 0, '', 'deep', '', '' FROM n"
    )
    with pytest.raises(Refused, match="500 sites"):
        notebook.add_site(CODE, SITE)
