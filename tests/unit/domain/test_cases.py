"""A record that exists is right; a wrong value gets a sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from atlas.domain.cases import Done, Plan
from atlas.domain.checks import Refused
from tests.unit.notebook.examples import CASE, CAUTION, SESSION, SITE

WRONG: list[tuple[Any, dict[str, Any], str]] = [
    (CASE, {"conditions": ("",)}, "condition"),
    (CASE, {"conditions": ("a",) * 51}, "at most 50"),
    (CASE, {"conditions": ("two\nlines",)}, "one line"),
    (CASE, {"note": "x" * 20_001}, "at most 20000"),
    (CASE, {"note": "nul \0"}, "broken"),
    (CASE, {"note": "half \ud800"}, "broken"),
    (SITE, {"at": (0.0, 0.0, float("nan"))}, "at"),
    (SITE, {"at": (10**400, 0.0, 0.0)}, "at"),
    (SITE, {"name": "x" * 201}, "name"),
    (SITE, {"needle_length_mm": 0.5}, "needle_length_mm"),
    (SITE, {"gauge_mm": float("inf")}, "gauge_mm"),
    (SITE, {"muscle": ""}, "without a muscle"),
    (CAUTION, {"id": ""}, "caution"),
    (SESSION, {"pain_before": 11}, "0 to 10"),
    (SESSION, {"pain_after": -1}, "0 to 10"),
    (SESSION, {"done": (Done(SITE),) * 501}, "at most 500"),
    (Plan(), {"sites": (SITE,) * 501}, "at most 500"),
]


@pytest.mark.parametrize(("record", "values", "sentence"), WRONG)
def test_a_wrong_value_is_refused(record: Any, values: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        replace(record, **values)


def test_a_session_again_has_the_sites_and_nothing_noted() -> None:
    again = replace(SESSION, id=5).again(date(2026, 11, 10))
    assert [done.site for done in again.done] == [done.site for done in SESSION.done]
    assert (again.pain_before, again.pain_after, again.range_of_motion, again.remark, again.id) == (
        None, None, "", "", 0,
    )  # fmt: skip
    assert all(done.twitch is None and not done.reaction for done in again.done)
