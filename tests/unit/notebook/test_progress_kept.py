"""What was learnt is kept as well as the cases: full, read-only, two windows, earlier and newer files."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from atlas.domain.checks import Refused
from atlas.notebook import schema
from atlas.notebook.connection import connect
from atlas.notebook.faults import NotKept
from atlas.notebook.found import How
from atlas.notebook.notebook import Notebook
from atlas.notebook.review_rows import cards, reviews
from tests.unit.notebook.answers import ITEM, NOW, answer
from tests.unit.notebook.examples import CASE, filled, how_it_opens, opened

WRITER = """
import sys
from pathlib import Path
from tests.unit.notebook.answers import answer
from tests.unit.notebook.examples import opened
notebook = opened(Path(sys.argv[1]))
for number in range(30):
    notebook.record(answer(3, days=number + float(sys.argv[2])))
notebook.close()
"""


def test_windows_that_answer_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    opened(path).close()
    running = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), start]) for start in ("0", "0.5")]
    assert [program.wait(timeout=60) for program in running] == [0, 0]
    notebook = opened(path)
    (card,) = cards(notebook._db)
    assert card.reviews == len(list(reviews(notebook._db))) == 60
    notebook.close()


def test_a_window_notices_what_was_answered_in_another(tmp_path: Path) -> None:
    one, two = opened(tmp_path / "n.sqlite"), opened(tmp_path / "n.sqlite")
    one.changed_elsewhere()
    kept = two.record(answer(1))
    assert one.changed_elsewhere()
    assert one.due(kept.due) == (kept,)
    one.close()
    two.close()


def fill(notebook: Notebook) -> int:
    """How many answers are kept until the disk is full."""
    for number in range(2_000):
        try:
            notebook.record(answer(3, f"nerve:m{number}", days=number))
        except NotKept:
            return number
    return 2_000


def test_a_full_disk_takes_no_answer_and_keeps_the_rest(tmp_path: Path) -> None:
    notebook = filled(tmp_path / "notebook.sqlite")
    notebook.record(answer(3))
    pages = notebook._db.execute("PRAGMA page_count").fetchone()[0]
    notebook._db.execute(f"PRAGMA max_page_count = {pages}")
    kept = fill(notebook)
    assert kept < 2_000
    assert len(list(reviews(notebook._db))) == len(list(cards(notebook._db))) == 1 + kept
    assert notebook.cases() == (CASE,)
    notebook.close()


AS_NOBODY = """
import os, sys
from pathlib import Path
from atlas.notebook.notebook import Notebook
from atlas.notebook.faults import NotKept
from tests.unit.notebook.answers import ITEM, NOW, answer
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
notebook = Notebook.open(Path(sys.argv[1])).notebook
assert notebook.read_only
late = answer(3, days=9)
for ask in (lambda: notebook.record(late), lambda: notebook.take_back(ITEM), notebook.forget_progress):
    try:
        ask()
    except NotKept as fault:
        print(fault)
assert [card.item for card in notebook.due(NOW.replace(year=2100))] == [ITEM]
notebook.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_a_notebook_that_can_only_be_read_takes_no_answer() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "notebook.sqlite"
        notebook = opened(path)
        notebook.record(answer(3))
        notebook.close()
        Path(folder).chmod(0o755)
        for part in Path(folder).iterdir():
            part.chmod(0o444)
        command = [sys.executable, "-c", AS_NOBODY, str(path)]
        told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
    assert told.count("can only be read here") == 3


def test_a_notebook_of_before_learning_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    path.touch()
    with closing(connect(path)) as db:
        schema.migrate(db, schema.STEPS[:1])
        db.execute("INSERT INTO cases VALUES (1, 'S-1', '2026-11-03', 'knee_pain', '', 0)")
    notebook = opened(path)
    notebook.record(answer(3))
    assert [case.code for case in notebook.cases()] == ["S-1"]
    assert notebook.fresh([ITEM]) == ()
    notebook.close()


def test_a_newer_notebook_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite"
    opened(path).close()
    with closing(connect(path)) as db:
        db.execute(f"PRAGMA user_version = {len(schema.STEPS) + 1}")
    assert how_it_opens(path) is How.NEWER


def test_a_backup_holds_what_was_learnt(tmp_path: Path) -> None:
    notebook = opened(tmp_path / "notebook.sqlite")
    kept = notebook.record(answer(3))
    notebook.backup(tmp_path / "backup.sqlite")
    notebook.forget_progress()
    notebook.restore(tmp_path / "backup.sqlite")
    assert notebook.due(NOW.replace(year=2100)) == (kept,)
    notebook.close()


def test_the_tables_take_no_value_that_cannot_be(tmp_path: Path) -> None:
    notebook = opened(tmp_path / "notebook.sqlite")
    notebook.record(answer(3))
    for change in ("reviews SET rating = 7", "reviews SET ms = -1", "cards SET stage = 'forgotten'"):
        with pytest.raises(NotKept), notebook._change():
            notebook._db.execute(f"UPDATE {change}")
    with pytest.raises(Refused, match="already answered"):
        notebook.record(answer(4))
    notebook.close()
