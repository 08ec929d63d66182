"""What was learnt travels as a file; a wrong file changes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from atlas.domain.checks import Refused
from atlas.domain.quiz.memory import Review
from atlas.notebook.faults import NotKept
from atlas.notebook.notebook import Notebook
from atlas.notebook.progress_file import load_progress, save_progress
from atlas.notebook.review_rows import cards, reviews
from tests.unit.notebook.answers import ANSWERS, ITEM, NOW, answer
from tests.unit.notebook.examples import CASE, filled, opened


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    notebook = opened(tmp_path / "notebook.sqlite")
    yield notebook
    notebook.close()


@given(ANSWERS)
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_answers_come_back_as_they_were(tmp_path: Path, answers: list[Review]) -> None:
    save_progress(tmp_path / "progress.json", answers)
    assert load_progress(tmp_path / "progress.json") == tuple(answers)


def test_two_computers_are_brought_together(notebook: Notebook, tmp_path: Path) -> None:
    other = opened(tmp_path / "other.sqlite")
    shared = answer(3)
    for one in (notebook, other):
        one.record(shared)
    notebook.record(answer(3, days=2))
    other.record(answer(1, days=5))
    other.record(answer(4, "nerve:deltoid"))
    other.export_progress(tmp_path / "progress.json")
    assert notebook.import_progress(tmp_path / "progress.json") == 2
    assert notebook.import_progress(tmp_path / "progress.json") == 0
    notebook.export_progress(tmp_path / "progress.json")
    assert other.import_progress(tmp_path / "progress.json") == 1
    assert list(reviews(notebook._db)) == list(reviews(other._db))
    assert list(cards(notebook._db)) == list(cards(other._db))
    other.close()


ENTRY = {"when": NOW.isoformat(), "item": ITEM, "rating": 3, "ms": 10, "answer": ""}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"rating": 5}, r"reviews › 2 › rating: 5; expected 1, 2, 3 or 4"),
        ({"rating": True}, "rating: True"),
        ({"rating": None}, "rating: None"),
        ({"when": "yesterday"}, "when: 'yesterday'; expected a time with its zone"),
        ({"when": "2026-11-03T10:00:00"}, "expected a time with its zone"),
        ({"when": "9999-12-31T23:59:59-20:00"}, "expected a time with its zone"),
        ({"item": "other:thing"}, "expected one that begins with point"),
        ({"item": 7}, "item: 7; expected a text"),
        ({"ms": -5}, "ms: -5; expected 0"),
        ({"answer": "a\nb"}, "expected one line"),
        ({"raiting": 3}, "Did you mean rating"),
    ],
)
def test_a_wrong_answer_is_told_and_nothing_is_taken_in(
    change: dict[str, object], told: str, notebook: Notebook, tmp_path: Path
) -> None:
    file = tmp_path / "progress.json"
    record = {"format": "trigger-point-atlas progress", "version": 1, "reviews": [ENTRY, ENTRY | change]}
    file.write_text(json.dumps(record))
    with pytest.raises(Refused, match=told):
        notebook.import_progress(file)
    assert list(reviews(notebook._db)) == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "is no progress"),
        ('{"format": "trigger-point-atlas case"}', "is no progress"),
        ('{"format": "trigger-point-atlas progress", "version": 2}', "has version 2; expected 1"),
        ('{"format": "trigger-point-atlas progress", "version": true}', "has version True"),
        ('{"format": "trigger-point-atlas progress", "version": 1, "reviews": {}}', "expected a list"),
        ('{"format": "trigger-point-atlas progress", "version": 1, "reviews": [3]}', "expected an object"),
    ],
)
def test_a_file_that_is_no_progress_is_refused(content: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "progress.json").write_text(content)
    with pytest.raises(Refused, match=told):
        load_progress(tmp_path / "progress.json")


def test_a_file_that_is_not_there_or_cannot_be_written_is_said(notebook: Notebook, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be read"):
        notebook.import_progress(tmp_path / "none.json")
    with pytest.raises(NotKept, match="could not be written"):
        notebook.export_progress(tmp_path / "no folder" / "progress.json")


def test_forgetting_leaves_no_bytes_and_keeps_the_cases(tmp_path: Path) -> None:
    notebook = filled(tmp_path / "notebook.sqlite")
    for days in range(300):
        notebook.record(answer(3, f"nerve:zqx{days}", days=days))
    notebook.export_progress(tmp_path / "elsewhere.json")
    (tmp_path / "elsewhere.json").unlink()
    assert notebook.forget_progress()
    raw = b"".join(part.read_bytes() for part in tmp_path.iterdir())
    assert b"zqx" not in raw
    assert notebook.due(NOW.replace(year=2100)) == ()
    assert notebook.cases() == (CASE,)
    notebook.close()
