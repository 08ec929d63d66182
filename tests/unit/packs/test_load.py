"""Folders to a library: what is right is there, and what is broken takes nothing else with it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from atlas.domain.body import Depth
from atlas.packs.load import Cancelled, load
from tests.unit.packs.folder import ASSETS, MUSCLE, read, write


def test_a_good_folder_is_read_whole(tmp_path: Path) -> None:
    write(tmp_path)
    loaded = read(tmp_path)
    assert loaded.problems == ()
    muscle = loaded.library.muscles["infraspinatus"]
    assert muscle.depth is Depth.INTERMEDIATE
    zone = muscle.trigger_points[0].zones[0]
    assert zone.path == ((-188.0, -124.0, 1440.0), (-203.0, -135.0, 1390.0))
    assert len(zone.stroke) == len(zone.facing) > 5
    assert muscle.trigger_points[0].facing is not None
    assert muscle.needling.depths[0].mm == "12.5"
    assert loaded.library.regions["shoulder"].spots[0] == ((-188.0, -124.0, 1440.0), 40.0)
    assert [m.id for m, _ in loaded.library.muscles_of("shoulder_pain")] == ["infraspinatus"]


def test_a_broken_file_leaves_the_rest(tmp_path: Path) -> None:
    write(tmp_path, "id: [")
    loaded = read(tmp_path)
    assert "shoulder_pain" in loaded.library.conditions
    assert "infraspinatus" not in loaded.library.muscles
    assert loaded.library.conditions["shoulder_pain"].prevalence == ()
    assert len(loaded.problems) == 1


def test_broken_landmarks_cost_the_zones_that_need_them(tmp_path: Path) -> None:
    write(tmp_path, landmarks="a:\n\tb")
    muscle = read(tmp_path).library.muscles["infraspinatus"]
    assert [zone.where for zone in muscle.trigger_points[0].zones] == ["outer side of the arm"]


def test_a_broken_table_is_told_once_and_not_by_all_who_cite_it(tmp_path: Path) -> None:
    write(tmp_path, sources="a: [")
    assert [Path(problem.file).name for problem in read(tmp_path).problems] == ["sources.yaml"]


def test_figures_go_with_their_source(tmp_path: Path) -> None:
    write(tmp_path, sources="other: {authors: A, year: 2000, title: B}\n")
    loaded = read(tmp_path)
    muscle = loaded.library.muscles["infraspinatus"]
    assert muscle.sources == ()
    assert muscle.needling.depths == ()
    assert muscle.trigger_points[0].zones[0].reported is None
    assert all("simons1999" in problem.message for problem in loaded.problems)


def test_a_later_folder_takes_the_place_of_a_record_or_adds_one(tmp_path: Path) -> None:
    write(tmp_path / "first")
    added = MUSCLE.replace("infraspinatus\n", "teres_minor\n").replace("FJ1500", "FJ1501")
    (tmp_path / "second" / "muscles").mkdir(parents=True)
    (tmp_path / "second" / "muscles" / "teres_minor.yaml").write_text(added, encoding="utf-8")
    renamed = MUSCLE.replace("name: Infraspinatus", "name: Mine")
    (tmp_path / "second" / "muscles" / "infraspinatus.yaml").write_text(renamed, encoding="utf-8")
    library = read(tmp_path / "first", tmp_path / "second").library
    names = {muscle.id: muscle.name for muscle in library.muscles.values()}
    assert names == {"infraspinatus": "Mine", "teres_minor": "Infraspinatus"}


def test_a_broken_override_leaves_what_was_there(tmp_path: Path) -> None:
    write(tmp_path / "first")
    write(tmp_path / "second", MUSCLE.replace("width: 60", "width: -1"))
    loaded = read(tmp_path / "first", tmp_path / "second")
    assert loaded.library.muscles["infraspinatus"].name == "Infraspinatus"
    assert [Path(p.file).parts[-3] for p in loaded.problems] == ["second"]


def test_a_hundred_megabytes_are_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path)
    with file.open("wb") as stream:
        stream.truncate(100_000_000)
    opened: list[Path] = []
    plainly = Path.open
    monkeypatch.setattr(Path, "open", lambda self, *a, **k: opened.append(self) or plainly(self, *a, **k))
    assert "larger than 256 kB" in str(read(tmp_path).problems[0])
    assert opened
    assert file not in opened


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this platform")
def test_what_is_no_plain_file_is_refused(tmp_path: Path) -> None:
    file = write(tmp_path)
    file.unlink()
    os.mkfifo(file)
    assert "not a plain file" in str(read(tmp_path).problems[0])


def test_slips_in_names_are_told(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "muscle").mkdir()
    (tmp_path / "source.yaml").write_text("a: 1", encoding="utf-8")
    (tmp_path / "muscles" / "b.yml").write_text("a: 1", encoding="utf-8")
    told = "\n".join(map(str, read(tmp_path, tmp_path / "nowhere").problems))
    for words in ("mean muscles?", "mean sources.yaml?", "ends in .yaml", "no such folder"):
        assert words in told


def test_loading_can_be_given_up_and_tells_how_far_it_is(tmp_path: Path) -> None:
    write(tmp_path)
    shares: list[float] = []
    load((tmp_path,), ASSETS, progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    with pytest.raises(Cancelled):
        load((tmp_path,), ASSETS, cancelled=lambda: True)


def test_what_cannot_be_checked_is_said(tmp_path: Path) -> None:
    write(tmp_path / "data")
    loaded = load((tmp_path / "data",), tmp_path)
    assert len(loaded.unchecked) == 3
    assert loaded.library.muscles["infraspinatus"].trigger_points[0].zones[0].stroke == ()
