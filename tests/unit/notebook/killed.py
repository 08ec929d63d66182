"""A program that is killed while it writes: ``python -m tests.unit.notebook.killed FOLDER KILLS``.

Each child tells through a pipe what has been kept (case, site, session, painting, answer, deleted) and when
it is going to delete. After each kill the file is opened and compared. Prints the number of changes that
were kept.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

from atlas.domain.quiz.memory import Review
from atlas.notebook.memory import replayed
from atlas.notebook.notebook import Notebook
from atlas.notebook.review_rows import cards, reviews
from tests.unit.notebook.answers import answer
from tests.unit.notebook.examples import CASE, PAINT, SESSION, SITE, opened

Told = dict[str, Counter[str]]
"""What a child has told of each case: how many times each kind of change."""


def write(path: Path, run: int, tell: int) -> None:
    """Add and delete cases until killed."""
    notebook = opened(path)
    for number in count():
        code = f"R{run}-{number}"

        def told(what: str, code: str = code) -> None:
            os.write(tell, f"{what} {code}\n".encode())

        notebook.add_case(replace(CASE, code=code))
        told("case")
        notebook.add_site(code, SITE, 1)
        told("site")
        whole = notebook.whole(code)  # as the window keeps a change: all of the case in one step
        notebook.put(whole, replace(whole, plan=replace(whole.plan, sites=(*whole.plan.sites, SITE))))
        told("site")
        session = notebook.add_session(code, SESSION)
        told("session")
        notebook.set_painting(code, PAINT, session.id)
        told("painting")
        for days in range(2):
            notebook.record(answer(3, f"nerve:{code}", days))
            told("answer")
        if (run + number) % 3 == 2:
            told("deleting")
            notebook.delete_case(code)
            told("deleted")


def killed(path: Path, run: int, after: float) -> str:
    """What a child told before it was killed, ``after`` seconds from its start."""
    heard, tell = os.pipe()
    child = os.fork()
    if not child:
        with suppress(BaseException):
            write(path, run, tell)
        os._exit(3)
    os.close(tell)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the child ended by itself"
    with os.fdopen(heard, "rb") as pipe:
        return pipe.read().decode()


def compare(path: Path, all_told: Told, run: int) -> None:
    """Every change that was told is there, nothing is there by halves, and what was deleted stays deleted."""
    opening = Notebook.open(path)
    assert opening.notebook is not None, opening.sentence
    assert not opening.sentence, opening.sentence
    there = {case.code for case in opening.notebook.cases()}
    for code, told in all_told.items():
        assert code in there or told["deleting"] or not told["case"], f"lost: {code}"
        assert not (code in there and told["deleted"]), f"back again: {code}"
    newest = [code for code in there if code.startswith(f"R{run}-")]
    for code in [*newest, *random.sample(sorted(there), min(5, len(there)))]:
        compare_case(opening.notebook, code, all_told.get(code, Counter()))
    compare_answers(opening.notebook, all_told)
    assert opening.notebook._db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert not opening.notebook._db.execute("PRAGMA foreign_key_check").fetchall()
    opening.notebook.close()


def compare_case(notebook: Notebook, code: str, told: Counter[str]) -> None:
    """One case holds what was told of it, and at most the one change more that was never told."""
    assert told["site"] <= len(notebook.plan(code).sites) <= min(told["site"] + 1, 2), code
    sessions = notebook.sessions(code)
    assert told["session"] <= len(sessions) <= 1, code
    assert list(sessions) in ([], [SESSION])
    if told["painting"]:
        assert notebook.painting(code, sessions[0].id) == PAINT


def compare_answers(notebook: Notebook, all_told: Told) -> None:
    """Every answer that was told is there, at most one more of each item, and the items stand as they say."""
    kept: dict[str, list[Review]] = {}
    for review in reviews(notebook._db):
        kept.setdefault(review.item, []).append(review)
    for code, told in all_told.items():
        assert told["answer"] <= len(kept.get(f"nerve:{code}", [])) <= min(told["answer"] + 1, 2), code
    states = {card.item: card for card in cards(notebook._db)}
    assert states.keys() == kept.keys()
    assert all(states[item] == replayed(own) for item, own in kept.items())


def main(path: Path, kills: int) -> int:
    """How many changes were kept."""
    ever: Told = {}
    for run in range(kills):
        for line in killed(path, run, random.uniform(0.0, 0.1)).splitlines():
            what, _, code = line.partition(" ")
            ever.setdefault(code, Counter())[what] += 1
        compare(path, ever, run)
    return sum(sum(told.values()) - told["deleting"] for told in ever.values())


if __name__ == "__main__":
    random.seed(20261103)
    print(main(Path(sys.argv[1]) / "notebook.sqlite", int(sys.argv[2])))
