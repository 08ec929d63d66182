"""Two windows share one notebook: each change is kept, and the other window can notice."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from atlas.notebook.connection import connect
from atlas.notebook.faults import NotKept
from atlas.notebook.found import How
from atlas.notebook.notebook import Notebook
from atlas.notebook.schema import STEPS, migrate
from tests.unit.notebook.examples import CASE, SITE, filled, how_it_opens, opened

WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from tests.unit.notebook.examples import CASE, SITE, opened
notebook = opened(Path(sys.argv[1]))
for number in range(40):
    notebook.add_case(replace(CASE, code=f"{sys.argv[2]}-{number}"))
    notebook.add_site("S-014", SITE, 1)
notebook.close()
"""


def test_a_window_notices_what_another_one_changed(tmp_path: Path) -> None:
    one = filled(tmp_path / "notebook.sqlite")
    two = opened(tmp_path / "notebook.sqlite")
    one.cases()
    assert not one.changed_elsewhere()
    two.add_site(CASE.code, SITE)
    assert one.changed_elsewhere()
    assert not one.changed_elsewhere()
    assert not two.changed_elsewhere()
    assert one.plan(CASE.code) == two.plan(CASE.code)
    two.close()
    one.close()


def test_programs_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    filled(path).close()
    running = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), name]) for name in ("A", "B")]
    assert [program.wait(timeout=60) for program in running] == [0, 0]
    notebook = opened(path)
    assert len(notebook.cases()) == 81
    assert [site.order for site in notebook.plan(CASE.code).sites] == list(range(1, 83))
    notebook.close()


def test_programs_that_begin_a_notebook_at_once_begin_one(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    code = (
        "import sys; from pathlib import Path; from atlas.notebook.notebook import Notebook\n"
        "opening = Notebook.open(Path(sys.argv[1]))\n"
        "sys.exit(opening.notebook is None or bool(opening.sentence))"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(path)]) for _ in range(3)]
    assert [program.wait(timeout=60) for program in running] == [0, 0, 0]
    assert how_it_opens(path) is How.READY


def test_a_window_that_does_not_let_go_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("atlas.notebook.connection.PATIENCE_S", 0.05)
    path = tmp_path / "notebook.sqlite"
    notebook = filled(path)
    with closing(connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotKept, match="Another window"):
            notebook.add_case(replace(CASE, code="late-1"))
        opening = Notebook.open(path)
        assert (opening.notebook, opening.how) == (None, How.BUSY)
    notebook.add_case(replace(CASE, code="late-1"))
    notebook.close()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
def test_nothing_is_kept_in_a_file_that_was_set_aside_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    notebook = filled(path)
    notebook.backup(tmp_path / "backup.sqlite")
    for part in sorted(tmp_path.glob("notebook.sqlite*")):
        part.rename(part.with_name("moved" + part.name))
    other = opened(path)
    for ask in (
        lambda: notebook.add_case(replace(CASE, code="late-1")),
        lambda: notebook.delete_case(CASE.code),
        lambda: notebook.restore(tmp_path / "backup.sqlite"),
    ):
        with pytest.raises(NotKept, match="moved, deleted or replaced"):
            ask()
    assert notebook.cases() == (CASE,)
    assert other.cases() == ()
    notebook.close()
    assert not path.with_name("notebook.sqlite-whole").exists(), "nothing is said of the other one's file"
    other.close()


def test_a_window_keeps_nothing_in_a_file_that_a_newer_atlas_has_changed_meanwhile(tmp_path: Path) -> None:
    notebook = filled(tmp_path / "notebook.sqlite")
    notebook.backup(tmp_path / "backup.sqlite")
    newer = (*STEPS, ("ALTER TABLE cases ADD COLUMN colour TEXT",))
    with closing(connect(tmp_path / "notebook.sqlite")) as other:
        migrate(other, newer)
    for ask in (
        lambda: notebook.add_case(replace(CASE, code="late-1")),
        lambda: notebook.restore(tmp_path / "backup.sqlite"),
    ):
        with pytest.raises(NotKept, match="newer atlas"):
            ask()
    assert notebook.cases() == (CASE,)
    notebook.close()
    assert how_it_opens(tmp_path / "notebook.sqlite") is How.NEWER
