"""The commands: what they print, what they complain of, and with which code they end."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from atlas import paths
from atlas.cli import main
from atlas.domain.painting import Painting, Stroke
from atlas.state.painting_file import save_painting
from tests.unit.packs.folder import MUSCLE, write


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path_factory.getbasetemp() / "home"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def carry_out(*words: str | Path) -> tuple[int, str, str]:
        try:
            code = main([str(word) for word in words])
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return carry_out


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Any:
    def put(name: str, function: str, answer: Any) -> list[Any]:
        calls: list[Any] = []

        def called(*args: Any, **named: Any) -> Any:
            calls.append(named or args)
            if isinstance(answer, Exception):
                raise answer
            return answer

        module = ModuleType(name)
        setattr(module, function, called)
        monkeypatch.setitem(sys.modules, "atlas.ui", ModuleType("atlas.ui"))
        monkeypatch.setitem(sys.modules, name, module)
        return calls

    return put


def test_without_words_the_window_opens(run: Any, stand_in: Any, tmp_path: Path) -> None:
    calls = stand_in("atlas.ui.app", "main", 0)
    assert run()[0] == 0
    assert run("--data", tmp_path)[0] == 0
    assert calls == [((),), ((tmp_path,),)]


def test_check_tells_every_problem_with_file_and_line(run: Any, tmp_path: Path) -> None:
    file = write(tmp_path, MUSCLE.replace("width: 60", "width: wide"))
    code, out, _ = run("check", tmp_path)
    assert code == 1
    where = "trigger_points › 1 › zones › 1 › width"
    assert out == f"{file}:19: {where}: 'wide' does not fit. Expected a number from 2 to 500.\n"
    code, out, _ = run("check", tmp_path, "--json")
    assert code == 1
    assert [(row["line"], row["value"]) for row in json.loads(out)] == [(19, "wide")]


def test_check_of_what_is_right_prints_nothing(run: Any, tmp_path: Path) -> None:
    write(tmp_path)
    code, out, err = run("check", tmp_path)
    assert (code, out) == (0, "")
    assert "problems: 0" in err


def test_a_small_folder_is_checked_on_top_of_what_is_shipped(run: Any, tmp_path: Path) -> None:
    (tmp_path / "muscles").mkdir()
    own = MUSCLE.replace("id: infraspinatus", "id: own").replace("[shoulder_front, ", "[")
    file = tmp_path / "muscles" / "own.yaml"
    file.write_text(own.replace("shoulder_pain: major", "no_such_pain: major"), encoding="utf-8")
    code, out, _ = run("check", tmp_path)
    assert code == 1
    assert [line.split(": ")[0] for line in out.splitlines()] == [f"{file}:34"]


def test_the_shipped_data_is_right(run: Any) -> None:
    assert run("check")[:2] == (0, "")


def test_lists_have_the_promised_fields(run: Any) -> None:
    code, out, err = run("list", "muscles", "--json")
    assert (code, err) == (0, "")
    rows = {row["id"]: row for row in json.loads(out)}
    wanted = {"id", "name", "latin", "region", "depth", "parts", "trigger_points", "conditions"}
    assert all(set(row) == wanted for row in rows.values())
    points = json.loads(run("list", "points", "--json")[1])
    assert all(set(row) == {"muscle", "id", "name", "at", "zones"} for row in points)
    assert sum(row["trigger_points"] for row in rows.values()) == len(points)
    for row in points:
        assert len(row["at"]) == 3
        for zone in row["zones"]:
            assert set(zone) == {"kind", "width", "path"}
            assert all(len(place) == 3 for place in zone["path"])


@pytest.mark.parametrize("kind", ["muscles", "points", "conditions", "regions", "landmarks", "plates"])
def test_every_kind_is_listed_for_people_and_for_scripts(kind: str, run: Any) -> None:
    code, out, _ = run("list", kind)
    rows = json.loads(run("list", kind, "--json")[1])
    assert code == 0
    assert len(out.splitlines()) == len(rows)


def test_show_gives_the_whole_record(run: Any) -> None:
    code, out, _ = run("show", "infraspinatus", "--json")
    record = json.loads(out)
    assert code == 0
    assert record["trigger_points"][0]["zones"][0]["path"]
    assert "stroke" not in record["trigger_points"][0]["zones"][0]
    assert record["needling"]["hazards"]
    assert "Infraspinatus" in run("show", "infraspinatus")[1]
    condition = json.loads(run("show", "shoulder_pain", "--json")[1])
    assert condition["muscles"]["infraspinatus"] in ("major", "minor")


def test_search_gives_hits_best_first(run: Any) -> None:
    code, out, _ = run("search", "infraspinatsu", "--json")
    hits = json.loads(out)
    assert code == 0
    assert set(hits[0]) == {"kind", "id", "name", "score"}
    assert (hits[0]["kind"], hits[0]["id"]) == ("muscle", "infraspinatus")
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)


def test_own_data_may_stand_anywhere(run: Any, tmp_path: Path) -> None:
    write(tmp_path, MUSCLE.replace("name: Infraspinatus", "name: Mine"))
    for words in (("--data", tmp_path, "list", "muscles"), ("list", "--data", tmp_path, "muscles")):
        assert "infraspinatus  Mine" in run(*words)[1].splitlines()


def test_own_data_with_problems_is_shown_and_its_problems_counted(run: Any, tmp_path: Path) -> None:
    write(tmp_path, "id: [")
    code, out, err = run("list", "muscles", "--json", "--data", tmp_path)
    assert code == 0
    assert "infraspinatus" in {row["id"] for row in json.loads(out)}
    assert "problems; 'check'" in err


WRONG = {
    "an unknown record": (("show", "infraspinatos"), 1, "did you mean infraspinatus?"),
    "an unknown plate": (("render", "--plate", "nowhere", "--out", "a.png"), 1, "no plate 'nowhere'"),
    "no such folder": (("check", "/no/such/folder"), 1, "no folder"),
    "no such data": (("list", "muscles", "--data", "/no/such/folder"), 1, "no folder"),
    "an unknown kind": (("list", "bones"), 2, "invalid choice"),
    "an unknown command": (("paint",), 2, "invalid choice"),
    "an unknown option": (("list", "muscles", "--jsn"), 2, "unrecognized arguments"),
    "no kind": (("list",), 2, "KIND"),
    "no file": (("render", "--plate", "full_anterior"), 2, "--out"),
    "another ending": (("render", "--plate", "full_anterior", "--out", "a.gif"), 2, ".png or .svg or .pdf"),
    "no size": (("render", "--plate", "full_anterior", "--out", "a.png", "--size", "big"), 2, "1600x1200"),
    "a size beyond all": (("render", "--plate", "p", "--out", "a.png", "--size", "99999x2"), 2, "16384"),
    "data of nothing": (("list", "muscles", "--data"), 2, "expected one argument"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_on_the_error_stream(name: str, run: Any) -> None:
    words, code, told = WRONG[name]
    ended, out, err = run(*words)
    assert (ended, out) == (code, "")
    assert told in err
    assert "Traceback" not in err


def test_render_hands_over_what_was_asked_for(run: Any, stand_in: Any, tmp_path: Path) -> None:
    calls = stand_in("atlas.ui.headless", "render", None)
    out = tmp_path / "a.svg"
    words = ("--plate", "full_anterior", "--select", "infraspinatus", "--side", "both", "--size", "800x600")
    assert run("render", *words, "--depth", "deep", "--out", out, "--data", tmp_path)[0] == 0
    assert calls == [
        {
            "plate": "full_anterior",
            "depth": "deep",
            "select": ("infraspinatus",),
            "side": "both",
            "size": (800, 600),
            "out": out,
        }
    ]


def test_a_picture_that_cannot_be_drawn_is_an_error(run: Any, stand_in: Any) -> None:
    stand_in("atlas.ui.headless", "render", OSError("no room"))
    code, _, err = run("render", "--plate", "full_anterior", "--out", "a.png")
    assert code == 1
    assert "no room" in err


SHOULDER = "-215,-118,1392"
PAIN_KEYS = {"rank", "muscle", "trigger_point", "side", "kind", "score", "why"}


def test_pain_ranks_one_row_a_muscle_best_first(run: Any) -> None:
    code, out, _ = run("pain", "--at", SHOULDER, "--json", "--limit", "5")
    rows = json.loads(out)
    assert code == 0
    assert [row["rank"] for row in rows] == [1, 2, 3, 4, 5]
    assert all(set(row) == PAIN_KEYS for row in rows)
    assert rows[0]["muscle"] == "infraspinatus"
    assert rows[0]["side"] == "right"
    assert [row["score"] for row in rows] == sorted((row["score"] for row in rows), reverse=True)
    assert "front of the shoulder" in rows[0]["why"]


def test_pain_of_a_place_on_the_left_a_region_and_a_drawing(run: Any, tmp_path: Path) -> None:
    left = json.loads(run("pain", "--at", "215,-118,1392", "--json")[1])
    assert {row["side"] for row in left} == {"left"}
    region = json.loads(run("pain", "--region", "low_back", "--side", "both", "--json")[1])
    assert "both" in {row["side"] for row in region}
    drawing = Painting((Stroke(((-215.0, -118.0, 1392.0),), ((-0.3, -0.95, 0.0),), 15.0),))
    save_painting(tmp_path / "pain.json", drawing, "2026-11-03")
    drawn = json.loads(run("pain", "--drawing", tmp_path / "pain.json", "--json")[1])
    assert drawn[0]["muscle"] == "infraspinatus"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--at", "1,2"), 2, "is not a place"),
        (("--at", "nan,0,0"), 2, "outside every body"),
        (("--at", "900,900,900"), 1, "from the skin"),
        (("--at", SHOULDER, "--radius", "900"), 2, "radius from"),
        (("--at", SHOULDER, "--limit", "0"), 2, "from 1 to"),
        (("--region", "sholder_front"), 1, "did you mean shoulder_front"),
        (("--drawing", "nowhere.json"), 1, "cannot be read"),
        ((), 1, "say where it hurts"),
    ],
)
def test_pain_complains_in_a_sentence(run: Any, words: tuple[str, ...], code: int, said: str) -> None:
    ended, out, err = run("pain", *words)
    assert (ended, out) == (code, "")
    assert said in err
    assert "Traceback" not in err


def test_pain_told_to_people_names_what_to_rule_out_first(run: Any) -> None:
    lines = run("pain", "--at", SHOULDER)[1].splitlines()
    assert lines[0].startswith("Painted:")
    assert lines[1].startswith("First:")
    assert "Infraspinatus" in next(line for line in lines if line.lstrip().startswith("1 "))
