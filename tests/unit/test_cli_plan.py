"""The plans on the command line: listed, handed to the paper, and a notebook that stays as it is."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from atlas import paths
from atlas.cli import main
from atlas.notebook.case_file import load_case
from atlas.notebook.notebook import FILE_NAME
from tests.unit.notebook.examples import CASE, WHOLE, filled, opened


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))

    def carry_out(*words: str | Path) -> tuple[int, str, str]:
        try:
            code = main([str(word) for word in words])
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return carry_out


@pytest.fixture
def kept(run: Any) -> Path:
    """The file of a notebook with one case."""
    del run
    path = paths.user_data_folder() / FILE_NAME
    filled(path).close()
    return path


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Stands for the part that needs Qt; what it is called with is kept."""
    calls: list[Any] = []

    def stand_in(answer: Exception | list[Path]) -> list[Any]:
        def export(whole: Any, _facts: Any, _assets: Path, out: Path, **wishes: Any) -> list[Path]:
            calls.append((whole, out, wishes))
            if isinstance(answer, Exception):
                raise answer
            return answer

        module = ModuleType("atlas.ui.paper.headless")
        module.export = export  # type: ignore[attr-defined]
        for name in ("atlas.ui", "atlas.ui.paper"):
            monkeypatch.setitem(sys.modules, name, ModuleType(name))
        monkeypatch.setitem(sys.modules, module.__name__, module)
        return calls

    return stand_in


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_plans_are_listed_and_the_notebook_stays_as_it_is(run: Any, kept: Path) -> None:
    before = contents(kept.parent)
    code, out, err = run("plan", "list", "--json")
    assert (code, err) == (0, "")
    assert json.loads(out) == [
        {
            "code": CASE.code,
            "created": "2026-11-03",
            "conditions": ["frozen_shoulder", "sleeps badly"],
            "sites": 2,
            "sessions": 1,
            "archived": False,
        }
    ]
    assert run("plan", "list")[1] == f"{CASE.code}  sites: 2, sessions: 1  frozen_shoulder, sleeps badly\n"
    assert contents(kept.parent) == before


def test_a_notebook_that_the_window_holds_open_is_read_with_its_newest_changes(run: Any, kept: Path) -> None:
    notebook = opened(kept)
    notebook.add_case(replace(CASE, code="S-015", archived=True))
    rows = json.loads(run("plan", "list", "--json")[1])
    assert [(row["code"], row["archived"]) for row in rows] == [(CASE.code, False), ("S-015", True)]
    notebook.close()


@pytest.mark.usefixtures("kept")
def test_a_plan_is_handed_to_the_paper(run: Any, paper: Any, tmp_path: Path) -> None:
    out = tmp_path / "plan.png"
    calls = paper([tmp_path / "plan-1.png", tmp_path / "plan-2.png"])
    code, told, err = run("plan", "export", "s-014", "--out", out, "--sections", "--page", "letter")
    assert (code, err) == (0, "")
    assert told.splitlines() == [str(tmp_path / "plan-1.png"), str(tmp_path / "plan-2.png")]
    whole, where, wishes = calls[0]
    assert (whole, where) == (WHOLE, out)
    assert wishes == {"patient": False, "sections": True, "zones": False, "page": "letter"}


@pytest.mark.usefixtures("kept")
def test_a_case_file_is_the_whole_case(run: Any, tmp_path: Path) -> None:
    out = tmp_path / "case.json"
    assert run("plan", "export", CASE.code, "--out", out) == (0, "", "")
    assert load_case(out) == WHOLE


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("fault", [OSError("no room"), ValueError("The plan has no site yet.")])
def test_what_cannot_be_written_is_an_error(run: Any, paper: Any, fault: Exception) -> None:
    paper(fault)
    code, out, err = run("plan", "export", CASE.code, "--out", "plan.pdf")
    assert (code, out) == (1, "")
    assert str(fault) in err
    assert "Traceback" not in err


WRONG = {
    "nothing to do": (("plan",), 2, "WHAT"),
    "no file": (("plan", "export", "S-014"), 2, "--out"),
    "another ending": (("plan", "export", "S-014", "--out", "a.docx"), 2, ".pdf or .json"),
    "other paper": (("plan", "export", "S-014", "--out", "a.pdf", "--page", "a5"), 2, "invalid choice"),
    "a patient's case file": (("plan", "export", "S-014", "--out", "a.json", "--patient"), 2, "whole case"),
    "an unknown case": (("plan", "export", "S-999", "--out", "a.pdf"), 1, "S-999"),
    "no folder": (("plan", "export", "S-014", "--out", "/no/such/folder/a.json"), 1, "could not be written"),
}


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_on_the_error_stream(name: str, run: Any) -> None:
    words, code, told = WRONG[name]
    ended, out, err = run(*words)
    assert (ended, out) == (code, "")
    assert told in err
    assert "Traceback" not in err


def test_without_a_notebook_none_is_begun(run: Any) -> None:
    code, out, err = run("plan", "list")
    assert (code, out) == (1, "")
    assert "no notebook" in err
    assert not paths.user_data_folder().exists()


@pytest.mark.parametrize(
    "content", [b"no database at all, only some words " * 40, b"SQLite format 3\0" + b"\1" * 4000]
)
def test_a_damaged_notebook_is_told_and_left_alone(content: bytes, run: Any, kept: Path) -> None:
    kept.write_bytes(content)
    code, out, err = run("plan", "list")
    assert (code, out) == (1, "")
    assert err.startswith("trigger-point-atlas: ")
    assert "Traceback" not in err
    assert kept.read_bytes() == content
    assert not list(kept.parent.glob("*.damaged-*"))


@pytest.mark.usefixtures("kept")
def test_a_sheet_that_cannot_be_written_names_its_own_file_alone(run: Any, paper: Any) -> None:
    paper(FileNotFoundError(2, "No such file or directory", "nowhere/.plan.pdf.x1.tmp"))
    _, _, err = run("plan", "export", CASE.code, "--out", "nowhere/plan.pdf")
    assert err == "trigger-point-atlas: nowhere/plan.pdf cannot be written: No such file or directory\n"
    paper(PermissionError(13, "Permission denied", "plates/front/skin.webp"))
    assert (
        "Permission denied: plates/front/skin.webp"
        in run("plan", "export", CASE.code, "--out", "plan.pdf")[2]
    )
