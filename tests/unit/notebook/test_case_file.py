"""A case goes out as JSON and comes back the same; a file that is none gets a sentence."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atlas.domain.checks import Refused
from atlas.notebook.case_file import FORMAT, SIZE_LIMIT, WholeCase, load_case, save_case
from atlas.notebook.faults import NotKept
from tests.unit.notebook.examples import CASE, WHOLE, WHOLE_CASES, filled, opened

ALSO_SLOW = settings(deadline=None, suppress_health_check=list(HealthCheck))


def test_a_case_goes_to_another_notebook(tmp_path: Path) -> None:
    here, there = filled(tmp_path / "here.sqlite"), opened(tmp_path / "there.sqlite")
    here.export_case("s-014", tmp_path / "case.json")
    assert load_case(tmp_path / "case.json") == WHOLE
    assert there.import_case(tmp_path / "case.json") == CASE
    with pytest.raises(Refused, match="S-014 already"):
        there.import_case(tmp_path / "case.json")
    assert there.import_case(tmp_path / "case.json", "S-2") == replace(CASE, code="S-2")
    there.export_case("S-014", tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "case.json").read_bytes()
    here.close()
    there.close()
    assert not list(tmp_path.glob("*.tmp"))


@settings(ALSO_SLOW, max_examples=30)
@given(whole=WHOLE_CASES)
def test_any_case_survives(whole: WholeCase, tmp_path_factory: Any) -> None:
    folder: Path = tmp_path_factory.mktemp("case")
    save_case(folder / "case.json", whole)
    assert load_case(folder / "case.json") == whole
    notebook = opened(folder / "notebook.sqlite")
    notebook.import_case(folder / "case.json")
    notebook.export_case(whole.case.code, folder / "again.json")
    notebook.close()
    assert load_case(folder / "again.json") == whole


RECORD: dict[str, Any] = {
    "format": FORMAT,
    "version": 1,
    "case": {"code": "S-1", "created": "2026-11-03"},
    "plan": {"sites": [{"muscle": "soleus", "point": 1, "side": "right", "at": [1, 2, 3], "name": "x"}]},
}


def test_what_may_be_empty_may_be_left_out(tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text(json.dumps(RECORD), encoding="utf-8")
    whole = load_case(tmp_path / "case.json")
    assert whole.case.code == "S-1"
    assert whole.plan.sites[0].at == (1.0, 2.0, 3.0)
    assert whole.sessions == ()


SITE_RECORD = RECORD["plan"]["sites"][0]
WRONG: list[tuple[dict[str, Any], str]] = [
    ({"format": "trigger-point-atlas painting"}, "no case: expected 'format'"),
    ({"version": 2}, "version 2; expected 1"),
    ({"version": True}, "version True; expected 1"),
    ({"case": None}, "case: None; expected an object"),
    ({"case": {"code": "S-1", "created": "yesterday"}}, "created: 'yesterday'; expected a day"),
    ({"case": {"code": "S-1", "created": "2026-11-03", "archived": "no"}}, "'no'; expected true"),
    ({"case": {"code": "S-1", "created": "2026-11-03", "nota": "x"}}, "'nota' is not.*mean note"),
    ({"case": {"code": "S-1", "created": "2026-11-03", "note": "\ud800"}}, "broken characters"),
    ({"case": {"code": "S-1", "created": "2026-11-03", "conditions": [1]}}, "1; expected a text"),
    ({"plan": []}, "plan: .*expected an object"),
    ({"plan": {"sites": [{}] * 501}}, "a list of at most 500"),
    ({"plan": {"sites": [{**SITE_RECORD, "at": [1, 2]}]}}, "sites › 1 › at: .*in mm"),
    ({"plan": {"sites": [{**SITE_RECORD, "at": [1, 2, 10**400]}]}}, "sites › 1 › at: .*in mm"),
    ({"plan": {"sites": [{**SITE_RECORD, "at": [1, 2, 9000]}]}}, "sites › 1 › at: .*beyond 3000"),
    ({"plan": {"sites": [{**SITE_RECORD, "side": "up"}]}}, "side: 'up'; expected one of right, left"),
    ({"plan": {"sites": [{**SITE_RECORD, "point": 1.5}]}}, "point: 1.5; expected a whole number"),
    ({"plan": {"sites": [{**SITE_RECORD, "point": 10**300}]}}, "point: .*expected 1 to 10000"),
    ({"plan": {"sites": [{**SITE_RECORD, "gauge_mm": True}]}}, "gauge_mm: True; expected a number"),
    ({"plan": {"cautions": [{"id": "a", "answer": "no", "when": "2026-11-03"}] * 2}}, "answered twice"),
    ({"sessions": [{"date": "2026-11-03", "pain_before": 12}]}, "sessions › 1 › pain_before: 12"),
    ({"sessions": [{"date": "2026-11-03", "done": [{"site": None}]}]}, "done › 1 › site: None; expected"),
    ({"sessions": [{"date": "2026-11-03", "painting": [{}]}]}, "sessions › 1 › painting › 1: .*radius"),
    ({"painting": "red"}, "painting: 'red'; expected a list"),
    ({"name": "Jane"}, "'name' is not known here"),
]


@pytest.mark.parametrize(("values", "sentence"), WRONG)
def test_a_wrong_value_gets_a_sentence(values: dict[str, Any], sentence: str, tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text(json.dumps({**RECORD, **values}), encoding="utf-8")
    with pytest.raises(Refused, match=sentence):
        load_case(tmp_path / "case.json")


def deep(levels: int) -> bytes:
    return b'{"format": "%s", "version": 1, "case": %s1%s}' % (FORMAT.encode(), b"[" * levels, b"]" * levels)


@pytest.mark.parametrize(
    "data", [b"", b"\x00\x01", b"[" * 100_000, deep(600), b'{"format": NaN}', b"\xff\xfe", b"9" * 5000]
)
def test_hostile_bytes_are_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "case.json").write_bytes(data)
    with pytest.raises(Refused):
        load_case(tmp_path / "case.json")


def test_a_huge_or_missing_file_is_refused_and_a_missing_folder_said(tmp_path: Path) -> None:
    with (tmp_path / "huge.json").open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    with pytest.raises(Refused, match="larger than 32 MB"):
        load_case(tmp_path / "huge.json")
    with pytest.raises(Refused, match="cannot be read"):
        load_case(tmp_path / "none.json")
    with pytest.raises(NotKept, match="could not be written"):
        save_case(tmp_path / "nowhere" / "case.json", WHOLE)


def test_a_file_with_a_name_for_a_code_needs_another_code(tmp_path: Path) -> None:
    record = {**RECORD, "case": {"code": "Jane Doe", "created": "2026-11-03"}}
    (tmp_path / "case.json").write_text(json.dumps(record), encoding="utf-8")
    notebook = opened(tmp_path / "notebook.sqlite")
    with pytest.raises(Refused, match=r"'Jane Doe' reads like a name"):
        notebook.import_case(tmp_path / "case.json")
    assert notebook.cases() == ()
    assert notebook.import_case(tmp_path / "case.json", "S-2").code == "S-2"
    notebook.close()


def test_a_file_that_is_refused_changes_nothing(tmp_path: Path) -> None:
    record = {**RECORD, "sessions": [{"date": "2026-11-03"}, {"date": "2026-11-04", "pain_after": 99}]}
    (tmp_path / "case.json").write_text(json.dumps(record), encoding="utf-8")
    notebook = opened(tmp_path / "notebook.sqlite")
    with pytest.raises(Refused, match="sessions › 2"):
        notebook.import_case(tmp_path / "case.json")
    assert notebook.cases(archived=True) == ()
    notebook.close()


@given(data=st.data())
@ALSO_SLOW
def test_a_mutated_file_is_a_case_or_gets_a_sentence(data: st.DataObject, tmp_path_factory: Any) -> None:
    file: Path = tmp_path_factory.mktemp("mutated") / "case.json"
    save_case(file, WHOLE)
    raw = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    file.write_bytes(bytes(raw))
    with suppress(Refused):
        save_case(file, load_case(file))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(data=st.data())
@ALSO_SLOW
def test_any_value_anywhere_is_taken_or_gets_a_sentence(data: st.DataObject, tmp_path_factory: Any) -> None:
    file: Path = tmp_path_factory.mktemp("value") / "case.json"
    save_case(file, WHOLE)
    record = json.loads(file.read_bytes())
    node: Any = record
    while True:
        key = data.draw(st.sampled_from(sorted(node) if isinstance(node, dict) else range(len(node))))
        if not isinstance(node[key], dict | list) or not node[key] or data.draw(st.booleans()):
            break
        node = node[key]
    node[key] = data.draw(JSON)
    file.write_text(json.dumps(record), encoding="utf-8")
    with suppress(Refused):
        save_case(file, load_case(file))
